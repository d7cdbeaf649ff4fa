"""Many texts in one list of works cited, with the citation in the text or in a note for each of them.

The list has each work once, even if several of its paragraphs are cited; the paragraphs are locators of the notes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from articles.addresses import Urls
from articles.citing.citations import LABEL, Manner, cite_of
from articles.citing.rendering.inert import inert_item
from articles.citing.rendering.items import CslItem
from articles.citing.rendering.locators import locator_rendered
from articles.citing.rendering.markup import Formatted
from articles.citing.rendering.processor import Cite, Entry, render
from articles.representations.citation import BibliographyEntry, NoteShape, WorksCited
from articles.representations.csl.item import csl_item
from articles.representations.csl.notices import status_of
from articles.representations.notice import notice_json
from articles.selectors.cited import Cited


@dataclass(frozen=True, slots=True)
class CitedAs:
    """A text to cite, and the reference that the client wrote for it."""

    name: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Rendered:
    """The list of works cited (None if the style has none), the notes in the order of the references, and the works."""

    bibliography: WorksCited | None
    notes: list[NoteShape]
    works: list[CslItem]


def bibliography(references: Sequence[CitedAs], manner: Manner, urls: Urls) -> Rendered:
    """Return the references as one list and as notes. Raises `ItemError`, `ProcessorError` and `SetupError`."""
    works = {work.key: csl_item(work, urls, manner.accessed) for work in (work_of(ref.cited) for ref in references)}
    if not works:
        return Rendered(None, [], [])
    cites = [
        Cite(work_of(ref.cited).key, ref.cited.locator, LABEL if ref.cited.locator else None) for ref in references
    ]
    rendered = render(manner.style, manner.locale, [inert_item(work) for work in works.values()], cites, in_order=True)
    notes = _full_notes(references, manner, urls) if manner.style.format == "note" else rendered.cites
    return Rendered(
        None if rendered.bibliography is None else _listed(rendered.bibliography, references),
        [_note(ref, note, manner, urls) for ref, note in zip(references, notes, strict=True)],
        list(works.values()),
    )


def work_of(cited: Cited) -> Cited:
    """Return the whole version that a passage belongs to, as the list of works has it."""
    return replace(cited, passage=None)


def _full_notes(references: Sequence[CitedAs], manner: Manner, urls: Urls) -> Sequence[Formatted]:
    """Return the notes of a style with full references in its notes: each has the URL of the very passage."""
    items = {ref.cited.key: csl_item(ref.cited, urls, manner.accessed) for ref in references}
    cites = [cite_of(ref.cited, items[ref.cited.key]) for ref in references]
    return render(
        manner.style, manner.locale, [inert_item(item) for item in items.values()], cites, in_order=False
    ).cites


def _listed(entries: Sequence[Entry], references: Sequence[CitedAs]) -> WorksCited:
    names: dict[str, list[str]] = {}
    for ref in references:
        names.setdefault(work_of(ref.cited).key, []).append(ref.name)
    return WorksCited(
        text="\n".join(entry.text for entry in entries),
        html="\n".join(f"<p>{entry.html}</p>" for entry in entries),
        entries=[_work(entry, names) for entry in entries],
    )


def _work(entry: Entry, names: Mapping[str, list[str]]) -> BibliographyEntry:
    key = str(entry.item_id)
    return BibliographyEntry(id=key, text=entry.text, html=entry.html, references=names[key])


def _note(ref: CitedAs, note: Formatted, manner: Manner, urls: Urls) -> NoteShape:
    locator = ref.cited.locator
    return NoteShape(
        reference=ref.name,
        id=work_of(ref.cited).key,
        text=note.text,
        html=note.html,
        locator=locator,
        locator_rendered=locator_rendered(manner.style, manner.locale) if locator else None,
        status=status_of(ref.cited),
        notices=[notice_json(notice, urls) for notice in ref.cited.notices],
        url=ref.cited.permalink(urls),
    )
