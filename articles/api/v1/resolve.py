"""Whatever names a text, as its article, version and passages."""

from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.operation import operation
from articles.api.http.query import Query
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of
from articles.api.v1.annotation_target import target_of
from articles.quoting.places import MOST_PLACES
from articles.quoting.resolutions import Resolution, resolutions
from articles.quoting.sought import Sought, text_directives
from articles.representations.resolution import CandidatesShape, ResolutionShape, resolution_json, words_json
from articles.representations.shape import Shape
from articles.selectors.errors import UnknownError
from articles.selectors.states import state_of
from articles.web.caching import current, listing
from articles.web.problem_types import PROBLEM_TYPES

TAG = Tag("resolve", "Whatever names a text: an identifier, an address of any kind, a selector.")
MULTIPLE_CHOICES = 300
_LONGEST = 16_000
_UNKNOWN = "unknown_reference"


class ResolveQuery(Query):
    """What is to be resolved."""

    q: str = Field(
        min_length=1,
        max_length=_LONGEST,
        pattern=r"^[^\x00]+$",
        description="A paragraph's identifier, in any case and with hyphens, an ARK, a slug, a citation key (`3k7xq9d2br.v1`); "
        "any address of a text here, with or without `#p-IDENTIFIER` and `#:~:text=`; the URL or the DOI of a known publication; "
        "or the target of a W3C Web Annotation as JSON, with a `source` and a `selector` (TextQuoteSelector, "
        "TextPositionSelector or FragmentSelector)",
        examples=["3k7xq9d2br"],
    )


class Resolve(Resource):
    """`/api/v1/resolve/`."""

    tag = TAG

    @operation("resolve", answer=ResolutionShape, others={MULTIPLE_CHOICES: CandidatesShape}, problems=(404, 410))
    def get(self, request: Request, query: ResolveQuery) -> HttpResponseBase:
        """The text that a reference names.

        Article, version and passages, with the place of the words that a text fragment or a selector marks. If the reference may
        name several texts, or its words stand in several places, the answer is 300 with all of them; a text fragment marks the
        first place, as in a browser. A scheme, `www.`, a slash at the end and parameters that count campaigns make no
        difference in the URL of a publication. Of a reference without a version the current one is shown, and `Content-Location`
        names the immutable address of what is shown.
        """
        urls = self.urls(request)
        reference, sought = _asked(query.q.strip())
        named = _named(reference, sought, urls)
        shapes = [_shape(resolution, urls) for resolution in named]
        if len(shapes) > 1:
            return _choice(request, shapes)
        body, state = json_of(shapes[0], query.fields), state_of(named[0].resolved.version.article)
        # What it names may change with another article, too: so the shelf has it as made of everything.
        return current(request, lambda: body, state=body.decode(), changed_at=state.changed_at, frozen_at=shapes[0].url)


def _asked(text: str) -> tuple[str, Sought]:
    """Return the reference, and what it marks in the text. Raises `ApiError` for the malformed target of an annotation."""
    if text.startswith(("{", "[")):
        target = target_of(text)
        return target.reference, target.sought
    return text, Sought(text_directives(text))


def _named(reference: str, sought: Sought, urls: Urls) -> list[Resolution]:
    try:
        return resolutions(reference, sought, urls)
    except UnknownError as error:
        # Some codes of references are not problem types.
        raise error if error.code in PROBLEM_TYPES else UnknownError(_UNKNOWN, error.detail) from error


def _shape(resolution: Resolution, urls: Urls) -> ResolutionShape:
    stretches = [(item.passage, item.start, item.end) for item in resolution.stretches]
    found = resolution.is_found
    words = None if found is None else words_json(found=found, verbatim=resolution.is_verbatim)
    return resolution_json(resolution.resolved, stretches, words, urls)


def _choice(request: Request, shapes: list[ResolutionShape]) -> HttpResponseBase:
    answer = listing(request, json_of(_candidates(shapes)))
    answer.status_code = MULTIPLE_CHOICES if answer.status_code == 200 else answer.status_code
    return answer


def _candidates(shapes: list[ResolutionShape]) -> Shape:
    places = (
        len({shape.permalink for shape in shapes}) < len(shapes) or len({shape.article.slug for shape in shapes}) == 1
    )
    what = "The words stand in several places" if places else "The reference names several texts"
    return CandidatesShape(
        detail=f"{what}; the most exact address says which is meant.",
        candidates=shapes[:MOST_PLACES],
        more=len(shapes) > MOST_PLACES,
    )
