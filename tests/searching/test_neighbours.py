"""The index of frequent neighbours on PostgreSQL changes how paragraphs are found, and not which ones."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Wording
from articles.publishing import neighbours as learning
from articles.publishing.articles import publish_article
from articles.searching import neighbours, phrases, wordings
from articles.searching.commonness import Commonness
from articles.searching.neighbours import number_of, pairs_of
from articles.searching.phrases import Phrase, wordings_with
from articles.searching.search import Search, Stretch
from articles.searching.terms import clauses
from articles.searching.wordings import WordingRank
from articles.selectors.paragraph_search import ParagraphFilter, found_paragraphs
from tests.conftest import Publish, delivery
from tests.support.indexed import LONG

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="FTS5 knows the order of words")
TEXTS = (
    "The war of words.",
    "Of the war, of the peace.",
    "Peace of the war of peace.",
    "The words of war and of peace.",
    "Of war the peace.",
    "A bridge.",
)
QUERIES = (
    "of the", "the of", '"of the"', '"the war" peace', '"of the" "the war"', '"of peace" -"of the"', '"of the" -words',
    '"war of the peace"', '"the bridge"', "war peace", '"of bridge"', "of the war", '-"of the" war',
)  # fmt: skip


@pytest.fixture
def learn(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """What learns the frequent terms of an archive of any size; searches look first at one wording alone."""
    monkeypatch.setattr(learning, "LEAST_WORDINGS", 1)
    monkeypatch.setattr(learning, "_SHARE", 3)
    monkeypatch.setattr(wordings, "_NEAREST", 1)
    return learning.index_neighbours


@pytest.fixture
def stored(publish: Publish) -> None:
    for number, text in enumerate(TEXTS):
        publish(f"Title {number}", text)


def texts(query: str, count: int = 20, edge: tuple[int, int] | tuple[()] = (), *, backwards: bool = False) -> list[str]:
    found = found_paragraphs(clauses(query), ParagraphFilter()).stretch(edge, count, backwards=backwards)
    of_id = dict(Wording.objects.values_list("pk", "text"))
    return [of_id[passage.wording_id] for passage in found]


def keys(query: str, rank: WordingRank, stretch: Stretch) -> list[int]:
    return wordings.of_rank(Search.of(clauses(query), ["en"]), rank, stretch)


def frequent() -> dict[str, int | None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT term, indexed FROM articles_frequentterm")
        return dict(cursor.fetchall())


def test_neighbours_have_a_number_if_both_are_frequent() -> None:
    numbers = {term: number_of(term) for term in ("of", "the")}
    pair = pairs_of(["of", "the"], numbers)
    assert len(pair) == 1
    assert pairs_of(["a", "of", "the", "war"], numbers) == pair
    assert pairs_of(["the", "of"], numbers) != pair
    assert pairs_of(["of", "war", "the"], numbers) == set()
    assert pairs_of(["the", "of", "the", "of"], numbers) == pair | pairs_of(["the", "of"], numbers)


def test_the_number_of_a_pair_is_one_of_sixteen_bits() -> None:
    terms = [f"word{number}" for number in range(400)]
    numbers = {term: number_of(term) for term in terms}
    found = {number for first in terms[:200] for second in terms[200:] for number in pairs_of([first, second], numbers)}
    assert -(1 << 15) <= min(found) < -30_000
    assert 30_000 < max(found) < 1 << 15
    assert len(found) > 25_000


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_finds_the_same_in_the_same_order_once_terms_are_learned(
    stored: None, learn: Callable[[], int], query: str
) -> None:
    before = texts(query)
    learn()
    assert texts(query) == before


@pytest.mark.usefixtures("stored")
def test_a_phrase_is_read_in_stretches_forwards_and_backwards(learn: Callable[[], int]) -> None:
    learn()
    every = keys('"of the"', WordingRank.OCCURS, Stretch(9))
    assert [Wording.objects.get(pk=key).text for key in every] == [TEXTS[2], TEXTS[1]]
    assert keys('"of the"', WordingRank.OCCURS, Stretch(1)) == every[:1]
    assert keys('"of the"', WordingRank.OCCURS, Stretch(9, beyond=-every[0])) == every[1:]
    assert keys('"of the"', WordingRank.OCCURS, Stretch(9, beyond=-every[1])) == []
    assert keys('"of the"', WordingRank.OCCURS, Stretch(9, beyond=-every[1], backwards=True)) == every[:1]
    assert keys('"of the"', WordingRank.OCCURS, Stretch(1, backwards=True)) == every[1:]


@pytest.mark.usefixtures("stored")
def test_what_is_published_later_is_found_too(learn: Callable[[], int]) -> None:
    learn()
    publish_article(delivery("Later", "Seen of the bridge.", "Nothing."))
    assert texts('"of the"') == ["Seen of the bridge.", TEXTS[2], TEXTS[1]]


@pytest.mark.usefixtures("stored")
def test_a_phrase_of_a_very_long_text_is_found(learn: Callable[[], int]) -> None:
    publish_article(delivery("Long", f"{LONG} of the"))
    learn()
    publish_article(delivery("Longer", f"Still {LONG} of the"))
    assert [text[:5] for text in texts('"of the"')] == ["Still", "word0", TEXTS[2][:5], TEXTS[1][:5]]


@on_postgresql
@pytest.mark.usefixtures("stored")
def test_the_terms_that_a_share_of_the_wordings_has_are_frequent(learn: Callable[[], int]) -> None:
    assert learn() == len(TEXTS)
    assert frequent() == dict.fromkeys(["of", "peace", "the", "war", "words"])
    assert learn() == 0


@on_postgresql
@pytest.mark.usefixtures("stored")
def test_a_small_archive_learns_nothing(monkeypatch: pytest.MonkeyPatch, learn: Callable[[], int]) -> None:
    monkeypatch.setattr(learning, "LEAST_WORDINGS", len(TEXTS) + 1)
    assert learn() == 0
    assert frequent() == {}
    monkeypatch.setattr(learning, "LEAST_WORDINGS", len(TEXTS))
    assert learn() == len(TEXTS)


@on_postgresql
@pytest.mark.usefixtures("stored")
def test_what_is_not_indexed_yet_is_found_and_indexing_goes_on_where_it_was(
    monkeypatch: pytest.MonkeyPatch, learn: Callable[[], int]
) -> None:
    monkeypatch.setattr(learning, "_AT_ONCE", 2)
    answers = iter([False, True])
    assert learning.index_neighbours(lambda: next(answers)) == 2
    assert set(frequent().values()) == {Wording.objects.order_by("pk")[1].pk}
    assert neighbours.lookup(Search.of(clauses('"of the"'), ["en"])) is None
    assert texts('"of the"') == [TEXTS[2], TEXTS[1]]
    assert learn() == len(TEXTS) - 2
    assert set(frequent().values()) == {None}


@on_postgresql
@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("query", "tells"),
    [
        ('"of the"', True),
        ('"of bridge"', False),
        ('"of the" bridge', False),
        ('"of the" "of peace" war', True),
        ('"of the" -bridge', True),
        ("of the", False),
        ('of -"of the"', False),
    ],
)
def test_the_index_tells_where_a_phrase_may_be_if_all_wanted_words_are_frequent(
    learn: Callable[[], int], query: str, tells: bool
) -> None:
    learn()
    assert (neighbours.lookup(Search.of(clauses(query), ["en"])) is not None) is tells


@on_postgresql
@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("query", "count", "found", "ways"),
    [
        ("words", 1, 1, ["LIMIT 4)"]),  # in the fourth text from the end, and in the sixth
        ("war", 2, 2, ["LIMIT 4)"]),
        ("of", 4, 4, ["LIMIT 4)", "LIMIT 5)"]),
        ("of", 9, 5, ["LIMIT 4)", "LIMIT 5)", "OFFSET 0)"]),
        ("words", 2, 2, ["LIMIT 4)", "OFFSET 0)"]),
        ("cottage", 1, 0, ["LIMIT 4)", "OFFSET 0)"]),
    ],
)
def test_the_list_is_read_further_only_if_several_matches_are_found_near(
    monkeypatch: pytest.MonkeyPatch, query: str, count: int, found: int, ways: list[str]
) -> None:
    monkeypatch.setattr(wordings, "_NEAREST", 4)
    monkeypatch.setattr(wordings, "_FURTHER", 5)
    with CaptureQueriesContext(connection) as queries:
        assert len(keys(query, WordingRank.OCCURS, Stretch(count))) == found
    statements = [str(query["sql"]) for query in queries if "entry.place" in str(query["sql"])]
    assert len(statements) == len(ways)
    assert all(way in statement for way, statement in zip(ways, statements, strict=True))


@on_postgresql
@pytest.mark.usefixtures("stored")
def test_only_what_has_the_neighbours_is_opened(learn: Callable[[], int]) -> None:
    learn()
    with CaptureQueriesContext(connection) as queries:
        keys('"of the"', WordingRank.OCCURS, Stretch(9))
    statement = queries[-1]["sql"]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        # So dear that the planner would look up what many rows need at once, as in an archive of a hundred thousand texts.
        cursor.execute("SET LOCAL cpu_operator_cost = 1000")
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}")
        plan = str(cursor.fetchone()[0])
    assert "articles_neighbours_pairs" in plan
    assert "articles_wordingentry_pkey" in plan
    assert "articles_wordingentry_terms" not in plan


@pytest.mark.usefixtures("stored")
def test_a_form_that_is_not_frequent_is_looked_up_by_its_words(publish: Publish, learn: Callable[[], int]) -> None:
    publish("English", "Seen by the words alone.", language="en")
    learn()
    assert texts('"the words"') == ["Seen by the words alone.", TEXTS[3]]
    if connection.vendor == "postgresql":
        lookup = neighbours.lookup(Search.of(clauses('"the words"'), ["en"]))
        assert lookup
        assert lookup.others == [["the", "word"]]
        assert len(lookup.pairs) == 1


@on_postgresql
def test_a_language_that_is_learned_changes_the_neighbours(learn: Callable[[], int]) -> None:
    from articles.publishing.indexing import learn_language

    article = publish_article(delivery("Words", "The bridges fell.", "The bridges stood.")).article
    learn()
    before = rows()
    article.language = "en"
    learn_language(article, before=None)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO articles_frequentterm (term) VALUES ('bridg')")
    learn_language(article, before="en")
    assert {key for key, _ in rows()} == {key for key, _ in before}
    article.save()
    assert texts('"the bridge"') == ["The bridges stood.", "The bridges fell."]


def rows() -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT place, pairs FROM articles_neighbours ORDER BY place")
        return list(cursor.fetchall())


def test_a_term_is_frequent_if_a_fiftieth_of_the_sample_has_it() -> None:
    assert (learning._SAMPLE, learning._SHARE) == (5_000, 50)


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("sought", ["of the", "the of", "of peace", "the bridge", "a bridge", "peace", "the the"])
def test_a_phrase_is_looked_up_by_its_neighbours_in_all_wordings(
    sought: str, learn: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = wordings_with([Phrase(tuple(sought.split()))], ["en"], 20)
    learn()
    # Each word is said to be in most of a million texts, and only the last one would be looked at.
    common = Commonness(dict.fromkeys(sought.split(), 900), 1_000, archive=1_000_000)
    monkeypatch.setattr(phrases, "commonness", lambda: common)
    if " " in sought:
        monkeypatch.setattr(phrases, "_NEWEST", 1)
    found = wordings_with([Phrase(tuple(sought.split()))], ["en"], 20)
    assert [of_one.wording_ids for of_one in found] == [of_one.wording_ids for of_one in before]


@on_postgresql
def test_a_phrase_of_known_neighbours_gives_all_wordings_and_says_so(
    publish: Publish, learn: Callable[[], int]
) -> None:
    publish("One", *(f"The war of the words {number}." for number in range(3)), language="en")
    learn()
    of_the = Phrase(("of", "the"))
    assert [(len(found.wording_ids), found.are_all) for found in wordings_with([of_the], ["en"], 3)] == [(3, False)]
    assert [(len(found.wording_ids), found.are_all) for found in wordings_with([of_the], ["en"], 4)] == [(3, True)]


@on_postgresql
@pytest.mark.usefixtures("stored")
def test_a_phrase_of_three_known_terms_gives_what_has_both_of_its_pairs(learn: Callable[[], int]) -> None:
    learn()
    (found,) = wordings_with([Phrase(("war", "of", "the"))], ["en"], 20)
    assert list(Wording.objects.filter(pk__in=found.wording_ids).order_by("pk").values_list("text", flat=True)) == [
        "Of the war, of the peace.",
        "Peace of the war of peace.",
    ]
