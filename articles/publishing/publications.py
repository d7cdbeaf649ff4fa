"""Storing the publications that a manuscript states. Writes `Publication` and `Outlet`."""

from collections.abc import Iterable

from django.db.models import Max

from articles.intake.manuscript import ManuscriptPublication
from articles.models import Article, Publication, Version
from articles.partial_dates import first_day, last_day
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

    The outlet is known by its name and by the name that it had then.
    """
    names = Publication.objects.filter(article=article).values_list("outlet__name", "outlet_name_as_printed")
    known = {name for row in names for name in row}
    last = Publication.objects.filter(article=article).aggregate(Max("order"))["order__max"] or 0
    new = [
        appearance
        for appearance in appearances
        if appearance.printed_here and appearance.outlet and appearance.outlet.name not in known
    ]
    for order, appearance in enumerate(new, start=last + 1):
        refuse_too_long(_row(article, version, order, appearance)).save()


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
