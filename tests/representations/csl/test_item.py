"""The CSL item: what is known, in CSL's words; nothing is invented; the schema of CSL-JSON holds."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from articles.representations.csl.item import FirstPublished, csl_item, first_published
from articles.selectors.cited import Cited
from tests.representations.citing import AT, PID, by, cited, publication, version

SCHEMA = json.loads((Path(__file__).parents[2] / "data" / "csl-data.schema.json").read_text(encoding="utf-8"))
ORCID = "0000-0002-1825-0097"


def item(what: Cited, accessed: str | None = None) -> dict[str, Any]:
    """The item, which the schema of CSL-JSON takes."""
    made = csl_item(what, AT, accessed)
    jsonschema.validate([made], SCHEMA)
    return made


def test_of_what_nobody_told_us_nothing_is_said() -> None:
    assert item(cited(of=version(language=None))) == {
        "id": "the-bridge.v1",
        "type": "webpage",
        "title": "The Bridge",
        "URL": "https://x.example/articles/the-bridge/v/1/",
    }


def test_everything_that_is_known_is_said() -> None:
    reprint = publication("Pacific Council", "website", date="2023-05-01", title="The Bridge Again", version=None)
    assert item(cited(by("Jongsoo Lee", orcid=ORCID), publication=reprint, ordinal=7), "2026-11-24") == {
        "id": f"{PID}.v1",
        "type": "webpage",
        "title": "The Bridge Again",
        "author": [{"family": "Lee", "given": "Jongsoo"}],
        "container-title": "Pacific Council",
        "issued": {"date-parts": [[2023, 5, 1]]},
        "URL": f"https://x.example/p/{PID}/v/1/",
        "accessed": {"date-parts": [[2026, 11, 24]]},
        "language": "en",
        "custom": {"orcid": [{"name": "Jongsoo Lee", "orcid": ORCID}]},
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("newspaper", "article-newspaper"), ("magazine", "article-magazine"), ("journal", "article-journal"),
        ("website", "webpage"), (None, "article-magazine"),
    ],
)  # fmt: skip
def test_the_kind_of_the_outlet_is_the_type(kind: str | None, expected: str) -> None:
    assert item(cited(publication=publication(kind=kind)))["type"] == expected


PLACE = {"section": "Essay", "volume": "12", "issue": "3", "DOI": "10.1/x", "ISSN": "2049-3630"}


def test_where_the_text_stood_is_said() -> None:
    facts = {name.lower(): value for name, value in PLACE.items()}
    made = item(cited(publication=publication(pages="4-5", **facts)))
    assert {name: made[name] for name in (*PLACE, "page")} == {**PLACE, "page": "4-5"}


def test_without_a_fact_about_the_place_none_is_said() -> None:
    assert not {*PLACE, "page"} & set(item(cited(publication=publication())))


@pytest.mark.parametrize(
    ("outlet", "kind", "expected"),
    [
        ("Ice", None, "article-journal"), (None, None, "article-journal"), ("Ice", "magazine", "article-magazine"),
        ("Ice", "website", "webpage"),
    ],
)  # fmt: skip
def test_what_has_a_doi_is_of_a_journal_unless_the_outlet_is_known_as_another_kind(
    outlet: str | None, kind: str | None, expected: str
) -> None:
    assert item(cited(publication=publication(outlet, kind, doi="10.1/x")))["type"] == expected


@pytest.mark.parametrize(("elsewhere", "expected"), [(False, "webpage"), (True, "document")])
def test_without_an_outlet_it_is_what_can_be_read_somewhere(elsewhere: bool, expected: str) -> None:
    assert item(cited(publication=publication(None, date="2023"), elsewhere=elsewhere))["type"] == expected


@pytest.mark.parametrize(("date", "parts"), [("2023", [2023]), ("2023-04", [2023, 4]), ("2023-04-09", [2023, 4, 9])])
def test_a_date_is_as_precise_as_it_is_known(date: str, parts: list[int]) -> None:
    assert item(cited(publication=publication(date=date)))["issued"] == {"date-parts": [parts]}


@pytest.mark.parametrize(("number", "said"), [(1, None), (2, "2"), (3, "3")])
def test_only_a_later_version_says_its_number(number: int, said: str | None) -> None:
    assert item(cited(of=version(number=number))).get("version") == said


def test_what_nobody_sees_is_not_exported_and_ligatures_are_letters() -> None:
    made = item(
        cited(
            by("Jane\u00ad Doe"),
            of=version("The \ufb01rst o\ufb00\u200ber\u2060"),
            publication=publication("\ufeffHerald"),
        )
    )
    assert (made["title"], made["container-title"], made["author"][0]["given"]) == ("The first offer", "Herald", "Jane")


def test_a_date_that_is_not_known_is_absent() -> None:
    assert "issued" not in item(cited(publication=publication()))


# ── The first publication ───────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("first", "issued", "kind", "expected"),
    [
        ("2022-12", "2023-05-01", None, [2022, 12]),
        ("2022-12", None, None, [2022, 12]),
        ("2023-04-19", "2023-05-01", None, None),
        (None, "2023-05-01", None, None),
        ("2022-12", "2023-05-01", "website", None),
    ],
)
def test_the_first_date_is_said_where_its_year_differs(
    first: str | None, issued: str | None, kind: str | None, expected: list[int] | None
) -> None:
    original = publication("The National Interest", role="original", date=first)
    made = item(cited(publication=publication(kind=kind, date=issued), first=original))
    assert made.get("original-date") == (expected and {"date-parts": [expected]})


@pytest.mark.parametrize(
    ("outlet", "date"), [("The National Interest", "2023-04-19"), (None, "2023"), ("The National Interest", None)]
)
def test_the_first_publication_stands_beside_the_citation(outlet: str | None, date: str | None) -> None:
    what = cited(publication=publication(), first=publication(outlet, role="original", date=date))
    known = {name: value for name, value in {"outlet": outlet, "date": date}.items() if value}
    assert first_published(what) == FirstPublished(outlet=outlet, date=date)
    assert item(what)["custom"] == {"first_published": known}


def test_of_the_first_publication_itself_there_is_no_other() -> None:
    assert first_published(cited(publication=publication(role="original"))) is None


# ── Another appearance ──────────────────────────────────────────────────────────────────────────────────────────────
def test_an_appearance_elsewhere_has_no_address_but_its_own() -> None:
    original = publication("The National Interest", role="original", date="2023-04-19")
    made = item(cited(publication=original, elsewhere=True))
    assert "URL" not in made
    assert (made["title"], made["custom"]) == ("The Bridge", {"title_of_version": 1})


def test_an_appearance_elsewhere_has_its_own_title_and_address() -> None:
    original = publication("The Interest", title="A Bridge", url="https://interest.example/a", role="original")
    made = item(cited(publication=original, elsewhere=True))
    assert (made["title"], made["URL"], "custom" in made) == ("A Bridge", "https://interest.example/a", False)


def test_a_corrected_text_has_the_title_that_it_has_now() -> None:
    before = version("The Brigde", 1)
    now = version("The Bridge", 2)
    assert item(cited(of=now, publication=publication(title="The Brigde", version=before)))["title"] == "The Bridge"


# ── People ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_each_role_has_its_variable_and_an_unknown_one_is_a_contributor() -> None:
    roles = ("author", "editor", "translator", "illustrator", "interviewer", "contributor", "photographer")
    made = item(cited(*(by(f"Jane Mc{role}", role) for role in roles)))
    assert [name["family"] for name in made["contributor"]] == ["Mccontributor", "Mcphotographer"]
    assert {role: len(made[role]) for role in roles[:5]} == dict.fromkeys(roles[:5], 1)


def test_what_another_text_says_of_a_namesake_is_not_cited() -> None:
    printed = by("Gabriel García Márquez", orcid=ORCID, family_name="García Márquez")
    known = item(cited(printed))
    assert (known["author"][0]["family"], known["custom"]["orcid"][0]["orcid"]) == ("García Márquez", ORCID)
    printed.identified_by = "name"
    inferred = item(cited(printed))
    assert (inferred["author"][0]["family"], "custom" in inferred) == ("Márquez", False)


def test_stated_parts_are_cited() -> None:
    printed = by("Mario Vargas Llosa")
    printed.name_parts = {"family": "Vargas Llosa", "given": "Mario"}
    assert item(cited(printed))["author"] == [{"family": "Vargas Llosa", "given": "Mario"}]
    printed.name_parts = {"literal": "Mario Vargas Llosa"}
    assert item(cited(printed))["author"] == [{"literal": "Mario Vargas Llosa"}]


def test_three_hundred_authors_are_three_hundred_in_their_order() -> None:
    made = item(cited(*(by(f"Ann{number} Author{number}") for number in range(300))))
    assert [name["family"] for name in made["author"]] == [f"Author{number}" for number in range(300)]


def test_an_institution_is_told_by_the_editor() -> None:
    board = "The Editorial Board"
    assert item(cited(by(board, family_name=board)))["author"] == [{"literal": board}]


def test_the_language_is_the_texts_and_else_the_articles() -> None:
    assert item(cited(of=version(language="ko", article_language="en")))["language"] == "ko"
    assert item(cited(of=version(language=None, article_language="en")))["language"] == "en"


# ── Bad words ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_markup_that_was_printed_is_no_markup() -> None:
    made = item(
        cited(by("Jane <b>Doe</b>"), of=version("On <i> & <sup>"), publication=publication("The <i>Herald</i>"))
    )
    texts = [made["title"], made["container-title"], made["author"][0]["family"]]
    printed = item(cited(publication=publication(section="<i>On</i>", doi="10.1/<i>")))
    assert (printed["section"], printed["DOI"]) == ("<i>On</i>", "10.1/<i>")
    assert texts == ["On <i> & <sup>", "The <i>Herald</i>", "<b>Doe</b>"]


def test_an_outlet_is_named_as_the_appearance_printed_it() -> None:
    first, later = publication("The Interest", name_now="The Nation"), publication("The Herald", name_now="The Mirror")
    item = csl_item(cited(publication=later, first=first), AT)
    assert (item["container-title"], item["custom"]["first_published"]["outlet"]) == ("The Herald", "The Interest")


def test_an_appearance_that_an_older_release_stored_names_the_outlet_as_it_is_called_now() -> None:
    older = publication("The Herald", name_now="The Mirror", outlet_name_as_printed=None)
    assert csl_item(cited(publication=older), AT)["container-title"] == "The Mirror"
