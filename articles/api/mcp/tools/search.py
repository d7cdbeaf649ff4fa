"""The tool `search`: the paragraphs that hold some words. Its answer has the shape that ChatGPT's connectors ask for."""

from collections.abc import Sequence
from html import unescape
from typing import Annotated, Any

from django.utils.html import strip_tags
from pydantic import BeforeValidator, Field

from articles.api.http.json_body import members_of, whole
from articles.api.http.pagination import page_of
from articles.api.http.query import in_order
from articles.api.mcp.tools.named import wrong
from articles.api.mcp.tools.pieces import NextCursor
from articles.api.mcp.tools.tool import Arguments, Call, Tool
from articles.api.v1.article_list import refuse_unknown_ids
from articles.api.v1.paragraphs import BY_RELEVANCE, ParagraphListQuery, wanted_paragraphs
from articles.representations.found_paragraph import FoundParagraph, found_paragraph_json
from articles.representations.shape import PartialDate, Pid, Shape, Url
from articles.searching.terms import Clause, clauses
from articles.selectors.paragraph_search import ParagraphFilter, found_paragraphs
from articles.selectors.paragraphs import states_of_current

MOST, USUAL = 20, 8
_MOST_TRIED = 12
_Query = in_order(ParagraphListQuery, [BY_RELEVANCE])


def _filter(name: str) -> Any:
    field = ParagraphListQuery.model_fields[name]
    return Field(default=None, max_length=500, description=field.description)


class SearchArguments(Arguments):
    """What to look for."""

    query: Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00]+$")] = Field(
        description='The words that must occur in the paragraph, in any inflection; `"next to each other"`, `-without`. If no '
        "paragraph has them all, some are left out"
    )
    article: str | None = _filter("article")
    author: str | None = _filter("author")
    outlet: str | None = _filter("outlet")
    language: str | None = _filter("language")
    published_after: str | None = _filter("published_after")
    published_before: str | None = _filter("published_before")
    limit: Annotated[int, Field(ge=1, le=MOST), BeforeValidator(whole)] = Field(
        default=USUAL, description="How many results"
    )
    cursor: str | None = Field(
        default=None,
        max_length=200,
        description="Where to go on; taken unchanged from `next_cursor` of the answer before",
    )


class SearchResult(Shape):
    """A paragraph that was found."""

    id: Pid
    title: str = Field(description="Of the article, and which paragraph of it")
    url: Url = Field(description="The permanent address of the paragraph: cite this")
    text: str = Field(description="The part of the paragraph that has the words; `get_paragraph` gives it whole")
    article: str = Field(description="The slug of the article; `fetch` gives it whole")
    authors: list[str]
    outlet: str | None
    published: PartialDate | None


class SearchAnswer(Shape):
    """The paragraphs that were found, the best first."""

    results: list[SearchResult]
    left_out: list[str] = Field(description="The words of the query that no paragraph has beside the others")
    next_cursor: NextCursor


def _answer(arguments: SearchArguments, call: Call) -> SearchAnswer:
    asked = clauses(arguments.query)
    if not asked:
        raise wrong("/query", "no_words", "The query has no words.")
    query = _query(arguments)
    kept = _found_together(asked, wanted_paragraphs(query))
    found = found_paragraphs(kept, wanted_paragraphs(query))
    page = page_of(found, [BY_RELEVANCE], BY_RELEVANCE.name, query.cursor, query.page_size)
    if not page.rows:
        refuse_unknown_ids(query)
    states = states_of_current(page.rows)
    shown = [state for row in page.rows if (state := states.get(row.paragraph.pid))]
    return SearchAnswer(
        results=[_result(found_paragraph_json(state, found.search, call.urls)) for state in shown],
        left_out=[" ".join(clause.words) for clause in asked if clause not in kept],
        next_cursor=page.next,
    )


def _found_together(asked: Sequence[Clause], wanted: ParagraphFilter) -> Sequence[Clause]:
    """Return the words that are asked for; if no paragraph has them all, those that one has, the longest first.

    An agent asks in sentences, whose words seldom stand in one paragraph. All are returned if none of them is found.
    """
    if _is_found(asked, wanted):
        return asked
    kept = [clause for clause in asked if clause.excluded]
    for clause in sorted(asked, key=lambda clause: -len("".join(clause.words)))[:_MOST_TRIED]:
        if not clause.excluded and _is_found([*kept, clause], wanted):
            kept.append(clause)
    return [clause for clause in asked if clause in kept] if any(not clause.excluded for clause in kept) else asked


def _is_found(asked: Sequence[Clause], wanted: ParagraphFilter) -> bool:
    return bool(found_paragraphs(asked, wanted).stretch([], 1, backwards=False))


def _query(arguments: SearchArguments) -> Any:
    """Return the query that the API would have. Raises `ApiError` that points at a wrong argument."""
    filters = arguments.model_dump(exclude={"query", "limit"}, exclude_none=True)
    return members_of({"q": arguments.query, "page_size": str(arguments.limit), **filters}, _Query)


def _result(found: FoundParagraph) -> SearchResult:
    return SearchResult(
        id=found.id,
        title=f"{found.article.title}, paragraph {found.ordinal}",
        url=found.permalink,
        text=unescape(strip_tags(found.snippet)),
        article=found.article.slug,
        authors=found.article.authors,
        outlet=found.article.outlet,
        published=found.article.published,
    )


SEARCH = Tool(
    name="search",
    title="Search the archive",
    description="Finds paragraphs of the archive's articles by the words in them, the best first. Each result has the identifier "
    "of the paragraph, its permanent address, and the part of its text that has the words.",
    arguments=SearchArguments,
    shape=SearchAnswer,
    answer=_answer,
)
