"""A label of one word right above the title, such as the section of a paper: "Culture"."""

from collections.abc import Iterator, Sequence

from articles.intake.markup.blocks import PageBlock
from articles.intake.prose.wording import ends_sentence, folded_words


def kickers(blocks: Sequence[PageBlock], kept: Sequence[bool], title: str | None) -> Iterator[int]:
    """The place of a label of one word right above the heading that prints the title, if the text begins with it."""
    first = next((place for place, keep in enumerate(kept) if keep), None)
    heading = blocks[first + 1] if first is not None and first + 1 < len(blocks) else None
    if first is None or heading is None or heading.kind != "heading" or not is_label(blocks[first].text):
        return
    folded = folded_words(title or "")
    if folded and folded_words(heading.text) == folded:
        yield first


def is_label(text: str) -> bool:
    """Whether a text is one word, and no sentence."""
    return len(text.split()) == 1 and not ends_sentence(text)
