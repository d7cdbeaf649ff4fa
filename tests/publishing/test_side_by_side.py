"""Publishing two files at a time on PostgreSQL: in order, each once, and no connection is left over."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.db.backends.postgresql.base import DatabaseWrapper

from articles.addresses import Urls
from articles.models import Article, Event, Person
from articles.publishing import articles as publishing_articles
from articles.publishing.articles import publish_article
from articles.publishing.files import Order, publish_files
from articles.publishing.reading_ahead import LEAST
from articles.publishing.side_by_side import WRITERS, side_by_side
from tests.conftest import delivery, text_of
from tests.support.live import becomes_true

COUNT = LEAST + 3
ORDER = Order(Urls("http://testserver", None))
is_sqlite = connection.vendor == "sqlite"


def connections_in_use() -> int:
    """Return how many connections of this process's pool its threads have."""
    database = connections["default"]
    assert isinstance(database, DatabaseWrapper)
    figures = database.pool.get_stats()
    return int(figures["pool_size"] - figures["pool_available"])


class TestOnPostgresql:
    pytestmark = [
        pytest.mark.skipif(is_sqlite, reason="SQLite has one writer"),
        pytest.mark.django_db(transaction=True),
    ]

    def test_two_are_worked_on_at_once_and_the_results_are_in_order(self) -> None:
        together = threading.Barrier(WRITERS)

        def work(number: int) -> int:
            together.wait(60)
            return number

        assert list(side_by_side(work, range(3 * WRITERS))) == list(range(3 * WRITERS))

    def test_the_threads_give_their_connections_back(self) -> None:
        before = connections_in_use()
        assert list(side_by_side(lambda _: Article.objects.count(), range(6))) == [0] * 6
        assert becomes_true(lambda: connections_in_use() == before)

    def test_an_error_ends_the_work_and_the_threads(self) -> None:
        def work(number: int) -> int:
            Article.objects.count()
            return 1 // (number - 2)

        before = connections_in_use()
        with pytest.raises(ZeroDivisionError):
            list(side_by_side(work, range(100)))
        assert becomes_true(lambda: connections_in_use() == before)

    def test_only_so_many_items_are_taken_ahead(self) -> None:
        taken = []

        def items() -> Iterator[int]:
            for number in range(100):
                taken.append(number)
                yield number

        results = side_by_side(lambda number: number, items())
        assert next(results) == 0
        assert len(taken) == WRITERS + 1
        results.close()  # type: ignore[attr-defined]

    def test_within_a_transaction_the_work_is_part_of_it(self) -> None:
        with transaction.atomic():
            Person.objects.create(name="Jane Doe")
            assert list(side_by_side(lambda _: Person.objects.count(), range(3))) == [1] * 3

    def test_a_folder_is_published_whole_each_text_once_and_in_order(self, tmp_path: Path) -> None:
        for number in range(COUNT):
            name = "By Jane Doe and John Roe" if number % 2 else "By John Roe and Jane Doe"
            (tmp_path / f"{number:02d}.txt").write_bytes(text_of(f"Title {number}", name, "A paragraph, a few words."))
        (tmp_path / "99.txt").write_bytes((tmp_path / "00.txt").read_bytes())
        files = sorted(tmp_path.iterdir())
        outcomes = list(publish_files(files, ORDER, 2))
        assert [outcome["file"] for outcome in outcomes] == [str(file) for file in files]
        assert [outcome["created"] for outcome in outcomes] == [True] * COUNT + [False]
        assert Article.objects.count() == COUNT
        assert sorted(Event.objects.values_list("pk", flat=True)) == list(range(1, COUNT + 1))


@pytest.mark.skipif(not is_sqlite, reason="PostgreSQL has several writers")
@pytest.mark.django_db(transaction=True)
def test_sqlite_has_one_writer() -> None:
    thread = threading.current_thread()
    assert list(side_by_side(lambda _: threading.current_thread() is thread, range(3))) == [True] * 3


def failing_once(monkeypatch: pytest.MonkeyPatch, error: OperationalError) -> None:
    store = publishing_articles._store

    def fail(*arguments: object) -> None:
        monkeypatch.setattr(publishing_articles, "_store", store)
        raise error

    monkeypatch.setattr(publishing_articles, "_store", fail)


class Deadlock(Exception):
    """What the driver raises."""

    sqlstate = "40P01"


@pytest.mark.django_db
def test_a_deadlock_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    error = OperationalError("deadlock detected")
    error.__cause__ = Deadlock()
    failing_once(monkeypatch, error)
    assert publish_article(delivery()).created


@pytest.mark.django_db
def test_any_other_fault_of_the_database_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    failing_once(monkeypatch, OperationalError("the connection is closed"))
    with pytest.raises(OperationalError):
        publish_article(delivery())
    assert not Article.objects.exists()
