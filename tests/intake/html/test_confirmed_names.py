"""A name alone on a line, and the biography behind the text that confirms it."""

import pytest
from lxml.html import fromstring

from articles.intake.html.confirmed_names import confirmed_name
from articles.intake.markup.blocks import page_blocks

TEXT = "<p>The port closed at noon, and nobody in the town had been told of it before.</p>"
BIOGRAPHY = "{} is an engineer at the harbour of Hull, and she writes on quays and tides."


def name(line: str, biography: str, *, before: str = "") -> str | None:
    root = fromstring(f"<html><body><h1>A Port</h1><p>{line}</p>{before}{TEXT}<p>{biography}</p></body></html>")
    blocks = page_blocks(root)
    return confirmed_name(blocks, [block.text.startswith("The port") for block in blocks], "A Port")


@pytest.mark.parametrize("subject", ["Jane Doe", "Jane"])
def test_a_biography_behind_the_text_confirms_a_name(subject: str) -> None:
    assert name("Jane Doe", BIOGRAPHY.format(subject)) == "Jane Doe"


@pytest.mark.parametrize(
    ("line", "biography"),
    [
        ("Jane Doe", "Doe is an engineer at the harbour of Hull, and she writes on quays and tides."),
        ("Jane Doe", BIOGRAPHY.format("John Roe")),
        ("Jane Doe", "Jane Doe is an engineer of quays at the harbour of Hull and in its town."),
        ("Jane Doe", "Jane was in Hull, and she saw the quays and the tides, and all that is there."),
        ("Machine Learning", BIOGRAPHY.format("Jane Doe")),
        ("Jane Doe, John Roe", BIOGRAPHY.format("Jane Doe")),
        ("Contact Us", BIOGRAPHY.format("Contact")),
    ],
)
def test_another_line_or_another_text_confirms_nothing(line: str, biography: str) -> None:
    assert name(line, biography) is None


def test_a_biography_before_the_text_confirms_nothing() -> None:
    assert name("Jane Doe", "", before=f"<p>{BIOGRAPHY.format('Jane Doe')}</p>") is None


def test_of_two_confirmed_names_neither_is_taken() -> None:
    both = f"{BIOGRAPHY.format('Jane Doe')}</p><p>{BIOGRAPHY.format('John Roe')}"
    assert name("Jane Doe</p><p>John Roe", both) is None
