"""Storing the publications that a manuscript states. Writes `Publication` and `Outlet`."""

from collections.abc import Iterable, Mapping, Sequence

from articles.intake.manuscript import Manuscript, ManuscriptPublication
from articles.models import Article, Outlet, Publication, Version
from articles.partial_dates import first_day, last_day
from articles.publishing.learning import news
from articles.publishing.lengths import refuse_too_long
from articles.publishing.outlets import outlet_of, outlets_by_name
from articles.publishing.rows import insert


def stated_publications(manuscript: Manuscript) -> Sequence[ManuscriptPublication]:
    """Return the publications of a manuscript that say anything beside the title of the text itself."""
    return [appearance for appearance in manuscript.publications if _says_anything(appearance, manuscript.title)]


def store_publications(stated: Iterable[tuple[Version, Sequence[ManuscriptPublication]]]) -> None:
    """Store publications of new articles; the one that printed a version's text names the version."""
    of_versions = list(stated)
    names = {appearance.outlet.name for _, known in of_versions for appearance in known if appearance.outlet}
    outlets = outlets_by_name(names)
    insert(
        refuse_too_long(_row(version.article, version, order, appearance, outlets))
        for version, known in of_versions
        for order, appearance in enumerate(known, start=1)
    )


def add_new_publications(article: Article, version: Version, appearances: Iterable[ManuscriptPublication]) -> None:
    """Store the publication that printed `version`, if its outlet has not published the article before.

    The outlet is known by its name, by the name that it had then, and by the names of outlets that were merged into it. A
    publication that is known learns where in its outlet the text stood; a fact that it has stays.
    """
    rows = list(Publication.objects.filter(article=article).select_related("outlet").order_by("order"))
    known = {row.outlet_name_as_printed: row for row in rows} | {row.outlet.name: row for row in rows if row.outlet}
    by_outlet = {row.outlet_id: row for row in rows if row.outlet_id}
    last = rows[-1].order if rows else 0
    for appearance in appearances:
        if not (appearance.printed_here and appearance.outlet):
            continue
        name = appearance.outlet.name
        stored = {} if name in known else outlets_by_name([name])
        publication = known.get(name) or (by_outlet.get(stored[name].pk) if name in stored else None)
        if publication:
            _learn(publication, appearance)
        else:
            last += 1
            refuse_too_long(_row(article, version, last, appearance, stored)).save()
    if len(rows) < last:
        article.publication_count = last
        article.save(update_fields=["publication_count"])


def _learn(publication: Publication, appearance: ManuscriptPublication) -> None:
    # Facts that an editor called unknown stay unknown until an editor says otherwise.
    settled = set(publication.supplied_by_editor) - set(appearance.supplied_by_editor)
    facts = {name: value for name, value in appearance.place_facts.items() if name not in settled}
    learned = news(publication, facts)
    if not learned:
        return
    for name, value in learned.items():
        setattr(publication, name, value)
    marked = [name for name in learned if name in appearance.supplied_by_editor]
    publication.supplied_by_editor = list(dict.fromkeys([*publication.supplied_by_editor, *marked]))
    publication.save(update_fields=[*learned, "supplied_by_editor", "updated_at"])


def _says_anything(appearance: ManuscriptPublication, title: str | None) -> bool:
    facts = (appearance.outlet, appearance.date, appearance.url, appearance.credit, appearance.rights)
    printed = (appearance.note_as_printed, appearance.disclaimer_as_printed)
    return any((*facts, *printed, *appearance.place_facts.values())) or appearance.title not in (None, title)


def _row(
    article: Article,
    version: Version,
    order: int,
    appearance: ManuscriptPublication,
    outlets: Mapping[str, Outlet] | None = None,
) -> Publication:
    outlet = outlet_of(appearance.outlet, outlets)
    return Publication(
        article=article,
        order=order,
        role=appearance.role,
        outlet=outlet,
        outlet_name_as_printed=appearance.outlet.name if appearance.outlet else None,
        version=version if appearance.printed_here else None,
        date=appearance.date,
        starts_on=first_day(appearance.date),
        ends_on=last_day(appearance.date),
        title=appearance.title,
        url=appearance.url,
        **appearance.place_facts,
        credit=appearance.credit,
        rights=appearance.rights,
        note_as_printed=appearance.note_as_printed,
        disclaimer_as_printed=appearance.disclaimer_as_printed,
        supplied_by_editor=list(appearance.supplied_by_editor),
    )
