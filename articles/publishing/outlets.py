"""Finding or making an outlet. Reads and writes `Outlet`."""

from django.db.models import QuerySet

from articles.intake.manuscript import Outlet as OutletRead
from articles.models import Outlet
from articles.publishing.lengths import refuse_too_long
from articles.publishing.names import log_change
from articles.selectors.prepared import prepared


def outlet_of(read: OutletRead | None) -> Outlet | None:
    """Return the outlet of that name, stored if it is new. Its address and its kind are learned once, and then stay."""
    if read is None:
        return None
    facts = {"url": read.url, "kind": read.kind}
    refuse_too_long(Outlet(name=read.name, **facts))
    known = _outlets_named(read.name)
    outlet, created = (known[0], False) if known else Outlet.objects.get_or_create(name=read.name, defaults=facts)
    news = {name: value for name, value in facts.items() if value and not getattr(outlet, name)}
    if news and not created:
        for name, value in news.items():
            setattr(outlet, name, value)
        outlet.save(update_fields=[*news, "updated_at"])
        log_change(outlet)
    return outlet


@prepared
def _outlets_named(name: str) -> QuerySet[Outlet]:
    return Outlet.objects.filter(name=name).order_by()
