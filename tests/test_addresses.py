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
    ],
)
def test_the_addresses_are_those_of_the_contract(made: str, path: str) -> None:
    assert made == f"https://x.example{path}"


def test_an_ark_needs_a_number() -> None:
    assert AT.ark("0000000000") == "ark:12345/0000000000"
    assert Urls("https://x.example").ark("0000000000") is None
