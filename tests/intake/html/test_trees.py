"""The table of trees, and what it says of a block."""

import pytest

from articles.intake.html.evidence import FACTS, FITTED
from articles.intake.html.trees import Tree, log_odds

TREE = Tree(0, 0.5, 1, 10, 2, 20, low_low=1, low_high=2, high_low=4, high_high=8)


@pytest.mark.parametrize(
    ("facts", "added"),
    [
        ((0.5, 10, 99), 1),
        ((0.5, 11, 0), 2),
        ((0.6, 99, 20), 4),
        ((0.6, 0, 21), 8),
    ],
)
def test_the_second_question_depends_on_the_first(facts: tuple[float, ...], added: float) -> None:
    assert log_odds(facts, [TREE]) == added


def test_the_answers_of_all_trees_are_added() -> None:
    assert log_odds((0, 0, 0), [TREE, TREE._replace(low_low=0.25)]) == 1.25
    assert log_odds((0, 0, 0), []) == 0


def test_the_table_asks_for_facts_that_there_are() -> None:
    assert len(FITTED) > 50
    assert {place for tree in FITTED for place in (tree.first, tree.low, tree.high)} <= {*range(len(FACTS))}


def test_the_fitted_trees_say_what_a_reader_would() -> None:
    """A sentence in a text that all extractors keep is of the text, and a link in a box that none keeps is not."""
    text = dict.fromkeys(FACTS, 0.0) | dict.fromkeys(
        ["vote", "length", "sentence", "own", "around", "inside", "container", "wider", "eight_before", "eight_after"],
        1.0,
    )
    text |= {"words": 3.7, "page": 0.8, "in_text": 0.8, "container_words": 6.0, "container_blocks": 2.5, "place": 0.5}
    text |= {"votes_alike": 0.9, "second_before": 1.0, "second_after": 1.0, "before": 2.0, "after": 2.0, "levels": 1.0}
    link = dict.fromkeys(FACTS, 0.0) | {"length": 0.5, "words": 1.4, "links": 0.75, "all_link": 1.0, "boxed": 1.0}
    link |= {"page": 0.8, "in_text": 0.8, "container_words": 2.0, "container_blocks": 1.0, "place": 0.95, "levels": 6.0}
    assert log_odds([text[name] for name in FACTS], FITTED) > 2
    assert log_odds([link[name] for name in FACTS], FITTED) < -2
