"""Many phrases are looked up at once, and each gives the wordings that have its words in their order."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Wording
from articles.publishing.articles import publish_article
from articles.searching import phrases
from articles.searching.commonness import Commonness
from articles.searching.phrases import Phrase, wordings_with
from articles.searching.terms import words
from tests.conftest import Publish, delivery
from tests.support.indexed import LONG

pytestmark = pytest.mark.django_db


def texts(*sought: Phrase, languages: tuple[str, ...] = ("en",), most: int = 10) -> list[list[str]]:
    found = wordings_with(sought, languages, most)
    of_id = dict(Wording.objects.values_list("pk", "text"))
    return [[of_id[key] for key in keys] for keys, _ in found]


def phrase(text: str, article_id: int | None = None) -> Phrase:
    return Phrase(tuple(words(text)), article_id)


def test_words_must_stand_in_their_order(publish: Publish) -> None:
    publish("One", "The brown bridge fell.", "The bridge was brown.", language="en")
    assert texts(phrase("brown bridge"), phrase("bridge was brown"), phrase("bridge brown")) == [
        ["The brown bridge fell."],
        ["The bridge was brown."],
        [],
    ]


def test_what_was_stored_last_comes_first_and_no_more_than_asked_for(publish: Publish) -> None:
    publish("One", *(f"The brown bridge fell {number} times." for number in range(5)), language="en")
    assert texts(phrase("brown bridge"), most=2) == [
        ["The brown bridge fell 4 times.", "The brown bridge fell 3 times."]
    ]


def test_it_is_said_whether_these_are_all(publish: Publish) -> None:
    publish("One", *(f"The brown bridge fell {number} times." for number in range(3)), language="en")
    assert [found.are_all for found in wordings_with([phrase("brown bridge"), phrase("fell 1")], ["en"], 2)] == [
        False,
        True,
    ]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite reads no more than it gives")
def test_of_common_words_only_the_wordings_are_looked_at_that_were_stored_last(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    common = Commonness({"brown": 900, "bridge": 900}, 1_000, archive=1_000_000)
    monkeypatch.setattr(phrases, "commonness", lambda: common)
    monkeypatch.setattr(phrases, "_NEWEST", 2)
    publish("One", *(f"The brown bridge fell {number} times." for number in range(3)), language="en")
    assert texts(phrase("brown bridge"), phrase("bridge fell")) == [
        ["The brown bridge fell 2 times.", "The brown bridge fell 1 times."],
        ["The brown bridge fell 2 times.", "The brown bridge fell 1 times.", "The brown bridge fell 0 times."],
    ]
    assert [found.are_all for found in wordings_with([phrase("brown bridge"), phrase("fell 1")], ["en"], 9)] == [
        False,
        True,
    ]


def test_common_words_are_not_looked_up_beside_rare_ones_and_still_count(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    common = Commonness({"the": 900, "of": 900, "bridge": 80}, 1_000, archive=10_000)
    monkeypatch.setattr(phrases, "commonness", lambda: common)
    publish(
        "One",
        "The brown bridge.",
        "A brown bridge.",
        "The bridge of the town.",
        "The bridge and the town.",
        language="en",
    )
    with CaptureQueriesContext(connection) as queries:
        assert texts(
            phrase("the brown bridge"), phrase("bridge of the town"), phrase("bridge of"), phrase("of the")
        ) == [
            ["The brown bridge."],
            ["The bridge of the town."],
            ["The bridge of the town."],
            ["The bridge of the town."],
        ]
    if connection.vendor == "postgresql":
        assert "(('brown' & 'bridg') | ('brown' & 'bridge'))" in queries[1]["sql"].replace("''", "'")
        assert "('bridg' & 'of')" in queries[1]["sql"].replace("''", "'"), "many texts have a bridge"


def test_an_article_has_a_phrase_of_its_own(publish: Publish) -> None:
    first = publish("One", "The brown bridge fell.", language="en").article
    second = publish("Two", "A brown bridge stands.", language="en").article
    assert texts(phrase("brown bridge", first.pk), phrase("brown bridge", second.pk)) == [
        ["The brown bridge fell."],
        ["A brown bridge stands."],
    ]


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("fr", "Les traités signés hier.", "traités signés"),
        ("ko", "한미동맹은 평화를 지킨다.", "동맹은 평화를"),
        ("ko", "동맹의 힘.", "힘"),
        ("zh", "联盟保护和平。", "保护和"),
        ("ar", "قال إن التحالف يحمي السلام.", "التحالف يحمي"),
    ],
)
def test_each_language_has_its_own_terms(publish: Publish, language: str, text: str, part: str) -> None:
    publish("One", text, language=language)
    assert texts(phrase(part), languages=("en", language)) == [[text]]


def test_a_phrase_of_a_very_long_text_is_found() -> None:
    publish_article(delivery("Long", LONG))
    assert texts(phrase("word14990 word14991 word14992")) == [[LONG]]


def test_many_phrases_take_as_many_queries_as_one_and_none_takes_none(publish: Publish) -> None:
    publish("One", "The brown bridge fell.", language="en")
    with CaptureQueriesContext(connection) as queries:
        assert len(wordings_with([phrase("brown bridge")] * 700, ["en"], 5)) == 700
    assert len(queries) == (1 if connection.vendor == "sqlite" else 2)  # which terms are frequent, besides
    with CaptureQueriesContext(connection) as queries:
        assert wordings_with([], ["en"], 5) == []
    assert len(queries) == 0
