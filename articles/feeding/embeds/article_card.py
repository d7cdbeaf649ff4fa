"""The card of an article: how it begins, and whether a newer version exists. Reads the store."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.text import Truncator

from articles.addresses import Urls
from articles.feeding.embeds.card import Card, Remark, authors_of, remarks_of, withdrawn_remark
from articles.feeding.embeds.citation import citation_line
from articles.models import Notice, Version
from articles.representations.bylines import byline_of
from articles.selectors.cited import cite
from articles.selectors.lines import opening_of
from articles.selectors.parts import notices_on_text
from articles.selectors.states import State
from articles.selectors.withdrawals import Withdrawals, refusals_of

OPENING_LENGTH = 400


def article_card(state: State, version: Version, urls: Urls, *, frozen: bool) -> Card:
    """Return the card of a version: with the address of the version (`frozen`), or with the article's."""
    slug = state.article.slug
    withdrawals = refusals_of(state.article.pk)
    notice = withdrawals.article or withdrawals.versions.get(version.pk)
    notices = [] if notice else notices_on_text(version)
    cited = None if notice else cite(version, withdrawals, notices=notices)
    makers = cited.contributions if cited else version.contributions.all()
    page = urls.version_page(slug, version.number) if frozen else urls.article_page(slug)
    return Card(
        kind="article",
        title=version.title,
        byline=byline_of(makers),
        authors=authors_of(makers),
        language=version.language,
        html=None if notice else _opening(version, withdrawals),
        remarks=(withdrawn_remark(notice),) if notice else (*_newer_version(state, version, urls), *_notices(notices)),
        citation=citation_line(version, cited, urls),
        address=page,
        shown_address=page,
        canonical=urls.article_page(slug),
        api=urls.article(slug),
        withdrawn=notice is not None,
    )


def _opening(version: Version, withdrawals: Withdrawals) -> str | None:
    """Return the subtitle, or how the text begins, as HTML; None if all paragraphs are withdrawn."""
    if version.subtitle:
        return escape(version.subtitle)
    text = opening_of(version, withdrawals)
    return escape(Truncator(text).chars(OPENING_LENGTH)) if text else None


def _newer_version(state: State, version: Version, urls: Urls) -> list[Remark]:
    if version.number == state.current_version:
        return []
    address = f"{urls.article_page(state.article.slug)}changes/{version.number}..{state.current_version}/"
    text = f"This is version {version.number}; the article now has version {state.current_version}."
    return [Remark(text, "A newer version exists", address)]


def _notices(notices: Sequence[Notice]) -> tuple[Remark, ...]:
    """Return the notices on the article as a whole and on this version of it."""
    return remarks_of([notice for notice in notices if not notice.paragraphs.all()])
