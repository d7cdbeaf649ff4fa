"""Publishing an article: everything in one transaction, or nothing."""

from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.identity import pids
from articles.intake.manuscript import Affiliation, Author, Block, LeftOut, ManuscriptPublication, Outlet, Section
from articles.models import Article, Contribution, Event, Paragraph, Passage, Person, Publication, Version, Wording
from articles.publishing import articles as articles_module
from articles.publishing.articles import metadata_dropped, publish_article, rehearsal
from articles.publishing.delivery import Delivery, delivery_of
from articles.publishing.errors import SlugTakenError, UnpublishableError
from articles.publishing.transactions import writing
from tests.conftest import SAMPLE, delivery
from tests.stories import FERRY, PENGUIN, STORY, revised, story

pytestmark = pytest.mark.django_db


def rows() -> dict[str, int]:
    """How many rows each table of the app holds, the search index included."""
    counts = {model.__name__: model._default_manager.count() for model in apps.get_app_config("articles").get_models()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_searchentry")
        return {**counts, "search": cursor.fetchone()[0]}


NOTHING = dict.fromkeys(
    [*(model.__name__ for model in apps.get_app_config("articles").get_models()), "search"], 0
)  # fmt: skip


MOST_QUERIES = 24


def rich() -> Delivery:
    """A document that leaves a row in every table that publishing writes."""
    return delivery(
        "A title",
        "The first.",
        "The second.",
        language="en",
        authors=(Author("Jane Doe", affiliations=(Affiliation("Fellow", "A house"),)),),
        publications=(ManuscriptPublication("original", Outlet("The Herald"), "2023-04", printed_here=True),),
        sections=(Section(1, 2, "A heading"),),
        left_out=(LeftOut("An advertisement", "furniture"),),
    )


# ── What is stored ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_document_becomes_one_row_for_each_of_its_parts() -> None:
    publish_article(rich())
    assert rows() == {
        **NOTHING,
        "Article": 1, "Version": 1, "Source": 1, "Contribution": 1, "Person": 1, "Affiliation": 1, "Publication": 1,
        "Outlet": 1, "Section": 1, "Paragraph": 2, "Wording": 2, "Passage": 2, "Event": 1, "search": 1,
    }  # fmt: skip


def test_the_first_version_is_the_current_one() -> None:
    published = publish_article(rich())
    assert published.created
    assert published.article.current_version == published.version
    assert (published.version.number, published.version.reason) == (1, "original")
    assert published.version.previous_digest is None


def test_every_passage_is_new_and_in_its_section() -> None:
    publish_article(rich())
    found = Passage.objects.order_by("ordinal").values_list("ordinal", "wording__text", "change", "section__heading")
    assert list(found) == [(1, "The first.", "new", "A heading"), (2, "The second.", "new", "A heading")]


def test_the_publication_that_printed_the_text_is_tied_to_its_version() -> None:
    published = publish_article(rich())
    assert Publication.objects.get().version == published.version


def test_a_publication_that_printed_another_text_is_not() -> None:
    publish_article(delivery("A title", publications=(ManuscriptPublication("original", Outlet("The Herald")),)))
    assert Publication.objects.get().version is None


def test_headings_are_no_paragraphs() -> None:
    made = delivery("A title", "A paragraph.")
    heading = Block("heading", "A heading", "A heading")
    publish_article(replace(made, manuscript=replace(made.manuscript, blocks=(heading, *made.manuscript.blocks))))
    assert [passage.wording.text for passage in Passage.objects.select_related("wording")] == ["A paragraph."]


def test_the_same_text_in_two_paragraphs_is_two_paragraphs() -> None:
    publish_article(delivery("A title", "Again.", "Again."))
    assert Paragraph.objects.count() == Wording.objects.count() == 2


def test_the_day_of_the_first_publication_is_the_earliest_that_a_date_may_mean() -> None:
    appearances = (
        ManuscriptPublication("original", date="2023-05-02"),
        ManuscriptPublication("republication", date="2023-05"),
    )
    publish_article(delivery("A title", publications=appearances))
    assert str(Article.objects.get().first_published_on) == "2023-05-01"


def test_the_slug_that_an_editor_chose_is_taken() -> None:
    assert publish_article(delivery("A title", slug="another")).article.slug == "another"


# ── One transaction ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["store_version", "store_publications", "mint_paragraphs"])
def test_if_the_last_step_fails_nothing_is_stored(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    real = getattr(articles_module, step)

    def fail_afterwards(*args: Any) -> None:
        real(*args)
        raise RuntimeError("the lights went out")

    monkeypatch.setattr(articles_module, step, fail_afterwards)
    with pytest.raises(RuntimeError):
        publish_article(rich())
    assert rows() == NOTHING


@pytest.mark.django_db(transaction=True)
def test_a_document_that_is_refused_half_way_leaves_nothing() -> None:
    appearances = (
        ManuscriptPublication("original", Outlet("The Herald")),
        ManuscriptPublication("republication", Outlet("x" * 301)),
    )
    with pytest.raises(UnpublishableError):
        publish_article(delivery("A title", authors=(Author("Jane Doe"),), publications=appearances))
    assert rows() == NOTHING


@pytest.mark.django_db(transaction=True)
def test_a_rehearsal_stores_nothing() -> None:
    with rehearsal():
        assert publish_article(rich()).created
        assert rows()["Article"] == 1
    assert rows() == NOTHING


def test_stored_rows_outlive_a_rehearsal() -> None:
    publish_article(rich())
    before = rows()
    with rehearsal():
        publish_article(delivery("Another"))
    assert rows() == before


# ── What it costs ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_article_of_many_parts_takes_as_many_queries_as_one_of_few() -> None:
    few = (Author("Jane Doe", affiliations=(Affiliation("Fellow", "A house"),)), Author("Kim Lee"))
    many = [replace(author, affiliations=few[0].affiliations * 5) for author in few]
    publish_article(delivery("Known", "A text.", authors=few))  # so that nobody is new later
    counts = []
    for title, authors, count in (("Few", few, 2), ("Many", many, 90)):
        texts = [f"Paragraph {number} of {title}." for number in range(count)]
        sections = tuple(Section(ordinal, ordinal) for ordinal in range(1, count + 1))
        with CaptureQueriesContext(connection) as queries:
            publish_article(delivery(title, *texts, authors=authors, sections=sections))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= MOST_QUERIES


# ── The same again ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_bytes_that_are_already_published_change_nothing() -> None:
    first = publish_article(delivery_of(SAMPLE))
    before = rows()
    updated = first.article.updated_at
    again = publish_article(delivery_of(SAMPLE))
    assert (again.created, again.article, again.version) == (False, first.article, first.version)
    assert rows() == before
    assert Article.objects.get().updated_at == updated


def test_bytes_that_several_versions_hold_are_published_as_the_first() -> None:
    first = publish_article(story())
    revised(FERRY, PENGUIN)
    revised(*STORY, revert=True)
    assert publish_article(story()).version == first.version


@pytest.mark.parametrize(
    ("stored", "sent", "dropped"),
    [
        ({"genre": "news"}, {"genre": "essay"}, True),
        (None, {"genre": "essay"}, True),
        ({"genre": "news"}, {"genre": "news"}, False),
        ({"genre": "news"}, None, False),
        ({"genre": "news"}, {}, False),
    ],
)
def test_metadata_are_dropped_if_they_differ_from_those_stored(
    stored: dict[str, str] | None, sent: dict[str, str] | None, dropped: bool
) -> None:
    made = delivery("A title")
    version = publish_article(replace(made, metadata=stored)).version
    assert metadata_dropped(replace(made, metadata=sent), version) is dropped


def test_another_text_under_a_taken_slug_is_refused() -> None:
    publish_article(delivery("A title", "One text."))
    before = rows()
    with pytest.raises(SlugTakenError) as error:
        publish_article(delivery("A title", "Another text."))
    assert error.value.slug == "a-title"
    assert "--article a-title" in error.value.detail
    assert rows() == before


# ── What cannot be stored ───────────────────────────────────────────────────────────────────────────────────────────
LONG = "x" * 2001


@pytest.mark.parametrize(
    "made",
    [
        delivery("x" * 501),
        delivery("A title", subtitle="x" * 1001),
        delivery("A title", genre="x" * 51),
        delivery("A title", slug="x" * 201),
        delivery("A title", language="x" * 36),
        delivery("A title", media_type="x" * 101),
        delivery("A title", authors=(Author("x" * 301),)),
        delivery("A title", authors=(Author("Jane Doe", role="x" * 51),)),
        delivery("A title", authors=(Author("Jane Doe", person_name="x" * 301),)),
        delivery("A title", authors=(Author("Jane Doe", affiliations=(Affiliation("x" * 301, None),)),)),
        delivery("A title", publications=(ManuscriptPublication("original", Outlet("x" * 301)),)),
        delivery("A title", publications=(ManuscriptPublication("original", Outlet("The Herald", f"https://x.example/{LONG}")),)),
        delivery("A title", publications=(ManuscriptPublication("original", title="x" * 501),)),
        delivery("A title", publications=(ManuscriptPublication("original", credit="x" * 1001),)),
        delivery("A title", publications=(ManuscriptPublication("original", rights="x" * 1001),)),
        delivery("A title", publications=(ManuscriptPublication("original", url=f"https://x.example/{LONG}"),)),
        delivery("A title", sections=(Section(1, 1, "x" * 501),)),
        delivery("A title", sections=(Section(1, 1, role="x" * 51),)),
    ],
    ids=[
        "title", "subtitle", "genre", "slug", "language", "media type", "author", "role", "person", "position", "outlet",
        "outlet's address", "publication's title", "credit", "rights", "address", "heading", "section's role",
    ],
)  # fmt: skip
def test_what_is_too_long_is_refused_alike_on_both_databases(made: Delivery) -> None:
    with pytest.raises(UnpublishableError) as error:
        publish_article(made)
    assert "at most" in error.value.detail
    assert not Article.objects.exists()


def test_what_just_fits_is_stored() -> None:
    publish_article(
        delivery(
            "x" * 500,
            subtitle="x" * 1000,
            authors=(Author("x" * 300),),
            publications=(ManuscriptPublication("original", Outlet("x" * 300), title="x" * 500, credit="x" * 1000),),
        )
    )
    assert Version.objects.get().title == "x" * 500


def test_a_paragraph_may_be_of_any_length() -> None:
    publish_article(delivery("A title", "word " * 200_000, authors=(Author("Jane", biography_as_printed=LONG * 10),)))
    assert Contribution.objects.get().biography_as_printed == LONG * 10


@pytest.mark.parametrize("title", ["", None])
def test_a_document_without_a_title_is_refused(title: str | None) -> None:
    made = delivery("A title")
    with pytest.raises(UnpublishableError) as error:
        publish_article(replace(made, manuscript=replace(made.manuscript, title=title)))
    assert error.value.pointer == "/metadata/title"


def test_a_document_without_a_paragraph_is_refused() -> None:
    made = delivery("A title")
    heading = Block("heading", "A heading", "A heading")
    with pytest.raises(UnpublishableError):
        publish_article(replace(made, manuscript=replace(made.manuscript, blocks=(heading,))))


# ── Identifiers ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_every_paragraph_is_given_a_name_that_checks() -> None:
    publish_article(delivery_of(SAMPLE))
    names = list(Paragraph.objects.values_list("pid", flat=True))
    assert [pids.parse(name) for name in names] == names
    assert len(set(names)) == 20


def test_a_name_that_somebody_has_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    publish_article(delivery("First", "One.", "Two."))
    taken = list(Paragraph.objects.values_list("pid", flat=True))
    fresh = [pids.mint(), pids.mint(), pids.mint()]
    drawn = iter([taken[0], fresh[0], fresh[0], taken[1], taken[0], fresh[1], fresh[2]])
    monkeypatch.setattr(pids, "mint", lambda: next(drawn))
    second = publish_article(delivery("Second", "One.", "Two.", "Three."))
    assert set(Paragraph.objects.filter(article=second.article).values_list("pid", flat=True)) == set(fresh)


def test_a_name_is_drawn_and_never_computed_from_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    with rehearsal():
        publish_article(rich())
        first = set(Paragraph.objects.values_list("pid", flat=True))
    publish_article(rich())
    assert not first & set(Paragraph.objects.values_list("pid", flat=True))


def test_a_rehearsal_may_teach_a_known_person_an_identifier() -> None:
    publish_article(delivery("The first", authors=(Author("Jane Doe"),)))
    known = replace(Author("Jane Doe"), orcid="0000-0002-1825-0097")
    with rehearsal():
        publish_article(delivery("The second", authors=(known,)))
        assert Person.objects.get().orcid == "0000-0002-1825-0097"
    assert Person.objects.get().orcid is None
    assert Article.objects.get().slug == "the-first"
    assert [event.type for event in Event.objects.all()] == ["article.published"]


def test_a_rehearsal_inside_a_change_leaves_no_step_to_it() -> None:
    publish_article(delivery("The first", authors=(Author("Jane Doe"),)))
    known = replace(Author("Jane Doe"), orcid="0000-0002-1825-0097")
    with writing():
        with rehearsal():
            publish_article(delivery("The second", authors=(known,)))
        publish_article(delivery("The third"))
    assert [event.type for event in Event.objects.all()] == ["article.published", "article.published"]
