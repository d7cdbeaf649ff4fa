"""Headers that only a proxy may set, sent by a client: X-Forwarded-*, Forwarded, Host and others.

Without a trusted proxy none of them changes an answer, the shelf's answers to others, or who is counted. With one, behind TLS, a
client's own entries change neither.
"""

import itertools
import random
import time

from tests.soak.client import Answer, Client, check_status
from tests.soak.result import Result
from tests.support.live import running_service

EVIL = "evil.example"
LEAST = 10  # pairs
RATE = 50  # requests of a client, a minute
ADDRESSES = (
    "/",
    "/api/v1/",
    "/api/v1/articles/",
    "/feeds/articles.atom",
    "/feeds/articles.json",
    "/sitemap.xml",
    "/robots.txt",
    "/llms.txt",
    "/api/v1/articles/?page_size=1",
    "/api/schema/",
    "/api/v1/nothing/",
    "/articles/nothing/",
    "/admin/login/",
)
FORGED = (
    {"X-Forwarded-Host": EVIL},
    {"X-Forwarded-Proto": "gopher"},
    {"X-Forwarded-For": "203.0.113.7"},
    {"Forwarded": f"host={EVIL};proto=ftp"},
    {"X-Original-URL": "/admin/"},
    {"X-Rewrite-URL": "/admin/"},
    {"X-Forwarded-Prefix": f"//{EVIL}"},
    {"X-Forwarded-Port": "1"},
    {"X-Forwarded-Server": EVIL},
    {"X-HTTP-Method-Override": "DELETE"},
    {"X-Real-IP": "203.0.113.7"},
    {"X-Forwarded-Scheme": "ftp"},
)


def run(seconds: float) -> Result:
    """Forge each header at each address, or at some if there are few seconds, without a proxy and behind one."""
    result = Result()
    settings = {"ALLIANCE_SAMPLE": "1", "ALLIANCE_WEBHOOK_WORKER": "0", "ALLIANCE_WORKERS": "1"}
    with running_service({**settings, "ALLIANCE_RATE_ANONYMOUS": "10000000/minute"}) as service:
        client = Client(service.url)
        end = time.monotonic() + seconds
        for number, (address, forged) in enumerate(_shuffled()):
            if number > LEAST and time.monotonic() > end:
                break
            _check(client, address, forged, {}, result)
        refused = client.ask("/api/v1/", headers={"Host": EVIL})
        result.expect(refused.status == 400, f"a foreign Host is answered {refused.status}")
        honest = client.ask("/api/v1/")
        result.expect(EVIL.encode() not in honest.body, "a foreign Host reaches the answers to others")
    proxied = {"ALLIANCE_HTTPS": "1", "ALLIANCE_PROXIES": "1", "ALLIANCE_RATE_ANONYMOUS": f"{RATE}/minute"}
    with running_service({**settings, **proxied}) as service:
        _check_behind_proxy(Client(service.url), result)
    return result


def _shuffled() -> list[tuple[str, dict[str, str]]]:
    """Return all addresses with all headers, each time in the same order, which is that of neither."""
    pairs = list(itertools.product(ADDRESSES, FORGED))
    random.Random(8).shuffle(pairs)
    return pairs


def _check(client: Client, address: str, forged: dict[str, str], own: dict[str, str], result: Result) -> None:
    """Compare the answer to a forged request, which may be put on the shelf, with the one to an honest request after it."""
    answers = [client.ask(address, headers={**own, **forged}), client.ask(address, headers=own)]
    for answer in answers:
        check_status(result, answer, f"{address} with {forged}")
        shown = answer.body + repr(answer.headers).encode()
        result.expect(EVIL.encode() not in shown and b"gopher://" not in shown, f"{address} shows what {forged} says")
    result.expect(answers[0].status == answers[1].status, f"{address} with {forged}: {[a.status for a in answers]}")
    result.done["forged requests"] += 1


def _check_behind_proxy(client: Client, result: Result) -> None:
    """Send what the proxy would pass on: it adds the address that it sees at the end, and sets the scheme."""
    https = {"X-Forwarded-Proto": "https"}
    for number, forged in enumerate(FORGED):
        if not {"X-Forwarded-Proto", "X-Forwarded-For"} & set(forged):
            _check(client, "/api/v1/", forged, {**https, "X-Forwarded-For": f"198.51.100.{number}"}, result)
    plain = client.ask("/api/v1/")
    result.expect(plain.status in (301, 308), f"a request without TLS is answered {plain.status}")
    result.expect(EVIL not in plain.headers.get("location", ""), "the redirect leads elsewhere")
    result.expect(client.ask("/healthz").status == 200, "/healthz is redirected")

    def search(number: int, hops: str) -> Answer:
        return client.ask(
            f"/api/v1/articles/?page_size=2&q=word%20{number}", headers={**https, "X-Forwarded-For": hops}
        )

    # The client invents an address each time; the proxy adds the client's own one, by which it is counted.
    statuses = {search(number, f"203.0.113.{number}, 192.0.2.1").status for number in range(RATE + 2)}
    result.expect(429 in statuses, "a client that invents addresses is not counted")
    other = search(0, "192.0.2.1, 192.0.2.2").status
    result.expect(other == 200, f"a client was counted for another one: {other}")
    result.done["requests behind a proxy"] += len(FORGED) + RATE
