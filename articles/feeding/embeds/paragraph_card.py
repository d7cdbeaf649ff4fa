"""The card of a paragraph: its text in the embedded version, and what happened to it since. Reads the store."""

from articles.addresses import Urls
from articles.feeding.embeds.card import Card, Remark, remarks_of, withdrawn_remark
from articles.feeding.embeds.citation import citation_line
from articles.models import Passage
from articles.representations.bylines import byline_of
from articles.selectors.cited import cite
from articles.selectors.paragraphs import ParagraphState, paragraph_state, passage_in_version
from articles.selectors.withdrawals import withdrawals_of

_GONE = {
    "removed": "This paragraph is no longer part of the article, since version {}.",
    "split": "This paragraph was split up in version {}.",
    "merged": "This paragraph was merged into another one in version {}.",
}


def paragraph_card(newest: Passage, number: str | None, urls: Urls) -> Card:
    """Return the card of the paragraph of the `newest` passage, with its text in version `number`, or else the newest text.

    Raises `UnknownError`.
    """
    pid, withdrawals = newest.paragraph.pid, withdrawals_of(newest.version.article_id)
    state = paragraph_state(newest, withdrawals)
    passage = passage_in_version(pid, number) if number else state.shown
    version = passage.version
    slug = version.article.slug
    notice = withdrawals.of(passage)
    cited = None if notice else cite(passage, withdrawals)
    here = urls.paragraph_page(pid)
    page = f"{urls.version_page(slug, version.number)}#p-{pid}" if number else here
    return Card(
        kind="paragraph",
        title=version.title,
        byline=byline_of(cited.contributions if cited else version.contributions.all()),
        language=version.language,
        html=None if notice else passage.wording.html,
        remarks=(withdrawn_remark(notice),) if notice else (*_since(state, passage, urls), *_notices(state, passage)),
        citation=citation_line(version, cited, urls),
        address=page,
        shown_address=here,
        canonical=urls.article_page(slug),
        api=urls.paragraph(pid),
        withdrawn=notice is not None,
    )


def _since(state: ParagraphState, passage: Passage, urls: Urls) -> list[Remark]:
    """Return what happened to a passage after its version."""
    remarks, newest = list[Remark](), state.shown
    if state.status in _GONE:
        remarks.append(Remark(_GONE[state.status].format(newest.version.number + 1)))
    if state.withdrawals.of(newest):
        remarks.append(Remark("A later text of this paragraph was withdrawn."))
    elif newest.wording.digest != passage.wording.digest:
        slug, first, last = newest.version.article.slug, passage.version.number, newest.version.number
        text = f"This is the text of version {first}. It was edited since; version {last} has another one."
        remarks.append(Remark(text, "The text has changed", f"{urls.article_page(slug)}changes/{first}..{last}/"))
    return remarks


def _notices(state: ParagraphState, passage: Passage) -> tuple[Remark, ...]:
    return remarks_of([notice for notice in state.notices if notice.version_id in (None, passage.version_id)])
