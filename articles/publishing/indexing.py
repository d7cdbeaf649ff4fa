"""Keeping the search index at what may be read now. Reads the current version; writes the index."""

from articles.models import Article, Passage, Version
from articles.searching import index
from articles.searching.terms import terms
from articles.selectors.withdrawals import withdrawals_of


def reindex(article: Article) -> None:
    """Index the article's current text without what is withdrawn; an article that may not be read is not found."""
    withdrawn = withdrawals_of(article.pk)
    version = Version.objects.get(current_of=article)
    if withdrawn.whole or version.pk in withdrawn.versions:
        index.drop(article.pk)
        return
    passages = Passage.objects.filter(version=version).select_related("wording").order_by("ordinal")
    texts = [passage.wording.text for passage in passages if withdrawn.of(passage) is None]
    whole = "\n".join([version.title, version.subtitle or "", *texts])
    # The article's language may have been learned later than the version was published, and is what searches ask in.
    index.put(article.pk, terms(whole, article.language))
