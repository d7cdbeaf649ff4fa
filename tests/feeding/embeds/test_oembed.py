"""oEmbed 1.0: what is answered for which address, how large, and what is refused; and that it is discovered."""

import re
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from articles.models import Person
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import HOST, path_of, problem_of, wrong_parameters
from tests.conftest import Publish
from tests.stories import MAYOR, MAYOR_EDITED, SLUG, STORY, TITLE, pids, revised

pytestmark = pytest.mark.usefixtures("shared_story")

API = f"{HOST}/api/v1"
PAGE = f"{HOST}/articles/{SLUG}/"


@pytest.fixture
def mayor(published_story: Published) -> str:
    return pids(published_story.version)[1]


def embed(reader: Client, url: str, **parameters: int) -> dict[str, Any]:
    """Return how to embed what is at `url`."""
    answer = reader.get("/oembed", {"url": url, **{name: str(value) for name, value in parameters.items()}})
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/json"
    found: dict[str, Any] = answer.json()
    return found


def frame(html: str) -> str:
    """Return the address in a frame."""
    found = re.match(r'<iframe src="([^"]+)"', html)
    assert found, html
    return unescape(found[1])


# ── What is answered ────────────────────────────────────────────────────────────────────────────────────────────────
def test_one_author_has_an_address_and_no_author_has_no_name(reader: Client, publish: Publish) -> None:
    publish("By one", slug="by-one", authors=[{"name_as_printed": "Kim Roe"}])
    publish("By nobody", slug="by-nobody")
    by_one, by_nobody = (embed(reader, f"{HOST}/articles/{slug}/") for slug in ("by-one", "by-nobody"))
    assert (by_one["author_name"], by_one["author_url"]) == (
        "Kim Roe",
        f"{API}/people/{Person.objects.get(name='Kim Roe').pk}/",
    )
    assert {"author_name", "author_url"} & set(by_nobody) == set()


def test_the_text_in_the_place_of_a_frame_leads_to_the_version(reader: Client, published_story: Published) -> None:
    assert f"{PAGE}v/1/" in embed(reader, PAGE)["html"]


def test_an_answer_has_what_the_specification_asks_of_rich_content(reader: Client, mayor: str) -> None:
    found = embed(reader, f"{HOST}/p/{mayor}/")
    assert (found["version"], found["type"], found["title"]) == ("1.0", "rich", TITLE)
    assert isinstance(found["width"], int)
    assert isinstance(found["height"], int)
    assert found["author_name"] == "Jane Doe, Élodie Ngũgĩ"
    assert "author_url" not in found
    assert (found["provider_name"], found["provider_url"]) == ("The citable article", f"{HOST}/")
    assert frame(found["html"]) == f"{HOST}/embed/{mayor}/?version=1"
    assert f'width="{found["width"]}" height="{found["height"]}"' in found["html"]
    assert found["thumbnail_url"] == f"{HOST}/p/{mayor}/v/1/picture.png?width=1200"
    assert reader.get(found["thumbnail_url"])["Content-Type"] == "image/png"


@pytest.mark.parametrize(
    ("bounds", "size"),
    [
        ({}, (1200, 630)),
        ({"maxwidth": 1200, "maxheight": 630}, (1200, 630)),
        ({"maxwidth": 1199}, (600, 315)),
        ({"maxheight": 314}, (300, 158)),
        ({"maxwidth": 299}, None),
        ({"maxwidth": 4000, "maxheight": 157}, None),
    ],
)
def test_the_thumbnail_keeps_to_the_bounds(
    reader: Client, published_story: Published, bounds: dict[str, int], size: tuple[int, int] | None
) -> None:
    found = embed(reader, PAGE, **bounds)
    names = ("thumbnail_width", "thumbnail_height")
    assert tuple(found[name] for name in names if name in found) == (size or ())
    address = f"{PAGE}v/1/picture.png?width={size[0]}" if size else None
    assert found.get("thumbnail_url") == address


def test_a_site_that_takes_the_frame_out_is_left_with_the_quotation(reader: Client, mayor: str) -> None:
    html = embed(reader, f"{HOST}/p/{mayor}/")["html"]
    assert re.sub(r"</?iframe[^>]*>", "", html).startswith(f'<blockquote cite="{HOST}/p/{mayor}/v/1/"><p>{MAYOR}</p>')


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("{host}/p/{pid}/", "/embed/{pid}/?version=1"),
        ("{host}/p/{upper}", "/embed/{pid}/?version=1"),
        ("{host}/p/{pid}/v/1/", "/embed/{pid}/?version=1"),
        ("{host}/p/{upper}/v/1", "/embed/{pid}/?version=1"),
        ("{host}/ark:12345/{pid}.v1", "/embed/{pid}/?version=1"),
        ("{host}/articles/{slug}/#p-{pid}", "/embed/{pid}/?version=1"),
        ("{host}/articles/{slug}/v/1/#p-{pid}", "/embed/{pid}/?version=1"),
        ("{host}/api/v1/paragraphs/{pid}/versions/1/", "/embed/{pid}/?version=1"),
        ("{host}/api/v1/articles/{slug}/versions/1/paragraphs/2/", "/embed/{pid}/?version=1"),
        ("{host}/embed/{pid}/", "/embed/{pid}/?version=1"),
        ("{host}/ark:12345/{pid}", "/embed/{pid}/?version=1"),
        ("{host}/articles/{slug}/", "/embed/articles/{slug}/?version=1"),
        ("{host}/articles/{slug}/v/1/", "/embed/articles/{slug}/?version=1"),
        ("{host}/articles/{slug}/?utm_source=x", "/embed/articles/{slug}/?version=1"),
        ("{host}/api/v1/articles/{slug}/", "/embed/articles/{slug}/?version=1"),
    ],
)
def test_every_address_of_a_text_can_be_embedded(
    reader: Client, settings: Any, mayor: str, address: str, leads_to: str
) -> None:
    settings.NAAN = "12345"
    words = {"host": HOST, "pid": mayor, "upper": mayor.upper(), "slug": SLUG}
    iframe = frame(embed(reader, address.format(**words))["html"])
    assert iframe == f"{HOST}{leads_to.format(**words)}"
    assert reader.get(path_of(iframe)).status_code == 200


def test_the_version_that_is_embedded_is_the_one_that_is_current_or_the_one_that_is_named(
    reader: Client, mayor: str
) -> None:
    revised(*(MAYOR_EDITED if text == MAYOR else text for text in STORY))
    assert frame(embed(reader, f"{HOST}/p/{mayor}/")["html"]).endswith("?version=2")
    assert frame(embed(reader, f"{PAGE}v/1/#p-{mayor}")["html"]).endswith("?version=1")
    assert frame(embed(reader, f"{HOST}/p/{mayor}/v/1/")["html"]).endswith("?version=1")
    assert frame(embed(reader, PAGE)["html"]).endswith("?version=2")


def test_no_text_gets_out_of_the_frame(reader: Client, publish: Publish) -> None:
    published = publish('A "title" </iframe><script>', "A paragraph with </iframe><script>alert(1)</script> in it.")
    (pid,) = pids(published.version)
    for url in (f"{HOST}/p/{pid}/", f"{HOST}/articles/{published.article.slug}/"):
        html = embed(reader, url)["html"]
        assert html.count("</iframe>") == 1
        assert html.endswith("</iframe>")
        assert "<script" not in html


@pytest.mark.parametrize("reference", ["{pid}.v1", "{pid}", f"{SLUG}.v1", SLUG, "https://herald.example/bridge"])
def test_keys_slugs_and_the_urls_of_publications_are_embedded(
    reader: Client, published_story: Published, mayor: str, reference: str
) -> None:
    order = published_story.article.publications.count() + 1
    published_story.article.publications.create(order=order, role="republication", url="https://herald.example/bridge/")
    source = frame(embed(reader, reference.format(pid=mayor))["html"])
    assert source.endswith(
        f"/embed/{mayor}/?version=1" if "{pid}" in reference else f"/embed/articles/{SLUG}/?version=1"
    )


# ── How large ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_it_is_no_larger_than_it_may_be(reader: Client, mayor: str) -> None:
    free = embed(reader, PAGE)
    small = embed(reader, PAGE, maxwidth=320, maxheight=100)
    assert free["width"] == 600
    assert (small["width"], small["height"]) == (320, 100)
    assert 'width="320" height="100"' in small["html"]
    large = embed(reader, PAGE, maxwidth=5000, maxheight=5000)
    assert (large["width"], large["height"]) == (free["width"], free["height"])


def test_a_narrower_card_is_higher(reader: Client, mayor: str) -> None:
    url = f"{HOST}/p/{mayor}/"
    assert embed(reader, url, maxwidth=300)["height"] > embed(reader, url)["height"]


@pytest.mark.parametrize("name", ["maxwidth", "maxheight"])
@pytest.mark.parametrize("value", ["0", "-1", "1.5", "x", "", "9999999"])
def test_a_malformed_size_is_refused(reader: Client, published_story: Published, name: str, value: str) -> None:
    assert set(wrong_parameters(reader.get("/oembed", {"url": PAGE, name: value}))) == {name}


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("form", ["xml", "html", "JSON", ""])
def test_a_format_that_is_not_offered_is_501(reader: Client, published_story: Published, form: str) -> None:
    problem_of(reader.get("/oembed", {"url": PAGE, "format": form}), 501, "format_not_offered")


@pytest.mark.parametrize("parameters", [{}, {"url": ""}, {"url": " "}])
def test_an_address_is_needed(reader: Client, published_story: Published, parameters: dict[str, str]) -> None:
    assert set(wrong_parameters(reader.get("/oembed", parameters))) == {"url"}


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://elsewhere.example/articles/the-bridge/", "not_found"),
        ("http://testserver.example/articles/the-bridge/", "not_found"),
        ("http://testserver@elsewhere.example/articles/the-bridge/", "not_found"),
        (f"{HOST}/", "not_found"),
        (f"{HOST}/admin/", "not_found"),
        (f"{HOST}/articles/nothing/", "unknown_article"),
        (f"{HOST}/articles/the-bridge/v/7/", "unknown_version"),
        (f"{HOST}/p/0000000001/", "mistyped_pid"),
        (f"{HOST}/p/abc/", "malformed_pid"),
        (f"{HOST}/api/v1/articles/the-bridge/versions/1/paragraphs/77/", "unknown_ordinal"),
        (f"{HOST}/api/v1/articles/the-bridge/versions/1/paragraphs/1-2/", "not_found"),
        ("ark:99999/0000000000", "not_found"),
        ("javascript:alert(1)", "not_found"),
        ("http://[", "not_found"),
        ("http://testserver:port/", "not_found"),
        ("\x00", "not_found"),
    ],
)
def test_a_foreign_or_unknown_address_is_404(reader: Client, published_story: Published, url: str, code: str) -> None:
    problem_of(reader.get("/oembed", {"url": url}), 404, code)


def test_a_paragraph_on_the_page_of_another_article_is_404(reader: Client, mayor: str, sample: Published) -> None:
    problem_of(
        reader.get("/oembed", {"url": f"{HOST}/articles/{sample.article.slug}/#p-{mayor}"}), 404, "unknown_paragraph"
    )


def test_a_withdrawn_text_is_410(reader: Client, mayor: str) -> None:
    tag = reader.get("/oembed", {"url": PAGE})["ETag"]
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    for url in (PAGE, f"{HOST}/p/{mayor}/"):
        answer = reader.get("/oembed", {"url": url}, headers={"if-none-match": tag})
        told = problem_of(answer, 410, "withdrawn")
        assert "A court said so." in told["detail"]
        assert told["tombstone"]["article"]["slug"] == SLUG


def test_a_single_withdrawn_paragraph_leaves_a_tombstone_of_its_own(reader: Client, mayor: str) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", paragraphs=[mayor]))
    told = problem_of(reader.get("/oembed", {"url": f"{HOST}/p/{mayor}/v/1/"}), 410, "withdrawn")
    assert (told["tombstone"]["paragraph"], told["tombstone"]["version"]) == (mayor, 1)
    assert reader.get("/oembed", {"url": PAGE}).status_code == 200


# ── How it is found, and kept ───────────────────────────────────────────────────────────────────────────────────────
def test_pages_say_how_they_are_embedded(reader: Client, mayor: str) -> None:
    for page in (f"/articles/{SLUG}/", f"/articles/{SLUG}/v/1/"):
        html = reader.get(page, headers={"accept": "text/html"}).content.decode()
        found = re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', html)
        assert found
        address = unescape(found[1])
        assert address == f"{HOST}/oembed?url={quote(f'{HOST}{page}', safe='')}&format=json"
        assert reader.get(path_of(address)).json()["title"] == TITLE


def test_the_short_address_names_the_oembed_address_too(reader: Client, mayor: str) -> None:
    link = reader.get(f"/p/{mayor}/")["Link"]
    found = re.fullmatch(r'<([^>]+)>; rel="alternate"; type="application/json\+oembed"', link)
    assert found
    assert frame(reader.get(path_of(found[1])).json()["html"]) == f"{HOST}/embed/{mayor}/?version=1"


def test_a_client_that_has_the_answer_is_not_sent_it_again(reader: Client, mayor: str) -> None:
    address = f"/oembed?url={quote(PAGE)}"
    first = reader.get(address)
    assert reader.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    publish_notice(SLUG, NoticeDraft("correction", "A slip."))
    assert reader.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200
