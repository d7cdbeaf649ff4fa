"""Who may read `/metrics`, and what stands there."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from alliance.metrics import figures
from alliance.metrics.counts import counts_of_this_process
from alliance.settings import BASE_DIR
from alliance.shelf import Store, store_in
from alliance.shelf.folder import Answer
from articles.models import Delivery, Event, Webhook
from articles.publishing.articles import Published
from tests.docs.markdown import rows

pytestmark = pytest.mark.django_db
Read = Callable[[], dict[tuple[str, ...], float]]


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Give this test counts, a shelf and a moment of the last backup of its own."""
    settings.COUNTS, settings.LAST_BACKUP = tmp_path / "counts", tmp_path / "last_backup"
    settings.SHELF, settings.SHELF_SIZE = str(tmp_path / "shelf"), 1 << 24
    yield
    store_in.cache_clear()


@pytest.fixture
def read(client: Client) -> Read:
    """Return the samples by their name and the values of their labels."""

    def samples() -> dict[tuple[str, ...], float]:
        families = text_string_to_metric_families(client.get("/metrics").content.decode())
        return {
            (sample.name, *sample.labels.values()): sample.value for family in families for sample in family.samples
        }

    return samples


# ── Who may read them ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("request_headers", "status"),
    [
        ({}, 200),
        ({"REMOTE_ADDR": "::1"}, 200),
        ({"REMOTE_ADDR": "192.0.2.7"}, 403),
        ({"REMOTE_ADDR": ""}, 403),
        ({"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 403),
        ({"HTTP_X_FORWARDED_PROTO": "https"}, 403),
        ({"HTTP_FORWARDED": "for=127.0.0.1"}, 403),
        ({"HTTP_VIA": "1.1 proxy"}, 403),
        ({"HTTP_X_REAL_IP": "127.0.0.1"}, 403),
        ({"HTTP_AUTHORIZATION": "Bearer anything"}, 200),
    ],
)
def test_without_a_token_only_this_machine_may_read_and_not_through_a_proxy(
    client: Client, request_headers: dict[str, str], status: int
) -> None:
    assert client.get("/metrics", **request_headers).status_code == status  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sent", "status"),
    [("Bearer right", 200), ("Bearer wrong", 403), ("right", 403), ("Bearer ", 403), ("", 403), ("Bearer ü", 403)],
)
def test_with_a_token_whoever_sends_it_may_read(client: Client, settings: Any, sent: str, status: int) -> None:
    settings.METRICS_TOKEN = "right"
    answer = client.get("/metrics", HTTP_AUTHORIZATION=sent, REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="192.0.2.8")
    assert answer.status_code == status
    assert client.get("/metrics").status_code == 403


def test_a_refusal_is_a_problem_document_and_says_nothing(client: Client) -> None:
    answer = client.get("/metrics", REMOTE_ADDR="192.0.2.7")
    assert answer["Content-Type"] == "application/problem+json"
    assert b"alliance_" not in answer.content


def test_it_is_text_that_nobody_keeps(client: Client) -> None:
    answer = client.get("/metrics")
    assert answer["Content-Type"].startswith("text/plain; version=")
    assert answer["Cache-Control"] == "no-store"
    assert client.post("/metrics").status_code == 405


def test_it_is_answered_without_tls(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/metrics").status_code == 200


# ── What stands there ───────────────────────────────────────────────────────────────────────────────────────────────
def test_requests_are_counted_by_status_and_by_who_answered(read: Read, settings: Any) -> None:
    counts = counts_of_this_process(settings.COUNTS)
    counts.off_shelf[0], counts.off_shelf[1] = 40, 2
    counts.statuses[0], counts.statuses[404], counts.statuses[499] = 3, 5, 1
    requests = {key[1:]: value for key, value in read().items() if key[0] == "alliance_requests_total"}
    assert requests == {
        ("shelf", "200"): 40,
        ("shelf", "304"): 2,
        ("django", "100"): 3,
        ("django", "504"): 5,
        ("django", "599"): 1,
    }


def test_durations_are_a_histogram_in_seconds(read: Read, settings: Any) -> None:
    counts = counts_of_this_process(settings.COUNTS)
    for seconds in (0.003, 0.2, 30):
        counts.note("read", seconds)
    samples = read()
    name = "alliance_request_duration_seconds"
    told = {bound: samples[(f"{name}_bucket", "read", bound)] for bound in ("0.005", "0.1", "0.25", "10.0", "+Inf")}
    assert told == {"0.005": 1, "0.1": 1, "0.25": 2, "10.0": 2, "+Inf": 3}
    assert samples[(f"{name}_sum", "read")] == pytest.approx(30.203)
    assert samples[(f"{name}_count", "write")] == 0


def test_the_end_of_the_log_and_its_moment(read: Read, sample: Published) -> None:
    last = Event.objects.order_by("-pk")[0]
    samples = read()
    assert samples[("alliance_log_position",)] == last.pk > 0
    assert samples[("alliance_last_event_timestamp_seconds",)] == pytest.approx(last.at.timestamp())


def test_an_empty_log_is_at_position_0(read: Read) -> None:
    samples = read()
    assert samples[("alliance_log_position",)] == 0
    assert ("alliance_last_event_timestamp_seconds",) not in samples


def test_how_long_the_oldest_delivery_is_due(read: Read, sample: Published) -> None:
    now = timezone.now()
    webhook = Webhook.objects.create(url="https://a.example/", events=[], base="", salt="", failing_since=now)
    event = Event.objects.order_by("pk")[0]
    Delivery.objects.create(
        webhook=webhook, event=event, message_id="1", due_at=now - timedelta(hours=1), created_at=now
    )
    samples = read()
    assert samples[("alliance_oldest_due_delivery_seconds",)] == pytest.approx(3600, abs=30)
    assert {key[1]: value for key, value in samples.items() if key[0] == "alliance_webhooks"} == {
        "working": 0,
        "failing": 1,
        "disabled": 0,
    }


def test_if_no_delivery_is_due_its_age_is_0(read: Read) -> None:
    assert read()[("alliance_oldest_due_delivery_seconds",)] == 0


def test_the_disk_of_the_data_folder(read: Read, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def usage(folder: Path) -> Any:
        asked.append(folder)
        return type("Usage", (), {"free": 5, "total": 9})

    monkeypatch.setattr("shutil.disk_usage", usage)
    samples = read()
    assert (samples[("alliance_disk_free_bytes",)], samples[("alliance_disk_bytes",)]) == (5, 9)
    assert asked == [settings.DATA_DIR]


def test_the_last_backup_if_one_is_known(read: Read, settings: Any) -> None:
    assert ("alliance_last_backup_timestamp_seconds",) not in read()
    settings.LAST_BACKUP.touch()
    assert read()[("alliance_last_backup_timestamp_seconds",)] == pytest.approx(timezone.now().timestamp(), abs=60)


def test_what_lies_on_the_shelf(read: Read, settings: Any) -> None:
    store = store_in(settings.SHELF, settings.SHELF_SIZE)
    begun = store.count()
    assert begun
    store.put(b"key", Answer(b"article", '"etag"', [], [], b"x" * 100_000), begun)
    store.begin_change([b"other"], b"{}")
    samples = read()
    assert samples[("alliance_shelf_up",)] == samples[("alliance_shelf_answers",)] == 1
    assert samples[("alliance_shelf_open_changes",)] == 1
    assert 100_000 < samples[("alliance_shelf_bytes",)] < 120_000
    assert samples[("alliance_shelf_limit_bytes",)] == 1 << 24
    assert ("alliance_shelf_leased",) not in samples


def test_one_of_several_hosts_tells_whether_it_gives_out_its_shelf(read: Read, settings: Any) -> None:
    settings.SEVERAL_HOSTS = True
    assert read()[("alliance_shelf_leased",)] == 0
    store_in(settings.SHELF, settings.SHELF_SIZE).folder().extend_lease(1e12)
    assert read()[("alliance_shelf_leased",)] == 1


def test_a_shelf_that_cannot_be_read_is_down(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "contents", lambda _: None)
    samples = read()
    assert samples[("alliance_shelf_up",)] == 0
    assert ("alliance_shelf_answers",) not in samples


def test_without_a_database_the_other_figures_are_there(
    read: Read, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert read()[("alliance_database_up",)] == 1

    def down() -> None:
        raise OperationalError("connection refused\nand more")

    monkeypatch.setattr(figures, "oldest_due_delivery", down)
    samples = read()
    assert samples[("alliance_database_up",)] == 0
    assert ("alliance_log_position",) not in samples
    assert ("alliance_disk_free_bytes",) in samples
    assert "/metrics has no figures of the database: connection refused and more" in caplog.text


def test_the_connections_to_postgresql(read: Read) -> None:
    samples = read()
    connections = sum(value for key, value in samples.items() if key[0] == "alliance_database_connections")
    if connection.vendor == "postgresql":
        assert 1 <= connections <= samples[("alliance_database_connections_limit",)]
    else:
        assert connections == 0


def test_how_far_the_replica_is_behind(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    behind = {"default": 9, "replica": 5}
    monkeypatch.setattr(figures, "connections", ["default", "replica"])
    monkeypatch.setattr(figures, "last_position", lambda database="default": behind[database])
    samples = read()
    assert (samples[("alliance_replica_up",)], samples[("alliance_replica_events_behind",)]) == (1, 4)
    behind["replica"] = 10
    assert read()[("alliance_replica_events_behind",)] == 0


def test_a_replica_that_does_not_answer_is_down(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(database: str = "default") -> int:
        raise OperationalError("away")

    monkeypatch.setattr(figures, "connections", ["default", "replica"])
    monkeypatch.setattr(figures, "last_position", away)
    samples = read()
    assert samples[("alliance_replica_up",)] == 0
    assert ("alliance_replica_events_behind",) not in samples


def test_every_family_is_documented_and_no_other() -> None:
    page = (BASE_DIR / "docs" / "reference" / "metrics.md").read_text(encoding="utf-8")
    code = (BASE_DIR / "alliance" / "metrics" / "figures.py").read_text(encoding="utf-8")
    families = set(re.findall(r'Family\(\s*"(alliance_\w+)"', code))
    assert {cells[0].strip("`").partition("{")[0].removesuffix("_total") for cells in rows(page)} == families
