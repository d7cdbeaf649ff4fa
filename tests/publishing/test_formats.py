"""An article of each format, published from a file and over the API: kinds, markup, sections and media type are stored."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from articles.models import Article, Passage, Version

DATA = Path(__file__).parents[1] / "data"
PAGE = DATA / "pages" / "wordpress.html"
JATS = DATA / "jats" / "ice.xml"
POST = DATA / "markdown" / "2024-02-11-ice.md"
STORED = {
    PAGE: ("text/html; charset=utf-8", {"paragraph"}),
    JATS: ("application/jats+xml; charset=utf-8", {"paragraph", "list-item", "quote"}),
    POST: ("text/markdown; charset=utf-8", {"paragraph", "list-item", "quote", "cell"}),
}


def passages(version: Version) -> Any:
    return Passage.objects.filter(version=version).select_related("wording", "section").order_by("ordinal")


@pytest.mark.django_db
@pytest.mark.parametrize("path", STORED, ids=lambda path: path.suffix)
def test_a_file_is_published_with_its_kinds_and_media_type(path: Path) -> None:
    call_command("publish", str(path))
    version = Version.objects.get()
    media_type, kinds = STORED[path]
    assert (version.media_type, set(passages(version).values_list("kind", flat=True))) == (media_type, kinds)
    assert bytes(version.source.content) == path.read_bytes()


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.suffix)
def test_a_file_is_published_over_the_api(publisher: Client, path: Path) -> None:
    source = SimpleUploadedFile(path.name, path.read_bytes(), "application/octet-stream")
    answer = publisher.post("/api/v1/articles/", {"source": source})
    assert answer.status_code == 201, answer.content
    version = publisher.get(f"{answer['Location']}versions/1/").json()
    assert version["media_type"] == STORED[path][0]
    assert {passage["kind"] for passage in version["paragraphs"]} == STORED[path][1]


@pytest.mark.django_db
def test_sections_and_markup_of_a_journal_article() -> None:
    call_command("publish", str(JATS))
    found = list(passages(Version.objects.get()))
    assert [(passage.section.role, passage.section.heading) for passage in (found[0], found[1], found[-1])] == [
        ("abstract", "Abstract"),
        ("body", "1 Introduction"),
        ("appendix", "Appendix A"),
    ]
    assert found[8].wording.html == "The load was m=3 × 10<sup>4</sup> kg."


@pytest.mark.django_db
def test_a_sidecar_overrules_what_a_page_states_and_is_marked(tmp_path: Path) -> None:
    (tmp_path / "ice.html").write_bytes(PAGE.read_bytes())
    (tmp_path / "ice.meta.yaml").write_text(
        "title: Ice, nine days\noutlet: {name: The Vell Courier, url: 'https://v.example/'}\n"
    )
    call_command("publish", str(tmp_path / "ice.html"))
    article = Article.objects.get()
    assert article.current_version is not None
    assert (article.current_version.title, article.supplied_by_editor) == ("Ice, nine days", ["title"])
    outlet = article.publications.get().outlet
    assert outlet is not None
    assert outlet.url == "https://v.example/"
