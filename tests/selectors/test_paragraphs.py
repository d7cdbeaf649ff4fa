"""Paragraphs as they stand now: the newest passage of each, whatever version it is in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Lineage, Paragraph
from articles.publishing.articles import Published
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import (
    ParagraphState,
    newest_passage,
    paragraph_state,
    paragraph_states,
    passage_in_version,
)
from articles.selectors.withdrawals import withdrawals_of
from tests.conftest import Publish, Revise


def at(ordinal: int) -> Paragraph:
    return Paragraph.objects.get(passages__ordinal=ordinal, passages__version__number=1)


def state_of(pid: str) -> ParagraphState:
    """Return the state of a paragraph as its own address loads it, which is that of the batch."""
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
    for asked in (every[:1], every):
        with CaptureQueriesContext(connection) as captured:
            paragraph_states(asked)
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
