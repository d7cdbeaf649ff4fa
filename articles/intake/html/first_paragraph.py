"""The form of a first paragraph, by which the lines above it are told from the text."""

from articles.intake.markup.blocks import PageBlock
from articles.intake.prose.wording import ends_sentence, weigh_words

_LEAST_PROSE = 12  # words


def may_begin_text(block: PageBlock) -> bool:
    """Whether a block is a sentence that is long enough for the first paragraph."""
    return (
        block.kind not in {"heading", "caption"}
        and weigh_words(block.text) >= _LEAST_PROSE
        and ends_sentence(block.text)
    )
