"""Keeping the search index at the text that may be read now. Reads the current version; writes the index."""

from articles.models import Article, Passage, Version
from articles.searching import index
from articles.searching.terms import terms
from articles.selectors.withdrawals import withdrawals_of


def reindex(article: Article) -> None:
    """Index the article's current text without what is withdrawn, or nothing if the whole text is withdrawn."""
    withdrawn = withdrawals_of(article.pk)
    version = Version.objects.get(current_of=article)
    if withdrawn.article or version.pk in withdrawn.versions:
        index.drop(article.pk)
        return
    passages = Passage.objects.filter(version=version).select_related("wording").order_by("ordinal")
    texts = [passage.wording.text for passage in passages if withdrawn.of(passage) is None]
    text = "\n".join([version.title, version.subtitle or "", *texts])
    # The language of the article, not of the version: it may have been learned later, and searches use it.
    index.put(article.pk, terms(text, article.language))
