"""What a document itself states, by the fields of the forms, so that each fact is “printed here” or “from you”. Pure."""

from articles.intake.manuscript import ARTICLE_FACTS, PLACE_FACTS, Manuscript, ManuscriptPublication


def printed_facts(manuscript: Manuscript) -> dict[str, str]:
    """Return the facts that a document states, without those that it does not."""
    page = next((publication for publication in manuscript.publications if publication.printed_here), None)
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


def _first(manuscript: Manuscript) -> ManuscriptPublication | None:
    others = (other for other in manuscript.publications if other.role == "original" and not other.printed_here)
    return next(others, None)


def _in_words(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
