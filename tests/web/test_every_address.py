"""Caches and conditional requests (RFC 9110, RFC 9111) at every address of the API.

Each test publishes the sample once and asks all addresses; what it compares is a dictionary by address, so that a failure
names the addresses that are wrong. `test_caching.py` has the rules themselves.
"""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from articles.models import Article, Notice, Outlet, Paragraph, Person, Publication
from articles.publishing.articles import Published
from tests.api.asking import ARTICLE, ARTICLES, HOST, PARAGRAPHS, ROOT, VERSION, body_of, problem_of
from tests.conftest import SLUG, Revise

FROZEN = [
    VERSION,
    f"{VERSION}source/",
    f"{VERSION}paragraphs/",
    f"{VERSION}paragraphs/7/",
    f"{VERSION}paragraphs/3-5/",
    "{paragraph}versions/1/",
]
STATEFUL = [ARTICLE, f"{ARTICLE}paragraphs/", "{paragraph}"]
LISTED = [
    ROOT,
    ARTICLES,
    f"{ARTICLE}versions/",
    f"{ARTICLE}publications/",
    f"{ARTICLE}sections/",
    f"{ARTICLE}notices/",
    f"{PARAGRAPHS}?id=0000000000",
    f"{ROOT}people/",
    f"{ROOT}outlets/",
    f"{ROOT}resolve/?q={SLUG}",
    "{person}",
    "{outlet}",
    "{publication}",
    "{notice}",
]
# A browser that opens these is led to the page.
PERMANENT = [VERSION, "{paragraph}versions/1/"]
EVERYWHERE = [*FROZEN, *STATEFUL, *LISTED]


Get = Callable[..., dict[str, Any]]


@pytest.fixture
def names(sample: Published) -> dict[str, str]:
    """The names in addresses that are only known once something is stored."""
    notice = Notice.objects.create(
        article=sample.article, kind="editors_note", text="A note.", created_at=timezone.now()
    )
    return {
        "paragraph": f"{PARAGRAPHS}{Paragraph.objects.get(passages__ordinal=7).pid}/",
        "person": f"{ROOT}people/{Person.objects.get().pk}/",
        "outlet": f"{ROOT}outlets/{Outlet.objects.order_by('pk')[0].pk}/",
        "publication": f"{ARTICLE}publications/{Publication.objects.order_by('pk')[0].pk}/",
        "notice": f"{ARTICLE}notices/{notice.pk}/",
    }


@pytest.fixture
def ask(api: Client, names: dict[str, str]) -> Get:
    """Return the answers of some addresses, by address: `ask(FROZEN, method="head", headers={…})`."""

    def answers(addresses: Sequence[str], method: str = "get", headers: dict[str, str] | None = None) -> dict[str, Any]:
        return {address: getattr(api, method)(address.format(**names), headers=headers or {}) for address in addresses}

    return answers


def header(answers: dict[str, Any], name: str) -> dict[str, str | None]:
    return {address: answer.get(name) for address, answer in answers.items()}


def test_the_entity_tag_is_strong_and_the_same_answer_has_the_same_one(ask: Get) -> None:
    first, second = ask(EVERYWHERE), ask(EVERYWHERE)
    tags = header(first, "ETag")
    assert {address: tag for address, tag in tags.items() if not re.fullmatch(r'"[^"]{20,}"', str(tag))} == {}
    assert header(second, "ETag") == tags
    assert [address for address in EVERYWHERE if second[address].content != first[address].content] == []


def test_a_client_that_has_the_answer_is_not_sent_it_again(api: Client, ask: Get, names: dict[str, str]) -> None:
    for address, full_answer in ask(EVERYWHERE).items():
        for known in (full_answer["ETag"], f'"x", {full_answer["ETag"]}', f"W/{full_answer['ETag']}", "*"):
            answer = api.get(address.format(**names), headers={"if-none-match": known})
            assert (answer.status_code, answer.content) == (304, b""), (address, known)
            kept = [answer[name] for name in ("ETag", "Cache-Control")]
            assert kept == [full_answer[name] for name in ("ETag", "Cache-Control")], (address, known)


def test_a_client_that_has_another_answer_is_sent_this_one(ask: Get) -> None:
    answers = ask(EVERYWHERE, headers={"if-none-match": '"x"'})
    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(EVERYWHERE, 200)


def test_head_is_get_without_the_body(ask: Get) -> None:
    heads = ask(EVERYWHERE, method="head")
    for address, got in ask(EVERYWHERE).items():
        head = heads[address]
        assert head.status_code == got.status_code == 200, address
        assert body_of(head) == b"", address
        names = set(got.headers) - {"RateLimit", "X-Request-Id"}
        assert {name: head[name] for name in names} == {name: got[name] for name in names}, address
        assert int(head["Content-Length"]) == len(got.content), address


def test_options_says_what_can_be_done(ask: Get) -> None:
    for address, answer in ask(EVERYWHERE, method="options").items():
        assert answer.status_code == 200, address
        assert {"GET", "HEAD", "OPTIONS"} <= set(answer["Allow"].split(", ")), address


def test_the_answer_depends_on_no_cookie_and_on_no_accept(ask: Get) -> None:
    answers = ask([address for address in EVERYWHERE if address not in PERMANENT])
    for address, answer in answers.items():
        varies = {name.strip().lower() for name in answer.get("Vary", "").split(",")}
        assert not varies & {"cookie", "accept", "authorization"}, address


def test_what_names_a_version_may_be_kept_for_ever(ask: Get) -> None:
    expected = dict.fromkeys(FROZEN, "public, max-age=31536000, immutable")
    assert header(ask(FROZEN), "Cache-Control") == expected


def test_what_names_a_version_never_changes(ask: Get, sample: Published, revise: Revise) -> None:
    before = ask(FROZEN)
    seventh = Paragraph.objects.get(passages__ordinal=7)
    revise(sample.article, ("The seventh is the first now.", seventh), ("And there is another.", None), title="Another")
    after = ask(FROZEN)
    assert [address for address in FROZEN if after[address].content != before[address].content] == []
    assert header(after, "ETag") == header(before, "ETag")


def test_what_shows_the_current_state_is_asked_for_anew(ask: Get) -> None:
    answers = ask([*STATEFUL, *LISTED])
    assert header(answers, "Cache-Control") == dict.fromkeys(answers, "public, max-age=0, must-revalidate")
    assert header(answers, "Repr-Digest") == dict.fromkeys(answers)


def test_a_new_version_changes_the_tag_and_the_frozen_address(
    api: Client, ask: Get, names: dict[str, str], sample: Published, revise: Revise
) -> None:
    answers = ask(STATEFUL)
    revise(sample.article, ("The seventh is the first now.", Paragraph.objects.get(passages__ordinal=7)))
    for address, before in answers.items():
        after = api.get(address.format(**names), headers={"if-none-match": before["ETag"]})
        assert after.status_code == 200, address
        assert after["ETag"] != before["ETag"], address
        assert before["Content-Location"].startswith(HOST), address
        assert after["Content-Location"] == before["Content-Location"].replace("versions/1/", "versions/2/"), address


def test_the_content_location_shows_the_same_text(api: Client, ask: Get) -> None:
    for address, answer in ask(STATEFUL).items():
        frozen = api.get(answer["Content-Location"])
        assert frozen.status_code == 200, address
        assert "immutable" in frozen["Cache-Control"], address


@pytest.mark.parametrize("changed", ["notice", "outlet", "person", "publication", "status"])
def test_whatever_the_answer_shows_changes_its_tag(ask: Get, sample: Published, changed: str) -> None:
    addresses = [ARTICLE, "{paragraph}"]
    before = header(ask(addresses), "ETag")
    match changed:
        case "notice":
            now = timezone.now()
            Notice.objects.create(article=sample.article, kind="correction", text="A correction.", created_at=now)
        case "outlet":
            outlet = Outlet.objects.get(name="Pacific Council")
            outlet.url = "https://example.org/"
            outlet.save()
        case "person":
            person = Person.objects.get()
            person.orcid = "0000-0002-1825-0097"
            person.save()
        case "publication":
            publication = Publication.objects.order_by("pk")[0]
            publication.url = "https://example.org/a"
            publication.save()
        case _:
            Article.objects.filter(pk=sample.article.pk).update(status="withdrawn")
    after = header(ask(addresses), "ETag")
    assert [address for address in addresses if after[address] == before[address]] == []


def test_the_answer_says_when_it_last_changed(ask: Get, sample: Published) -> None:
    stored = int(sample.version.created_at.timestamp())
    moments = {http_date(stored), http_date(stored + 1)}
    assert set(header(ask(STATEFUL), "Last-Modified").values()) <= moments, "the sample was stored within a second"


def test_a_client_that_names_the_last_change_gets_304(api: Client, ask: Get, names: dict[str, str]) -> None:
    earlier = http_date((timezone.now() - timedelta(days=365)).timestamp())
    for address, answer in ask(STATEFUL).items():
        for since, status in ((answer["Last-Modified"], 304), (earlier, 200)):
            again = api.get(address.format(**names), headers={"if-modified-since": since})
            assert again.status_code == status, (address, since)


def test_other_parameters_have_another_tag(api: Client, ask: Get, names: dict[str, str]) -> None:
    for address, answer in ask(STATEFUL).items():
        field = "slug" if address == ARTICLE else "id"
        assert api.get(f"{address.format(**names)}?fields={field}")["ETag"] != answer["ETag"], address


def test_a_precondition_that_fails_is_a_problem_like_any_other(ask: Get) -> None:
    for answer in ask([VERSION, ARTICLE, ARTICLES], headers={"if-match": '"x"'}).values():
        problem_of(answer, 412, "precondition_failed")


# ── Pages of other sites ────────────────────────────────────────────────────────────────────────────────────────────
def test_pages_of_other_sites_may_read(ask: Get) -> None:
    for address, answer in ask(EVERYWHERE, headers={"origin": "https://reader.example"}).items():
        assert answer["Access-Control-Allow-Origin"] == "*", address
        exposed = set(answer["Access-Control-Expose-Headers"].replace(",", "").split())
        assert {"ETag", "Link", "Content-Location", "RateLimit", "Repr-Digest", "Retry-After"} <= exposed, address


def test_pages_of_other_sites_may_read_problems(ask: Get) -> None:
    answers = ask([f"{ARTICLES}unknown/"], headers={"origin": "https://reader.example"})
    assert header(answers, "Access-Control-Allow-Origin") == dict.fromkeys(answers, "*")


def test_pages_of_other_sites_may_not_write(api: Client, db: None) -> None:
    headers = {"origin": "https://reader.example", "access-control-request-method": "POST"}
    answer = api.options(ARTICLES, headers=headers)
    assert "POST" not in answer["Access-Control-Allow-Methods"]
    assert "GET" in answer["Access-Control-Allow-Methods"]


@pytest.mark.parametrize("question", ["citations/", "citations/check/"])
def test_pages_of_other_sites_may_ask_what_is_asked_with_a_post(api: Client, db: None, question: str) -> None:
    headers = {"origin": "https://reader.example", "access-control-request-method": "POST"}
    assert "POST" in api.options(f"{ROOT}{question}", headers=headers)["Access-Control-Allow-Methods"]
