"""The tsvectors of a text: one if it is short; if it is long, one with all terms, and one for each run."""

import pytest

from articles.searching import tsvectors as module
from articles.searching.tsvectors import OVERLAP, tsvectors


def test_a_short_text_is_one_tsvector_with_every_position() -> None:
    assert list(tsvectors([], ["a", "b", "a"])) == ["'a':1,3 'b':2"]


def test_the_title_stands_apart_from_the_text() -> None:
    assert list(tsvectors(["a"], ["a", "b"])) == ["'t_a':4 'f_a' 'a':1 'b':2"]


def test_a_text_without_words_has_one_empty_tsvector() -> None:
    assert list(tsvectors([], [])) == [""]


@pytest.mark.parametrize(("occurrences", "vectors"), [(255, 1), (256, 3)])
def test_a_text_is_cut_when_a_term_occurs_more_often_than_postgresql_remembers(occurrences: int, vectors: int) -> None:
    terms = ["a"] * occurrences
    first, *runs = tsvectors([], terms)
    assert 1 + len(runs) == vectors
    assert first == (f"'f_a' 'a':{','.join(map(str, range(1, 256)))}" if not runs else "'f_a' 'a'")


def test_a_longer_text_is_not_cut_for_a_term_whose_places_are_all_remembered() -> None:
    assert len(list(tsvectors([], ["a"] * 255 + ["b"]))) == 1


def test_runs_overlap_and_end_with_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TERMS", 200)
    terms = [f"x{number}" for number in range(400)]
    _, *runs = tsvectors([], terms)
    starts = [run.split("'")[1] for run in runs]
    assert starts == [f"x{number * (200 - OVERLAP)}" for number in range(len(starts))]
    assert f"'x399':{400 - (len(starts) - 1) * (200 - OVERLAP)}" in runs[-1]
    assert "'x399'" not in runs[-2]


def test_a_run_has_no_more_characters_than_a_tsvector_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CHARACTERS", 2_000)
    terms = [f"{number:010}" for number in range(300)]
    _, *runs = tsvectors([], terms)
    assert [run.count("'") // 2 for run in runs] == [200, 200, 110]


@pytest.mark.parametrize("most", [500, 2_600, 2_699, 2_700])
def test_of_more_than_a_megabyte_of_different_terms_only_the_first_are_kept(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_CHARACTERS", 2_000)
    monkeypatch.setattr(module, "MOST_BYTES", most)
    first, *_ = tsvectors([], [f"é{number:07}" for number in range(300)])
    assert first.count("'") // 2 == most // 9


def test_positions_behind_those_that_postgresql_keeps_are_the_last_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_POSITIONS", ("0", "1", "2"))
    assert list(tsvectors([], ["a", "b", "c", "c"])) == ["'a':1 'b':2 'c':2,2"]
