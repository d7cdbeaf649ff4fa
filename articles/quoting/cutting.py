"""The differences of a quotation that runs over a break between paragraphs, cut at the break. Pure."""

from collections.abc import Sequence

from articles.choices import DifferenceName
from articles.quoting.comparing import QuotedDifference
from articles.typography import Folded


def cut(differences: Sequence[QuotedDifference], texts: Sequence[str]) -> list[list[QuotedDifference]]:
    """Return the differences of each of the texts, of which one follows the other after one character, or at once.

    All `source` of a text's differences joined are the text, and all `quoted` of all of them the quotation, but for the white
    space at a break.
    """
    pieces: list[list[QuotedDifference]] = []
    rest = list(differences)
    gap = int(sum(len(difference.source) for difference in differences) > sum(map(len, texts)))
    for text in texts[:-1]:
        own, rest = _cut_at(rest, len(text), gap)
        pieces.append(own)
    return [*pieces, rest]


def _cut_at(
    differences: Sequence[QuotedDifference], length: int, gap: int
) -> tuple[list[QuotedDifference], list[QuotedDifference]]:
    """Part the differences where the source has so many characters; `gap` characters at the cut are left out."""
    own: list[QuotedDifference] = []
    for number, difference in enumerate(differences):
        if len(difference.source) > length:
            before, after = _halves(difference, length, gap)
            return [*own, *filter(_has_text, [before])], [*filter(_has_text, [after]), *differences[number + 1 :]]
        own.append(difference)
        length -= len(difference.source)
    return own, []


def _halves(difference: QuotedDifference, length: int, gap: int) -> tuple[QuotedDifference, QuotedDifference]:
    source = difference.source[:length], difference.source[length + gap :]
    halves = _halves_alike(difference, length) if difference.op == "equal" else (difference.quoted, "")
    return tuple(  # type: ignore[return-value]
        QuotedDifference(_op(difference.op, *texts), *texts) for texts in zip(halves, source, strict=True)
    )


def _halves_alike(difference: QuotedDifference, length: int) -> tuple[str, str]:
    """Return the halves of words that both sides have, cut where the source has so many characters."""
    quoted = Folded.of(difference.quoted)
    # The mark keeps white space before the cut, which is left out at the end of a text.
    place = len(Folded.of(f"{difference.source[:length]}|").text) - 1
    if not 0 < place < len(quoted.text):
        return (difference.quoted, "") if place else ("", difference.quoted.lstrip())
    first, last = quoted.as_stored([0, place, len(quoted.text)])
    return first.rstrip(), last.lstrip()


def _op(op: DifferenceName, quoted: str, source: str) -> DifferenceName:
    if op == "equal":
        return op
    return "replace" if quoted and source else "insert" if quoted else "delete"


def _has_text(difference: QuotedDifference) -> bool:
    return bool(difference.quoted or difference.source)
