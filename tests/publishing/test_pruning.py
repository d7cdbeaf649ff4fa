"""What is no longer needed is removed, and nothing that still is."""

import datetime

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import Delivery, Event, IdempotentAnswer, Webhook
from articles.publishing import pruning
from articles.publishing.articles import Published
from articles.publishing.pruning import Pruned, prune

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
DAY, MINUTE = datetime.timedelta(days=1), datetime.timedelta(minutes=1)


def deliver(number: int, status: str, age: datetime.timedelta) -> str:
    """Store a delivery of that age to a webhook of its own; return its id."""
    webhook = Webhook.objects.create(
        url="https://a.example/", events=[], base="https://b.example", salt="x", made_by="y"
    )
    made = NOW - age
    row = {"webhook": webhook, "event": Event.objects.get(), "due_at": made, "created_at": made, "status": status}
    return Delivery.objects.create(message_id=f"msg_{number}", **row).message_id


def test_settled_deliveries_go_after_some_days_and_pending_ones_stay(sample: Published) -> None:
    for number, status in enumerate(("delivered", "failed")):
        deliver(number, status, 30 * DAY + MINUTE)
    kept = {deliver(10, "delivered", 30 * DAY - MINUTE), deliver(11, "failed", DAY), deliver(12, "pending", 400 * DAY)}
    assert prune(NOW, 30 * DAY).deliveries == 2
    assert set(Delivery.objects.values_list("message_id", flat=True)) == kept


def test_expired_sessions_go() -> None:
    for name, end in (("old", NOW - MINUTE), ("new", NOW + MINUTE)):
        Session.objects.create(session_key=name, session_data="", expire_date=end)
    assert prune(NOW, DAY).sessions == 1
    assert Session.objects.get().session_key == "new"


def test_kept_answers_go_after_a_day() -> None:
    for key, age in (("old", DAY + MINUTE), ("new", DAY - MINUTE)):
        answer = IdempotentAnswer.objects.create(key=key, holder="a", fingerprint="b", status=201)
        IdempotentAnswer.objects.filter(pk=answer.pk).update(created_at=NOW - age)
    assert prune(NOW, DAY).answers == 1
    assert IdempotentAnswer.objects.get().key == "new"


def test_many_rows_go_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "_AT_ONCE", 2)
    for number in range(5):
        Session.objects.create(session_key=str(number), session_data="", expire_date=NOW - MINUTE)
    assert prune(NOW, DAY) == Pruned(0, 5, 0)


def test_the_command_says_what_it_removed(capsys: pytest.CaptureFixture[str]) -> None:
    Session.objects.create(
        session_key="x", session_data="", expire_date=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    )
    call_command("prune")
    assert capsys.readouterr().out == "Removed: 0 deliveries, 1 sessions, 0 kept answers.\n"
    with pytest.raises(CommandError, match="from 1 to 36500"):
        call_command("prune", "--days", "0")


def test_the_command_says_in_how_many_texts_it_indexed_the_neighbours_of_frequent_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("articles.management.commands.prune.index_neighbours", lambda: 3)
    call_command("prune")
    assert capsys.readouterr().out.endswith("Indexed: the neighbours of frequent words in 3 texts.\n")
