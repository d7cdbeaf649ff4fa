"""Facts that are learned after publication: of an article, of the people behind its byline, of its publications.

Writes `Article`, `Person`, `Publication`, `Outlet`, `Amendment` and the log. Each call is one transaction and locks the article's
row. Nothing here writes texts, bylines, notes as printed or digests.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Max, Min

from articles.intake.manuscript import ARTICLE_FACTS
from articles.models import Amendment, Article, Publication
from articles.publishing.amending.outlines import checked_outline
from articles.publishing.amending.people import amend_people, locked_people
from articles.publishing.amending.publications import original_first, refuse_double, refuse_reversed, set_facts
from articles.publishing.amending.recorder import AmendmentRecorder
from articles.publishing.indexing import learn_language
from articles.publishing.lengths import refuse_too_long
from articles.publishing.log import log_amendment
from articles.publishing.transactions import tried_again, writing
from articles.searching import index, keywords
from articles.selectors.articles import article_by_slug
from articles.selectors.errors import unknown_publication

Precondition = Callable[[Article], None]


@tried_again
def amend_article(
    slug: str, changes: Mapping[str, Any], *, made_by: str, precondition: Precondition | None = None
) -> Sequence[Amendment]:
    """Change any of `ARTICLE_FACTS`, the `outline`, and the facts about the people behind `authors`; return the amendments.

    A fact that `changes` does not name stays; None makes a fact unknown again. `authors` is a list of mappings: an `order` in
    the current version's byline, and new values of `name`, `family_name`, `orcid`, `viaf` or `wikidata`. The mapping
    `name_parts` has the parts of the printed name. An identifier also says who wrote this article. `outline` is as
    `checked_outline` takes it.
    `precondition` is called once the article is locked, and raises if the caller has not seen its latest state. Raises
    `UnknownError`, `PrintedFactError`, `ConflictError`, `UnpublishableError`, and what the precondition raises.
    """
    with writing():
        article = _locked(slug)
        authors = changes.get("authors", ())
        people = locked_people(article, authors)
        _check_precondition(precondition, article)
        recorder, language = AmendmentRecorder(article, made_by), article.language
        for name in sorted(ARTICLE_FACTS):
            if name in changes:
                unknown = getattr(Article(), name)
                recorder.change(article, name, unknown if changes[name] is None else changes[name])
        if "outline" in changes:
            recorder.change(article, "outline", checked_outline(article, changes["outline"]))
        changed = {entry.field for entry in recorder.entries}
        amend_people(authors, people, recorder)
        if recorder.store():
            refuse_too_long(article).save()
        if article.language != language:
            learn_language(article, before=language)
        if "keywords" in changed:
            keywords.put(article.pk, article.keywords)
        if recorder.entries:
            log_amendment(article)
        return recorder.entries


@tried_again
def amend_publication(
    slug: str,
    publication_id: int,
    changes: Mapping[str, Any],
    *,
    made_by: str,
    precondition: Precondition | None = None,
) -> Sequence[Amendment]:
    """Change `role`, `outlet`, `version`, `date`, `title`, `url`, `credit`, `rights` or a fact of `PLACE_FACTS` of a publication.

    An `outlet` is a mapping of `name`, `url` and `kind`; a `version` is its number. Otherwise like `amend_article`;
    raises `UnknownError` for an unknown publication too.
    """
    with writing():
        article = _locked(slug)
        publication = publication_of(article, publication_id)
        _check_precondition(precondition, article)
        recorder = AmendmentRecorder(article, made_by)
        set_facts(publication, changes, recorder)
        if recorder.entries:
            changed = {entry.field for entry in recorder.entries}
            refuse_double(publication, changed)
            refuse_reversed(publication, changed)
            refuse_too_long(publication).save()
            recorder.store()
            _touch(article)
            log_amendment(article)
        return recorder.entries


@tried_again
def add_publication(
    slug: str, facts: Mapping[str, Any], *, made_by: str, precondition: Precondition | None = None
) -> Publication:
    """Store another publication of the article; the editor supplied every fact of it.

    `facts` holds `role` and `outlet`, and may hold any other fact that `amend_publication` takes. Raises the same errors, and
    `ConflictError` if the article already has the publication, or another original.
    """
    with writing():
        article = _locked(slug)
        _check_precondition(precondition, article)
        last = Publication.objects.filter(article=article).aggregate(last=Max("order"))["last"] or 0
        publication = Publication(article=article, order=last + 1)
        recorder = AmendmentRecorder(article, made_by)
        set_facts(publication, facts, recorder)
        refuse_double(publication, set(facts))
        refuse_reversed(publication, set(facts))
        refuse_too_long(publication).save()
        recorder.store()
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
    """Return the article, locked until the transaction ends. Raises `UnknownError`."""
    return article_by_slug(slug, Article.objects.select_for_update())


def _check_precondition(precondition: Precondition | None, article: Article) -> None:
    if precondition is not None:
        precondition(article)


def _touch(article: Article) -> None:
    """Recompute what the article's row says of its publications, and note that the article has changed."""
    original_first(article)
    before = article.first_published_on
    publications = Publication.objects.filter(article=article).aggregate(first=Min("starts_on"), last=Max("order"))
    article.first_published_on = publications["first"]
    article.publication_count = max(article.publication_count or 0, publications["last"] or 0)
    if article.first_published_on != before:
        index.move(article.pk, before, article.first_published_on)
    article.save(update_fields=["first_published_on", "publication_count", "updated_at"])
