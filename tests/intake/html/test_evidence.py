"""The evidence on each block, and the cost of leaving it out."""

import pytest
from lxml.html import fromstring

from articles.intake.html.evidence import FACTS, FITTED, Evidence, costs, weighed_facts, word_counts
from articles.intake.html.trees import Tree, log_odds
from articles.intake.html.votes import Vote
from articles.intake.markup.blocks import PageBlock, page_blocks

SEVEN = "The harbour froze twice in that winter"
FOURTEEN = f"{SEVEN}, and {SEVEN.lower()[4:]}"


def blocks(markup: str) -> list[PageBlock]:
    return page_blocks(fromstring(f"<body>{markup}</body>"))


def evidence(page: list[PageBlock], votes: list[float]) -> list[Evidence]:
    return [own for own, _ in weighed_facts(page, votes, word_counts(page))]


def facts(markup: str, votes: list[float], place: int = 0) -> Evidence:
    return evidence(blocks(markup), votes)[place]


@pytest.mark.parametrize(
    ("words", "vote", "length"), [(28, 0.8, 1.0), (14, 0.8, 1.0), (13, 0.8 * 13 / 14, 13 / 14), (3, 0.4, 0.5)]
)
def test_a_vote_counts_by_the_words_of_the_block(words: int, vote: float, length: float) -> None:
    found = facts(f"<p>{'ice ' * words}</p>", [0.8])
    assert (found.vote, found.length) == pytest.approx((vote, length))


def test_the_words_count_by_their_logarithm() -> None:
    assert facts("<p>ice</p>", [1]).words == pytest.approx(0.693, abs=0.001)
    assert facts(f"<p>{'ice ' * 19}</p>", [1]).words == pytest.approx(2.996, abs=0.001)


@pytest.mark.parametrize(
    ("markup", "sentence", "heading", "list_item"),
    [("<p>Ice.</p>", 1, 0, 0), ("<h2>Ice</h2>", 0, 1, 0), ("<ul><li>Ice</ul>", 0, 0, 1), ("<p>Ice</p>", 0, 0, 0)],
)
def test_sentences_headings_and_list_items_are_told(markup: str, sentence: int, heading: int, list_item: int) -> None:
    found = facts(markup, [1])
    assert (found.sentence, found.heading, found.list_item) == (sentence, heading, list_item)


@pytest.mark.parametrize(
    ("markup", "links", "all_link"),
    [
        ("<p>abcd</p>", 0, 0),
        ("<p><a href=x>a</a>bcd</p>", 0, 0),
        ("<p><a href=x>ab</a>cd</p>", 0.25, 0),
        ("<p><a href=x>abcdefgh</a>ij</p>", 0.55, 0),
        ("<p><a href=x>abcdefghi</a>j</p>", 0.65, 1),
    ],
)
def test_links_count_from_a_quarter_of_the_letters(markup: str, links: float, all_link: int) -> None:
    found = facts(markup, [1])
    assert (found.links, found.all_link) == pytest.approx((links, all_link))


def test_a_text_below_a_link_is_told() -> None:
    page = "<p><a href=x>Ice</a></p><p>Ropes</p><p><a href=y>Ice</a></p><p><a href=y>Ice</a></p>"
    assert [found.below_link for found in evidence(blocks(page), [0] * 4)] == [0, 1, 0, 0]
    assert facts("<p>Ropes</p><p><a href=x>Ice</a></p>", [0, 0]).below_link == 0


def test_each_extractor_speaks_for_itself() -> None:
    found = facts("<p>Ice</p>", [Vote(0.5, (0.1, 0.2, -1.0, 0.4))])
    assert (found.trafilatura, found.trafilatura_widely, found.resiliparse, found.readability) == (0.1, 0.2, -1.0, 0.4)
    alike = facts("<p>Ice</p>", [0.6])
    assert (alike.trafilatura, alike.trafilatura_widely, alike.resiliparse, alike.readability) == (0.6,) * 4


def test_the_votes_of_two_blocks_on_either_side_count_by_their_words() -> None:
    page = f"<p>{FOURTEEN}</p><p>{SEVEN}</p><p>Ice</p><p>{SEVEN}</p><p>{FOURTEEN}</p><p>{FOURTEEN}</p>"
    votes = [1.0, 0.8, 0.0, 0.6, 0.2, 1.0]
    found = evidence(blocks(page), votes)
    assert (found[2].before, found[2].after) == pytest.approx((1.4, 0.5))
    assert (found[0].before, found[0].after) == pytest.approx((0, 0.4))
    assert (found[5].before, found[5].after) == pytest.approx((0.5, 0))


def test_the_votes_in_its_element_and_around_count_by_their_words() -> None:
    page = "<div><ul><li>ice<p>ice ice ice</p></li></ul><p>ice ice ice ice</p></div><p>ice</p>"
    found = facts(page, [1, 0.2, 0, 1])
    assert found.own == pytest.approx(1.6 / 4)
    assert found.around == pytest.approx(1.6 / 4)
    assert facts(page, [1, 0.2, 0, 1], 2).around == pytest.approx(1.6 / 8)


def test_no_block_counts_for_more_than_sixty_words_in_what_is_around() -> None:
    page = f"<div><p>{'ice ' * 600}</p><p>{'ice ' * 20}</p></div>"
    assert facts(page, [1, 0]).around == pytest.approx(0.75)


def test_the_text_lies_from_the_first_to_the_last_block_with_most_of_the_votes() -> None:
    ten = f"<p>{'ice ' * 10}</p>"
    page = f"<p>{'ice ' * 9}</p><p><a href=x>{'ice ' * 10}</a></p>{ten}<p>Ice</p>{ten}{ten}"
    inside = [found.inside for found in evidence(blocks(page), [1, 1, 0.55, 0, 0.6, 0.54])]
    assert inside == [0, 0, 1, 1, 1, 0]
    assert facts("<p>Ice</p>", [1]).inside == 0


def test_furniture_is_told_by_its_words() -> None:
    assert [facts(f"<p>{text}</p>", [1]).furniture for text in ("Advertisement", "Ice")] == [1, 0]


def always(cost: float) -> Tree:
    """A tree that adds the same to each block."""
    return Tree(0, 0, 0, 0, 0, 0, cost, cost, cost, cost)


@pytest.mark.parametrize(("words", "say"), [(28, 0.0), (49, 0.0), (50, 0.5), (499, 0.5), (500, 1.0)])
def test_the_trees_have_less_say_on_a_short_page(words: int, say: float) -> None:
    page = blocks(f"<p>{FOURTEEN}</p><p>{'ice ' * (words - 14)}</p>")
    by_rule = 5 * (0.9 - 0.55)
    by_trees = [log_odds((*own, *near), FITTED) for own, near in weighed_facts(page, [0.9, 0.9], word_counts(page))]
    assert costs(page, [0.9, 0.9]) == pytest.approx([say * odds + (1 - say) * by_rule for odds in by_trees])
    assert costs(page, [0.9, 0.9], [always(3), always(-1)])[0] == pytest.approx(say * 2 + (1 - say) * by_rule)


def test_the_cost_is_that_of_the_rule_without_trees() -> None:
    page = blocks(f"<p>{FOURTEEN}</p><p>{FOURTEEN}</p>")
    assert costs(page, [0.9, 0.4], None) == pytest.approx([5 * (0.9 - 0.55), 5 * (0.4 - 0.55)])


def test_the_trees_are_asked_of_the_block_and_of_what_is_around_it() -> None:
    page = blocks(f"<p>{FOURTEEN}</p><h2>Ice</h2><p>Snow</p><p>{'ice ' * 500}</p>")
    tree = Tree(FACTS.index("since_heading"), 1.5, FACTS.index("heading"), 0.5, 0, 0, 1, 2, 4, 4)
    assert costs(page, [0.0] * 4, [tree]) == [1, 2, 1, 4]


def test_links_are_held_against_a_block_by_the_rule() -> None:
    assert costs(blocks("<p><a href=x>ab</a>cd</p>"), [0.9], None) == pytest.approx([5 * (0.9 - 0.55) / 2 - 2.5 / 4])


@pytest.mark.parametrize("markup", ["<table><tr><td>{}</table>", "<figcaption>{}</figcaption>"])
def test_cells_and_captions_have_the_rule_alone(markup: str) -> None:
    page = blocks(markup.format(FOURTEEN))
    assert costs(page, [0.9]) == costs(page, [0.9], None)


def test_a_teaser_is_held_against_a_block_in_full() -> None:
    card = f"<div><p><a href=x>Ice</a></p><p>{FOURTEEN}</p></div>"
    cards = blocks(f"<div>{card * 2}</div>")
    page = blocks(f"<p>Ice</p><p>{FOURTEEN}</p>")
    assert costs(cards, [0.0] * 4, [always(1)])[1] == pytest.approx(costs(page, [0.0, 0.0], [always(1)])[1] - 3)


@pytest.mark.parametrize(
    ("markup", "vote", "kept"),
    [
        ("<p>{}</p>", 0.8, True),
        ("<p>{}</p>", 0.75, False),
        ("<li>{}</li>", 0.8, False),
        ("<p>{} It <a href=x>{}</a></p>", 0.8, False),
    ],
)
def test_a_sentence_that_nearly_all_extractors_keep_is_kept(markup: str, vote: float, *, kept: bool) -> None:
    page = blocks(
        markup.format("The harbour froze twice in that long winter.", "The ferries were late.")
        + f"<p>{'ice ' * 500}</p>"
    )
    assert (costs(page, [vote, 0.0], [always(-3)])[0] == 1.2) == kept


@pytest.mark.parametrize(("vote", "kept"), [(0.8, True), (0.75, False)])
def test_code_that_nearly_all_extractors_keep_is_kept(vote: float, *, kept: bool) -> None:
    code = "freeze harbour --twice --winter 1962 --ferries late --price low"
    page = blocks(f"<pre>{code}</pre><p>{'ice ' * 500}</p>")
    assert (costs(page, [vote, 0.0], [always(-3)])[0] == 1.2) == kept


@pytest.mark.parametrize("line", ["The harbour froze twice in that long winter", "The harbour froze."])
def test_a_line_or_a_short_sentence_is_kept_by_the_trees_alone(line: str) -> None:
    page = blocks(f"<p>{line}</p><p>{'ice ' * 500}</p>")
    assert costs(page, [1.0, 0.0], [always(-3)])[0] == -3
