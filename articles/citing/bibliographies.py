"""Many texts in one list of works cited, with what stands in the text or in a note for each of them.

A work stands in the list once, however many of its paragraphs are cited; the paragraphs are locators of the notes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from articles.addresses import Urls
from articles.citing.citations import LABEL, Manner, cite_of
from articles.citing.rendering.locators import locator_rendered
from articles.citing.rendering.processor import Cite, CslItem, Entry, Formatted, render
from articles.representations.citation import BibliographyEntry, NoteShape, WorksCited
from articles.representations.csl.item import csl_item
from articles.selectors.cited import Cited


@dataclass(frozen=True, slots=True)
class CitedAs:
    """What is to be cited, and how it was named."""

    name: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Rendered:
    """The list of works cited (None in a style without one), the notes in the order of the references, and the works."""

    bibliography: WorksCited | None
    notes: list[NoteShape]
    works: list[CslItem]


def bibliography(references: Sequence[CitedAs], manner: Manner, urls: Urls) -> Rendered:
    """Return the references as one list and as notes. Raises `ProcessorError` where the style processor fails."""
    works = {one.key: csl_item(one, urls, manner.accessed) for one in (work_of(ref.cited) for ref in references)}
    if not works:
        return Rendered(None, [], [])
    cites = [
        Cite(work_of(ref.cited).key, ref.cited.locator, LABEL if ref.cited.locator else None) for ref in references
    ]
    rendered = render(manner.style, manner.locale, list(works.values()), cites, in_order=True)
    said = _notes_of_their_own(references, manner, urls) if manner.style.format == "note" else rendered.cites
    return Rendered(
        None if rendered.bibliography is None else _listed(rendered.bibliography, references),
        [_note(ref, note, manner, urls) for ref, note in zip(references, said, strict=True)],
        list(works.values()),
    )


def work_of(cited: Cited) -> Cited:
    """Return the version that a passage is cited from: what stands in the list of works."""
    return replace(cited, passage=None)


def _notes_of_their_own(references: Sequence[CitedAs], manner: Manner, urls: Urls) -> Sequence[Formatted]:
    """Return the notes of a style whose notes tell everything: each names the address of exactly what it cites."""
    items = {ref.cited.key: csl_item(ref.cited, urls, manner.accessed) for ref in references}
    cites = [cite_of(ref.cited, items[ref.cited.key]) for ref in references]
    return render(manner.style, manner.locale, list(items.values()), cites, in_order=False).cites


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
        url=ref.cited.permalink(urls),
    )
