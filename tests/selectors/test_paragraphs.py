"""Paragraphs as they stand now: the newest passage of each, in any version."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Lineage, Paragraph
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import (
    ParagraphState,
    articles_of,
    newest_passage,
    paragraph_state,
    paragraph_states,
    passage_in_version,
    withdrawn_among,
)
from articles.selectors.withdrawals import withdrawals_of
from tests.conftest import Publish, Revise


def at(ordinal: int) -> Paragraph:
    return Paragraph.objects.get(passages__ordinal=ordinal, passages__version__number=1)


def state_of(pid: str) -> ParagraphState:
    """Return the state of a paragraph as its own address loads it; the batch loads the same."""
    newest, state = newest_passage(pid)
    loaded = paragraph_state(newest, withdrawals_of(state.article.pk))
    assert loaded == paragraph_states([pid])[pid]
    return loaded


def test_only_the_known_ones_are_returned(sample: Published) -> None:
    states = paragraph_states([at(1).pid, "0000000000", at(2).pid])
    assert set(states) == {at(1).pid, at(2).pid}
    assert paragraph_states([]) == {}


def test_the_history_runs_from_the_oldest_to_the_newest(sample: Published, revise: Revise) -> None:
    paragraph = at(7)
    for text in ("Two.", "Three."):
        revise(sample.article, (text, paragraph))
    state = state_of(paragraph.pid)
    assert [passage.version.number for passage in state.history] == [1, 2, 3]
    assert state.shown.wording.text == "Three."


def test_the_history_reads_no_text_but_the_one_shown(sample: Published, revise: Revise) -> None:
    revise(sample.article, ("Two.", at(7)))
    state = state_of(at(7).pid)
    assert "text" not in state.history[0].wording.__dict__


def test_a_paragraph_that_came_back_is_current(sample: Published, revise: Revise) -> None:
    paragraph = at(7)
    revise(sample.article, ("Without it.", None))
    assert state_of(paragraph.pid).status == "removed"
    version = sample.article.versions.get(number=1)
    sample.article.current_version = version
    sample.article.save()
    assert state_of(paragraph.pid).status == "current"


def test_a_paragraph_that_was_split_and_stayed_is_current(sample: Published, revise: Revise) -> None:
    paragraph = at(7)
    version = revise(sample.article, ("What is left of it.", paragraph), ("What was split off.", None))
    other = Paragraph.objects.get(passages__version=version, passages__ordinal=2)
    Lineage.objects.create(version=version, ancestor=paragraph, descendant=other, kind="split")
    state = state_of(paragraph.pid)
    assert (state.status, list(state.split_into)) == ("current", [other.pid])


def test_neighbours_are_those_of_the_same_version(sample: Published, publish: Publish, revise: Revise) -> None:
    first, seventh = at(1), at(7)
    publish("Another", "One other.", "Two other.", "Three other.")
    revise(sample.article, ("Seven.", seventh), ("One.", first))
    states = paragraph_states([first.pid, seventh.pid])
    assert (states[seventh.pid].previous_pid, states[seventh.pid].next_pid) == (None, first.pid)
    assert (states[first.pid].previous_pid, states[first.pid].next_pid) == (seventh.pid, None)


def test_the_number_of_queries_is_that_of_one(sample: Published) -> None:
    every = list(Paragraph.objects.values_list("pid", flat=True))
    counts = []
    for requested in (every[:1], every):
        with CaptureQueriesContext(connection) as captured:
            paragraph_states(requested)
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("text", "code"), [("0000000001", "mistyped_pid"), ("x", "malformed_pid"), ("0000000000", "unknown_paragraph")]
)
def test_each_way_of_being_unknown_has_its_code(db: None, text: str, code: str) -> None:
    with pytest.raises(UnknownError) as error:
        newest_passage(text)
    assert error.value.code == code


def test_a_passage_is_found_in_each_version_that_has_it(sample: Published, revise: Revise) -> None:
    revise(sample.article, ("Edited.", at(7)))
    assert passage_in_version(at(7).pid, 2).wording.text == "Edited."
    assert passage_in_version(at(7).pid, "1").ordinal == 7
    with pytest.raises(UnknownError, match="in no version 3"):
        passage_in_version(at(7).pid, 3)


def test_the_newest_passage_comes_with_its_article_and_without_its_text(sample: Published, revise: Revise) -> None:
    revise(sample.article, ("Edited.", at(7)))
    with CaptureQueriesContext(connection) as captured:
        newest, state = newest_passage(at(7).pid.upper())
    assert len([query for query in captured.captured_queries if "articles_wording" in query["sql"]]) == 0
    assert (newest.version.number, newest.version.article, state.current_version) == (2, state.article, 2)


def test_a_paragraph_of_a_withdrawn_article_is_withdrawn(sample: Published) -> None:
    publish_notice(sample.article.slug, NoticeDraft("withdrawal", "So it is."))
    state = state_of(at(7).pid)
    assert (state.status, set(withdrawn_among([state]))) == ("withdrawn", {at(7).pid})


@pytest.mark.parametrize(("kind", "status"), [("split", "split"), ("merge", "merged")])
def test_what_is_gone_says_into_what_it_went(sample: Published, revise: Revise, kind: str, status: str) -> None:
    paragraph = at(7)
    heir = Paragraph.objects.get(passages__version=revise(sample.article, ("New.", None)))
    version = heir.passages.get().version
    Lineage.objects.create(version=version, ancestor=paragraph, descendant=heir, kind=kind)
    state, of_heir = state_of(paragraph.pid), state_of(heir.pid)
    assert (state.status, [*state.split_into, *state.merged_into]) == (status, [heir.pid])
    assert (of_heir.status, list(of_heir.derived_from)) == ("current", [paragraph.pid])
    revise(sample.article, ("Newer.", None))
    assert state_of(paragraph.pid).status == status


def test_a_notice_is_on_the_paragraph_its_version_or_its_article(publish: Publish, revise: Revise) -> None:
    first = publish("A title", "One paragraph here.", "Another paragraph there.")
    publish("Another title")
    first_paragraph, second_paragraph = Paragraph.objects.filter(article=first.article).order_by("pk")
    slug = first.article.slug
    own = publish_notice(slug, NoticeDraft("correction", "Own.", None, [first_paragraph.pid]))
    own_in_first = publish_notice(slug, NoticeDraft("correction", "Own in the first.", 1, [first_paragraph.pid]))
    revise(first.article, ("One paragraph now.", first_paragraph))
    on_article = publish_notice(slug, NoticeDraft("correction", "Whole."))
    of_first = publish_notice(slug, NoticeDraft("correction", "First.", 1))
    of_second = publish_notice(slug, NoticeDraft("correction", "Second.", 2))
    publish_notice("another-title", NoticeDraft("correction", "Elsewhere."))
    assert list(state_of(first_paragraph.pid).notices) == [own, own_in_first, on_article, of_first, of_second]
    assert list(state_of(second_paragraph.pid).notices) == [on_article, of_first]
    batch = paragraph_states(Paragraph.objects.values_list("pid", flat=True))
    assert [len(state.notices) for _, state in sorted(batch.items(), key=lambda item: item[1].shown.paragraph_id)] == [
        5,
        2,
        1,
    ]


def test_an_unknown_paragraph_is_told_from_one_that_the_version_lacks(sample: Published) -> None:
    for text, number, code in (("0000000000", 1, "unknown_paragraph"), (at(7).pid, "x", "unknown_version")):
        with pytest.raises(UnknownError) as error:
            passage_in_version(text, number)
        assert error.value.code == code


def test_the_articles_of_tombstones_have_their_bylines(sample: Published) -> None:
    articles = articles_of([state_of(at(7).pid)])
    with CaptureQueriesContext(connection) as captured:
        version = articles[sample.article.pk].current_version
        assert version is not None
        assert [contribution.name_as_printed for contribution in version.contributions.all()] == ["Jongsoo Lee"]
    assert len(captured) == 0
