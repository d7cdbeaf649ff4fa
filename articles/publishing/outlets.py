"""Finding or making an outlet. Reads and writes `Outlet`; a rename also writes `Publication`."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import QuerySet

from articles.intake.manuscript import Outlet as OutletRead
from articles.models import Outlet, Publication
from articles.publishing.learning import news
from articles.publishing.lengths import refuse_too_long
from articles.publishing.names import log_change
from articles.selectors.prepared import prepared


def outlet_of(read: OutletRead | None, known: Mapping[str, Outlet] | None = None) -> Outlet | None:
    """Return the outlet of that name, stored if it is new. Its address and its kind are learned once, and then stay.

    `known` are outlets that were loaded before, by their names.
    """
    if read is None:
        return None
    facts = {"url": read.url, "kind": read.kind}
    refuse_too_long(Outlet(name=read.name, **facts))
    stored = (known or {}).get(read.name) or next(iter(_outlets_named([read.name])), None)
    outlet, created = (stored, False) if stored else Outlet.objects.get_or_create(name=read.name, defaults=facts)
    if not created and news(outlet, facts):
        outlet.refresh_from_db(from_queryset=Outlet.objects.select_for_update())
        learned = news(outlet, facts)
        for name, value in learned.items():
            setattr(outlet, name, value)
        outlet.save(update_fields=[*learned, "updated_at"])
        log_change(outlet)
    return outlet


def outlets_by_name(names: Collection[str]) -> dict[str, Outlet]:
    """Return the outlets that have one of the names, by name."""
    return {outlet.name: outlet for outlet in _outlets_named(sorted(names))}


def keep_printed_name(outlet: Outlet) -> None:
    """Before `outlet` gets a new name, store the old one with each publication that an older release stored without it."""
    old_name = Outlet.objects.values_list("name", flat=True).get(pk=outlet.pk)
    nameless = Publication.objects.select_for_update().filter(outlet=outlet, outlet_name_as_printed=None)
    for publication in nameless:
        publication.outlet_name_as_printed = old_name
        publication.save(update_fields=["outlet_name_as_printed"])


@prepared
def _outlets_named(names: Sequence[str]) -> QuerySet[Outlet]:
    return Outlet.objects.filter(name__in=names).order_by()
