"""ORCID iDs as documents and editors state them. The last character is checked after ISO 7064 MOD 11-2, as ORCID asks."""

import re

from stdnum.iso7064 import mod_11_2

from articles.intake.placed import at_place_of

_ORCID = re.compile(r"(?<![\d-])(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])(?![\d-])", re.ASCII)


def orcid_in(stated: str | None) -> str | None:
    """The iD without its address; None if there is none, or its last character does not check."""
    match = _ORCID.search(stated or "")
    return at_place_of(stated, checked_orcid("-".join(match.groups()))) if match else None


def checked_orcid(orcid: str) -> str | None:
    """An iD in four groups with its letter in upper case; None if its last character does not check."""
    orcid = orcid.upper()
    return orcid if mod_11_2.is_valid(orcid.replace("-", "")) else None
