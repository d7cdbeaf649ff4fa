"""What stands around each block."""

from math import log

import pytest
from lxml.html import fromstring

from articles.intake.html.surroundings import Surroundings, surroundings
from articles.intake.markup.blocks import page_blocks
from articles.intake.prose.wording import weigh_words


def around(markup: str, votes: list[float], strong: list[int] | None = None) -> list[Surroundings]:
    blocks = page_blocks(fromstring(f"<body>{markup}</body>"))
    words = [weigh_words(block.text) for block in blocks]
    return surroundings(blocks, votes, words, strong or [])


def test_a_page_without_blocks_has_none() -> None:
    assert around("", []) == []


def test_the_container_is_what_is_around_the_element() -> None:
    page = "<div><div><p>ice</p><p>ice ice ice</p></div><p>ice ice ice ice</p></div><p>ice ice</p>"
    found = around(page, [1, 0, 0.5, 1])
    assert found[0].container == pytest.approx(0.25)
    assert (found[0].container_words, found[0].container_blocks) == pytest.approx((log(5), log(3)))
    assert found[0].wider == pytest.approx(3 / 8)
    assert (found[3].container, found[3].wider) == pytest.approx((0.5, 0.5))


def test_no_block_has_more_than_sixty_words() -> None:
    found = around(f"<div><p>{'ice ' * 600}</p><p>{'ice ' * 20}</p></div>", [1, 0])
    assert found[0].container == pytest.approx(0.75)


def test_blocks_look_alike_by_the_names_and_classes_around() -> None:
    row = "<ul class={}><li class=b><p>ice</p></li></ul>"
    found = around(row.format("a") * 2 + row.format("c") + "<ul class=a><li><p>ice</p></li></ul>", [1, 0.5, 0, 0])
    assert [facts.alike for facts in found] == pytest.approx([log(4)] * 3 + [log(2)])
    assert [facts.more_alike for facts in found] == pytest.approx([log(3)] * 2 + [log(2)] * 2)


def test_the_votes_of_others_alike_are_drawn_to_those_of_the_page() -> None:
    found = around("<p>ice ice</p><p>ice ice</p>", [1, 0])
    assert [facts.votes_alike for facts in found] == pytest.approx([5 / 12, 7 / 12])
    assert found[0].page == 0.5


def test_furniture_counts_below_the_element_with_half_of_the_text() -> None:
    page = (
        "<div class=widget><p>ice ice</p><div class=share><p>snow</p></div></div><p>ice ice</p><p class=share>ice</p>"
    )
    assert [facts.boxed for facts in around(page, [1] * 4, [0, 2])] == [0, 1, 0, 1]
    assert [facts.boxed for facts in around(page, [1] * 4, [])] == [1, 1, 0, 1]


def test_the_levels_are_counted_from_the_element_with_half_of_the_text() -> None:
    page = f"<div><p>ice ice</p></div><p>ice</p>{'<div>' * 14}ice{'</div>' * 14}"
    assert [facts.levels for facts in around(page, [1] * 3, [0])] == [0, 1, 12]
    assert [facts.levels for facts in around(page, [1] * 3, [0, 1])] == [0, 1, 12]


def test_the_place_is_the_share_of_words_before() -> None:
    found = around("<p>ice</p><p>ice ice</p><p>ice</p>", [0, 0, 0], [1])
    assert [facts.place for facts in found] == [0, 0.25, 0.75]
    assert found[0].in_text == 0.5


def test_eight_blocks_on_either_side_count_alike() -> None:
    found = around("<p>ice</p>" * 20, [1] * 10 + [0.5] * 10)
    assert [found[place].eight_before for place in (0, 1, 8, 9, 12)] == pytest.approx([0, 1 / 8, 1, 1, 7 / 8])
    assert [found[place].eight_after for place in (0, 5, 18, 19)] == pytest.approx([1, 6 / 8, 1 / 16, 0])


def test_the_blocks_since_the_last_heading_are_counted() -> None:
    found = around("<p>ice</p><h2>Snow</h2>" + "<p>ice</p>" * 22, [0] * 24)
    assert [found[place].since_heading for place in (0, 1, 2, 20, 21, 23)] == [1, 0, 1, 19, 20, 20]


def test_the_blocks_next_but_one_have_a_vote_or_none() -> None:
    found = around("<p>ice</p>" * 4, [0.1, 0.2, 0.3, 0.4])
    assert [facts.second_before for facts in found] == [-1, -1, 0.1, 0.2]
    assert [facts.second_after for facts in found] == [0.3, 0.4, -1, -1]


@pytest.mark.parametrize(
    ("markup", "code"),
    [("<pre>ice</pre>", 1), ("<code><p>ice</p></code>", 1), ("<pre><p><b>ice</b></p></pre>", 1), ("<p>ice</p>", 0)],
)
def test_code_is_told_by_its_element(markup: str, code: int) -> None:
    assert around(markup, [0])[0].code == code


@pytest.mark.parametrize(("text", "share"), [("ICe!", 0.5), ("ÉCe!", 0.5), ("éCe!", 0.25), ("ice!", 0)])
def test_capitals_are_a_share_of_the_characters(text: str, share: float) -> None:
    assert around(f"<p>{text}</p>", [0])[0].capitals == share


def test_the_share_of_the_text_in_blocks_alike_and_in_the_same_element() -> None:
    page = "<div><p>ice ice ice</p><p class=a>ice</p></div><div><p>snow</p></div><ul><li>snow</li></ul>"
    found = around(page, [1] * 4, [0, 1])
    assert [facts.text_alike for facts in found] == [0.75, 0.25, 0.75, 0]
    assert [facts.text_beside for facts in found] == [1, 1, 0, 0]
    assert [facts.text_alike for facts in around(page, [1] * 4, [])] == [0] * 4
