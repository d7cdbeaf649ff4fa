"""A request is done once for each key of its sender, and its answer is repeated for a day."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import IdempotentAnswer, Outlet
from articles.publishing.idempotency import Answer, KeyedRequest, KeyReusedError, once

pytestmark = pytest.mark.django_db
REQUEST = KeyedRequest("holder", "key", "sha-256:1")


def making(name: str) -> Callable[[], Answer]:
    """Return a request that stores an outlet."""

    def make() -> Answer:
        Outlet.objects.create(name=name)
        return Answer(201, {"Location": f"/{name}"}, name.encode())

    return make


def aged(age: timedelta) -> None:
    IdempotentAnswer.objects.update(created_at=timezone.now() - age)


def test_the_same_request_is_done_once_and_answered_alike() -> None:
    first = once(REQUEST, making("The Herald"))
    again = once(REQUEST, making("Another"))
    assert first == (Answer(201, {"Location": "/The Herald"}, b"The Herald"), False)
    assert again == (first[0], True)
    assert Outlet.objects.count() == 1


def test_another_request_under_the_same_key_is_refused() -> None:
    once(REQUEST, making("The Herald"))
    with pytest.raises(KeyReusedError):
        once(KeyedRequest("holder", "key", "sha-256:2"), making("Another"))
    assert Outlet.objects.count() == 1


def test_another_sender_may_use_the_same_key() -> None:
    once(REQUEST, making("The Herald"))
    assert once(KeyedRequest("other", "key", "sha-256:1"), making("Another"))[1] is False
    assert Outlet.objects.count() == 2


def test_a_request_that_fails_leaves_no_trace_and_may_be_tried_again() -> None:
    def fail() -> Answer:
        Outlet.objects.create(name="The Herald")
        raise PermissionError

    with pytest.raises(PermissionError):
        once(REQUEST, fail)
    assert not IdempotentAnswer.objects.exists()
    assert not Outlet.objects.exists()
    assert once(REQUEST, making("The Herald"))[1] is False


@pytest.mark.parametrize(("age", "repeated"), [(timedelta(hours=23, minutes=59), True), (timedelta(hours=24), False)])
def test_an_answer_is_repeated_for_24_hours(age: timedelta, repeated: bool) -> None:
    once(REQUEST, making("The Herald"))
    aged(age)
    assert once(REQUEST, making("Another"))[1] is repeated


def test_only_the_senders_own_old_answers_are_forgotten() -> None:
    once(REQUEST, making("The Herald"))
    aged(timedelta(days=2))
    once(KeyedRequest("other", "key", "sha-256:1"), making("Another"))
    assert set(IdempotentAnswer.objects.values_list("holder", flat=True)) == {"holder", "other"}
