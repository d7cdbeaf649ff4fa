"""The tool `fetch`: a whole text, or one paragraph. Its answer has the shape that ChatGPT's connectors ask for."""

from collections.abc import Sequence

from pydantic import Field

from articles.addresses import Urls
from articles.api.mcp.tools.named import reference_field, text_named
from articles.api.mcp.tools.notices import NoticeLine, notice_lines
from articles.api.mcp.tools.pieces import Cursor, NextCursor, piece_of
from articles.api.mcp.tools.tool import Arguments, Call, Tool
from articles.models import Passage
from articles.representations.notice import notice_json
from articles.representations.shape import PartialDate, Shape, Url
from articles.selectors.cited import Cited, cite
from articles.selectors.versions import text_of
from articles.selectors.withdrawals import Withdrawals

WITHDRAWN = "(withdrawn)"


class FetchArguments(Arguments):
    """Which text."""

    id: str = reference_field()  # type: ignore[assignment]
    cursor: Cursor


class FetchMetadata(Shape):
    """What is known of the text; what is not known is null."""

    article: str = Field(description="The slug")
    version: int = Field(description="The version whose text this is")
    current_version: int = Field(description="The newest version; another number means that the text was revised since")
    language: str | None
    authors: list[str] = Field(description="As printed")
    outlet: str | None = Field(description="Of the appearance that a citation names")
    published: PartialDate | None = Field(description="The date of that appearance")
    paragraphs: int = Field(description="How many the version has")
    notices: list[NoticeLine] = Field(description="Corrections, retractions and the like that concern the text")


class FetchAnswer(Shape):
    """A text."""

    id: str
    title: str
    text: str = Field(description="Each paragraph behind its identifier in brackets, which is no part of it")
    url: Url = Field(description="The permanent address of exactly this text: cite this")
    metadata: FetchMetadata
    next_cursor: NextCursor


def _answer(arguments: FetchArguments, call: Call) -> FetchAnswer:
    resolved, withdrawals = text_named(arguments.id, call.urls)
    version = resolved.version
    cited = cite(resolved.row, withdrawals)
    numbers = {passage.ordinal for passage in resolved.passages}
    passages = [passage for passage in text_of(version) if not numbers or passage.ordinal in numbers]
    piece = piece_of(_text(passages, withdrawals), arguments.cursor)
    return FetchAnswer(
        id=arguments.id,
        title=version.title,
        text=piece.text,
        url=cited.permalink(call.urls),
        metadata=_metadata(cited, call.urls),
        next_cursor=piece.next_cursor,
    )


def _text(passages: Sequence[Passage], withdrawals: Withdrawals) -> str:
    return "\n\n".join(
        f"[{passage.paragraph.pid}] {WITHDRAWN if withdrawals.of(passage) else passage.wording.text}"
        for passage in passages
    )


def _metadata(cited: Cited, urls: Urls) -> FetchMetadata:
    version, current = cited.version, cited.version.article.current_version
    assert current is not None, "an article is published together with its first version"
    return FetchMetadata(
        article=version.article.slug,
        version=version.number,
        current_version=current.number,
        language=cited.language,
        authors=[contribution.name_as_printed for contribution in cited.contributions],
        outlet=cited.publication.outlet_name if cited.publication else None,
        published=cited.date,
        paragraphs=version.paragraph_count,
        notices=notice_lines(notice_json(notice, urls) for notice in cited.notices),
    )


FETCH = Tool(
    name="fetch",
    title="Fetch a text",
    description="Gives a whole article, or one paragraph, word for word, in the version that the reference names or in "
    "the current one. Each paragraph stands behind its identifier. A long text comes in pieces: call again with "
    "`next_cursor`.",
    arguments=FetchArguments,
    shape=FetchAnswer,
    answer=_answer,
)
