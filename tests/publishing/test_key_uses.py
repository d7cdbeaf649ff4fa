"""When keys were last used: noted without the database, written later, and never at the cost of an answer."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError

from articles.models import ApiKey
from articles.publishing import key_uses
from articles.publishing.api_keys import create_key
from articles.publishing.key_uses import note_use, write_uses

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_uses, "_uses", {})


@pytest.fixture
def key() -> ApiKey:
    row: ApiKey = ApiKey.objects.get_from_key(create_key("a program", ["read"]))
    return row


def use_at(key: ApiKey, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.publishing.key_uses.timezone.now", lambda: moment)
    note_use(key)


def last_use(key: ApiKey) -> datetime | None:
    row: ApiKey = ApiKey.objects.get(pk=key.pk)
    return row.last_used_at


def test_a_key_that_nobody_used_has_no_last_use(key: ApiKey) -> None:
    write_uses()
    assert last_use(key) is None


def test_a_use_is_noted_without_the_database(key: ApiKey, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        for _ in range(3):
            note_use(key)
    assert last_use(key) is None


def test_uses_are_written_once_for_each_key(
    key: ApiKey, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: object
) -> None:
    use_at(key, NOON, monkeypatch)
    use_at(key, NOON + timedelta(seconds=9), monkeypatch)
    with django_assert_num_queries(1):  # type: ignore[operator]
        write_uses()
    assert last_use(key) == NOON + timedelta(seconds=9)
    with django_assert_num_queries(0):  # type: ignore[operator]
        write_uses()


def test_a_later_use_is_written_over_an_earlier_one(key: ApiKey, monkeypatch: pytest.MonkeyPatch) -> None:
    for minutes in (0, 1):
        use_at(key, NOON + timedelta(minutes=minutes), monkeypatch)
        write_uses()
    assert last_use(key) == NOON + timedelta(minutes=1)


def test_a_later_use_that_another_process_wrote_stays(key: ApiKey, monkeypatch: pytest.MonkeyPatch) -> None:
    ApiKey.objects.update(last_used_at=NOON)
    use_at(key, NOON - timedelta(seconds=30), monkeypatch)
    write_uses()
    assert last_use(key) == NOON


def test_a_use_does_not_take_back_that_the_key_was_revoked(key: ApiKey) -> None:
    ApiKey.objects.update(revoked=True)
    note_use(key)
    write_uses()
    row = ApiKey.objects.get()
    assert row.revoked
    assert row.last_used_at


def test_a_key_that_was_deleted_does_no_harm(key: ApiKey) -> None:
    note_use(key)
    ApiKey.objects.all().delete()
    write_uses()
    assert not ApiKey.objects.exists()


def test_a_use_that_cannot_be_written_is_written_the_next_time(key: ApiKey, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **facts: object) -> None:
        raise OperationalError("database or disk is full")

    note_use(key)
    with monkeypatch.context() as broken:
        broken.setattr("django.db.models.query.QuerySet.update", full)
        with pytest.raises(OperationalError):
            write_uses()
    write_uses()
    assert last_use(key)


def test_the_thread_goes_on_after_a_fault_of_the_database(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rounds: list[float] = []

    def sleep(seconds: float) -> None:
        rounds.append(seconds)
        if len(rounds) == 3:
            raise KeyboardInterrupt

    def full() -> None:
        raise OperationalError("database or\ndisk is full")

    monkeypatch.setattr("articles.publishing.key_uses.time.sleep", sleep)
    monkeypatch.setattr(key_uses, "write_uses", full)
    monkeypatch.setattr("articles.publishing.key_uses.connection.close", lambda: None)
    with pytest.raises(KeyboardInterrupt):
        key_uses._write_for_ever()
    assert rounds == [60.0] * 3
    assert "not written: database or disk is full" in caplog.text
