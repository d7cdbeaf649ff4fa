"""The JSON of a paragraph, from the rows of a short story."""

import pytest

from articles.addresses import Urls
from articles.models import Outlet, Paragraph, Passage, Publication, Section, Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.representations.paragraph import ParagraphShape, paragraph_json
from articles.selectors.paragraphs import newest_passage, paragraph_state
from articles.selectors.withdrawals import withdrawals_of
from tests.conftest import Publish, Revise
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story

URLS = Urls("https://x.example", "12345")


@pytest.fixture
def first(db: None) -> Version:
    """The story, in its first version."""
    return publish_article(story()).version


def shape_of(pid: str, section: Section | None = None) -> ParagraphShape:
    newest, _ = newest_passage(pid)
    state = paragraph_state(newest, withdrawals_of(newest.version.article_id))
    state.shown.section = section
    return paragraph_json(state, URLS)


@pytest.mark.parametrize(("ordinal", "previous", "following"), [(1, None, 2), (2, 1, 3), (5, 4, None)])
def test_a_paragraph_has_the_neighbours_of_its_version(
    first: Version, ordinal: int, previous: int | None, following: int | None
) -> None:
    story_pids = [None, *pids(first)]
    shape = shape_of(pids(first)[ordinal - 1])
    assert (shape.previous and shape.previous.id) == story_pids[previous or 0]
    assert (shape.next and shape.next.id) == story_pids[following or 0]


def test_a_paragraph_has_its_addresses(first: Version) -> None:
    pid = pids(first)[1]
    shape = shape_of(pid)
    assert shape.ark == f"ark:12345/{pid}"
    assert shape.url == f"https://x.example/api/v1/paragraphs/{pid}/"
    assert (shape.permalink, shape.citation_url) == (f"https://x.example/p/{pid}/v/1/", f"{shape.url}citation/")


def test_a_paragraph_says_of_its_article_what_a_citation_says_first(publish: Publish) -> None:
    published = publish(
        "A title",
        "A paragraph.",
        language="de",
        authors=[
            {"name_as_printed": "Zoe Zuse"},
            {"name_as_printed": "Tom Translator", "role": "translator"},
            {"name_as_printed": "Ada Adler"},
        ],
        outlet={"name": "The Herald"},
        published="2023-05",
        publications=[{"role": "original", "outlet": {"name": "The Courier"}, "date": "2023-04-01"}],
    )
    Outlet.objects.filter(name="The Herald").update(name="The New Herald")
    article = shape_of(pids(published.version)[0]).article
    assert (article.slug, article.title, article.language) == ("a-title", "A title", "de")
    assert (article.authors, article.outlet, article.published) == (["Zoe Zuse", "Ada Adler"], "The Herald", "2023-05")


def test_what_no_source_states_of_the_article_is_null(first: Version) -> None:
    article = shape_of(pids(first)[1]).article
    assert (article.language, article.authors, article.outlet, article.published) == (None, [], None, None)


def test_the_facts_are_those_of_the_version_that_is_shown(publish: Publish, revise: Revise) -> None:
    published = publish("A title", "One paragraph.", "Another paragraph.", published="2020")
    one, other = Paragraph.objects.filter(article=published.article).order_by("pk")
    second = revise(published.article, ("One paragraph.", one), title="Another title")
    for pid in (one.pid, other.pid):
        assert shape_of(pid).article.published == "2020"
    Publication.objects.create(article=published.article, order=2, role="republication", date="2021", version=second)
    assert [shape_of(pid).article.published for pid in (one.pid, other.pid)] == ["2021", "2020"]
    assert [shape_of(pid).article.title for pid in (one.pid, other.pid)] == ["Another title", "A title"]


def test_a_paragraph_has_its_section_if_it_stands_in_one(first: Version) -> None:
    pid = pids(first)[1]
    section = Section(pk=3, order=1, role="body", heading="Results", supplied_by="source")
    assert shape_of(pid).section is None
    with_section = shape_of(pid, section).section
    assert with_section is not None
    assert (with_section.id, with_section.heading) == (3, "Results")


def test_the_history_leaves_out_the_digest_of_a_withdrawn_text(first: Version) -> None:
    pid = pids(first)[1]
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court.", 1, [pid]))
    newest = Passage.objects.get(version__number=2, paragraph__pid=pid)
    history = shape_of(pid).history
    assert [(entry.version, entry.change, entry.digest) for entry in history] == [
        (1, "new", None),
        (2, "edited", newest.wording.digest),
    ]
