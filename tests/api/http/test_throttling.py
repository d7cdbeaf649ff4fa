"""How often a client may ask: each answer says what is left, and a refusal says how long to wait."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.test import Client, RequestFactory
from limits import WindowStats
from limits.strategies import FixedWindowRateLimiter
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.views import APIView

from alliance import rate_storage
from articles.api.http import throttling
from articles.api.http.throttling import RateLimit, client_address
from articles.publishing.api_keys import create_key
from tests.api.asking import ARTICLES, ROOT, problem_of

RATE = re.compile(r'"(?P<policy>\w+)";r=(?P<left>\d+);t=(?P<seconds>\d+)\Z')


def left(answer: Any) -> int:
    rate = RATE.match(answer["RateLimit"])
    assert rate
    return int(rate["left"])


@pytest.fixture
def low(settings: Any, db: None) -> None:
    """Two requests an hour for anybody, three for readers, four for publishers."""
    settings.RATES = {"anonymous": "2/hour", "read": "3/hour", "publish": "4/hour"}


@pytest.fixture
def reader(db: None) -> Client:
    return Client(headers={"authorization": f"Api-Key {create_key('reader', ['read'])}"})


@pytest.mark.usefixtures("low")
def test_an_answer_says_the_limit_and_what_is_left_of_it(api: Client) -> None:
    first, second = api.get(ROOT), api.get(ROOT)
    assert first["RateLimit-Policy"] == '"anonymous";q=2;w=3600'
    assert (left(first), left(second)) == (1, 0)


@pytest.mark.usefixtures("low")
def test_a_refusal_says_how_long_to_wait(api: Client) -> None:
    answers = [api.get(ROOT) for _ in range(3)]
    problem_of(answers[2], 429, "rate_limited")
    assert [answer.status_code for answer in answers[:2]] == [200, 200]
    assert 1 <= int(answers[2]["Retry-After"]) <= 3600
    assert left(answers[2]) == 0


@pytest.mark.usefixtures("low")
def test_every_address_counts_together(api: Client) -> None:
    assert [api.get(address).status_code for address in (ROOT, ARTICLES, f"{ROOT}people/")] == [200, 200, 429]


@pytest.mark.usefixtures("low")
def test_each_client_address_has_a_limit_of_its_own(api: Client) -> None:
    for _ in range(3):
        api.get(ROOT, REMOTE_ADDR="192.0.2.1")
    assert api.get(ROOT, REMOTE_ADDR="192.0.2.1").status_code == 429
    assert api.get(ROOT, REMOTE_ADDR="192.0.2.2").status_code == 200


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize(("scope", "times"), [("read", 3), ("publish", 4)])
def test_each_key_has_a_limit_of_its_own_by_its_scope(db: None, scope: str, times: int) -> None:
    first, second = (
        Client(headers={"authorization": f"Api-Key {create_key(n, [scope])}"}) for n in ("first", "second")
    )
    assert [first.get(ROOT).status_code for _ in range(times + 1)] == [200] * times + [429]
    answer = second.get(ROOT)
    assert answer.status_code == 200
    assert answer["RateLimit-Policy"].startswith(f'"{scope}";q={times};')


@pytest.mark.usefixtures("low")
def test_a_key_is_counted_apart_from_the_address(api: Client, reader: Client) -> None:
    for _ in range(3):
        api.get(ROOT)
    assert api.get(ROOT).status_code == 429
    assert reader.get(ROOT).status_code == 200


@pytest.mark.usefixtures("low")
def test_a_304_says_what_is_left(api: Client) -> None:
    answer = api.get(ROOT, headers={"if-none-match": "*"})
    assert answer.status_code == 304
    assert left(answer) == 1


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        (ROOT, {"accept": "application/xml"}, 406),
        (ROOT, {"authorization": "Api-Key abcdefgh.wrong"}, 401),
        (f"{ARTICLES}unknown/", {}, 404),
        (f"{ARTICLES}?page_size=0", {}, 400),
    ],
)
def test_a_problem_says_what_is_left(
    api: Client, low: None, address: str, headers: dict[str, str], status: int
) -> None:
    answer = api.get(address, headers=headers)
    assert answer.status_code == status
    assert left(answer) == 1


def test_a_refused_write_says_what_is_left(api: Client, reader: Client, low: None) -> None:
    for client, status, remaining in ((api, 401, 1), (reader, 403, 2)):
        answer = client.post(ARTICLES, {}, content_type="application/json")
        assert answer.status_code == status
        assert left(answer) == remaining


def test_a_method_that_is_not_allowed_says_what_is_left(publisher: Client, low: None) -> None:
    answer = publisher.delete(ROOT)
    assert answer.status_code == 405
    assert left(answer) == 3


@pytest.mark.usefixtures("low")
def test_wrong_keys_are_counted_too(api: Client) -> None:
    answers = [api.get(ROOT, headers={"authorization": "Api-Key abcdefgh.wrong"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [401, 401, 429]


# ── Questions about many texts ──────────────────────────────────────────────────────────────────────────────────────
QUESTIONS = {
    "a bibliography": ("citations/", lambda count: {"references": ["unknown"] * count}),
    "quotations": ("quotations/verify/", lambda count: {"quotations": [{"text": "unknown"}] * count}),
    "a check": ("citations/check/", lambda count: {"citations": [{"url": "unknown"}] * count}),
}


@pytest.fixture(params=list(QUESTIONS.values()), ids=list(QUESTIONS))
def question(request: pytest.FixtureRequest, api: Client, settings: Any, db: None) -> Callable[[int], Any]:
    """Return a function that asks about so many texts; ten requests an hour are allowed."""
    settings.RATES = {"anonymous": "10/hour"}
    address, body = request.param
    return lambda texts: api.post(f"{ROOT}{address}", body(texts), content_type="application/json")


def test_a_question_counts_as_a_request_for_each_text(question: Callable[[int], Any]) -> None:
    answers = [question(texts) for texts in (1, 4, 3)]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert [left(answer) for answer in answers] == [9, 5, 2]


def test_a_question_about_more_texts_than_requests_are_left_is_refused(question: Callable[[int], Any]) -> None:
    question(6)
    refused = question(5)
    problem_of(refused, 429, "rate_limited")
    assert "It counts as 5 requests, one for each text" in refused.json()["detail"]
    assert 1 <= int(refused["Retry-After"]) <= 3600
    assert left(refused) == 3, "only the request itself is counted"
    assert question(3).status_code == 200
    assert question(1).status_code == 429


def test_a_client_that_has_sent_nothing_else_may_ask_about_any_number_of_texts(question: Callable[[int], Any]) -> None:
    answer = question(100)
    assert (answer.status_code, left(answer)) == (200, 0)
    assert question(1).status_code == 429


def test_a_question_that_is_wrong_counts_as_one_request(question: Callable[[int], Any]) -> None:
    assert question(101).status_code == 400
    assert left(question(1)) == 8


def test_a_question_of_the_service_itself_counts_as_none(settings: Any) -> None:
    settings.RATES = {"anonymous": "10/hour"}
    request = cast(Request, SimpleNamespace(auth=None, META={"REMOTE_ADDR": "192.0.2.9"}, is_internal=True))
    throttling.charge(request, 100)
    request.is_internal = False  # type: ignore[attr-defined]
    throttling.charge(request, 8)
    with pytest.raises(Throttled):
        throttling.charge(request, 8)


@pytest.mark.usefixtures("low")
def test_a_clock_that_is_set_back_locks_no_client_out(
    api: Client, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RATE_STORAGE = f"lmdb://{tmp_path}"
    throttling._storage.cache_clear()
    assert [api.get(ROOT).status_code for _ in range(3)] == [200, 200, 429]
    now = time.time()
    monkeypatch.setattr(rate_storage, "time", SimpleNamespace(time=lambda: now - 7200))
    assert api.get(ROOT).status_code == 200


# ── Which address is a client's ─────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, None, "192.0.2.9"),
        (0, "203.0.113.1", "192.0.2.9"),
        (1, "203.0.113.1", "203.0.113.1"),
        (1, "198.51.100.7, 203.0.113.1", "203.0.113.1"),
        (2, "198.51.100.7, 203.0.113.1", "198.51.100.7"),
        (2, "1.1.1.1, 198.51.100.7, 203.0.113.1", "198.51.100.7"),
        (1, None, "192.0.2.9"),
        (3, "203.0.113.1", "203.0.113.1"),
        (1, " , ,", "192.0.2.9"),
    ],
    ids=[
        "the peer",
        "nobody is believed",
        "one proxy",
        "what the client made up",
        "two proxies",
        "two proxies and what the client made up",
        "no header",
        "fewer hops than proxies",
        "an empty header",
    ],
)
def test_a_proxy_is_believed_only_if_it_is_trusted(
    settings: Any, proxies: int, forwarded: str | None, expected: str
) -> None:
    settings.PROXIES = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR="192.0.2.9")) == expected


@pytest.mark.usefixtures("low")
def test_a_made_up_header_does_not_evade_the_limit(api: Client) -> None:
    answers = [api.get(ROOT, headers={"x-forwarded-for": f"203.0.113.{number}"}) for number in range(3)]
    assert answers[2].status_code == 429


def test_a_client_without_an_address_has_an_empty_one() -> None:
    assert client_address(cast(Request, SimpleNamespace(META={}))) == ""


# ── How long the client has to wait ─────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("now", "seconds"), [(990.0, 10), (998.4, 2), (998.6, 1), (999.9, 1), (1005.0, 1)])
def test_the_seconds_left_are_rounded_and_at_least_one(
    settings: Any, monkeypatch: pytest.MonkeyPatch, now: float, seconds: int
) -> None:
    settings.RATES = {"anonymous": "1/minute"}
    monkeypatch.setattr(throttling, "time", SimpleNamespace(time=lambda: now))
    monkeypatch.setattr(FixedWindowRateLimiter, "get_window_stats", lambda *_: WindowStats(1000.0, 0))
    request = cast(Request, SimpleNamespace(auth=None, META={"REMOTE_ADDR": "192.0.2.9"}))
    rate = RateLimit()
    assert [rate.allow_request(request, APIView()) for _ in range(2)] == [True, False]
    assert rate.wait() == seconds
    assert rate.headers == {
        "RateLimit-Policy": '"anonymous";q=1;w=60',
        "RateLimit": f'"anonymous";r=0;t={seconds}',
    }
    assert request.rate_headers == rate.headers  # type: ignore[attr-defined]


# ── Who is not counted ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("is_internal", "second"), [(True, True), (False, False)])
def test_a_request_of_the_service_itself_is_not_counted(settings: Any, *, is_internal: bool, second: bool) -> None:
    settings.RATES = {"anonymous": "1/minute"}
    request = cast(Request, SimpleNamespace(auth=None, META={"REMOTE_ADDR": "192.0.2.9"}, is_internal=is_internal))
    assert [RateLimit().allow_request(request, APIView()) for _ in range(2)] == [True, second]
    assert hasattr(request, "rate_headers") is not is_internal
