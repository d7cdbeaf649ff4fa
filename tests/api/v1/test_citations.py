"""The citation of an article, of a version, of a paragraph and of a passage, in all its formats."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Outlet, Paragraph, Publication
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import ARTICLE, HOST, PARAGRAPHS, VERSION, path_of, problem_of, wrong_parameters
from tests.conftest import SLUG

pytestmark = pytest.mark.usefixtures("shared_sample")

TITLE = "The US-South Korea Alliance at 70th Anniversary"
JSON_LD, RIS = "application/ld+json", "application/x-research-info-systems"
TYPES = {
    "json": "application/json",
    "text": "text/x-bibliography; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "bibtex": "application/x-bibtex; charset=utf-8",
    "biblatex": "application/x-biblatex; charset=utf-8",
    "ris": f"{RIS}; charset=utf-8",
    "csl-json": "application/vnd.citationstyles.csl+json",
    "jsonld": JSON_LD,
}


@pytest.fixture
def pid(sample: Published) -> str:
    """The identifier of the seventh paragraph."""
    return Paragraph.objects.get(passages__ordinal=7).pid


@pytest.fixture
def everywhere(pid: str) -> dict[str, str]:
    """The four citations, by what is cited."""
    return {
        "article": f"{ARTICLE}citation/",
        "version": f"{VERSION}citation/",
        "paragraph": f"{PARAGRAPHS}{pid}/citation/",
        "passage": f"{PARAGRAPHS}{pid}/versions/1/citation/",
    }


FOUR = ["article", "version", "paragraph", "passage"]


# ── What it says ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("what", ["article", "version"])
def test_a_text_is_cited_as_it_was_republished(api: Client, everywhere: dict[str, str], what: str) -> None:
    citation = api.get(everywhere[what]).json()
    assert citation["style"] == "apa"
    assert citation["locale"] == "en-US"
    permalink = f"{HOST}/articles/{SLUG}/v/1/"
    assert citation["bibliography"]["text"] == f"Lee, J. (2023, May 1). {TITLE}. Pacific Council. {permalink}"
    assert citation["in_text"]["text"] == "(Lee, 2023)"
    assert citation["locator"] is None
    assert citation["locator_rendered"] is None
    assert citation["first_published"] == {"outlet": "The National Interest", "date": "2023-04-19"}
    assert citation["url"] == citation["csl"]["URL"] == permalink


@pytest.mark.parametrize("what", ["paragraph", "passage"])
def test_a_paragraph_is_cited_with_its_number_and_its_permalink(
    api: Client, everywhere: dict[str, str], pid: str, what: str
) -> None:
    citation = api.get(everywhere[what]).json()
    permalink = api.get(f"{PARAGRAPHS}{pid}/").json()["permalink"]
    assert citation["in_text"]["text"] == "(Lee, 2023, para. 7)"
    assert citation["locator"] == "7"
    assert citation["locator_rendered"] == "labelled"
    assert citation["url"] == citation["csl"]["URL"] == permalink
    assert permalink in citation["bibliography"]["text"]


def test_the_article_and_the_paragraph_say_where_their_citations_are(
    api: Client, everywhere: dict[str, str], pid: str
) -> None:
    assert api.get(ARTICLE).json()["citation_url"] == f"{HOST}{everywhere['article']}"
    assert api.get(f"{PARAGRAPHS}{pid}/").json()["citation_url"] == f"{HOST}{everywhere['paragraph']}"


def test_style_and_locale_are_the_readers_choice(api: Client, everywhere: dict[str, str]) -> None:
    citation = api.get(f"{everywhere['passage']}?style=chicago-notes-bibliography&locale=de").json()
    assert citation["locale"] == "de-DE"
    assert "1. Mai 2023" in citation["in_text"]["text"]


def test_the_day_of_reading_stands_in_the_citation_if_it_is_given(api: Client, everywhere: dict[str, str]) -> None:
    citation = api.get(f"{everywhere['version']}?accessed=2026-11-24&style=ieee").json()
    assert citation["csl"]["accessed"] == {"date-parts": [[2026, 11, 24]]}
    assert "Accessed: Nov. 24, 2026" in citation["bibliography"]["text"]
    assert "accessed" not in api.get(everywhere["version"]).json()["csl"]


def test_the_original_is_cited_honestly(api: Client, everywhere: dict[str, str]) -> None:
    original = Publication.objects.get(role="original")
    citation = api.get(f"{everywhere['version']}?publication={original.pk}").json()
    assert citation["csl"]["container-title"] == "The National Interest"
    assert citation["csl"]["issued"] == {"date-parts": [[2023, 4, 19]]}
    assert "URL" not in citation["csl"]
    assert "http" not in citation["bibliography"]["text"]
    assert citation["first_published"] is None


def test_only_the_fields_that_are_wanted_are_sent(api: Client, everywhere: dict[str, str]) -> None:
    assert set(api.get(f"{everywhere['article']}?fields=csl,url").json()) == {"csl", "url"}


# ── Formats ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("what", FOUR)
@pytest.mark.parametrize("name", TYPES)
def test_every_format_is_had_by_name(api: Client, everywhere: dict[str, str], what: str, name: str) -> None:
    answer = api.get(f"{everywhere[what]}?format={name}", headers={"Accept": "application/json"})
    assert answer.status_code == 200
    assert answer["Content-Type"] == TYPES[name]
    assert "Lee" in answer.content.decode()


@pytest.mark.parametrize("name", TYPES)
def test_every_format_is_had_by_accept(api: Client, everywhere: dict[str, str], name: str) -> None:
    wanted = TYPES[name].partition(";")[0]
    answer = api.get(everywhere["passage"], headers={"Accept": wanted})
    assert answer["Content-Type"] == TYPES[name]
    assert answer["Vary"].split(", ").count("Accept") == 1
    named = api.get(f"{everywhere['passage']}?format={name}")
    assert named.content == answer.content
    assert "Accept" not in named.get("Vary", "")


def test_the_bibliography_takes_style_and_locale_from_accept(api: Client, everywhere: dict[str, str]) -> None:
    accept = "text/x-bibliography; style=ieee; locale=en-GB"
    by_accept = api.get(everywhere["passage"], headers={"Accept": accept}).content
    assert by_accept == api.get(f"{everywhere['passage']}?format=text&style=ieee&locale=en-GB").content
    assert by_accept.startswith(b"[1] J. Lee")


def test_nothing_that_accept_allows(api: Client, everywhere: dict[str, str]) -> None:
    problem = problem_of(api.get(everywhere["article"], headers={"Accept": "application/pdf"}), 406, "not_acceptable")
    assert "application/x-bibtex" in problem["detail"]


# ── What cannot be asked for ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("what", FOUR)
def test_the_problem_of_an_unknown_style_names_the_nearest(api: Client, everywhere: dict[str, str], what: str) -> None:
    problem = problem_of(api.get(f"{everywhere[what]}?style=apaa"), 404, "unknown_style")
    assert "“apa”" in problem["detail"]
    assert problem["detail"].count("“") == 4


@pytest.mark.parametrize("what", FOUR)
def test_the_problem_of_an_unknown_locale_names_the_nearest(api: Client, everywhere: dict[str, str], what: str) -> None:
    problem = problem_of(api.get(f"{everywhere[what]}?locale=en-UZ"), 404, "unknown_locale")
    assert "“en-US”" in problem["detail"]


@pytest.mark.parametrize("what", FOUR)
def test_an_unknown_publication(api: Client, everywhere: dict[str, str], what: str) -> None:
    problem_of(api.get(f"{everywhere[what]}?publication=99999999"), 404, "unknown_publication")


@pytest.mark.parametrize(
    "query", ["format=docx", "accessed=2026-13-01", "accessed=yesterday", "publication=first", "stil=apa", "style="]
)
def test_a_wrong_parameter_is_named(api: Client, everywhere: dict[str, str], query: str) -> None:
    wrong = wrong_parameters(api.get(f"{everywhere['passage']}?{query}"))
    assert list(wrong) == [query.partition("=")[0]]


def test_unknown_things_have_no_citation(api: Client, sample: Published) -> None:
    problem_of(api.get("/api/v1/articles/nothing/citation/"), 404, "unknown_article")
    problem_of(api.get(f"{ARTICLE}versions/2/citation/"), 404, "unknown_version")
    problem_of(api.get(f"{PARAGRAPHS}0000000000/citation/"), 404, "unknown_paragraph")
    problem_of(api.get(f"{PARAGRAPHS}0000000001/citation/"), 404, "mistyped_pid")


@pytest.mark.parametrize("what", FOUR)
def test_a_withdrawn_text_has_no_citation(api: Client, everywhere: dict[str, str], what: str) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    problem = problem_of(api.get(everywhere[what]), 410, "withdrawn")
    assert problem["tombstone"]["byline"] == ["Jongsoo Lee"]


# ── Caches ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("what", ["version", "passage"])
@pytest.mark.parametrize("query", ["", "?format=bibtex", "?style=ieee"])
def test_the_citation_of_what_never_changes_is_new_after_a_notice_alone(
    api: Client, everywhere: dict[str, str], what: str, query: str
) -> None:
    answer = api.get(f"{everywhere[what]}{query}")
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    known = {"If-None-Match": answer["ETag"]}
    assert api.get(f"{everywhere[what]}{query}", headers=known).status_code == 304
    publish_notice(SLUG, NoticeDraft("retraction", "It is not so."))
    again = api.get(f"{everywhere[what]}{query}", headers=known)
    assert again.status_code == 200
    assert "retracted" in again.content.decode().casefold()


@pytest.mark.parametrize("what", FOUR)
@pytest.mark.parametrize("name", sorted(TYPES))
def test_a_renamed_outlet_leaves_citations_as_they_were(
    api: Client, everywhere: dict[str, str], what: str, name: str
) -> None:
    address = f"{everywhere[what]}?format={name}"
    before = api.get(address)
    for outlet in Outlet.objects.all():
        outlet.name = f"Renamed {outlet.name}"
        outlet.save()
    after = api.get(address)
    assert after.content == before.content
    assert (after["ETag"] == before["ETag"]) is (what in ("version", "passage"))


@pytest.mark.parametrize("what", ["article", "paragraph"])
def test_the_citation_of_what_may_change_names_that_of_the_version(
    api: Client, everywhere: dict[str, str], what: str
) -> None:
    answer = api.get(f"{everywhere[what]}?style=ieee")
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    of_version = api.get(path_of(answer["Content-Location"]))
    assert of_version.content == answer.content
    again = api.get(f"{everywhere[what]}?style=ieee", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_formats_have_tags_of_their_own(api: Client, everywhere: dict[str, str]) -> None:
    tags = {api.get(everywhere["article"], headers={"Accept": TYPES[name].partition(";")[0]})["ETag"] for name in TYPES}
    assert len(tags) == len(TYPES)


def test_the_number_of_queries_is_constant(
    api: Client, everywhere: dict[str, str], django_assert_max_num_queries: Any
) -> None:
    for address in everywhere.values():
        api.get(address)
        with django_assert_max_num_queries(14):
            api.get(address)


# ── Notices ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("what", FOUR)
def test_a_retraction_is_said_in_every_format(api: Client, everywhere: dict[str, str], what: str) -> None:
    publish_notice(SLUG, NoticeDraft("correction", "A number was wrong."))
    publish_notice(SLUG, NoticeDraft("retraction", "It is not true."))
    citation = api.get(everywhere[what]).json()
    assert citation["status"] == citation["csl"]["status"] == "retracted"
    assert [(notice["kind"], notice["text"]) for notice in citation["notices"]] == [
        ("correction", "A number was wrong."), ("retraction", "It is not true."),
    ]  # fmt: skip
    for form in ("text", "html"):
        assert f"RETRACTED: {TITLE}" in api.get(everywhere[what], {"format": form}).content.decode()
    for form in ("bibtex", "biblatex", "ris", "csl-json"):
        written = api.get(everywhere[what], {"format": form}).content.decode()
        assert "Corrected on 20" in written
        assert "Retracted on 20" in written
        assert "RETRACTED" not in written
    assert '"creativeWorkStatus":"Retracted"' in api.get(everywhere[what], {"format": "jsonld"}).content.decode()


def test_a_text_without_notices_has_no_status(api: Client, everywhere: dict[str, str]) -> None:
    citation = api.get(everywhere["version"]).json()
    assert (citation["status"], citation["notices"]) == (None, [])
    assert {"status", "note"}.isdisjoint(citation["csl"])


def test_bibtex_is_utf_8_and_ascii_on_request(api: Client, everywhere: dict[str, str], sample: Published) -> None:
    Publication.objects.filter(article=sample.article).update(title="Ça va – “Łódź”")
    address = everywhere["version"]
    own = Publication.objects.get(article=sample.article, role="republication").pk
    query: dict[str, str | int] = {"format": "bibtex", "publication": own}
    assert "Ça va – “{Łódź}”" in api.get(address, query).content.decode()
    assert api.get(address, {**query, "ascii": "true"}).content.isascii()
