"""The root digest: one digest over everything public, which a mirror can compute from its copy.

It is the SHA-256 of these lines, sorted by code point and joined by line feeds, each in its RFC 8785 form:

    ["version", slug, number, digest, [PIDs that are withdrawn in it, sorted]]    a version that may be read
    ["version", slug, number, null, []]                                           a version that is withdrawn
    ["withdrawn", slug]                                                           an article that is withdrawn, once
    ["notice", slug, id, kind, digest of its text]                                every notice

The digest of a version covers the digests of its paragraphs and of the version before, so no text is left out.
"""

import json
from collections.abc import Iterator
from typing import Any

from articles.choices import ArticleStatus
from articles.identity.digests import text_digest
from articles.models import Article, Notice, Passage, Version, Withdrawal

_CHUNK = 2000


def root_digest() -> str:
    """Return the root digest of what is public now; a constant number of queries."""
    lines = sorted(_line(part) for part in (*_versions(), *_articles(), *_notices()))
    return text_digest("\n".join(lines))


def _line(part: list[Any]) -> str:
    # A line has only names in ASCII, whole numbers and null; this is their RFC 8785 form.
    return json.dumps(part, separators=(",", ":"))


def _versions() -> Iterator[list[Any]]:
    in_force = Withdrawal.objects.filter(lifted_by=None)
    withdrawn = set(in_force.filter(paragraph=None).exclude(version=None).values_list("version", flat=True))
    hidden = _hidden()
    rows = Version.objects.filter(article__status=ArticleStatus.PUBLISHED).order_by("pk")
    for key, slug, number, digest in rows.values_list("pk", "article__slug", "number", "digest").iterator(_CHUNK):
        if key in withdrawn:
            yield ["version", slug, number, None, []]
        else:
            yield ["version", slug, number, digest, sorted(hidden.get(key, ()))]


def _hidden() -> dict[int, set[str]]:
    """Return the paragraphs that are withdrawn, by the version that they are hidden in."""
    hidden: dict[int, set[str]] = {}
    in_force = Withdrawal.objects.filter(lifted_by=None).exclude(paragraph=None)
    everywhere = in_force.filter(version=None).values("paragraph")
    for key, pid in Passage.objects.filter(paragraph__in=everywhere).values_list("version", "paragraph__pid"):
        hidden.setdefault(key, set()).add(pid)
    for key, pid in in_force.exclude(version=None).values_list("version", "paragraph__pid"):
        hidden.setdefault(key, set()).add(pid)
    return hidden


def _articles() -> Iterator[list[Any]]:
    rows = Article.objects.filter(status=ArticleStatus.WITHDRAWN).order_by("pk")
    yield from (["withdrawn", slug] for slug in rows.values_list("slug", flat=True).iterator(_CHUNK))


def _notices() -> Iterator[list[Any]]:
    rows = Notice.objects.order_by("pk").values_list("article__slug", "pk", "kind", "text")
    for slug, key, kind, text in rows.iterator(_CHUNK):
        yield ["notice", slug, key, kind, text_digest(text)]
