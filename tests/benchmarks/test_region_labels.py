"""Which blocks of a page are of its known text, if several have the same words."""

import pytest
from lxml.html import fromstring

from articles.intake.markup.blocks import page_blocks
from benchmarks.region_labels import blocks_in_text

FIRST = "The harbour of Vell froze twice in that winter"
SECOND = "The ferries were hauled onto the quay by forty men"
THIRD = "Nobody could say who had ordered it to be done"


def in_text(lines: list[str], wanted: list[str]) -> list[bool]:
    page = fromstring(f"<body>{''.join(f'<p>{line}</p>' for line in lines)}</body>")
    return blocks_in_text(page_blocks(page), "\n".join(wanted))


@pytest.mark.parametrize(
    ("lines", "wanted", "found"),
    [
        ([FIRST, "Ice", SECOND], [FIRST, SECOND], [True, False, True]),
        (["Ice", FIRST, "Ice", SECOND], [FIRST, "Ice", SECOND], [False, True, True, True]),
        (["Ice", FIRST, "Ice", SECOND, "Ice"], ["Ice", FIRST, SECOND, "Ice"], [True, True, False, True, True]),
        ([FIRST, "Ice", SECOND, "Ice", THIRD], [FIRST, "Ice", SECOND, THIRD], [True, True, True, False, True]),
        ([SECOND, THIRD, FIRST, "Ice", "Ice"], [FIRST, "Ice", SECOND, THIRD], [True] * 5),
        (["Ice", "Snow", "Ice"], ["Snow", "Ice"], [True, True, True]),
        ([FIRST, FIRST, SECOND], [SECOND], [False, False, True]),
    ],
)
def test_of_blocks_with_the_same_words_those_in_the_order_of_the_text_are_of_it(
    lines: list[str], wanted: list[str], found: list[bool]
) -> None:
    assert in_text(lines, wanted) == found
