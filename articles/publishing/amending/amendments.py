"""Facts that are learned after publication: of an article, of the people behind its byline, of its publications.

Writes `Article`, `Person`, `Publication`, `Outlet`, `Amendment` and the log, each call in one transaction with the article's row
locked. Texts, bylines, notes as printed and digests are out of reach: no function here reads them to write them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max, Min

from articles.models import Amendment, Article, Publication
from articles.publishing.amending.amendable import ARTICLE_FACTS
from articles.publishing.amending.people import amend_people, locked_people
from articles.publishing.amending.publications import original_first, refuse_double, set_facts
from articles.publishing.amending.recorder import Ledger
from articles.publishing.indexing import reindex
from articles.publishing.log import log_amendment
from articles.publishing.rows import fitting
from articles.selectors.articles import article_by_slug
from articles.selectors.errors import unknown_publication

Guard = Callable[[Article], None]


def amend_article(
    slug: str, changes: Mapping[str, Any], *, made_by: str, guard: Guard | None = None
) -> Sequence[Amendment]:
    """Change `genre`, `keywords`, `language`, or the people behind `authors`; return what changed.

    What `changes` does not name stays; None makes a fact unknown again. `authors` is a list of `order` in the current
    version with `name`, `family_name`, `orcid`, `viaf` or `wikidata`. `guard` is called once the article is locked, and
    raises where the caller has not seen its latest state. Raises `UnknownError`, `PrintedFactError`, `ConflictError`,
    `UnpublishableError`, and what the guard raises.
    """
    with transaction.atomic():
        article = _locked(slug)
        authors = changes.get("authors", ())
        people = locked_people(article, authors)
        _pass(guard, article)
        ledger = Ledger(article, made_by)
        for name in ARTICLE_FACTS:
            if name in changes:
                value = changes[name]
                ledger.change(article, name, list(value or ()) if name == "keywords" else value)
        relearned = any(entry.field == "language" for entry in ledger.entries)
        amend_people(authors, people, ledger)
        if ledger.close():
            fitting(article).save()
        if relearned:
            reindex(article)
        if ledger.entries:
            log_amendment(article)
        return ledger.entries


def amend_publication(
    slug: str, publication_id: int, changes: Mapping[str, Any], *, made_by: str, guard: Guard | None = None
) -> Sequence[Amendment]:
    """Change `role`, `outlet`, `version`, `date`, `title`, `url`, `credit` or `rights` of a publication.

    An `outlet` is a mapping of `name`, `url` and `kind`, a `version` its number. Else like `amend_article`; raises
    `UnknownError` for an unknown publication too.
    """
    with transaction.atomic():
        article = _locked(slug)
        publication = publication_of(article, publication_id)
        _pass(guard, article)
        ledger = Ledger(article, made_by)
        set_facts(publication, changes, ledger)
        if ledger.entries:
            refuse_double(publication, {entry.field for entry in ledger.entries})
            fitting(publication).save()
            ledger.close()
            _touch(article)
            log_amendment(article)
        return ledger.entries


def add_publication(slug: str, facts: Mapping[str, Any], *, made_by: str, guard: Guard | None = None) -> Publication:
    """Store another publication of the article; every fact of it is the editor's.

    `facts` holds `role` and `outlet`, and what else `amend_publication` takes. Raises what that raises, and
    `ConflictError` where the publication is there already, or another original is.
    """
    with transaction.atomic():
        article = _locked(slug)
        _pass(guard, article)
        last = Publication.objects.filter(article=article).aggregate(last=Max("order"))["last"] or 0
        publication = Publication(article=article, order=last + 1)
        ledger = Ledger(article, made_by)
        set_facts(publication, facts, ledger)
        refuse_double(publication, set(facts))
        fitting(publication).save()
        ledger.close()
        _touch(article)
        log_amendment(article)
        return publication


def publication_of(article: Article, publication_id: int) -> Publication:
    """Return a publication of the article with its outlet and its version. Raises `UnknownError`."""
    rows = Publication.objects.filter(article=article, pk=publication_id)
    publication = rows.select_related("outlet", "version").first()
    if publication is None:
        raise unknown_publication(article.slug, publication_id)
    return publication


def _locked(slug: str) -> Article:
    """Return the article, which nobody else changes until the transaction ends."""
    return article_by_slug(slug, Article.objects.select_for_update())


def _pass(guard: Guard | None, article: Article) -> None:
    if guard is not None:
        guard(article)


def _touch(article: Article) -> None:
    """Bring up to date what the article says of its publications, and that it has changed."""
    original_first(article)
    days = Publication.objects.filter(article=article).aggregate(first=Min("starts_on"))
    article.first_published_on = days["first"]
    article.save(update_fields=["first_published_on", "updated_at"])
