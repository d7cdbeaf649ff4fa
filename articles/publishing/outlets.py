"""Finding or making an outlet. Reads and writes `Outlet`; a rename also writes `Publication`."""

from collections.abc import Collection, Mapping, Sequence
from secrets import token_hex

from django.db.models import QuerySet

from articles.intake.manuscript import Outlet as OutletRead
from articles.models import Outlet, Publication
from articles.publishing.errors import ConflictError
from articles.publishing.learning import news
from articles.publishing.lengths import refuse_too_long
from articles.publishing.names import log_change
from articles.selectors.prepared import prepared


def outlet_of(read: OutletRead | None, known: Mapping[str, Outlet] | None = None) -> Outlet | None:
    """Return the outlet of that name, stored if it is new. Its address and its kind are learned once, and then stay.

    The name of an outlet that was merged into another one is that one's. `known` are outlets that were loaded before, by name.
    """
    if read is None:
        return None
    facts = {"url": read.url, "kind": read.kind}
    refuse_too_long(Outlet(name=read.name, **facts))
    stored = (known or {}).get(read.name) or outlets_by_name([read.name]).get(read.name)
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
    """Return the outlets that have one of the names, or that one of that name was merged into, by name."""
    return {outlet.name: outlet.merged_into or outlet for outlet in _outlets_named(sorted(names))}


def keep_printed_name(outlet: Outlet) -> None:
    """Before `outlet` gets a new name, store the old one with each publication that an older release stored without it."""
    old_name = Outlet.objects.values_list("name", flat=True).get(pk=outlet.pk)
    nameless = Publication.objects.select_for_update().filter(outlet=outlet, outlet_name_as_printed=None)
    for publication in nameless:
        publication.outlet_name_as_printed = old_name
        publication.save(update_fields=["outlet_name_as_printed"])


def free_name(outlet: Outlet) -> None:
    """Before `outlet` gets the name that it has now, take it from an outlet that was merged into it; that one gets the old name.

    Either name leads to the same outlet, before and after. Raises `ConflictError` if another outlet has the name.
    """
    other = Outlet.objects.filter(name=outlet.name).exclude(pk=outlet.pk).first()
    if other is None:
        return
    if other.merged_into_id != outlet.pk:
        raise ConflictError(f"Outlet {other.pk} has this name already.", code="outlet_conflict", pointer="/name")
    new_name, other.name = outlet.name, Outlet.objects.values_list("name", flat=True).get(pk=outlet.pk)
    # No two outlets may have one name, not even in between.
    outlet.name = f"{outlet.pk} {token_hex(8)}"
    outlet.save()
    other.save()
    outlet.name = new_name


@prepared
def _outlets_named(names: Sequence[str]) -> QuerySet[Outlet]:
    return Outlet.objects.filter(name__in=names).select_related("merged_into").order_by()
