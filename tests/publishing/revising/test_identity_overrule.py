"""An editor's decisions on the identity of blocks: followed if possible, else refused with the ordinal."""

from collections.abc import Callable

import pytest

from articles.models import Article, Paragraph
from articles.publishing.articles import publish_article
from articles.publishing.revising.identity_overrule import Overrule, OverruleError, read_overrule
from tests.conftest import Publish
from tests.stories import pids, story

COUNT = 5


@pytest.fixture
def article(db: None) -> Article:
    return publish_article(story()).article


@pytest.fixture
def known(article: Article) -> list[str]:
    """The identifiers of the article's paragraphs."""
    assert article.current_version
    return pids(article.current_version)


def refused(article: Article, given: dict[str, str | None]) -> OverruleError:
    """The error, once it is seen to say which ordinal it is about."""
    with pytest.raises(OverruleError) as caught:
        read_overrule(article, given, COUNT)
    assert caught.value.code == "invalid_identity"
    assert caught.value.pointer.startswith("/identity/")
    return caught.value


def followed(article: Article, given: dict[str, str | None]) -> dict[int, str | None]:
    overrule: Overrule = read_overrule(article, given, COUNT)
    return {position: paragraph.pid if paragraph else None for position, paragraph in overrule.items()}


def test_without_decisions_nothing_is_overruled(article: Article) -> None:
    assert followed(article, {}) == {}


def test_a_block_is_the_named_paragraph_or_a_new_one(article: Article, known: list[str]) -> None:
    assert followed(article, {"1": known[3], "5": None}) == {0: known[3], 4: None}


def test_two_blocks_may_change_places(article: Article, known: list[str]) -> None:
    assert followed(article, {"1": known[1], "2": known[0]}) == {0: known[1], 1: known[0]}


def test_an_identifier_is_taken_in_upper_case(article: Article, known: list[str]) -> None:
    assert followed(article, {"1": known[1].upper()}) == {0: known[1]}


def test_a_paragraph_that_no_current_text_has_may_be_named(article: Article) -> None:
    gone = Paragraph.objects.create(pid="0000000000", article=article)
    assert followed(article, {"2": gone.pid}) == {1: gone.pid}


@pytest.mark.parametrize(
    "ordinal", ["0", "6", "-1", "1.0", "", "one", "١", "²", " 1", "1" * 30, "99999999999999999999"],
)  # fmt: skip
def test_an_ordinal_out_of_range_is_refused(article: Article, ordinal: str) -> None:
    error = refused(article, {ordinal: None})
    assert error.pointer == f"/identity/{ordinal}"
    assert "1 to 5" in error.detail
    assert len(error.detail) < 120


def test_an_ordinal_of_thousands_of_digits_is_refused(article: Article) -> None:
    assert len(refused(article, {"1" * 5000: None}).detail) < 120


@pytest.mark.parametrize("ordinal", ["1", "000000001"])
def test_an_ordinal_may_have_nine_digits(article: Article, ordinal: str) -> None:
    assert read_overrule(article, {ordinal: None}, 5) == {0: None}


def test_one_ordinal_in_two_spellings_is_refused(article: Article, known: list[str]) -> None:
    refused(article, {"1": known[0], "01": known[1]})


@pytest.mark.parametrize("pid", ["xyz", "", "aeiou12345", "0000000001", "0" * 400, "00000\x0000000"])
def test_a_text_that_is_not_an_identifier_is_refused(article: Article, pid: str) -> None:
    assert refused(article, {"1": None, "2": pid}).pointer == "/identity/2"


def test_an_unknown_identifier_is_refused(article: Article) -> None:
    error = refused(article, {"2": "0000000000"})
    assert error.pointer == "/identity/2"
    assert "No paragraph has" in error.detail


def test_a_paragraph_of_another_article_is_refused(article: Article, publish: Publish) -> None:
    foreign = Paragraph.objects.get(article=publish("Another").article)
    error = refused(article, {"4": foreign.pid})
    assert error.pointer == "/identity/4"
    assert "another article" in error.detail


@pytest.mark.parametrize("spelt", [str.lower, str.upper])
def test_one_paragraph_for_two_blocks_is_refused(
    article: Article, known: list[str], spelt: Callable[[str], str]
) -> None:
    error = refused(article, {"1": known[0], "3": spelt(known[0])})
    assert error.pointer == "/identity/3"
    assert known[0] in error.detail
