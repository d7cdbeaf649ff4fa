"""At which path an answer lies."""

import pytest

from articles.feeding.export.paths import path_of

JSON, HTML = "application/json", "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("address", "media_type", "path"),
    [
        ("/", HTML, "index.html"),
        ("/?page=2", HTML, "_query/page=2/index.html"),
        ("/articles/a-slug/", HTML, "articles/a-slug/index.html"),
        ("/articles/a-slug/changes/1..2/", HTML, "articles/a-slug/changes/1..2/index.html"),
        ("/api/v1/articles/a-slug/", JSON, "api/v1/articles/a-slug/index.json"),
        ("/api/v1/articles/a-slug/versions/1/source/", "text/plain; charset=utf-8",
         "api/v1/articles/a-slug/versions/1/source/index.txt"),
        ("/api/v1/articles/a-slug/versions/1/source/", "text/markdown", "api/v1/articles/a-slug/versions/1/source/index.md"),
        ("/api/v1/articles/?cursor=n.a.1", JSON, "api/v1/articles/_query/cursor=n.a.1/index.json"),
        ("/feeds/articles.atom", "application/atom+xml", "feeds/articles.atom"),
        ("/feeds/articles.atom?before=1.2", "application/atom+xml", "feeds/articles.atom_query/before=1.2/index.atom"),
        ("/feeds/articles.json?before=1.2", "application/feed+json", "feeds/articles.json_query/before=1.2/index.json"),
        ("/feeds/articles.rss?before=1.2", "application/rss+xml", "feeds/articles.rss_query/before=1.2/index.rss"),
        ("/robots.txt", "text/plain", "robots.txt"),
        ("/source/", "application/pdf", "source/index.pdf"),
        ("/source/", "application/x-unheard-of", "source/index.bin"),
        ("/ark:12345/abc", HTML, "ark:12345/abc/index.html"),
    ],
)  # fmt: skip
def test_an_answer_lies_where_a_file_server_looks_for_it(address: str, media_type: str, path: str) -> None:
    assert path_of(address, media_type) == path


def test_a_query_stays_below_its_address() -> None:
    for query in ("../../x", "..", ".", "a/b", "c=" + "x" * 5000):
        parts = path_of(f"/list/?{query}", JSON).split("/")
        assert parts[:2] == ["list", "_query"]
        assert (len(parts), parts[-1]) == (4, "index.json")
        assert parts[2] not in (".", "..")
        assert len(parts[2]) <= 200


def test_a_query_of_two_hundred_characters_is_a_name() -> None:
    assert path_of(f"/list/?{'x' * 200}", JSON) == f"list/_query/{'x' * 200}/index.json"
    assert path_of(f"/list/?{'x' * 201}", JSON) != f"list/_query/{'x' * 201}/index.json"


def test_long_queries_are_told_apart() -> None:
    first, second = (path_of(f"/list/?cursor={'x' * 500}{end}", JSON) for end in "ab")
    assert first != second
