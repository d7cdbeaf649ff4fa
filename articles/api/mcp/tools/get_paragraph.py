"""The tool `get_paragraph`: a paragraph by its identifier, with what happened to it."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from articles.addresses import Urls
from articles.api.http.json_body import whole
from articles.api.mcp.tools.named import reference_field, text_named, wrong
from articles.api.mcp.tools.notices import NoticeLine, notice_lines
from articles.api.mcp.tools.pieces import Cursor, NextCursor, piece_of
from articles.api.mcp.tools.tool import Arguments, Call, Tool
from articles.choices import ChangeName, ParagraphStatusName
from articles.models import Passage
from articles.representations.paragraph import ParagraphShape, paragraph_json
from articles.representations.reference import CitedArticleReference
from articles.representations.shape import Pid, Shape, Url
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import paragraph_states, passage_in_version
from articles.selectors.resolving import Resolved
from articles.selectors.withdrawals import Withdrawals


class GetParagraphArguments(Arguments):
    """Which paragraph."""

    id: str = reference_field(  # type: ignore[assignment]
        "The paragraph's identifier (`3k7xq9d2br`), its citation key (`3k7xq9d2br.v1`) or any of its addresses"
    )
    version: Annotated[int, Field(ge=1, lt=10**9), BeforeValidator(whole)] | None = Field(
        default=None,
        description="The version whose text is wanted; the newest that has the paragraph, if not given",
    )
    cursor: Cursor


class VersionOfParagraph(Shape):
    """The paragraph in one version."""

    version: int
    change: ChangeName


class ParagraphAnswer(Shape):
    """A paragraph."""

    id: Pid
    url: Url = Field(description="The permanent address of exactly this text: cite this")
    text: str
    version: int = Field(description="The version whose text this is")
    ordinal: int = Field(description="The place in that version, counted from 1")
    status: ParagraphStatusName = Field(description="Whether the current version still has the paragraph")
    article: CitedArticleReference
    previous: Pid | None = Field(description="The paragraph before it, in the newest version that has it")
    next: Pid | None = Field(description="The paragraph after it, there")
    history: list[VersionOfParagraph] = Field(description="In each version that has it, oldest first")
    became: list[Pid] = Field(description="The paragraphs that it was split into or merged with")
    notices: list[NoticeLine] = Field(description="Corrections, retractions and the like that concern it")
    next_cursor: NextCursor


def _answer(arguments: GetParagraphArguments, call: Call) -> ParagraphAnswer:
    resolved, withdrawals = text_named(arguments.id, call.urls)
    passage = _passage(resolved, arguments.version, withdrawals)
    state = paragraph_states([passage.paragraph.pid])[passage.paragraph.pid]
    withdrawals.refuse_passage(state.shown)
    return _shape(paragraph_json(state, call.urls), passage, arguments.cursor, call.urls)


def _passage(resolved: Resolved, number: int | None, withdrawals: Withdrawals) -> Passage:
    """Return the passage that is wanted. Raises `ApiError` if there is none, or a whole text is named, and `WithdrawnError`."""
    if resolved.pid is None or len(resolved.passages) > 1:
        slug = resolved.version.article.slug
        raise wrong(
            "/id", "not_a_paragraph", f"This names a text and not one paragraph; `fetch` gives the text “{slug}”."
        )
    wanted = number or resolved.version.number
    try:
        passage = passage_in_version(resolved.pid, wanted)
    except UnknownError as error:
        raise wrong("/version", error.code, error.detail) from error
    withdrawals.refuse_passage(passage)
    return passage


def _shape(now: ParagraphShape, passage: Passage, cursor: str | None, urls: Urls) -> ParagraphAnswer:
    piece = piece_of(passage.wording.text, cursor)
    return ParagraphAnswer(
        id=now.id,
        url=urls.permalink(now.id, passage.version.number),
        text=piece.text,
        version=passage.version.number,
        ordinal=passage.ordinal,
        status=now.status,
        article=now.article,
        previous=now.previous.id if now.previous else None,
        next=now.next.id if now.next else None,
        history=[VersionOfParagraph(version=entry.version, change=entry.change) for entry in now.history],
        became=[paragraph.id for paragraph in (*now.lineage.split_into, *now.lineage.merged_into)],
        notices=notice_lines(now.notices),
        next_cursor=piece.next_cursor,
    )


GET_PARAGRAPH = Tool(
    name="get_paragraph",
    title="Get a paragraph",
    description="Gives one paragraph word for word, now or in a version, with its permanent address, whether the current version "
    "still has it, what happened to it in each version, and the notices that concern it.",
    arguments=GetParagraphArguments,
    shape=ParagraphAnswer,
    answer=_answer,
)
