"""Two outlets that are one: publications move from outlet to outlet. Writes `Outlet`, `Publication`, `Amendment` and the log, in
one transaction.

The names as printed stay.
"""

from articles.models import Outlet, Publication
from articles.publishing.amending.publications import outlet_json
from articles.publishing.amending.recorder import record_of_outlet
from articles.publishing.learning import news
from articles.publishing.merging import lead_on, locked_pair
from articles.publishing.names import log_change
from articles.publishing.outlets import keep_printed_name
from articles.publishing.transactions import tried_again, writing


@tried_again
def merge_outlets(outlet_id: int, into_id: int, *, made_by: str) -> Outlet:
    """Move everything of one outlet to another, which takes the facts that only the first one has; return the other.

    The id and the name of the first lead to the other from then on, and so do those that were merged into the first before.
    Raises `UnknownError`, and `UnpublishableError` for one and the same outlet.
    """
    with writing():
        outlet, into = locked_pair(Outlet, outlet_id, into_id)
        before = outlet_json(into)
        present = list(Publication.objects.filter(outlet=into).only("pk", "article_id").order_by("pk"))
        keep_printed_name(outlet)
        lead_on(outlet, into)
        learned = news(into, {"url": outlet.url, "kind": outlet.kind})
        for name, value in learned.items():
            setattr(into, name, value)
        into.save()
        moved = _move(outlet, into)
        record_of_outlet(moved, outlet_json(outlet), outlet_json(into), made_by)
        if learned:
            record_of_outlet(present, before, outlet_json(into), made_by)
        log_change(into)
        return into


def _move(outlet: Outlet, into: Outlet) -> list[Publication]:
    """Let what appeared in one outlet have appeared in another one; return these publications."""
    publications = list(Publication.objects.select_for_update().filter(outlet=outlet).order_by("pk"))
    for publication in publications:
        publication.outlet = into
        publication.save(update_fields=["outlet", "updated_at"])
    return publications
