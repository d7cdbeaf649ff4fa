"""Made-up things to cite, without a database."""

from collections.abc import Sequence
from typing import Any

from articles.addresses import Urls
from articles.models import Article, Contribution, Outlet, Paragraph, Passage, Person, Publication, Version
from articles.partial_dates import first_day
from articles.selectors.cited import Cited

AT = Urls("https://x.example")
PID = "3k7xq9d2br"


def version(title: str = "The Bridge", number: int = 1, language: str | None = "en", **facts: Any) -> Version:
    """Return a version of an article of the slug `the-bridge`."""
    article = Article(slug="the-bridge", genre=facts.pop("genre", None), language=facts.pop("article_language", None))
    return Version(pk=number, article=article, number=number, title=title, language=language, **facts)


def publication(outlet: str | None = "The Herald", kind: str | None = None, **facts: Any) -> Publication:
    """Return an appearance; by default a republication in The Herald, without further facts.

    `name_now` is the name that the outlet was given later.
    """
    name_now = facts.pop("name_now", outlet)
    house = Outlet(name=name_now, kind=kind, url=facts.pop("homepage", None)) if outlet else None
    known = {"role": "republication", "order": 1, "outlet_name_as_printed": outlet, **facts}
    return Publication(outlet=house, starts_on=first_day(known.get("date")), **known)


def by(printed: str, role: str = "author", **person: Any) -> Contribution:
    """Return a contribution."""
    return Contribution(name_as_printed=printed, role=role, person=Person(name=printed, **person))


def cited(
    *contributions: Contribution,
    of: Version | None = None,
    publication: Publication | None = None,
    first: Publication | None = None,
    ordinal: int | None = None,
    elsewhere: bool = False,
) -> Cited:
    """Return what is cited: the whole text, or the paragraph at `ordinal`."""
    text = of or version()
    passage = Passage(version=text, paragraph=Paragraph(pid=PID), ordinal=ordinal) if ordinal else None
    byline: Sequence[Contribution] = contributions
    return Cited(text, byline, publication, first, passage, elsewhere)
