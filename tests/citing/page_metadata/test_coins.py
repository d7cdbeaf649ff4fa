"""COinS, as a parser that nobody here wrote reads it."""

from html import escape
from typing import Any

import pytest
from coins_parser.main import CoinsParser

from articles.citing.page_metadata.coins import coins

URL = "https://x.example/articles/a/v/1/"
LEE = {"family": "Lee", "given": "Jongsoo"}
WHO = {"literal": "World Health Organization"}


def read(**item: Any) -> list[tuple[str, str]]:
    page = f'<p><span class="Z3988" title="{escape(coins(item))}"></span></p>'
    pairs: list[tuple[str, str]]
    (pairs,) = CoinsParser.parse(page)
    return pairs


def values(pairs: list[tuple[str, str]], key: str) -> list[str]:
    return [value for name, value in pairs if name == key]


def test_of_what_nobody_told_us_nothing_is_said() -> None:
    assert read(type="webpage", title="A note", URL=URL) == [
        ("url_ver", "Z39.88-2004"),
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "webpage"),
        ("rft.title", "A note"),
        ("rft_id", URL),
    ]


@pytest.mark.parametrize(
    ("kind", "genre", "written"),
    [
        ("article-magazine", "article", "magazineArticle"),
        ("article-newspaper", "article", "newspaperArticle"),
        ("post-weblog", None, "blogPost"),
        ("webpage", None, "webpage"),
        ("document", None, "document"),
    ],
)
def test_what_stands_in_no_journal_has_its_own_type(kind: str, genre: str | None, written: str) -> None:
    pairs = dict(read(type=kind, title="T", language="ko", **{"container-title": "한겨레"}))
    assert (pairs["rft_val_fmt"], pairs["rft.type"]) == ("info:ofi/fmt:kev:mtx:dc", written)
    assert (pairs.get("rft.genre"), pairs["rft.source"], pairs["rft.language"]) == (genre, "한겨레", "ko")


def test_an_article_in_a_journal_has_the_keys_of_journals() -> None:
    place = {"volume": "3", "issue": "4", "page": "5-9", "ISSN": "1234-5679", "DOI": "10.1/x"}
    pairs = dict(read(type="article-journal", title="T & U", **{"container-title": "Nature & Society"}, **place))
    assert pairs["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:journal"
    assert (pairs["rft.genre"], pairs["rft.atitle"], pairs["rft.jtitle"]) == ("article", "T & U", "Nature & Society")
    assert [pairs[f"rft.{key}"] for key in ("volume", "issue", "pages", "issn")] == ["3", "4", "5-9", "1234-5679"]
    assert pairs["rft_id"] == "info:doi/10.1/x"
    assert not {"rft.type", "rft.title", "rft.source"} & pairs.keys()


@pytest.mark.parametrize(("parts", "written"), [([2023], "2023"), ([2023, 4], "2023-04"), ([2023, 4, 9], "2023-04-09")])
def test_a_date_is_as_precise_as_it_is_known(parts: list[int], written: str) -> None:
    assert values(read(type="webpage", title="T", issued={"date-parts": [parts]}), "rft.date") == [written]


def test_the_first_author_has_keys_of_his_own_and_each_one_is_named() -> None:
    pairs = read(type="webpage", title="T", author=[LEE, WHO, {"family": "Berg", "non-dropping-particle": "van der"}])
    assert (values(pairs, "rft.aulast"), values(pairs, "rft.aufirst")) == (["Lee"], ["Jongsoo"])
    assert values(pairs, "rft.au") == ["Lee, Jongsoo", "World Health Organization,", "van der Berg"]


def test_an_institution_that_comes_first_is_one() -> None:
    pairs = read(type="webpage", title="T", author=[WHO, LEE])
    assert (values(pairs, "rft.aucorp"), values(pairs, "rft.au")) == ([WHO["literal"]], ["Lee, Jongsoo"])
    assert values(pairs, "rft.aulast") == []


@pytest.mark.parametrize("given", ["J.R.", "J. R.", "JRR"])
def test_initials_are_written_once_because_readers_tidy_them(given: str) -> None:
    pairs = read(type="webpage", title="T", author=[{"family": "Tolkien", "given": given}])
    assert (values(pairs, "rft.aufirst"), values(pairs, "rft.au")) == ([], [f"Tolkien, {given}"])


def test_others_are_contributors() -> None:
    pairs = read(type="webpage", title="T", editor=[LEE], translator=[WHO])
    assert values(pairs, "rft.contributor") == ["Lee, Jongsoo", "World Health Organization,"]
    assert values(pairs, "rft.au") == []
