"""The links at the top of each page of the desk. Reads the permissions of who is logged in."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that is linked to, by the name of its address, for those with the permission."""

    text: str
    name: str
    permission: str


ENTRIES = (
    Entry("Start", "desk:start", "articles.view_article"),
    Entry("New article", "desk:new-article", "articles.add_article"),
    Entry("People", "desk:people", "articles.view_person"),
    Entry("Outlets", "desk:outlets", "articles.view_outlet"),
    Entry("Keys", "desk:keys", "articles.add_apikey"),
    Entry("Webhooks", "desk:webhooks", "articles.view_webhook"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `is_here` if it leads to the page that it stands on."""

    text: str
    address: str
    is_here: bool


def links_for(request: HttpRequest) -> list[Link]:
    """Return the links that who is logged in may follow."""
    allowed = [entry for entry in ENTRIES if request.user.has_perm(entry.permission)]
    addresses = [reverse(entry.name) for entry in allowed]
    return [
        Link(entry.text, address, request.path == address) for entry, address in zip(allowed, addresses, strict=True)
    ]
