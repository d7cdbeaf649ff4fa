"""Finding or making an outlet. Reads and writes `Outlet`."""

from articles.intake.manuscript import Outlet as OutletRead
from articles.models import Outlet
from articles.publishing.rows import fitting


def outlet_of(read: OutletRead | None) -> Outlet | None:
    """Return the outlet of that name, stored now if it is new; its address is learned once and not overwritten."""
    if read is None:
        return None
    fitting(Outlet(name=read.name, url=read.url))
    outlet, created = Outlet.objects.get_or_create(name=read.name, defaults={"url": read.url})
    if not created and read.url and not outlet.url:
        outlet.url = read.url
        outlet.save(update_fields=["url", "updated_at"])
    return outlet
