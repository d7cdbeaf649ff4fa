"""The facts by which a library finds a text: what each takes, and what it makes of it."""

import pytest

from articles.intake.bibliographic import LONGEST, checked_fact, doi_named, first_to_last, stated_facts

SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"


def refused(name: str, stated: str) -> str:
    with pytest.raises(ValueError, match=r"^Th(is|ese) ") as caught:
        checked_fact(name, stated)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "stated", "fact"),
    [
        ("section", "Opinion", "Opinion"),
        ("doi", "10.1000/182", "10.1000/182"),
        ("doi", "doi:10.1000/182", "10.1000/182"),
        ("doi", "https://doi.org/10.1000/182", "10.1000/182"),
        ("issn", "2049-3630", "2049-3630"),
        ("issn", "20493630", "2049-3630"),
        ("issn", "1050-124x", "1050-124X"),
        ("issn", "eISSN: 1050-124X", "1050-124X"),
        ("volume", "12", "12"),
        ("volume", "Vol. 12", "12"),
        ("volume", "Volume XII", "XII"),
        ("volume", "45/46", "45/46"),
        ("volume", "New Series 3", "New Series 3"),
        ("volume", "第12卷", "第12卷"),
        ("issue", "3", "3"),
        ("issue", "No. 3", "3"),
        ("issue", "Number 3", "3"),
        ("issue", "Nov/Dec", "Nov/Dec"),
        ("issue", "Spring 2023", "Spring 2023"),
        ("pages", "12-18", "12-18"),
        ("pages", "pp. 12 – 18", "12-18"),
        ("pages", "page 7", "7"),
        ("pages", "A1; A4", "A1, A4"),
        ("pages", "e1001044", "e1001044"),
        ("pages", "xii-xv", "xii-xv"),
        ("pages", "321-28", "321-28"),
        ("pages", "9-10", "9-10"),
        ("pages", "12-9a", "12-9a"),
        ("pages", "A12-9", "A12-9"),
        ("pages", "7-7", "7-7"),
    ],
)
def test_a_fact_in_its_standard_form(name: str, stated: str, fact: str) -> None:
    assert checked_fact(name, stated) == fact
    assert checked_fact(name, fact) == fact


@pytest.mark.parametrize(
    ("name", "stated", "sentence"),
    [
        ("section", "***", "This is not a section; write its name, such as Opinion"),
        ("doi", "11.1000/182", "This is not a DOI; write it as 10.1000/182"),
        ("issn", "2049-3631", "This ISSN is mistyped: its last character does not check"),
        ("issn", "2049-363", "This is not an ISSN; write it as 2049-3630"),
        ("volume", "War and Peace", "This is not a volume; write its number, such as 12 or XII"),
        ("volume", "Lord of the Rings 3", "This is not a volume; write its number, such as 12 or XII"),
        ("volume", "Vol.", "This is not a volume; write its number, such as 12 or XII"),
        ("issue", "—", "This is not an issue; write its number or its name, such as 3 or Spring"),
        ("pages", "yes", "These are not pages; write them as 12-18, or as A1, A4"),
    ],
)
def test_a_malformed_fact_says_how_it_is_written(name: str, stated: str, sentence: str) -> None:
    assert refused(name, stated) == sentence


@pytest.mark.parametrize(
    "pages", ["12 to 14", "-", "12-", "12, ", "1-2-3", "18-12", "321-18", "321-20", "mild", "x" * 20 + "1", "12, yes"]
)
def test_what_is_not_pages(pages: str) -> None:
    assert refused("pages", pages).startswith("These are not pages")


@pytest.mark.parametrize(
    ("name", "longest"),
    [
        ("section", "x" * 200),
        ("doi", f"10.1000/{'x' * 247}"),
        ("volume", "1" * 30),
        ("issue", "x" * 50),
        ("pages", f"{'1, ' * 33}1"),
    ],
)
def test_a_fact_is_as_long_as_the_store_holds_it(name: str, longest: str) -> None:
    assert checked_fact(name, longest) == longest
    assert refused(name, f"{longest}1").startswith(f"This has {LONGEST[name] + 1} characters")


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/182", "10.1000/182"),
        ("10.1000.10/182", "10.1000.10/182"),
        (" DOI: 10.1000/ABC ", "10.1000/ABC"),
        ("info:doi/10.1000/182", "10.1000/182"),
        ("HTTP://DX.DOI.ORG/10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/a%3Cb?x=1#y", "10.1000/a<b"),
        (SICI, SICI),
        ("10.1000/", None),
        ("10.1000", None),
        ("10.x/y", None),
        ("10.1000/a b", None),
        ("10.1000/a\u202eb", None),
        ("https://example.org/10.1000/182", None),
        ("a-slug", None),
    ],
)
def test_the_spellings_of_a_doi(text: str, doi: str | None) -> None:
    assert doi_named(text) == doi


def test_what_a_document_states_wrongly_is_left_out_with_a_warning() -> None:
    warnings: list[str] = []
    stated = {"volume": " 12\n", "issue": None, "pages": " ", "issn": "2049-3631", "section": "x" * 201}
    assert stated_facts(stated, warnings.append) == {"volume": "12"}
    assert warnings == [
        "The ISSN “2049-3631” is left out. This ISSN is mistyped: its last character does not check.",
        f"The section “{'x' * 60}” is left out. This has 201 characters; at most 200 can be stored.",
    ]


def test_the_first_and_the_last_page() -> None:
    assert first_to_last("12", "18") == "12-18"
    assert first_to_last("12", "12") == first_to_last("12", None) == "12"
    assert first_to_last(None, "18") is None
