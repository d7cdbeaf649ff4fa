"""Where everything is: absolute, under the base that the operator or the request names."""

import pytest

from articles.addresses import Urls

AT = Urls("https://x.example", "12345")


@pytest.mark.parametrize(
    ("made", "path"),
    [
        (AT.root(), "/api/v1/"),
        (AT.articles(), "/api/v1/articles/"),
        (AT.article("a"), "/api/v1/articles/a/"),
        (AT.part("a", "notices"), "/api/v1/articles/a/notices/"),
        (AT.version("a", 2), "/api/v1/articles/a/versions/2/"),
        (AT.source("a", 2), "/api/v1/articles/a/versions/2/source/"),
        (AT.version_paragraphs("a", 2), "/api/v1/articles/a/versions/2/paragraphs/"),
        (AT.publication("a", 3), "/api/v1/articles/a/publications/3/"),
        (AT.notice("a", 3), "/api/v1/articles/a/notices/3/"),
        (AT.paragraph("0000000000"), "/api/v1/paragraphs/0000000000/"),
        (AT.passage("0000000000", 2), "/api/v1/paragraphs/0000000000/versions/2/"),
        (AT.person(4), "/api/v1/people/4/"),
        (AT.outlet(5), "/api/v1/outlets/5/"),
        (AT.article_page("a"), "/articles/a/"),
        (AT.version_page("a", 2), "/articles/a/v/2/"),
        (AT.paragraph_page("0000000000"), "/p/0000000000/"),
        (AT.permalink("0000000000", 2), "/p/0000000000/v/2/"),
        (AT.citation("https://x.example/api/v1/articles/a/"), "/api/v1/articles/a/citation/"),
        (AT.changes(), "/api/v1/changes/"),
        (AT.archive(), "/api/v1/archive/"),
        (AT.dump(), "/api/v1/archive/dump.ndjson"),
        (AT.webhook(6), "/api/v1/webhooks/6/"),
        (AT.passage_page("a", 2, "0000000000"), "/articles/a/v/2/#p-0000000000"),
        (AT.cite_page("a&b"), "/cite/?reference=a%26b"),
        (AT.feed("atom"), "/feeds/articles.atom"),
        (AT.feed("rss", "people/7/"), "/people/7/feeds/articles.rss"),
        (AT.embed("0000000000"), "/embed/0000000000/"),
        (AT.embed("0000000000", 2), "/embed/0000000000/?version=2"),
        (AT.article_embed("a"), "/embed/articles/a/"),
        (AT.article_embed("a", 2), "/embed/articles/a/?version=2"),
        (AT.dts(), "/dts/"),
        (AT.dts_endpoint("document"), "/dts/document/"),
        (AT.oembed("https://x.example/p/1/"), "/oembed?url=https%3A%2F%2Fx.example%2Fp%2F1%2F&format=json"),
    ],
)
def test_the_addresses_are_those_of_the_contract(made: str, path: str) -> None:
    assert made == f"https://x.example{path}"


def test_an_ark_needs_a_number() -> None:
    assert AT.ark("0000000000") == "ark:12345/0000000000"
    assert Urls("https://x.example").ark("0000000000") is None
