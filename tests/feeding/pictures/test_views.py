"""The addresses of pictures."""

import pytest
from django.test import Client

from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.stories import MAYOR_EDITED, SLUG, STORY, pids, revised

pytestmark = pytest.mark.usefixtures("shared_story")

PAGE = f"/articles/{SLUG}/"


@pytest.fixture
def mayor(published_story: Published) -> str:
    return pids(published_story.version)[1]


def picture(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    return answer.content


def test_a_text_and_each_version_of_it_have_a_picture(client: Client, published_story: Published) -> None:
    assert picture(client, f"{PAGE}picture.png") == picture(client, f"{PAGE}v/1/picture.png")


def test_a_paragraph_has_a_picture_as_it_stands_now_and_in_each_version(client: Client, mayor: str) -> None:
    before = picture(client, f"/p/{mayor}/picture.png")
    assert picture(client, f"/p/{mayor.upper()}/v/1/picture.png") == before
    revised(STORY[0], MAYOR_EDITED, *STORY[2:])
    now = picture(client, f"/p/{mayor}/picture.png")
    assert now == picture(client, f"/p/{mayor}/v/2/picture.png") != before
    assert picture(client, f"/p/{mayor}/v/1/picture.png") == before


def test_a_client_that_has_the_picture_is_not_sent_it_again(client: Client, mayor: str) -> None:
    for address in (f"{PAGE}picture.png", f"/p/{mayor}/picture.png"):
        etag = client.get(address)["ETag"]
        assert client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_a_withdrawn_text_has_no_picture(client: Client, mayor: str) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A name.", paragraphs=[mayor]))
    for address in (f"/p/{mayor}/picture.png", f"/p/{mayor}/v/1/picture.png"):
        assert client.get(address).status_code == 410
    assert client.get(f"{PAGE}picture.png").status_code == 200
    publish_notice(SLUG, NoticeDraft("withdrawal", "All of it."))
    assert client.get(f"{PAGE}picture.png").status_code == 410


@pytest.mark.parametrize("width", ["0", "1199", "-600", "x", ""])
def test_another_width_is_refused(client: Client, published_story: Published, width: str) -> None:
    assert client.get(f"{PAGE}picture.png", {"width": width}).status_code == 400
    assert len(client.get(f"{PAGE}picture.png", {"width": "300"}).content) < 20_000


@pytest.mark.parametrize(
    "address", ["/articles/unknown/picture.png", "/p/0000000000/picture.png", f"{PAGE}v/9/picture.png"]
)
def test_what_is_not_there_has_no_picture(client: Client, published_story: Published, address: str) -> None:
    assert client.get(address).status_code == 404
