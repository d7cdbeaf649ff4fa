"""The card of a paragraph: its text in the embedded version, and what happened to it since. Reads the store."""

from articles.addresses import Urls
from articles.feeding.embeds.card import Card, Remark, authors_of, remarks_of, withdrawn_remark
from articles.feeding.embeds.citation import citation_line
from articles.models import Passage
from articles.representations.bylines import byline_of
from articles.selectors.cited import cite
from articles.selectors.embedded import Embedded, embedded

_GONE = {
    "removed": "This paragraph is no longer part of the article, since version {}.",
    "split": "This paragraph was split up in version {}.",
    "merged": "This paragraph was merged into another one in version {}.",
}


def paragraph_card(newest: Passage, number: str | None, urls: Urls) -> Card:
    """Return the card of the paragraph of the `newest` passage, with its text in version `number`, or else the newest text.

    Raises `UnknownError`.
    """
    shown = embedded(newest, number)
    pid, passage, version = newest.paragraph.pid, shown.passage, shown.passage.version
    slug = version.article.slug
    notice = shown.withdrawals.of(passage)
    cited = None if notice else cite(passage, shown.withdrawals, notices=shown.notices)
    makers = cited.contributions if cited else version.contributions.all()
    here = urls.permalink(pid, version.number)
    return Card(
        kind="paragraph",
        title=version.title,
        byline=byline_of(makers),
        authors=authors_of(makers),
        language=version.language,
        html=None if notice else passage.wording.html,
        remarks=(withdrawn_remark(notice),) if notice else (*_since(shown, urls), *remarks_of(shown.notices)),
        citation=citation_line(version, cited, urls),
        address=here,
        shown_address=here,
        canonical=urls.article_page(slug),
        api=urls.paragraph(pid),
        withdrawn=notice is not None,
    )


def _since(shown: Embedded, urls: Urls) -> list[Remark]:
    """Return what happened to a passage after its version."""
    remarks, passage, newest = list[Remark](), shown.passage, shown.newest
    if shown.status in _GONE:
        remarks.append(Remark(_GONE[shown.status].format(newest.version.number + 1)))
    if shown.withdrawals.of(newest):
        remarks.append(Remark("A later text of this paragraph was withdrawn."))
    elif newest.wording.digest != passage.wording.digest:
        slug, first, last = newest.version.article.slug, passage.version.number, newest.version.number
        text = f"This is the text of version {first}. It was edited since; version {last} has another one."
        remarks.append(Remark(text, "The text has changed", f"{urls.article_page(slug)}changes/{first}..{last}/"))
    return remarks
