"""Paragraphs by their persistent identifiers, one or many at once, one in a version, and those that a search finds."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from django.http import HttpResponseBase
from pydantic import BeforeValidator, Field
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.lists import json_list, list_answer, list_of
from articles.api.http.operation import operation
from articles.api.http.page_or_json import HtmlOrJson, to_page, vary_by_accept, wants_page
from articles.api.http.pagination import Key, Ordering
from articles.api.http.query import DateParameter, ListQuery, MomentParameter, Query, Words, comma_separated
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of
from articles.api.v1.article_list import ArticleListQuery, refuse_unknown_ids
from articles.identity import pids
from articles.intake.sidecar.fields import Language
from articles.models import Notice, Passage
from articles.partial_dates import first_day, last_day
from articles.representations.found_paragraph import FoundParagraph, found_paragraph_json
from articles.representations.paragraph import ParagraphShape, paragraph_json
from articles.representations.passage import PassageShape, passage_json
from articles.representations.shape import Shape
from articles.representations.tombstone import TombstoneShape, tombstone_of
from articles.searching.terms import clauses
from articles.selectors.articles import ArticleFilter
from articles.selectors.errors import unknown_article
from articles.selectors.paragraph_search import ParagraphFilter, found_paragraphs, is_article
from articles.selectors.paragraphs import (
    ParagraphState,
    articles_of,
    newest_passage,
    paragraph_state,
    paragraph_states,
    passage_in_version,
    states_of_current,
    withdrawn_among,
)
from articles.selectors.withdrawals import refusals_of
from articles.web.caching import current_of, frozen, listing
from articles.web.problems import invalid_parameter
from articles.web.query import Text

TAG = Tag("paragraphs", "What is cited: by persistent identifier, by ordinal, by range, in a batch.")
MOST = 100
BY_RELEVANCE = Ordering("relevance", (Key("rank", descending=True), Key("wording_id", descending=True)))


def _filter(name: str) -> Any:
    """Return the field of a filter that the list of articles has too."""
    return ArticleListQuery.model_fields[name]


class ParagraphListQuery(ListQuery):
    """Which paragraphs to return: those with some identifiers, or those that hold some words."""

    several = frozenset({"fields", "id"})

    id: (
        Annotated[
            tuple[Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\x00,]+$")], ...],
            BeforeValidator(comma_separated),
            Field(min_length=1, max_length=MOST),
        ]
        | None
    ) = Field(default=None, description=f"Up to {MOST} identifiers, separated by commas", examples=["3k7xq9d2br"])
    q: Words | None = Field(
        default=None,
        description="Full text: every word must occur in the paragraph, as in a search of articles",
        examples=['alliance "Indo-Pacific" -NATO'],
    )
    article: Text | None = Field(
        default=None, description="Only in this article, by its slug", examples=["us-south-korea-alliance"]
    )
    author: Text | None = _filter("author")
    outlet: Text | None = _filter("outlet")
    language: Language | None = _filter("language")
    published_after: DateParameter | None = _filter("published_after")
    published_before: DateParameter | None = _filter("published_before")
    updated_after: MomentParameter | None = _filter("updated_after")


class ParagraphPage(list_of(ParagraphShape, FoundParagraph, name="ParagraphPage")):  # type: ignore[misc]
    """The paragraphs with the identifiers, in the order asked, on one page; or a page of those that a search found."""

    withdrawn: list[TombstoneShape] = Field(
        description="The tombstones of the paragraphs whose text was withdrawn, of those asked for by identifier"
    )
    missing: list[str] = Field(description="The unknown identifiers, as they were sent")
    mistyped: list[str] = Field(
        description="The missing ones that cannot be identifiers: their form or their check character is wrong"
    )


class Paragraphs(Resource):
    """`/api/v1/paragraphs/?id=a,b,c` and `/api/v1/paragraphs/?q=…`."""

    tag = TAG

    @operation("paragraphs_batch", answer=FoundParagraph, many=[BY_RELEVANCE], page=ParagraphPage)
    def get(self, request: Request, query: ParagraphListQuery) -> HttpResponseBase:
        """Many paragraphs at once, or a search.

        With `id`: up to 100 paragraphs by identifier, in the order asked. With `q`: the current paragraphs that hold the words,
        the best first, each with a `snippet`; the other parameters narrow the search. First come the paragraphs that have the
        words next to each other in the order of `q`, then those that have each word three times, then the others; those stored
        last come first in each. How many there are in all is not counted.
        """
        if query.id is None:
            return self._search(request, query)
        # A generated client sends every default, such as the size of a page.
        if others := sorted(query.model_dump(exclude={"id", "fields", "format"}, exclude_defaults=True)):
            detail = f"“{others[0]}” belongs to a search with “q”; “id” goes alone."
            raise invalid_parameter(others[0], detail)
        return self._batch(request, query.id, query)

    def _batch(self, request: Request, wanted: Sequence[str], query: ParagraphListQuery) -> HttpResponseBase:
        urls = self.urls(request)
        pids_by_text = {text: _pid(text) for text in wanted}
        states = paragraph_states(pid for pid in pids_by_text.values() if pid)
        withdrawn = withdrawn_among(states.values())
        readable = [states[pid] for text in wanted if (pid := pids_by_text[text]) in states and pid not in withdrawn]
        missing = [text for text in wanted if pids_by_text[text] not in states]
        others = {
            "withdrawn": _tombstones([states[pid] for pid in withdrawn], withdrawn, urls),
            "missing": missing,
            "mistyped": [text for text in missing if pids_by_text[text] is None],
        }
        return listing(request, json_list([paragraph_json(state, urls) for state in readable], query.fields, others))

    def _search(self, request: Request, query: ParagraphListQuery) -> HttpResponseBase:
        if query.q is None:
            raise invalid_parameter("id", "Say which paragraphs: “id” names some, and “q” finds some.")
        urls, states = self.urls(request), dict[str, ParagraphState]()
        sought = clauses(query.q)
        if all(clause.excluded for clause in sought):
            detail = "“q” only says which words to leave out; name a word that the paragraphs have."
            raise invalid_parameter("q", detail)
        found = found_paragraphs(sought, wanted_paragraphs(query))

        def complete(rows: list[Passage]) -> list[Passage]:
            if not rows:
                refuse_unknown_ids(query)
            states.update(states_of_current(rows))
            return [row for row in rows if row.paragraph.pid in states]

        def represent(row: Passage) -> Shape:
            return found_paragraph_json(states[row.paragraph.pid], found.search, urls)

        nothing: dict[str, object] = {"withdrawn": [], "missing": [], "mistyped": []}
        return list_answer(request, found, query, represent, complete, nothing)


def wanted_paragraphs(query: ParagraphListQuery) -> ParagraphFilter:
    """Return which articles the query wants paragraphs of. Raises `ApiError` for an unknown one."""
    if query.article is not None and not is_article(query.article):
        raise invalid_parameter("article", f"“article”: {unknown_article(query.article)}")
    return ParagraphFilter(
        articles=ArticleFilter(
            author=query.author,
            outlet=query.outlet,
            language=query.language,
            updated_from=query.updated_after,
            published_from=first_day(query.published_after),
            published_until=last_day(query.published_before),
        ),
        article=query.article,
    )


class ParagraphDetail(Resource):
    """`/api/v1/paragraphs/{pid}/`."""

    tag = TAG

    @operation("paragraphs_retrieve", answer=ParagraphShape, problems=(410,))
    def get(self, request: Request, query: Query, pid: str) -> HttpResponseBase:
        """A paragraph by its persistent identifier.

        The text in the newest version that has the paragraph, its neighbours, its history, and what became of it. A
        mistyped identifier, which its check character gives away, is another problem than an unknown one.
        """
        urls = self.urls(request)
        newest, state = newest_passage(pid)
        withdrawals = refusals_of(state.article.pk)
        withdrawals.refuse_passage(newest)

        def render() -> bytes:
            return json_of(paragraph_json(paragraph_state(newest, withdrawals), urls), query.fields)

        frozen_at = urls.passage(newest.paragraph.pid, newest.version.number)
        return current_of(request, render, state, frozen_at=frozen_at)


class ParagraphInVersion(Resource):
    """`/api/v1/paragraphs/{pid}/versions/{n}/`."""

    tag = TAG
    content_negotiation_class = HtmlOrJson

    @operation("paragraphs_in_version", answer=PassageShape, immutable=True, problems=(410,))
    def get(self, request: Request, query: Query, pid: str, number: str) -> HttpResponseBase:
        """A paragraph in one version.

        The address to cite is its `permalink`, which no release of the API changes. A browser, which wants HTML, is led to
        the paragraph on the page of that version.
        """
        passage = passage_in_version(pid, number)
        urls, version = self.urls(request), passage.version
        if wants_page(request):
            return to_page(urls.passage_page(version.article.slug, version.number, passage.paragraph.pid))
        refusals_of(version.article_id).refuse_passage(passage)
        body = json_of(passage_json(passage, urls), query.fields)
        return vary_by_accept(frozen(request, body, article_id=version.article_id))


def _tombstones(
    states: Sequence[ParagraphState], withdrawn: Mapping[str, Notice], urls: Urls
) -> list[dict[str, object]]:
    articles = articles_of(states) if states else {}
    passages = [state.shown for state in states]
    return [
        tombstone_of(passage, articles[passage.version.article_id], withdrawn[passage.paragraph.pid], urls)
        for passage in passages
    ]


def _pid(text: str) -> str | None:
    """Return the PID that `text` spells, or None if it cannot be one."""
    try:
        return pids.parse(text)
    except ValueError:
        return None
