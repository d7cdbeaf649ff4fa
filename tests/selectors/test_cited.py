"""Loading what is cited: which text, which byline, which appearance; and why something cannot be cited."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from articles.models import Outlet, Person, Publication
from articles.publishing.amending.amendments import add_publication, amend_article, amend_publication
from articles.publishing.articles import Published, publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.references import Reference
from articles.representations.csl.item import csl_item, first_published
from articles.representations.tombstone import tombstone_json
from articles.selectors.cited import Cited, cite, cite_many
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import newest_passage, passage_in_version
from articles.selectors.resolving import rows_of
from articles.selectors.states import state_of_slug
from articles.selectors.versions import version_by_number
from articles.selectors.withdrawals import WithdrawnError, withdrawals_of
from tests.conftest import SLUG as SAMPLE
from tests.conftest import Publish
from tests.representations.citing import AT
from tests.stories import FERRY, FLOOD, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, set_day, story

pytestmark = pytest.mark.django_db

UNKNOWN = "0000000000"


@pytest.fixture
def two() -> list[str]:
    """The story in two versions; the second lacks the fourth paragraph. Returns the PIDs of the first."""
    first = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED, FLOOD, SCHOOL)
    return pids(first)


def cited_article(slug: str, publication: int | None = None) -> Cited:
    state = state_of_slug(slug)
    return cite(state.version, withdrawals_of(state.article.pk), publication)


def cited_version(slug: str, number: str | int) -> Cited:
    version = version_by_number(slug, number)
    return cite(version, withdrawals_of(version.article_id))


def cited_paragraph(pid: str, publication: int | None = None) -> Cited:
    newest, state = newest_passage(pid)
    return cite(newest, withdrawals_of(state.article.pk), publication)


def cited_passage(pid: str, number: int) -> Cited:
    passage = passage_in_version(pid, number)
    return cite(passage, withdrawals_of(passage.version.article_id))


def withdraw(version: int | None = None, *paragraphs: str) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", version, paragraphs))


# ── The sample ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_sample_is_cited_as_it_is_held(sample: Published) -> None:
    item = csl_item(cited_passage(pids(sample.version)[6], 1), AT)
    assert item["author"] == [{"family": "Lee", "given": "Jongsoo"}]
    assert (item["container-title"], item["type"], "version" in item) == ("Pacific Council", "article-magazine", False)
    assert item["URL"] == f"https://x.example/p/{pids(sample.version)[6]}/v/1/"
    assert "original-date" not in item


def test_the_samples_first_publication_is_told(sample: Published) -> None:
    first = first_published(cited_article(SAMPLE))
    assert first is not None
    assert (first.outlet, first.date) == ("The National Interest", "2023-04-19")


def test_the_samples_original_is_cited_without_what_nobody_knows(sample: Published) -> None:
    original = Publication.objects.get(role="original")
    cited = cited_article(SAMPLE, original.pk)
    item = csl_item(cited, AT)
    assert cited.elsewhere
    assert (item["container-title"], item["issued"]) == ("The National Interest", {"date-parts": [[2023, 4, 19]]})
    assert "URL" not in item
    assert (item["title"], item["custom"]["title_of_version"]) == (sample.version.title, 1)


def test_what_is_learned_of_the_original_is_said(sample: Published) -> None:
    original = Publication.objects.get(role="original")
    facts = {"title": "Seventy Years", "url": "https://interest.example/a", "outlet": {"kind": "magazine"}}
    amend_publication(SAMPLE, original.pk, facts, made_by="newsroom")
    item = csl_item(cited_article(SAMPLE, original.pk), AT)
    assert (item["title"], item["URL"], item["type"]) == (
        "Seventy Years",
        "https://interest.example/a",
        "article-magazine",
    )
    assert "title_of_version" not in item.get("custom", {})


def test_the_appearance_that_is_held_can_be_asked_for(sample: Published) -> None:
    republication = Publication.objects.get(role="republication")
    assert cited_article(SAMPLE, republication.pk) == cited_article(SAMPLE)


def test_what_an_editor_says_of_a_name_and_an_outlet_is_in_the_citation(sample: Published) -> None:
    amend_article(SAMPLE, {"authors": [{"order": 1, "family_name": "Jongsoo Lee"}]}, made_by="newsroom")
    Outlet.objects.filter(name="Pacific Council").update(kind="website")
    item = csl_item(cited_article(SAMPLE), AT)
    assert (item["author"], item["type"]) == ([{"literal": "Jongsoo Lee"}], "webpage")


# ── Versions and paragraphs ─────────────────────────────────────────────────────────────────────────────────────────
def test_an_article_is_cited_in_its_current_version(two: list[str]) -> None:
    assert cited_article(SLUG).key == f"{SLUG}.v2"
    assert cited_version(SLUG, "1").key == f"{SLUG}.v1"


def test_a_paragraph_is_cited_in_the_newest_version_that_has_it(two: list[str]) -> None:
    kept, gone = cited_paragraph(two[4]), cited_paragraph(two[3].upper())
    assert (kept.key, kept.locator) == (f"{two[4]}.v2", "4")
    assert (gone.key, gone.locator) == (f"{two[3]}.v1", "4")
    assert cited_passage(two[4], 1).locator == "5"


def test_the_byline_is_that_of_the_version(publish: Publish) -> None:
    published = publish("One", authors=[{"name_as_printed": "Jane Doe"}, {"name_as_printed": "Ann Roe"}])
    Person.objects.filter(name="Jane Doe").update(name="Jane Q. Doe")
    cited = cited_article(published.article.slug)
    assert [contribution.name_as_printed for contribution in cited.contributions] == ["Jane Doe", "Ann Roe"]


def test_a_correction_is_cited_as_the_page_that_was_corrected(two: list[str]) -> None:
    page = add_publication(
        SLUG, {"role": "original", "outlet": {"name": "The Herald"}, "version": 1}, made_by="newsroom"
    )
    cited = cited_version(SLUG, 2)
    assert (cited.publication, cited.elsewhere, cited.first) == (page, False, None)


# ── What cannot be cited ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda _: cited_article("no-such"), "unknown_article"),
        (lambda _: cited_version("no-such", 1), "unknown_article"),
        (lambda _: cited_version(SLUG, 3), "unknown_version"),
        (lambda _: cited_version(SLUG, "x"), "unknown_version"),
        (lambda _: cited_paragraph(UNKNOWN), "unknown_paragraph"),
        (lambda _: cited_paragraph("x"), "malformed_pid"),
        (lambda _: cited_paragraph("0000000001"), "mistyped_pid"),
        (lambda two: cited_passage(two[3], 2), "unknown_version"),
        (lambda _: cited_article(SLUG, 10**30), "unknown_publication"),
        (lambda two: cited_paragraph(two[0], 0), "unknown_publication"),
    ],
)
def test_what_nobody_knows_is_said(two: list[str], ask: Callable[[list[str]], Any], code: str) -> None:
    with pytest.raises(UnknownError) as refused:
        ask(two)
    assert refused.value.code == code


def test_a_publication_of_another_article_is_none_of_this_one(two: list[str], publish: Publish) -> None:
    publish("Another", outlet={"name": "The Herald"})
    with pytest.raises(UnknownError, match="has no publication"):
        cited_article(SLUG, Publication.objects.get().pk)


@pytest.mark.parametrize("subject", ["article", "version", "paragraph", "passage"])
def test_a_withdrawn_text_is_refused(two: list[str], subject: str) -> None:
    paragraphs = (two[0],) if subject in ("paragraph", "passage") else ()
    withdraw(2 if subject in ("version", "passage") else None, *paragraphs)
    with pytest.raises(WithdrawnError):
        cited_paragraph(two[0])


def test_a_text_of_which_a_paragraph_was_withdrawn_can_be_cited(two: list[str]) -> None:
    withdraw(None, two[0])
    assert cited_article(SLUG).key == f"{SLUG}.v2"


# ── Many ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_many_are_answered_in_their_order(two: list[str]) -> None:
    withdraw(1, two[1])
    places = [
        Reference(slug=SLUG),
        Reference(pid=two[0]),
        Reference(slug="no-such"),
        Reference(pid=two[1], version=1),
        Reference(pid=UNKNOWN),
        Reference(slug=SLUG, version=1),
        Reference(slug=SLUG, version=2, ordinal=4),
        Reference(slug=SLUG, pid=two[3]),
        Reference(slug=SLUG),
        Reference(slug=SLUG, ordinal=9),
        Reference(slug="no-such", pid=two[0]),
        Reference(slug=SLUG, version=9),
        Reference(slug=SLUG, ordinal=1),
    ]
    expected = [
        f"{SLUG}.v2", f"{two[0]}.v2", "unknown_article", "withdrawn", "unknown_paragraph",
        f"{SLUG}.v1", f"{two[4]}.v2", f"{two[3]}.v1", f"{SLUG}.v2",
        "unknown_ordinal", "unknown_paragraph", "unknown_version", f"{two[0]}.v2",
    ]  # fmt: skip
    assert [named(outcome) for outcome in cite_many(rows_of(places))] == expected


def named(outcome: Cited | WithdrawnError | UnknownError) -> str:
    if isinstance(outcome, Cited):
        return outcome.key
    return outcome.code if isinstance(outcome, UnknownError) else "withdrawn"


def test_none_are_none() -> None:
    assert cite_many([]) == []


@pytest.mark.parametrize("count", [1, 12])
def test_the_number_of_queries_is_that_of_few(
    publish: Publish, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    places = []
    for number in range(count):
        title = f"Title {number}"
        facts: dict[str, Any] = {
            "authors": [{"name_as_printed": f"Jane {number} Doe"}],
            "outlet": {"name": f"Outlet {number}"},
        }
        published = publish(
            title, f"The first of {number}.", f"The second of {number}.", f"The third of {number}.", **facts
        )
        slug, own = published.article.slug, pids(published.version)
        draft = NoticeDraft("withdrawal", "A court said so.", None, [own[2]])
        publish_notice(slug, draft)
        places += [
            Reference(slug=slug), Reference(slug=slug, version=1), Reference(pid=own[0]), Reference(pid=own[1], version=1),
            Reference(slug=slug, version=1, ordinal=2), Reference(pid=own[2]),
        ]  # fmt: skip
    with django_assert_num_queries(9):
        for outcome in cite_many(rows_of(places)):
            if isinstance(outcome, Cited):
                csl_item(outcome, AT)
                first_published(outcome)
            elif isinstance(outcome, WithdrawnError):
                tombstone_json(outcome.article, outcome.notice, AT, version=outcome.version, pid=outcome.pid)


def test_one_costs_few_queries(two: list[str], django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(5):
        csl_item(cited_paragraph(two[0]), AT)


# ── The date ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_date_of_a_citation_is_the_editor_s_if_no_appearance_has_one(publish: Publish) -> None:
    first = publish_article(story()).version
    set_day(first, "2018-01-01")
    revised(FERRY, MAYOR_EDITED, FLOOD, public_since="2019-03-04T05:06:07Z")
    assert cited_version(SLUG, 1).date is None
    assert cited_version(SLUG, 2).date == "2019-03-04"
    assert csl_item(cited_version(SLUG, 2), AT)["issued"] == {"date-parts": [[2019, 3, 4]]}
    added = add_publication(SLUG, {"role": "republication", "date": "2017", "version": 1}, made_by="x")
    assert cited_version(SLUG, 2).date == "2017"
    assert cited_article(SLUG, added.pk).date == "2017"


def test_the_date_of_an_appearance_that_printed_another_text_is_its_own(publish: Publish) -> None:
    set_day(publish_article(story()).version, "2018-01-01")
    revised(FERRY, MAYOR_EDITED, FLOOD, public_since="2019")
    outlet = {"outlet": {"name": "The Herald"}}
    added = add_publication(SLUG, {"role": "original", **outlet, "version": 1}, made_by="x")
    add_publication(SLUG, {"role": "republication", "outlet": {"name": "The Courier"}, "version": 2}, made_by="x")
    assert cited_article(SLUG).date == "2019"
    assert cited_article(SLUG, added.pk).date is None
