"""Paragraphs by their persistent identifiers: one as it is now, one in a version, and many at once."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from django.http import HttpResponseBase
from pydantic import BeforeValidator, Field
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.lists import json_list, list_of
from articles.api.http.operation import operation
from articles.api.http.page_or_json import HtmlOrJson, PermanentQuery, to_page, vary_by_accept, wants_page
from articles.api.http.query import Query, comma_separated
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of
from articles.identity import pids
from articles.models import Notice
from articles.representations.paragraph import ParagraphShape, paragraph_json
from articles.representations.passage import PassageShape, passage_json
from articles.representations.tombstone import TombstoneShape, tombstone_of
from articles.selectors.paragraphs import (
    ParagraphState,
    articles_of,
    newest_passage,
    paragraph_state,
    paragraph_states,
    passage_in_version,
    withdrawn_among,
)
from articles.selectors.withdrawals import refusals_of
from articles.web.caching import current, frozen, listing

TAG = Tag("paragraphs", "What is cited: by persistent identifier, by ordinal, by range, in a batch.")
MOST = 100


class ParagraphBatchQuery(Query):
    """Which paragraphs to return."""

    several = frozenset({"fields", "id"})

    id: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\x00,]+$")], ...],
        BeforeValidator(comma_separated),
        Field(min_length=1, max_length=MOST),
    ] = Field(description=f"Up to {MOST} identifiers, separated by commas", examples=["3k7xq9d2br"])


class ParagraphBatch(list_of(ParagraphShape, name="ParagraphPage")):  # type: ignore[misc]
    """The paragraphs asked for, in the order asked; there is never another page."""

    withdrawn: list[TombstoneShape] = Field(description="The tombstones of the paragraphs whose text was withdrawn")
    missing: list[str] = Field(description="The unknown identifiers, as they were sent")
    mistyped: list[str] = Field(
        description="The missing ones that cannot be identifiers: their form or their check character is wrong"
    )


class Paragraphs(Resource):
    """`/api/v1/paragraphs/?id=a,b,c`."""

    tag = TAG

    @operation("paragraphs_batch", answer=ParagraphShape, page=ParagraphBatch)
    def get(self, request: Request, query: ParagraphBatchQuery) -> HttpResponseBase:
        """Many paragraphs at once.

        Up to 100 paragraphs by identifier, in the order asked.
        """
        urls = self.urls(request)
        pids_by_text = {text: _pid(text) for text in query.id}
        states = paragraph_states(pid for pid in pids_by_text.values() if pid)
        withdrawn = withdrawn_among(states.values())
        readable = [states[pid] for text in query.id if (pid := pids_by_text[text]) in states and pid not in withdrawn]
        missing = [text for text in query.id if pids_by_text[text] not in states]
        others = {
            "withdrawn": _tombstones([states[pid] for pid in withdrawn], withdrawn, urls),
            "missing": missing,
            "mistyped": [text for text in missing if pids_by_text[text] is None],
        }
        return listing(request, json_list([paragraph_json(state, urls) for state in readable], query.fields, others))


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
        return current(
            request,
            render,
            state=state.tag,
            changed_at=state.changed_at,
            frozen_at=frozen_at,
            article_id=state.article.pk,
        )


class ParagraphInVersion(Resource):
    """`/api/v1/paragraphs/{pid}/versions/{n}/`."""

    tag = TAG
    content_negotiation_class = HtmlOrJson

    @operation("paragraphs_in_version", answer=PassageShape, immutable=True, problems=(410,))
    def get(self, request: Request, query: PermanentQuery, pid: str, number: str) -> HttpResponseBase:
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
