"""Whether quoted words stand in a text: a simple check that does not tell where, or what is different. Pure."""

from collections.abc import Iterable

from articles.typography import Folded


def have_words(texts: Iterable[str], quoted: str) -> bool | None:
    """Return whether the texts, which follow each other, have the quoted words; None if nothing but spaces was quoted.

    Typography makes no difference (see `typography`). Everything else does: case, words, punctuation.
    """
    words = Folded.of(quoted).text
    return words in Folded.of(" ".join(texts)).text if words else None
