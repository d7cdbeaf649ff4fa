"""The worker: takes the deliveries that are due, sends them, and records each outcome, until it is stopped."""

import datetime
import logging
import os
import time
from collections.abc import Callable, Mapping
from threading import Event as Flag
from threading import Thread

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils import timezone

from articles.feeding.webhooks.messages import message_of
from articles.feeding.webhooks.sending import send
from articles.models import Webhook
from articles.publishing.indexing import place_new_terms
from articles.publishing.neighbours import index_neighbours
from articles.publishing.pruning import prune
from articles.publishing.webhooks.attempts import Outcome, claim, due, note, release

logger = logging.getLogger(__name__)
Clock = Callable[[], datetime.datetime]
Send = Callable[[str, Mapping[str, str], bytes], Outcome]
THREADS = 4
# Seconds between two looks for due deliveries, and for those that are being sent when the worker stops.
LOOK_EVERY, LAST_WORDS = 1.0, 5.0
PRUNE_EVERY, PLACE_EVERY = 3600.0, 60.0  # seconds


def deliver_due(clock: Clock = timezone.now, sender: Send = send) -> int:
    """Send all due deliveries, webhook by webhook, and return how many attempts were made."""
    attempts = 0
    while (webhook := claim(clock())) is not None:
        attempts += _deliver_to(webhook, clock, sender)
    return attempts


def _deliver_to(webhook: Webhook, clock: Clock, sender: Send) -> int:
    """Send due deliveries to one webhook. After a failure it waits, and the other webhooks have their turn."""
    attempts = 0
    try:
        for delivery in due(webhook, clock()):
            headers, body = message_of(delivery, settings.NAAN, clock())
            outcome = sender(webhook.url, headers, body)
            note(delivery, outcome, clock())
            attempts += 1
            if not outcome.delivered:
                break
    finally:
        release(webhook, clock())
    return attempts


def run(stop: Flag, parent: int | None = None) -> None:
    """Deliver in several threads until `stop` is set, or the process `parent` is no longer this one's parent."""
    threads = [Thread(target=_loop, args=(stop,), daemon=True) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    pruned_at, placed_at = -PRUNE_EVERY, time.monotonic()

    def should_stop() -> bool:
        return stop.is_set() or (parent is not None and os.getppid() != parent)

    while not stop.wait(LOOK_EVERY):
        if should_stop():
            stop.set()
        elif time.monotonic() - pruned_at > PRUNE_EVERY:
            pruned_at = time.monotonic()
            # It is of no hurry: the next hour does it.
            _try(lambda: _prune(should_stop), "Pruning failed; it is tried again in an hour.")
        elif time.monotonic() - placed_at > PLACE_EVERY:
            placed_at = time.monotonic()
            # Until it succeeds, those who publish do it.
            _try(place_new_terms, "The index of the search could not be tidied; it is tried again in a minute.")
    for thread in threads:
        thread.join(LAST_WORDS / THREADS)


def _prune(should_stop: Callable[[], bool]) -> None:
    """Prune, and index the neighbours of frequent terms, which takes minutes once in the life of a large archive."""
    prune(timezone.now(), datetime.timedelta(days=settings.KEEP_DELIVERIES_DAYS))
    index_neighbours(should_stop)


def _try(work: Callable[[], object], failed: str) -> None:
    """Do work on connections of its own; whatever fails is logged with the sentence `failed`."""
    try:
        close_old_connections()
        work()
    except Exception:
        logger.exception(failed)
    finally:
        connections.close_all()


def _loop(stop: Flag) -> None:
    while not stop.is_set():
        try:
            close_old_connections()
            deliver_due()
        except Exception:
            # After any error, such as a database that restarts, a due delivery stays due.
            logger.exception("Delivering webhooks failed; it goes on in a moment.")
            connections.close_all()
        stop.wait(LOOK_EVERY)
    connections.close_all()
