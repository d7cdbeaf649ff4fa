"""A deadlock, which only PostgreSQL has: each service starts over, and what it does is done once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection, connections
from django.test import Client

from articles.intake.manuscript import Author
from articles.models import Article, Contribution, Event, IdempotentAnswer, Outlet, Person, Publication
from articles.publishing.amending.amendments import add_publication, amend_article, amend_publication
from articles.publishing.articles import publish_article
from articles.publishing.idempotency import Answer, KeyedRequest, once
from articles.publishing.merging import confirm_contributions, merge_people, split_person
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.revising.revisions import Revision, publish_version
from articles.publishing.rows import insert
from articles.publishing.transactions import tried_again, writing
from tests.conftest import delivery
from tests.stories import FERRY, SLUG, rows, story

BY = "an editor"
FACTS = {"role": "republication", "outlet": {"name": "The Other Gazette"}}


class Deadlock(Exception):
    """What PostgreSQL's driver raises."""

    sqlstate = "40P01"


def deadlock() -> OperationalError:
    error = OperationalError("deadlock detected")
    error.__cause__ = Deadlock()
    return error


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the next transactions that write events fail with the errors, at their end."""

    def fail(*errors: DatabaseError) -> None:
        left = list(errors)

        def attempt(events: Any) -> None:
            if left:
                raise left.pop(0)
            insert(events)

        monkeypatch.setattr("articles.publishing.sequence.insert", attempt)

    return fail


@pytest.fixture
def two_articles(db: None) -> None:
    """Two articles by authors of two names; the first has a publication."""
    publish_article(story(authors=[Author("Jane Doe"), Author("J. Doe")]))
    publish_article(delivery("Another", "A text of the other one.", authors=(Author("Jane Doe"),)))
    add_publication(SLUG, {"role": "original", "outlet": {"name": "The Gazette"}}, made_by=BY)


def person(name: str) -> int:
    return Person.objects.get(name=name).pk


SERVICES: dict[str, Callable[[], Any]] = {
    "publish_article": lambda: publish_article(delivery("A third", "A text of the third one.")),
    "publish_version": lambda: publish_version(SLUG, story(FERRY), Revision()),
    "publish_notice": lambda: publish_notice(SLUG, NoticeDraft("correction", "It was noon.")),
    "amend_article": lambda: amend_article(SLUG, {"genre": "essay"}, made_by=BY),
    "amend_publication": lambda: amend_publication(
        SLUG, Publication.objects.get().pk, {"title": "The Bridge, Again"}, made_by=BY
    ),
    "add_publication": lambda: add_publication(SLUG, FACTS, made_by=BY),
    "merge_people": lambda: merge_people(person("J. Doe"), person("Jane Doe"), made_by=BY),
    "split_person": lambda: split_person(
        person("Jane Doe"), [Contribution.objects.filter(person__name="Jane Doe").latest("pk").pk], made_by=BY
    ),
    "confirm_contributions": lambda: confirm_contributions([Contribution.objects.latest("pk").pk], made_by=BY),
}


@pytest.mark.usefixtures("two_articles")
@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_a_service_starts_over(service: Callable[[], Any], failing: Callable[..., None]) -> None:
    failing(deadlock(), deadlock())
    events = Event.objects.count()
    service()
    assert Event.objects.count() > events
    assert list(Event.objects.order_by("pk").values_list("pk", flat=True)) == list(range(1, Event.objects.count() + 1))


@pytest.mark.usefixtures("two_articles")
@pytest.mark.parametrize(
    "errors", [[OperationalError("the connection is closed")], [deadlock(), deadlock(), deadlock()]]
)
def test_another_fault_and_a_third_deadlock_are_raised(
    errors: list[DatabaseError], failing: Callable[..., None]
) -> None:
    before = rows()
    failing(*errors)
    with pytest.raises(OperationalError, match=str(errors[0])):
        publish_notice(SLUG, NoticeDraft("correction", "It was noon."))
    assert rows() == before


@pytest.mark.usefixtures("two_articles")
def test_what_another_transaction_stored_is_seen_the_second_time(failing: Callable[..., None]) -> None:
    failing(IntegrityError("duplicate key"))
    assert publish_article(delivery("A third", "A text of the third one.")).created


@pytest.mark.usefixtures("two_articles")
def test_a_part_of_a_transaction_does_not_start_over_by_itself(failing: Callable[..., None]) -> None:
    failing(deadlock())
    with pytest.raises(OperationalError), writing():
        publish_notice(SLUG, NoticeDraft("correction", "It was noon."))
    assert not Article.objects.get(slug=SLUG).notices.exists()


@pytest.mark.usefixtures("two_articles")
def test_a_request_with_an_idempotency_key_starts_over_as_a_whole(failing: Callable[..., None]) -> None:
    def answer() -> Answer:
        notice = publish_notice(SLUG, NoticeDraft("correction", "It was noon."))
        return Answer(201, {}, str(notice.pk).encode())

    failing(deadlock())
    made, repeated = once(KeyedRequest("prefix", "key", "digest"), answer)
    assert (made.status, repeated) == (201, False)
    assert IdempotentAnswer.objects.count() == Article.objects.get(slug=SLUG).notices.count() == 1


@pytest.mark.usefixtures("two_articles")
def test_a_form_of_the_admin_starts_over(admin_client: Client, failing: Callable[..., None]) -> None:
    outlet = Outlet.objects.get()
    failing(deadlock())
    form = {"name": "The New Gazette", "url": "", "kind": outlet.kind or ""}
    answer = admin_client.post(f"/admin/articles/outlet/{outlet.pk}/change/", form)
    assert (answer.status_code, Outlet.objects.get().name) == (302, "The New Gazette")
    assert Event.objects.latest("pk").type == "article.amended"


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_two_that_wait_for_each_other_both_get_done() -> None:
    article = publish_article(delivery("First", authors=(Author("Jane Doe"),))).article
    author = Person.objects.get()
    both = Barrier(2)
    attempts: list[str] = []

    @tried_again
    def change(name: str, *rows: Article | Person) -> None:
        first_time = name not in attempts
        attempts.append(name)
        with writing():
            for row in rows:
                type(row).objects.select_for_update().get(pk=row.pk)
                if first_time and row is rows[0]:
                    both.wait(30)

    def alone(*arguments: Any) -> None:
        try:
            change(*arguments)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        for result in (pool.submit(alone, "a", article, author), pool.submit(alone, "b", author, article)):
            result.result(30)
    assert sorted(attempts) in (["a", "a", "b"], ["a", "b", "b"])
