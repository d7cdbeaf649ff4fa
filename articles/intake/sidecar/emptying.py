"""The words of a document that were read as a fact, and that an editor says are not that fact: they are left out, not lost.

Reads the manuscript before and after the sidecar; gives the pieces that are in no field any more.
"""

from collections.abc import Iterator

from articles.intake.manuscript import LeftOut, Manuscript, ManuscriptPublication

_REASON = "read as {}; the editor says that it is not"
_OF_TEXT = {"title": "the title", "subtitle": "the subtitle"}
_OF_PAGE = {"credit": "the picture credit", "rights": "the rights"}


def emptied_pieces(before: Manuscript, after: Manuscript) -> tuple[LeftOut, ...]:
    """The words that `before` has as a fact and that are unknown in `after`, each with the reason."""
    return tuple(LeftOut(text, _REASON.format(what)) for what, text in _gone(before, after))


def _gone(before: Manuscript, after: Manuscript) -> Iterator[tuple[str, str]]:
    for name, what in _OF_TEXT.items():
        if (text := getattr(before, name)) and getattr(after, name) is None:
            yield what, text
    yield from _gone_authors(before, after)
    for publication, later in zip(_pages(before), _pages(after), strict=True):
        for name, what in _OF_PAGE.items():
            if (text := getattr(publication, name)) and getattr(later, name) is None:
                yield what, text
    notes = {publication.note_as_printed for publication in after.publications}
    for publication in before.publications:
        if publication.note_as_printed and publication.note_as_printed not in notes:
            yield "a note about another publication", publication.note_as_printed


def _gone_authors(before: Manuscript, after: Manuscript) -> Iterator[tuple[str, str]]:
    left = {author.name_as_printed: author for author in after.authors}
    for author in before.authors:
        later = left.get(author.name_as_printed)
        if later is None:
            yield "the byline", author.name_as_printed
        if author.biography_as_printed and (later is None or later.biography_as_printed is None):
            yield "a biography", author.biography_as_printed


def _pages(manuscript: Manuscript) -> list[ManuscriptPublication]:
    return [publication for publication in manuscript.publications if publication.printed_here]
