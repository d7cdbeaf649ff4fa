"""The citations that a change of a person or an outlet alters, before and after, a page of articles at a time.

The change is only rehearsed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from articles.addresses import Urls
from articles.citing.citations import usual_entry
from articles.models import Outlet, Person, Version
from articles.publishing.articles import rehearsal
from articles.references import positive_int
from articles.selectors.cited import cite
from articles.selectors.naming import TextsPage, texts_naming, texts_page
from articles.selectors.withdrawals import Withdrawals, WithdrawnError, refusals_of_many
from articles.web.base_url import urls_for


@dataclass(frozen=True, slots=True)
class Altered:
    """A text with its usual citation before and after the change."""

    title: str
    slug: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AlteredPage:
    """A page of the articles that name a person or an outlet, with those among them whose citations change."""

    page: TextsPage
    altered: list[Altered]


def altered_page(row: Person | Outlet, change: Callable[[], object], request: HttpRequest) -> AlteredPage:
    """Return the page of articles that a form asks for by `after` or `before`, or else the newest.

    Raises what `change` raises.
    """
    asked = {name: positive_int(request.POST.get(name, "")) for name in ("after", "before")}
    page = texts_page(texts_naming(row), **asked)
    return AlteredPage(page, altered_citations(page.texts, change, urls_for(request)))


def altered_citations(texts: Sequence[Version], change: Callable[[], object], urls: Urls) -> list[Altered]:
    """Return the texts that are cited in another way after `change`. Raises what `change` raises."""
    before = _citations(texts, urls)
    with rehearsal():
        change()
        after = _citations(texts, urls)
    return [
        Altered(text.title, text.article.slug, old, new)
        for text, old, new in zip(texts, before, after, strict=True)
        if old != new
    ]


def _citations(texts: Sequence[Version], urls: Urls) -> list[str]:
    withdrawals = refusals_of_many([text.article_id for text in texts])
    return [_citation(text, withdrawals[text.article_id], urls) for text in texts]


def _citation(text: Version, withdrawals: Withdrawals, urls: Urls) -> str:
    """Return the usual citation; nothing of a text that is withdrawn."""
    try:
        entry = usual_entry(cite(text, withdrawals), urls)
    except WithdrawnError:
        return ""
    return entry.text if entry else ""
