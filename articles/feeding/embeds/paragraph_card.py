"""The card of a paragraph: its text as it was embedded, and what happened to it since. Reads the store."""

from articles.addresses import Urls
from articles.feeding.embeds.card import Card, Remark, remarks_of, withdrawn_remark
from articles.feeding.embeds.citation import citation_line
from articles.models import Passage
from articles.representations.bylines import byline_of
from articles.representations.paragraph import ParagraphState
from articles.selectors.paragraphs import paragraph_state, passage_in_version

_GONE = {
    "removed": "This paragraph is no longer part of the article, since version {}.",
    "split": "This paragraph was split up in version {}.",
    "merged": "This paragraph was merged into another one in version {}.",
}


def paragraph_card(pid: str, number: str | None, urls: Urls) -> Card:
    """Return the card of a known paragraph: of its text in version `number`, or of its newest. Raises `UnknownError`."""
    state = paragraph_state(pid)
    passage = passage_in_version(pid, number) if number else state.shown
    version = passage.version
    slug = version.article.slug
    makers = list(version.contributions.all())
    notice = state.withdrawals.of(passage)
    here = urls.paragraph_page(pid)
    page = f"{urls.version_page(slug, version.number)}#p-{pid}" if number else here
    return Card(
        kind="paragraph",
        title=version.title,
        byline=byline_of(makers),
        language=version.language,
        html=None if notice else passage.wording.html,
        remarks=(withdrawn_remark(notice),) if notice else (*_since(state, passage, urls), *_notices(state, passage)),
        citation=citation_line(version, passage, urls),
        address=page,
        shown_address=here,
        canonical=urls.article_page(slug),
        api=urls.paragraph(pid),
        withdrawn=notice is not None,
    )


def _since(state: ParagraphState, passage: Passage, urls: Urls) -> list[Remark]:
    """Return what became of a passage after its version."""
    found, newest = list[Remark](), state.shown
    if state.status in _GONE:
        found.append(Remark(_GONE[state.status].format(newest.version.number + 1)))
    if state.withdrawals.of(newest):
        found.append(Remark("A later text of this paragraph was withdrawn."))
    elif newest.wording.digest != passage.wording.digest:
        slug, first, last = newest.version.article.slug, passage.version.number, newest.version.number
        text = f"This is the text of version {first}. It was edited since; version {last} has another one."
        found.append(Remark(text, "The text has changed", f"{urls.article_page(slug)}changes/{first}..{last}/"))
    return found


def _notices(state: ParagraphState, passage: Passage) -> tuple[Remark, ...]:
    return remarks_of([one for one in state.notices if one.version_id in (None, passage.version_id)])
