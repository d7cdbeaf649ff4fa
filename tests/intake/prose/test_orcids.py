"""ORCID iDs: the forms that are found, and the check of the last character."""

import pytest

from articles.intake.prose.orcids import checked_orcid, orcid_in


@pytest.mark.parametrize(
    ("stated", "orcid"),
    [
        ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("0000000218250097", "0000-0002-1825-0097"),
        ("ORCID 0000-0002-1694-233x.", "0000-0002-1694-233X"),
        ("0000-0002-1825-0098", None),
        ("0000-0002-1694-2330", None),
        ("0000-0002-1825-00977", None),
        ("9-0000-0002-1825-0097", None),
        ("no iD", None),
        ("", None),
        (None, None),
    ],
)
def test_an_orcid_in_what_is_stated(stated: str | None, orcid: str | None) -> None:
    assert orcid_in(stated) == orcid


@pytest.mark.parametrize(
    ("orcid", "checked"), [("0000-0002-1694-233x", "0000-0002-1694-233X"), ("0000-0002-1852-0097", None)]
)
def test_the_last_character_is_checked(orcid: str, checked: str | None) -> None:
    assert checked_orcid(orcid) == checked
