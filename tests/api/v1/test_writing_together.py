"""Several programs write at once: one of those who saw the same state writes, and one request is done once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from articles.models import Amendment, Article, IdempotentAnswer, Publication, Version
from articles.publishing.api_keys import create_key
from articles.publishing.articles import publish_article
from articles.publishing.delivery import delivery_of
from tests.api.asking import ARTICLE, ARTICLES
from tests.conftest import SAMPLE

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="the tests' SQLite is in memory and shared by all threads, so two transactions cannot run at once",
    ),
]
WRITERS = 4
Send = Callable[[Client, int], Any]


@pytest.fixture
def together() -> Callable[[Send], list[Any]]:
    """Send requests with one key, each from a thread of its own, all in the same moment."""
    key = create_key("publisher", ["publish"])
    barrier = Barrier(WRITERS, timeout=30)

    def run(send: Send) -> list[Any]:
        def one(number: int) -> Any:
            client = Client(headers={"accept": "application/json", "authorization": f"Api-Key {key}"})
            barrier.wait()
            try:
                return send(client, number)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(WRITERS) as pool:
            return list(pool.map(one, range(WRITERS)))

    return run


def statuses(answers: list[Any]) -> list[int]:
    return sorted(answer.status_code for answer in answers)


def test_one_of_several_writers_who_saw_the_same_state_amends_it(together: Callable[[Send], list[Any]]) -> None:
    publish_article(delivery_of(SAMPLE))
    tag = Client().get(ARTICLE)["ETag"]

    def send(client: Client, number: int) -> Any:
        body = {"genre": f"genre {number}"}
        return client.patch(ARTICLE, body, content_type="application/json", headers={"if-match": tag})

    answers = together(send)
    assert statuses(answers) == [200, 412, 412, 412]
    (winner,) = [answer for answer in answers if answer.status_code == 200]
    assert Article.objects.get().genre == winner.json()["genre"] == Amendment.objects.get().after


def test_without_a_condition_no_change_is_lost_from_the_account(together: Callable[[Send], list[Any]]) -> None:
    publish_article(delivery_of(SAMPLE))
    answers = together(
        lambda client, number: client.patch(ARTICLE, {"genre": f"genre {number}"}, content_type="application/json")
    )
    assert statuses(answers) == [200] * WRITERS
    entries = list(Amendment.objects.order_by("id"))
    assert [entry.before for entry in entries] == ["opinion", *(entry.after for entry in entries[:-1])]
    assert Article.objects.get().genre == entries[-1].after


def test_the_same_publication_is_added_once(together: Callable[[Send], list[Any]]) -> None:
    publish_article(delivery_of(SAMPLE))
    body = {"role": "republication", "outlet": {"name": "The Herald"}}
    answers = together(lambda client, _: client.post(f"{ARTICLE}publications/", body, content_type="application/json"))
    assert statuses(answers) == [201, 409, 409, 409]
    assert Publication.objects.filter(outlet__name="The Herald").count() == 1


def test_one_request_is_done_once_and_answered_alike(together: Callable[[Send], list[Any]]) -> None:
    body = {"source": "A made title\n\nThe first paragraph, of a few words."}

    def send(client: Client, _: int) -> Any:
        return client.post(ARTICLES, body, content_type="application/json", headers={"idempotency-key": "one"})

    answers = together(send)
    assert statuses(answers) == [201] * WRITERS
    assert len({answer.content for answer in answers}) == 1
    assert sum("Idempotency-Replayed" in answer for answer in answers) == WRITERS - 1
    assert Version.objects.count() == IdempotentAnswer.objects.count() == 1
