"""JSON Merge Patch: absent differs from null, and a resource names the media types that it is patched with."""

from typing import Any

import pytest
from django.http import HttpResponse
from rest_framework.permissions import AllowAny
from rest_framework.test import APIRequestFactory

from articles.api.http.merge_patch import Amendable, Facts, amended
from articles.api.http.operation import operation
from articles.api.http.resource import Tag
from articles.representations.shape import Shape

FORMS = "application/merge-patch+json, application/json"


class ColourShape(Shape):
    """A colour."""

    name: str


class ColourPatch(Facts):
    """Facts about a colour."""

    name: str | None = None
    hue: int | None = None


class Colour(Amendable):
    """A colour that anybody may amend."""

    tag = Tag("colours", "Colours.")
    permission_classes = [AllowAny]

    @operation("colours_amend", answer=ColourShape)
    def patch(self, request: Any, body: ColourPatch) -> HttpResponse:
        """Amend a colour."""
        return amended(repr(body.given()).encode(), etag='"tag"', url="/colours/red/")


def send(method: str, media_type: str = "application/json") -> Any:
    request = getattr(APIRequestFactory(), method)("/", b'{"name": null}', content_type=media_type)
    return Colour.as_view()(request)


def test_null_is_given_and_an_absent_member_is_not() -> None:
    assert ColourPatch(name=None).given() == {"name": None}


def test_no_default_stands_in_the_schema() -> None:
    properties = ColourPatch.model_json_schema()["properties"]
    assert set(properties) == {"name", "hue"}
    assert not any("default" in member for member in properties.values())


@pytest.mark.parametrize("media_type", ["application/json", "application/merge-patch+json"])
def test_a_patch_may_be_named_json_or_merge_patch(media_type: str) -> None:
    answer = send("patch", media_type)
    assert (answer.status_code, answer.content) == (200, b"{'name': None}")
    assert (answer["ETag"], answer["Content-Location"]) == ('"tag"', "/colours/red/")
    assert answer["Cache-Control"] == "no-store"
    assert "Accept-Patch" not in answer


def test_options_and_a_refused_media_type_name_those_that_are_taken() -> None:
    assert send("options")["Accept-Patch"] == FORMS
    refused = send("patch", "text/plain")
    assert (refused.status_code, refused["Accept-Patch"]) == (415, FORMS)
