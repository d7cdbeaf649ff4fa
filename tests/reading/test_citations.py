"""Citations from the addresses that people use, and the page on which a citation is put together."""

import pytest
from django.test import Client

from articles.citing.rendering.javascript import ProcessorError
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import SLUG
from tests.stories import pids

pytestmark = pytest.mark.usefixtures("shared_sample")

PAGE = f"/articles/{SLUG}/"
TYPES = [
    "application/vnd.citationstyles.csl+json", "application/x-bibtex", "application/x-research-info-systems",
    "application/ld+json", "text/plain", "text/x-bibliography; style=ieee; locale=en-GB",
]  # fmt: skip


@pytest.fixture
def addresses(sample: Published) -> dict[str, tuple[str, str]]:
    """The addresses that people use, and the API's addresses of the citations."""
    pid = pids(sample.version)[6]
    return {
        "article": (PAGE, f"/api/v1/articles/{SLUG}/citation/"),
        "version": (f"{PAGE}v/1/", f"/api/v1/articles/{SLUG}/versions/1/citation/"),
        "paragraph": (f"/p/{pid}/", f"/api/v1/paragraphs/{pid}/citation/"),
        "passage": (f"/p/{pid}/v/1/", f"/api/v1/paragraphs/{pid}/versions/1/citation/"),
    }


@pytest.mark.parametrize("what", ["article", "version", "paragraph", "passage"])
@pytest.mark.parametrize("accept", TYPES)
def test_a_program_gets_the_citation_that_it_asks_for(
    client: Client, addresses: dict[str, tuple[str, str]], what: str, accept: str
) -> None:
    address, citation = addresses[what]
    answer = client.get(address, headers={"Accept": accept})
    assert answer.status_code == 200
    media_type = accept.partition(";")[0]
    assert answer["Content-Type"] == (media_type if media_type.endswith("json") else f"{media_type}; charset=utf-8")
    assert answer["Content-Location"].startswith(f"http://testserver{citation}?")
    assert "Accept" in answer["Vary"].split(", ")
    assert client.get(answer["Content-Location"]).content == answer.content
    assert client.get(address, headers={"Accept": accept, "If-None-Match": answer["ETag"]}).status_code == 304


def test_a_client_that_takes_anything_gets_the_page(client: Client, sample: Published) -> None:
    answer = client.get(PAGE, headers={"Accept": "*/*"})
    assert answer["Content-Type"].startswith("text/html")


def test_an_unknown_style_is_404(client: Client, sample: Published) -> None:
    assert client.get(PAGE, headers={"Accept": "text/x-bibliography; style=apaa"}).status_code == 404


def test_a_withdrawn_text_has_no_citation(client: Client, addresses: dict[str, tuple[str, str]]) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    for address, _ in addresses.values():
        assert client.get(address, headers={"Accept": "application/x-bibtex"}).status_code == 410


def test_the_page_of_a_text_shows_how_to_cite_it(client: Client, sample: Published) -> None:
    page = client.get(PAGE).content.decode()
    assert "Lee, J. (2023, May 1)." in page
    assert "Citations by CSL (citeproc-js)" in page
    assert "citation/?format=bibtex" in page
    assert f"/cite/?reference={pids(sample.version)[6]}" in page


# ── The page for citing ─────────────────────────────────────────────────────────────────────────────────────────────
def test_the_page_begins_with_a_question(client: Client, db: None) -> None:
    answer = client.get("/cite/")
    assert answer.status_code == 200
    assert 'name="reference"' in answer.content.decode()


def test_a_paragraph_is_cited_in_the_style_and_language_that_are_chosen(client: Client, sample: Published) -> None:
    pid = pids(sample.version)[6]
    page = client.get(
        "/cite/", {"reference": pid, "style": "chicago-notes-bibliography", "locale": "fr-FR"}
    ).content.decode()
    assert "mai 2023" in page
    assert f"http://testserver/p/{pid}/v/1/" in page
    assert "First published in The National Interest, 19 April 2023" in page


def test_words_find_styles(client: Client, sample: Published) -> None:
    answer = client.get("/cite/", {"reference": SLUG, "style": "chicago"})
    assert answer.status_code == 404
    assert "style=chicago-author-date" in answer.content.decode()


@pytest.mark.parametrize("reference", ["no-such-article", "https://elsewhere.example/x", "0000000001", "<script>"])
def test_the_page_says_that_a_reference_names_nothing(client: Client, sample: Published, reference: str) -> None:
    answer = client.get("/cite/", {"reference": reference})
    assert answer.status_code == 404
    assert 'role="alert"' in answer.content.decode()
    assert "<script>" not in answer.content.decode()


def test_a_withdrawn_text_is_gone_here_too(client: Client, sample: Published) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    assert client.get("/cite/", {"reference": SLUG}).status_code == 410


def test_a_text_can_be_read_and_embedded_while_it_cannot_be_cited(
    client: Client, sample: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ProcessorError("out of memory")

    monkeypatch.setattr("articles.citing.citations.render", fail)
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "Lee, J." not in page.content.decode()
    assert client.get(f"/embed/{pids(sample.version)[6]}/").status_code == 200
    assert client.get(f"/api/v1/articles/{SLUG}/citation/").status_code == 503


@pytest.mark.django_db
def test_a_notice_stands_once_on_the_page_of_its_citation(client: Client, sample: Published) -> None:
    publish_notice(SLUG, NoticeDraft("retraction", "The author takes it back."))
    page = client.get("/cite/", {"reference": SLUG}).content.decode()
    assert page.count("The author takes it back.") == 1
    assert "This text is cited as retracted." in page
