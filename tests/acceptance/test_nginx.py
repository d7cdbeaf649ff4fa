"""The service behind nginx with the documented configuration: what clients see, and that a withdrawal is seen at once."""

import gzip
import json
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import Message

import pytest

from tests.conftest import SLUG
from tests.support import nginx
from tests.support.live import Service, running_service
from tests.support.nginx import Proxy, proxied
from tests.support.processes import free_port

pytestmark = [
    pytest.mark.once("sqlite"),
    pytest.mark.skipif(not nginx.is_there(), reason="there is no nginx on this machine, or no openssl"),
]

SETTINGS = {
    "ALLIANCE_HTTPS": "true",
    "ALLIANCE_PROXIES": "1",
    "ALLIANCE_SAMPLE": "true",
    "ALLIANCE_WEBHOOK_WORKER": "false",
}
ARTICLE = f"/api/v1/articles/{SLUG}/"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client gets."""

    status: int
    headers: Message
    body: bytes

    @property
    def json(self) -> dict[str, object]:
        """The body as an object."""
        value: dict[str, object] = json.loads(self.body)
        return value


Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with running_service(SETTINGS) as service:
        yield service


@pytest.fixture(scope="module")
def proxy(service: Service) -> Iterator[Proxy]:
    with proxied(int(service.environment["PORT"])) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def ask(proxy: Proxy) -> Ask:
    return client_of(proxy)


def client_of(proxy: Proxy) -> Ask:
    """Return a function that sends a request to a proxy, and follows no redirect."""
    context = ssl.create_default_context(cafile=str(proxy.certificate))

    class NoRedirect(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), NoRedirect)

    def ask(path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        url = path if path.startswith("http") else proxy.url + path
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(url, body, names, method=method)
        try:
            with opener.open(request, timeout=60) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    return ask


@pytest.fixture(scope="module")
def pid(ask: Ask) -> str:
    return str(ask(f"{ARTICLE}versions/1/paragraphs/7/").json["id"])


@pytest.fixture(scope="module")
def key(service: Service) -> str:
    return f"Api-Key {service.manage('create_api_key', 'nginx', '--scope', 'publish')}"


def test_plain_http_is_led_to_tls(ask: Ask, proxy: Proxy) -> None:
    answer = ask(proxy.plain_url + ARTICLE)
    assert answer.status == 308
    assert answer.headers["Location"] == f"https://localhost{ARTICLE}"


def test_addresses_in_answers_are_those_that_the_client_asked(ask: Ask) -> None:
    # The port is the test's; a real one is 443, and no part of the host.
    assert str(ask(ARTICLE).json["url"]).startswith("https://localhost/")


def test_the_second_answer_comes_out_of_the_cache_once_the_service_has_said_that_it_holds(ask: Ask, pid: str) -> None:
    path = f"/api/v1/paragraphs/{pid}/versions/1/"
    first, second = ask(path), ask(path)
    assert second.headers["X-Cache"] == "REVALIDATED"
    assert (second.body, second.headers["ETag"]) == (first.body, first.headers["ETag"])
    assert "immutable" in second.headers["Cache-Control"]
    assert second.headers["Repr-Digest"]


def test_a_client_that_has_the_answer_gets_304(ask: Ask, pid: str) -> None:
    path = f"/api/v1/paragraphs/{pid}/"
    etag = ask(path).headers["ETag"]
    answer = ask(path, If_None_Match=etag)
    assert (answer.status, answer.body) == (304, b"")
    assert ask(path, If_None_Match='"another"').status == 200


def test_answers_are_compressed_and_their_weak_tags_taken_back(ask: Ask) -> None:
    plain = ask(ARTICLE)
    answer = ask(ARTICLE, Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body) == plain.body
    assert answer.headers["ETag"] == f"W/{plain.headers['ETag']}"
    assert ask(ARTICLE, Accept_Encoding="gzip", If_None_Match=answer.headers["ETag"]).status == 304


def test_head_has_the_headers_and_no_body(ask: Ask) -> None:
    answer = ask(f"/articles/{SLUG}/", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["Content-Type"].startswith("text/html")


def test_each_media_type_has_an_entry_of_its_own(ask: Ask, pid: str) -> None:
    path = f"/p/{pid}/"
    for _ in range(2):
        assert ask(path, Accept="text/html").status in (302, 303, 307)
        assert ask(path, Accept="application/x-bibtex").body.startswith(b"@")


def test_other_sites_may_read_what_a_client_without_an_origin_asked_first(ask: Ask, pid: str) -> None:
    path = f"/api/v1/paragraphs/{pid}/citation/"
    assert ask(path).headers["Access-Control-Allow-Origin"] is None
    assert ask(path, Origin="https://elsewhere.example").headers["Access-Control-Allow-Origin"] == "*"


def test_a_client_with_a_key_goes_past_the_cache_and_learns_its_rate(ask: Ask, key: str) -> None:
    ask(ARTICLE)
    answer = ask(ARTICLE, Authorization=key)
    assert answer.headers["X-Cache"] == "BYPASS"
    assert answer.headers["RateLimit"]
    assert ask(ARTICLE).headers["RateLimit"] is None


def test_a_client_cannot_choose_its_scheme(ask: Ask) -> None:
    assert ask(ARTICLE, X_Forwarded_Proto="http").status == 200


def test_health_is_asked_of_the_service_each_time(ask: Ask) -> None:
    for path in ("/healthz", "/readyz"):
        answer = ask(path)
        assert answer.status == 200
        assert answer.headers["X-Cache"] is None


def test_a_source_that_is_too_long_is_refused_by_the_service(ask: Ask, key: str) -> None:
    body = json.dumps({"source": "A title\n\n" + "word " * (3 << 20)}).encode()
    answer = ask("/api/v1/articles/", "POST", body, Authorization=key, Content_Type="application/json")
    assert answer.status == 413
    assert answer.headers["Content-Type"] == "application/problem+json"


QUESTION = json.dumps({"references": ["unknown"]}).encode()


COSTLY = ("/api/v1/citations/", "/api/v1/articles/?page_size=5&q=alliance", "/?q=alliance")


def test_an_address_that_asks_costly_questions_too_often_gets_429_for_these_alone(ask: Ask) -> None:
    def sent(path: str) -> Answer:
        return ask(path, "POST", QUESTION, Content_Type="application/json") if path == COSTLY[0] else ask(path)

    assert {sent(path).status for path in COSTLY * 3} == {200}
    paths = [*COSTLY, ARTICLE] * 40
    with ThreadPoolExecutor(16) as pool:
        answers = list(zip(paths, pool.map(sent, paths), strict=True))
    statuses = {path: {answer.status for of, answer in answers if of == path} for path in [*COSTLY, ARTICLE]}
    assert statuses == {path: {200, 429} for path in COSTLY} | {ARTICLE: {200}}
    refused = next(answer for _, answer in answers if answer.status == 429)
    assert (refused.json["status"], refused.headers["Retry-After"]) == (429, "1")
    assert refused.headers["Content-Type"] == "application/problem+json"
    time.sleep(1)
    assert sent(COSTLY[0]).status == 200


def test_the_services_own_429_passes_as_it_is() -> None:
    slow = {"ALLIANCE_RATE_ANONYMOUS": "1/hour", "ALLIANCE_PROXIES": "1"}
    with running_service({**SETTINGS, **slow}) as other, proxied(int(other.environment["PORT"])) as alone:
        ask_other = client_of(alone)
        answers = [ask_other("/api/v1/changes/?page_size=7", Cookie="a=b") for _ in range(2)]
        assert [answer.status for answer in answers] == [200, 429]
        assert answers[1].json["title"] == "Too many requests"
        assert int(answers[1].headers["Retry-After"]) > 1


def test_if_no_service_answers_a_client_gets_a_problem_document() -> None:
    with proxied(free_port()) as alone:
        for path in (ARTICLE, "/readyz"):
            answer = client_of(alone)(path)
            assert answer.status == 503
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert answer.headers["Retry-After"] == "5"
            assert answer.json["status"] == 503


def test_a_withdrawal_is_seen_at_once_and_so_is_its_end(ask: Ask, key: str, pid: str) -> None:
    paths = [f"/api/v1/paragraphs/{pid}/versions/1/", f"/api/v1/paragraphs/{pid}/", f"{ARTICLE}versions/1/"]
    assert [ask(path).status for path in paths * 2] == [200] * 6

    def notice(kind: str) -> int:
        body = json.dumps({"kind": kind, "text": "By order of a court.", "paragraphs": [pid]}).encode()
        sent = ask(f"{ARTICLE}notices/", "POST", body, Authorization=key, Content_Type="application/json")
        return sent.status

    text = json.loads(ask(paths[0]).body)["text"].encode()
    assert notice("withdrawal") == 201
    assert [ask(path).status for path in paths] == [410, 410, 200]
    assert text not in ask(paths[2]).body
    assert notice("reinstatement") == 201
    assert [ask(path).status for path in paths] == [200] * 3


def test_the_headers_of_a_page_with_a_long_address_pass(ask: Ask, key: str) -> None:
    slug = "a-long-slug-" + "x" * 188
    document = {
        "source": "A Title\n\nA paragraph of the text.\n",
        "media_type": "text/plain",
        "metadata": {"slug": slug},
    }
    posted = ask(
        "/api/v1/articles/", "POST", json.dumps(document).encode(), Content_Type="application/json", Authorization=key
    )
    assert posted.status == 201
    for page in (f"/articles/{slug}/", f"/articles/{slug}/v/1/"):
        answer = ask(page, Accept="text/html")
        assert answer.status == 200
        assert len(answer.headers["Link"]) > 4096


def test_the_past_is_not_answered_with_a_page_of_the_cache(ask: Ask) -> None:
    page = f"/articles/{SLUG}/"
    assert [ask(page, Accept="text/html").status for _ in range(2)] == [200, 200]
    past = ask(page, Accept="text/html", Accept_Datetime="Thu, 20 Apr 2023 12:00:00 GMT")
    assert (past.status, past.headers["Location"]) == (302, f"https://localhost{page}v/1/")
    assert ask(page, Accept="text/html").status == 200
