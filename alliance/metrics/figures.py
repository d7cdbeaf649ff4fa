"""What `/metrics` tells, as families of Prometheus.

Reads the counts of this host, the database, the replica, the shelf and the disk. docs/reference/metrics.md lists the families.
"""

import logging
import shutil
from collections.abc import Iterator
from itertools import accumulate

from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.utils import timezone
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric

from alliance.metrics.counts import BOUNDS, FIRST_STATUS, MICROSECONDS, total_counts
from alliance.replica import ALIAS
from alliance.shelf import store_in
from articles.folding import in_one_line
from articles.selectors.event_cursor import last_event, last_position
from articles.selectors.webhooks import oldest_due_delivery, webhooks_by_state

logger = logging.getLogger(__name__)
_SESSIONS = """
    SELECT coalesce(state, 'other'), count(*), current_setting('max_connections')::int
    FROM pg_stat_activity WHERE datname = current_database() GROUP BY state
"""


class Figures:
    """All families (a collector of Prometheus)."""

    def collect(self) -> Iterator[Metric]:
        """Yield each family. What the database does not answer is left out."""
        yield from _requests()
        yield from _disk()
        yield from _shelf()
        try:
            yield from list(_database())
            is_up = 1
        except DatabaseError as fault:
            logger.error("/metrics has no figures of the database: %s", in_one_line(fault))  # noqa: TRY400 - one line
            is_up = 0
        yield GaugeMetricFamily("alliance_database_up", "Whether the database answers.", is_up)
        if ALIAS in connections:
            yield from _replica()


def text() -> bytes:
    """Return the figures in the text format of Prometheus."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Figures())
    return generate_latest(registry)


def _requests() -> Iterator[Metric]:
    counts = total_counts(settings.COUNTS)
    requests = CounterMetricFamily(
        "alliance_requests",
        "Requests that were answered, by status, off the shelf or rendered.",
        labels=["status", "by"],
    )
    for status, number in zip((200, 304), counts.off_shelf, strict=True):
        requests.add_metric([str(status), "shelf"], number)
    for status, number in enumerate(counts.statuses, FIRST_STATUS):
        if number:
            requests.add_metric([str(status), "django"], number)
    yield requests
    durations = HistogramMetricFamily(
        "alliance_request_duration_seconds", "How long answers took that were not on the shelf.", labels=["kind"]
    )
    for kind, (*buckets, microseconds) in counts.durations.items():
        bounds = [*map(str, BOUNDS), "+Inf"]
        sums = list(zip(bounds, accumulate(buckets), strict=True))
        durations.add_metric([kind], sums, microseconds / MICROSECONDS)
    yield durations


def _disk() -> Iterator[Metric]:
    usage = shutil.disk_usage(settings.DATA_DIR)
    yield GaugeMetricFamily("alliance_disk_free_bytes", "Free bytes on the disk of the data folder.", usage.free)
    yield GaugeMetricFamily("alliance_disk_bytes", "All bytes of the disk of the data folder.", usage.total)
    if settings.LAST_BACKUP.exists():
        moment = settings.LAST_BACKUP.stat().st_mtime
        yield GaugeMetricFamily("alliance_last_backup_timestamp_seconds", "When the last backup was made.", moment)


def _shelf() -> Iterator[Metric]:
    store = store_in(settings.SHELF, settings.SHELF_SIZE) if settings.SHELF else None
    contents = store and store.contents()
    yield GaugeMetricFamily("alliance_shelf_up", "Whether the front shelf can be read.", int(bool(contents)))
    if store and contents:
        yield GaugeMetricFamily("alliance_shelf_answers", "Answers on the front shelf.", contents.answers)
        yield GaugeMetricFamily("alliance_shelf_bytes", "Bytes that they take.", contents.bytes)
        yield GaugeMetricFamily("alliance_shelf_limit_bytes", "Bytes that they may take.", settings.SHELF_SIZE)
        yield GaugeMetricFamily("alliance_shelf_open_changes", "Changes that are being made.", contents.open_changes)
        if settings.SEVERAL_HOSTS:
            yield GaugeMetricFamily("alliance_shelf_leased", "Whether the shelf is given out.", int(store.is_leased()))


def _database() -> Iterator[Metric]:
    event = last_event()
    yield GaugeMetricFamily("alliance_log_position", "The number of the last event.", event.pk if event else 0)
    if event:
        moment = event.at.timestamp()
        yield GaugeMetricFamily("alliance_last_event_timestamp_seconds", "When anything public changed last.", moment)
    due_at, now = oldest_due_delivery(), timezone.now()
    age = max(0.0, (now - due_at).total_seconds()) if due_at else 0.0
    yield GaugeMetricFamily("alliance_oldest_due_delivery_seconds", "For how long the oldest delivery is due.", age)
    webhooks = GaugeMetricFamily("alliance_webhooks", "Webhooks, by how their deliveries go.", labels=["state"])
    for state, number in webhooks_by_state().items():
        webhooks.add_metric([state], number)
    yield webhooks
    if connection.vendor == "postgresql":
        yield from _sessions()


def _sessions() -> Iterator[Metric]:
    with connection.cursor() as cursor:
        cursor.execute(_SESSIONS)
        rows = cursor.fetchall()
    sessions = GaugeMetricFamily("alliance_database_connections", "Connections to the database.", labels=["state"])
    for state, number, _ in rows:
        sessions.add_metric([state], number)
    yield sessions
    limit = rows[0][2]
    yield GaugeMetricFamily("alliance_database_connections_limit", "Connections that the server allows.", limit)


def _replica() -> Iterator[Metric]:
    try:
        behind = max(0, last_position() - last_position(ALIAS))
    except DatabaseError:
        yield GaugeMetricFamily("alliance_replica_up", "Whether the replica answers.", 0)
        return
    yield GaugeMetricFamily("alliance_replica_up", "Whether the replica answers.", 1)
    yield GaugeMetricFamily("alliance_replica_events_behind", "Events that the replica does not have yet.", behind)
