"""Answers to a write, and rehearsing one."""

from contextlib import AbstractContextManager, nullcontext

from django.http import HttpResponse

from articles.api.http.resource import json_of
from articles.api.v1.submissions import SubmissionQuery
from articles.publishing.articles import rehearsal as rehearsal_
from articles.representations.shape import Shape
from articles.web.caching import JSON


def rehearsed(query: SubmissionQuery) -> AbstractContextManager[None]:
    """Return the context in which a submission is published, or rehearsed where a dry run is asked for."""
    return rehearsal_() if query.dry_run == "true" else nullcontext()


def written(shape: Shape, *, created: bool, location: str, rehearsal: bool = False) -> HttpResponse:
    """Return what was written: 201 with its address where it is new; 200 where nothing came to be."""
    response = HttpResponse(json_of(shape), content_type=JSON, status=201 if created and not rehearsal else 200)
    if not rehearsal:
        response["Location"] = location
    response["Cache-Control"] = "no-store"
    return response
