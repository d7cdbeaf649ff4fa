"""`/desk/outlets/{id}/`: an outlet, with what appeared in it, and what was changed so far."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator

from articles.desk.names.amendments import amendments_in_words
from articles.desk.names.changing import ChangingPage
from articles.desk.names.forms import OutletForm
from articles.models import Outlet
from articles.publishing.renaming import change_outlet
from articles.selectors.naming import amendments_of, publications_in
from articles.selectors.people import outlet_by_id

PER_PAGE = 50


class OutletPage(ChangingPage):
    """An outlet. Its facts are changed here."""

    permission = "articles.change_outlet"
    template = "desk/outlet.html"
    own_address = "desk:outlet"
    form_class = OutletForm
    change = change_outlet

    def row(self, number: int) -> Outlet:
        """Return the outlet. Raises `UnknownError`."""
        return outlet_by_id(number)

    def beside(self, row: Outlet) -> Mapping[str, Any]:
        """Return what appeared in the outlet, and the amendments."""
        publications = Paginator(publications_in(row), PER_PAGE).get_page(self.request.GET.get("page"))
        return {"publications": publications, "amendments": amendments_in_words(amendments_of(row))}
