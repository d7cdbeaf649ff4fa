"""Links from a row to what belongs to it, and to what people and programs see of it."""

from urllib.parse import urlencode

from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.addresses import Urls

# Without a base: the admin runs under the same one as the pages and the API.
HERE = Urls("")


def link(address: str, text: object) -> SafeString:
    """Return a link."""
    return format_html('<a href="{}">{}</a>', address, text)


def rows_link(model: type[Model], text: object, **lookups: object) -> SafeString:
    """Return the link to the list of those rows of `model` that answer the lookups."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return link(f"{address}?{urlencode(lookups)}", text)
