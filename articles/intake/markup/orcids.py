"""ORCID iDs as documents state them. The last character is checked after ISO 7064 MOD 11-2, as ORCID prescribes."""

import re

_ORCID = re.compile(r"(?<![\d-])(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx])(?![\d-])")
_TEN = 10


def orcid_in(stated: str | None) -> str | None:
    """The iD without its address; None where there is none, or its last character does not check."""
    found = _ORCID.search(stated or "")
    digits = found[1].replace("-", "").upper() if found else ""
    if not digits or _check(digits[:-1]) != digits[-1]:
        return None
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def _check(digits: str) -> str:
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "X" if check == _TEN else str(check)
