"""What a document itself states, by the fields of the forms, so that each fact is “printed here” or “from you”. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.intake.manuscript import ARTICLE_FACTS, PLACE_FACTS, Manuscript, ManuscriptPublication, Origin

_KINDS = {"front_matter": "front matter, ", "tag": "tag ", "element": "element "}


@dataclass(frozen=True, slots=True)
class Stated:
    """Where a document states a fact: in words for an editor, and the beginning of what stands there."""

    where: str
    excerpt: str


def stated_in(origin: Origin | None) -> Stated | None:
    """Return where a fact is stated, if that is known."""
    return Stated(_KINDS.get(origin.kind, "") + origin.place, origin.excerpt) if origin else None


def printed_facts(manuscript: Manuscript) -> dict[str, str]:
    """Return the facts that a document states, without those that it does not."""
    page = _page(manuscript)
    facts: dict[str, object] = {name: getattr(manuscript, name) for name in ("title", "subtitle", *ARTICLE_FACTS)}
    facts["published"] = manuscript.published
    if page:
        facts["published"] = page.date or manuscript.published
        facts["outlet"] = page.outlet and page.outlet.name
        facts |= {name: getattr(page, name) for name in ("url", *PLACE_FACTS, "rights", "credit")}
    return {name: _in_words(value) for name, value in facts.items() if value}


def printed_first(manuscript: Manuscript) -> dict[str, str]:
    """Return what a document states of its first publication, if that was another page."""
    first = _first(manuscript)
    if first is None:
        return {}
    facts = {"outlet": first.outlet and first.outlet.name, "date": first.date, "title": first.title, "url": first.url}
    return {name: value for name, value in facts.items() if value}


def note_on_first(manuscript: Manuscript) -> str | None:
    """Return the printed note that tells of the first publication, if that was another page."""
    first = _first(manuscript)
    return first.note_as_printed if first else None


def places_of_facts(manuscript: Manuscript) -> dict[str, Origin]:
    """Return where the facts of `printed_facts` were read."""
    page = _page(manuscript)
    of_page = dict(page.origins) if page else {}
    day = of_page.get("date") or manuscript.origins.get("published")
    return {**of_page, **manuscript.origins, **({"published": day} if day else {})}


def places_of_first(manuscript: Manuscript) -> Mapping[str, Origin]:
    """Return where the facts of `printed_first` were read."""
    first = _first(manuscript)
    return first.origins if first else {}


def _page(manuscript: Manuscript) -> ManuscriptPublication | None:
    return next((publication for publication in manuscript.publications if publication.printed_here), None)


def _first(manuscript: Manuscript) -> ManuscriptPublication | None:
    return next(
        (other for other in manuscript.publications if other.role == "original" and not other.printed_here), None
    )


def _in_words(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
