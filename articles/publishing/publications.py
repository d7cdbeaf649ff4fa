"""Storing the publications that a manuscript states. Writes `Publication` and `Outlet`."""

from collections.abc import Iterable

from articles.intake.manuscript import ManuscriptPublication
from articles.models import Article, Publication, Version
from articles.partial_dates import first_day, last_day
from articles.publishing.learning import news
from articles.publishing.lengths import refuse_too_long
from articles.publishing.outlets import outlet_of
from articles.publishing.rows import insert


def store_publications(article: Article, version: Version, appearances: Iterable[ManuscriptPublication]) -> None:
    """Store each publication that says something; the one that printed this text names the version."""
    known = [appearance for appearance in appearances if _says_anything(appearance, version)]
    insert(
        refuse_too_long(_row(article, version, order, appearance)) for order, appearance in enumerate(known, start=1)
    )


def add_new_publications(article: Article, version: Version, appearances: Iterable[ManuscriptPublication]) -> None:
    """Store the publication that printed `version`, if its outlet has not published the article before.

    The outlet is known by its name and by the name that it had then. A publication that is known learns where in its outlet the
    text stood; a fact that it has stays.
    """
    rows = list(Publication.objects.filter(article=article).select_related("outlet").order_by("order"))
    known = {row.outlet_name_as_printed: row for row in rows} | {row.outlet.name: row for row in rows if row.outlet}
    last = rows[-1].order if rows else 0
    for appearance in appearances:
        if not (appearance.printed_here and appearance.outlet):
            continue
        if publication := known.get(appearance.outlet.name):
            _learn(publication, appearance)
        else:
            last += 1
            refuse_too_long(_row(article, version, last, appearance)).save()


def _learn(publication: Publication, appearance: ManuscriptPublication) -> None:
    learned = news(publication, appearance.place_facts)
    if not learned:
        return
    for name, value in learned.items():
        setattr(publication, name, value)
    publication.supplied_by_editor += [name for name in learned if name in appearance.supplied_by_editor]
    publication.save(update_fields=[*learned, "supplied_by_editor", "updated_at"])


def _says_anything(appearance: ManuscriptPublication, version: Version) -> bool:
    """Whether anything is known of the publication beside the title of the version itself."""
    facts = (appearance.outlet, appearance.date, appearance.url, appearance.credit, appearance.rights)
    printed = (appearance.note_as_printed, appearance.disclaimer_as_printed)
    return any((*facts, *printed, *appearance.place_facts.values())) or appearance.title not in (None, version.title)


def _row(article: Article, version: Version, order: int, appearance: ManuscriptPublication) -> Publication:
    outlet = outlet_of(appearance.outlet)
    return Publication(
        article=article,
        order=order,
        role=appearance.role,
        outlet=outlet,
        outlet_name_as_printed=outlet.name if outlet else None,
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
