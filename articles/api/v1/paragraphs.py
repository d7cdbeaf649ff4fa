"""Paragraphs by their persistent identifiers: one, one in a version, and a batch."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from django.http import HttpResponseBase
from pydantic import BeforeValidator, Field
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.openapi.describing import described, list_of
from articles.api.http.page_or_json import ForPeopleToo, PermanentQuery, for_either, to_page, wants_page
from articles.api.http.query import Query, comma_separated
from articles.api.http.resource import Resource, json_list, json_of
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
from articles.selectors.withdrawals import withdrawals_of
from articles.web.caching import current, frozen, listing

MOST = 100


class ParagraphBatchQuery(Query):
    """Which paragraphs."""

    several = frozenset({"fields", "id"})

    id: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\x00,]+$")], ...],
        BeforeValidator(comma_separated),
        Field(min_length=1, max_length=MOST),
    ] = Field(description=f"Up to {MOST} identifiers, separated by commas", examples=["3k7xq9d2br"])


class ParagraphBatch(list_of(ParagraphShape, "ParagraphPage")):  # type: ignore[misc]
    """The paragraphs asked for, in the order asked; there is never another page."""

    withdrawn: list[TombstoneShape] = Field(description="What is left of those whose text was withdrawn")
    missing: list[str] = Field(description="The identifiers that nothing has, as they were asked for")
    mistyped: list[str] = Field(
        description="Those of the missing that cannot be identifiers: their form or their check character is wrong"
    )


class Paragraphs(Resource):
    """`/api/v1/paragraphs/?id=a,b,c`."""

    shape = ParagraphShape

    @described(
        tag="paragraphs", operation_id="paragraphs_batch", summary="Many paragraphs at once",
        description=f"Up to {MOST} paragraphs by identifier, in the order asked.",
        answers={200: ParagraphBatch}, query=ParagraphBatchQuery, shape=ParagraphShape,
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Return the paragraphs that the identifiers name."""
        query = self.parameters(request, ParagraphBatchQuery)
        urls = self.urls(request)
        asked = {text: _pid(text) for text in query.id}
        states = paragraph_states(pid for pid in asked.values() if pid)
        withdrawn = withdrawn_among(states.values())
        found = [states[pid] for text in query.id if (pid := asked[text]) in states and pid not in withdrawn]
        missing = [text for text in query.id if asked[text] not in states]
        told = {
            "withdrawn": _tombstones([states[pid] for pid in withdrawn], withdrawn, urls),
            "missing": missing,
            "mistyped": [text for text in missing if asked[text] is None],
        }
        return listing(request, json_list([paragraph_json(state, urls) for state in found], query.fields, told))


class ParagraphDetail(Resource):
    """`/api/v1/paragraphs/{pid}/`."""

    shape = ParagraphShape

    @described(
        tag="paragraphs", operation_id="paragraphs_retrieve", summary="A paragraph by its persistent identifier",
        description="The text in the newest version that has the paragraph, its neighbours, its history, and what "
        "became of it. An identifier whose check character is wrong is told from an unknown one.",
        answers={200: ParagraphShape}, query=Query, shape=ParagraphShape, paths=("pid",), problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, pid: str) -> HttpResponseBase:
        """Return a paragraph as it stands now."""
        query = self.parameters(request, Query)
        urls = self.urls(request)
        newest, state = newest_passage(pid)
        withdrawals = withdrawals_of(state.article.pk)
        withdrawals.refuse_passage(newest)

        def render() -> bytes:
            return json_of(paragraph_json(paragraph_state(newest, withdrawals), urls), query.fields)

        frozen_at = urls.passage(newest.paragraph.pid, newest.version.number)
        return current(request, render, state=state.tag, changed_at=state.changed_at, frozen_at=frozen_at)


class ParagraphInVersion(Resource):
    """`/api/v1/paragraphs/{pid}/versions/{n}/`."""

    shape = PassageShape
    content_negotiation_class = ForPeopleToo

    @described(
        tag="paragraphs", operation_id="paragraphs_in_version", summary="A paragraph in one version",
        description="Immutable: the permalink to cite. A browser, which wants HTML, is led to the paragraph on the "
        "page of that version.",
        answers={200: PassageShape}, query=PermanentQuery, shape=PassageShape, paths=("pid", "number"),
        problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, pid: str, number: str) -> HttpResponseBase:
        """Return a passage, or lead a reader to it."""
        query = self.parameters(request, PermanentQuery)
        passage = passage_in_version(pid, number)
        urls, version = self.urls(request), passage.version
        if wants_page(request):
            return to_page(urls.passage_page(version.article.slug, version.number, passage.paragraph.pid))
        withdrawals_of(version.article_id).refuse_passage(passage)
        body = json_of(passage_json(passage, urls), query.fields)
        return for_either(frozen(request, body, article_id=version.article_id))


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
    """Return the PID that `text` spells, or None where it cannot be one."""
    try:
        return pids.parse(text)
    except ValueError:
        return None
