"""The biographies and notes that an editor says are printed: they must be in the document.

Reads blocks and left-out pieces; gives the manuscript without those that are now a biography or a note.
"""

from collections.abc import Iterator
from dataclasses import replace

from articles.intake.errors import SidecarError
from articles.intake.manuscript import Manuscript
from articles.intake.prose.body import sections_of
from articles.intake.sidecar.model import Sidecar


def claim_printed(manuscript: Manuscript, sidecar: Sidecar) -> Manuscript:
    """Take the pieces that the sidecar names out of the text or the left-out list.

    Raises `SidecarError` with code `not_in_source` for words that the document does not print.
    """
    claims = list(_claims(sidecar))
    printed = [_spaced(text) for text in _texts(manuscript)]
    detail = "These words are not in the document; copy them from it as they stand there."
    problems = [
        (pointer, "not_in_source", detail)
        for pointer, text in claims
        if not any(_spaced(text) in piece for piece in printed)
    ]
    if problems:
        raise SidecarError(problems)
    claimed = {_spaced(text) for _, text in claims}
    blocks = [block for block in manuscript.blocks if _spaced(block.text) not in claimed]
    sections = manuscript.sections if len(blocks) == len(manuscript.blocks) else sections_of(blocks)
    left_out = tuple(piece for piece in manuscript.left_out if _spaced(piece.text) not in claimed)
    return replace(manuscript, blocks=tuple(blocks), sections=sections, left_out=left_out)


def _claims(sidecar: Sidecar) -> Iterator[tuple[str, str]]:
    for position, author in enumerate(sidecar.authors or ()):
        if author.biography_as_printed:
            yield f"/authors/{position}/biography_as_printed", author.biography_as_printed
    for position, publication in enumerate(sidecar.publications or ()):
        if publication.note_as_printed:
            yield f"/publications/{position}/note_as_printed", publication.note_as_printed


def _texts(manuscript: Manuscript) -> Iterator[str]:
    yield from (block.text for block in manuscript.blocks)
    yield from (piece.text for piece in manuscript.left_out)
    yield from (author.biography_as_printed or "" for author in manuscript.authors)
    for publication in manuscript.publications:
        yield publication.note_as_printed or ""
        yield publication.disclaimer_as_printed or ""


def _spaced(text: str) -> str:
    return " ".join(text.split())
