"""Paragraphs that have the same words as others: where a text still stands once it is withdrawn. Reads `Wording`."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Length

from articles.models import Article, Wording

MOST = 20
# Shorter paragraphs, such as “* * *”, are alike in many articles and mean nothing.
_SHORTEST = 20


@dataclass(frozen=True, slots=True)
class SameWords:
    """A paragraph that has, or had in some version, the words of another one."""

    pid: str
    slug: str
    title: str


def same_as_paragraphs(pids: Sequence[str]) -> list[SameWords]:
    """Return at most `MOST` paragraphs, of any article, that have the words of one of the paragraphs; one query."""
    own = Wording.objects.filter(paragraph__pid__in=pids)
    return _found(own, Wording.objects.exclude(paragraph__pid__in=pids))


def same_as_article(article: Article) -> list[SameWords]:
    """Return at most `MOST` paragraphs of other articles that have the words of a paragraph of the article; one query."""
    own = Wording.objects.filter(paragraph__article=article)
    return _found(own, Wording.objects.exclude(paragraph__article=article))


def _found(own: QuerySet[Wording], others: QuerySet[Wording]) -> list[SameWords]:
    long_enough = own.annotate(length=Length("text")).filter(length__gte=_SHORTEST)
    rows = others.filter(digest__in=long_enough.order_by().values("digest")).order_by("paragraph", "pk")
    columns = ("paragraph__pid", "paragraph__article__slug", "paragraph__article__current_version__title")
    # A paragraph has several wordings with the same words if only their markup differs.
    return [SameWords(*row) for row in dict.fromkeys(rows.values_list(*columns)[: 2 * MOST])][:MOST]
