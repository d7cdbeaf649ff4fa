"""JSON of the API: a paragraph as it stands now, with its history."""

from pydantic import Field

from articles.addresses import Urls
from articles.choices import ChangeName, ParagraphStatusName, PassageKindName
from articles.models import Passage
from articles.representations.notice import NoticeShape, notice_json
from articles.representations.reference import (
    CitedArticleReference,
    ParagraphReference,
    paragraph_references,
)
from articles.representations.section import SectionReference, section_reference
from articles.representations.shape import Digest, Pid, Shape, Url
from articles.selectors.around_passages import appearance_around, authors_around
from articles.selectors.paragraphs import ParagraphState
from articles.selectors.withdrawals import Withdrawals


class HistoryEntry(Shape):
    """The paragraph in one version."""

    version: int = Field(ge=1)
    ordinal: int = Field(ge=1)
    change: ChangeName
    digest: Digest | None = Field(description="Null if that text is withdrawn")
    url: Url


class LineageShape(Shape):
    """The paragraphs that this one became, and those that it came from."""

    split_into: list[ParagraphReference]
    merged_into: list[ParagraphReference]
    derived_from: list[ParagraphReference]


class ParagraphShape(Shape):
    """A paragraph: its text in the newest version that has it, and everything that happened to it."""

    id: Pid
    ark: str | None = Field(
        description="The same name as an ARK, if the operator has a Name Assigning Authority Number"
    )
    url: Url
    html_url: Url
    permalink: Url = Field(description="The address of the text shown that people cite; it never shows another one")
    citation_url: Url
    article: CitedArticleReference
    status: ParagraphStatusName
    version: int = Field(ge=1, description="The version whose text is shown")
    ordinal: int = Field(ge=1)
    kind: PassageKindName
    section: SectionReference | None
    text: str
    html: str
    digest: Digest
    previous: ParagraphReference | None = Field(description="The paragraph before it in the same version")
    next: ParagraphReference | None = Field(description="The paragraph after it in the same version")
    history: list[HistoryEntry] = Field(description="The paragraph in each version that has it, oldest first")
    lineage: LineageShape
    notices: list[NoticeShape]


def paragraph_json(state: ParagraphState, urls: Urls) -> ParagraphShape:
    """Return a paragraph as it stands now."""
    shown = state.shown
    pid, version = shown.paragraph.pid, shown.version
    return ParagraphShape(
        id=pid,
        ark=urls.ark(pid),
        url=urls.paragraph(pid),
        html_url=urls.paragraph_page(pid),
        permalink=urls.permalink(pid, version.number),
        citation_url=urls.citation(urls.paragraph(pid)),
        article=_article(shown, urls),
        status=state.status,
        version=version.number,
        ordinal=shown.ordinal,
        kind=shown.kind,
        section=section_reference(shown.section) if shown.section else None,
        text=shown.wording.text,
        html=shown.wording.html,
        digest=shown.wording.digest,
        previous=_neighbour(state.previous_pid, urls),
        next=_neighbour(state.next_pid, urls),
        history=[history_entry(passage, pid, state.withdrawals, urls) for passage in state.history],
        lineage=LineageShape(
            split_into=paragraph_references(state.split_into, urls),
            merged_into=paragraph_references(state.merged_into, urls),
            derived_from=paragraph_references(state.derived_from, urls),
        ),
        notices=[notice_json(notice, urls) for notice in state.notices],
    )


def history_entry(passage: Passage, pid: str, withdrawals: Withdrawals, urls: Urls) -> HistoryEntry:
    """Return the paragraph in one version, without the digest of a text that is withdrawn."""
    return HistoryEntry(
        version=passage.version.number,
        ordinal=passage.ordinal,
        change=passage.change,
        digest=None if withdrawals.of(passage) else passage.wording.digest,
        url=urls.passage(pid, passage.version.number),
    )


def _article(shown: Passage, urls: Urls) -> CitedArticleReference:
    article, appearance = shown.version.article, appearance_around(shown)
    return CitedArticleReference(
        slug=article.slug,
        title=shown.version.title,
        url=urls.article(article.slug),
        language=shown.version.language or article.language,
        authors=authors_around(shown),
        outlet=appearance.outlet_name if appearance else None,
        published=appearance.date if appearance else None,
    )


def _neighbour(pid: str | None, urls: Urls) -> ParagraphReference | None:
    return paragraph_references([pid], urls)[0] if pid else None
