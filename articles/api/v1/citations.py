"""The citation of an article, of one of its versions, of a paragraph, and of a paragraph in one version."""

from django.http import HttpResponseBase
from rest_framework.request import Request

from articles.api.http.openapi.describing import described
from articles.api.v1.citing import ANSWERS, CitationQuery, CitationResource
from articles.representations.citation import CitationShape
from articles.selectors.cited import cite
from articles.selectors.paragraphs import newest_passage, passage_in_version
from articles.selectors.states import state_of_slug
from articles.selectors.versions import version_by_number
from articles.selectors.withdrawals import withdrawals_of

_FORMATS = (
    "In any CSL style and locale, or in a format that reference managers read; by `format` or by `Accept`, as DOI "
    "content negotiation has it."
)


class ArticleCitation(CitationResource):
    """`/api/v1/articles/{slug}/citation/`."""

    @described(
        tag="citations", operation_id="article_citation", summary="The citation of an article",
        description=f"Of the version that is current; `Content-Location` names the immutable citation. {_FORMATS}",
        answers=ANSWERS, query=CitationQuery, shape=CitationShape, paths=("slug",), problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Return the citation of an article as it stands now."""
        asked = self.asked(request)
        state = state_of_slug(slug)
        withdrawals = withdrawals_of(state.article.pk)
        withdrawals.refuse_current(state.article)
        return asked.current(
            self, lambda: cite(state.version, withdrawals, asked.query.publication),
            state=state.tag, changed_at=state.changed_at,
            frozen_at=self.urls(request).citation(self.urls(request).version(slug, state.current_version)),
        )  # fmt: skip


class VersionCitation(CitationResource):
    """`/api/v1/articles/{slug}/versions/{n}/citation/`."""

    @described(
        tag="citations", operation_id="version_citation", summary="The citation of a version",
        description=f"Immutable. {_FORMATS}",
        answers=ANSWERS, query=CitationQuery, shape=CitationShape, paths=("slug", "number"), problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, slug: str, number: str) -> HttpResponseBase:
        """Return the citation of a version."""
        asked = self.asked(request)
        version = version_by_number(slug, number)
        cited = cite(version, withdrawals_of(version.article_id), asked.query.publication)
        return asked.frozen(self, cited)


class ParagraphCitation(CitationResource):
    """`/api/v1/paragraphs/{pid}/citation/`."""

    @described(
        tag="citations", operation_id="paragraph_citation", summary="The citation of a paragraph",
        description="Of the newest version that has the paragraph, with the paragraph as locator; `Content-Location` "
        f"names the immutable citation. {_FORMATS}",
        answers=ANSWERS, query=CitationQuery, shape=CitationShape, paths=("pid",), problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, pid: str) -> HttpResponseBase:
        """Return the citation of a paragraph as it stands now."""
        asked = self.asked(request)
        newest, state = newest_passage(pid)
        withdrawals = withdrawals_of(state.article.pk)
        withdrawals.refuse_passage(newest)
        return asked.current(
            self, lambda: cite(newest, withdrawals, asked.query.publication),
            state=state.tag, changed_at=state.changed_at,
            frozen_at=self.urls(request).citation(
                self.urls(request).passage(newest.paragraph.pid, newest.version.number)
            ),
        )  # fmt: skip


class PassageCitation(CitationResource):
    """`/api/v1/paragraphs/{pid}/versions/{n}/citation/`."""

    @described(
        tag="citations", operation_id="passage_citation", summary="The citation of a paragraph in one version",
        description=f"Immutable, with the paragraph as locator. {_FORMATS}",
        answers=ANSWERS, query=CitationQuery, shape=CitationShape, paths=("pid", "number"), problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, pid: str, number: str) -> HttpResponseBase:
        """Return the citation of a passage."""
        asked = self.asked(request)
        passage = passage_in_version(pid, number)
        cited = cite(passage, withdrawals_of(passage.version.article_id), asked.query.publication)
        return asked.frozen(self, cited)
