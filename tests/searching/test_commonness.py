"""A word tells the more of a text, the fewer texts of the archive have it."""

import math

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.searching import commonness as module
from articles.searching.commonness import Commonness, commonness
from tests.conftest import Publish


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_kept", module._Kept())


def test_rarer_words_tell_more() -> None:
    common = Commonness({"the": 100, "bridge": 10}, 100)
    rarities = [common.rarity(word) for word in ("the", "bridge", "elm", "embankment")]
    assert rarities == sorted(rarities)
    assert len(set(rarities)) == 4
    assert 0 <= rarities[0] < 0.1


@pytest.mark.django_db
def test_words_are_counted_once_a_text(publish: Publish) -> None:
    publish("One", "The bridge, the bridge.", "The ferry.", language="en")
    learned = commonness()
    assert (learned.size, learned.texts["the"], learned.texts["bridge"]) == (2, 2, 1)


@pytest.mark.django_db
def test_of_many_texts_some_are_read(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SAMPLE", 5)
    publish("One", *(f"Paragraph number {number} of many." for number in range(40)), language="en")
    assert 5 <= commonness().size <= 8


@pytest.mark.django_db
def test_it_is_learned_once_an_hour(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("One", "The bridge.", language="en")
    with CaptureQueriesContext(connection) as queries:
        first, second = commonness(), commonness()
    assert first is second
    assert len(queries) == 2
    monkeypatch.setattr(module, "_SECONDS", -1.0)
    assert commonness() is not first


@pytest.mark.django_db
def test_an_empty_archive_has_no_common_words() -> None:
    assert commonness().rarity("the") == pytest.approx(commonness().rarity("elm"))


def test_words_tell_together_what_each_tells() -> None:
    common = Commonness({"the": 1_000, "bridge": 10}, 1_000)
    alone = common.information(["the"]), common.information(["bridge"])
    assert common.information(["the", "bridge"]) == pytest.approx(sum(alone))
    assert common.information(["elm"]) == pytest.approx(math.log(1_100))
    assert alone[0] == pytest.approx(math.log(1_100 / 1_001))


def test_a_few_texts_do_not_make_their_words_common() -> None:
    common = Commonness({"bridge": 1}, 1)
    assert common.information(["bridge"]) > 0.8 * common.information(["elm"])


@pytest.mark.django_db
def test_it_knows_how_many_texts_the_archive_has(publish: Publish) -> None:
    publish("One", *(f"Paragraph number {number} of many." for number in range(40)), language="en")
    assert 40 <= commonness().archive <= 42
    assert commonness().least_information == pytest.approx(math.log(commonness().archive))
