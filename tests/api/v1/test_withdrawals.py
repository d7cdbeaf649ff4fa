"""A withdrawal at every address: the text and its digest are gone, a tombstone says why, and a reinstatement undoes it."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve

from articles.identity.digests import text_digest
from articles.intake.manuscript import Author, ManuscriptPublication, Outlet, Section
from articles.models import Article, Notice, Passage, Person, Version
from articles.models import Outlet as OutletRow
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.revising.revisions import Revision, publish_version
from tests import stories
from tests.api.asking import ARTICLES, HOST, PARAGRAPHS, ROOT, body_of, problem_of
from tests.stories import SLUG, pids

ARTICLE = f"{ARTICLES}{SLUG}/"
VERSIONS = f"{ARTICLE}versions/"
ONE, TWO = f"{VERSIONS}1/", f"{VERSIONS}2/"
PAGE = f"/articles/{SLUG}/"
PLACES = (PAGE, f"{PAGE}v/1/", f"{PAGE}v/2/")
NAAN = "12345"
REASON = "A court in Bern said so."

# A word of each text that no other text and no page has.
WORDS = {
    stories.FERRY: "brass",
    stories.MAYOR: "Easter",
    stories.MAYOR_EDITED: "week",
    stories.FLOOD: "cellars",
    stories.BUDGET: "francs",
    stories.SCHOOL: "towpath",
    stories.PENGUIN: "Patagonia",
}
SECOND = (stories.FERRY, stories.MAYOR_EDITED, stories.FLOOD, stories.SCHOOL, stories.PENGUIN)

# The withdrawn version and ordinal (in version 1); and the texts that no answer may show after it.
Subject = tuple[int | None, int | None]
SUBJECTS: dict[str, tuple[Subject, tuple[str, ...]]] = {
    "article": ((None, None), tuple(WORDS)),
    "older version": ((1, None), (stories.MAYOR, stories.BUDGET)),
    "current version": ((2, None), (stories.MAYOR_EDITED, stories.PENGUIN)),
    "paragraph": ((None, 2), (stories.MAYOR, stories.MAYOR_EDITED)),
    "paragraph that is gone": ((None, 4), (stories.BUDGET,)),
    "paragraph in one version": ((1, 2), (stories.MAYOR,)),
}
every_subject = pytest.mark.parametrize("subject", SUBJECTS)


# ── The story, and all of its addresses ─────────────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def published_story(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Two versions of the story, published a day ago, with everything that an article can have.

    It is published once for the file: each test runs in a savepoint of this transaction.
    """
    facts: dict[str, Any] = {
        "authors": (Author("Jane Doe"),),
        "publications": (ManuscriptPublication("original", Outlet("The Herald"), "2023-04", printed_here=True),),
        "sections": (Section(1, 2, "On the river", supplied_by="editor"), Section(3, 5, "After", supplied_by="editor")),
        "language": "en",
    }
    with django_db_blocker.unblock(), undone():
        publish_article(stories.story(**facts))
        publish_version(SLUG, stories.story(*SECOND, authors=facts["authors"]), Revision())
        publish_notice(SLUG, NoticeDraft("correction", "The day was wrong."))
        _age()
        yield


@pytest.fixture(autouse=True)
def service_with_arks(published_story: None, db: None, settings: Any) -> None:
    """The service with the story, and with a NAAN, so that ARKs are resolved as well."""
    settings.NAAN = NAAN


def _age() -> None:
    """Let a day pass, so that the rows of a test and the rows before it have different seconds."""
    before = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    moments = {
        "version": ["created_at"],
        "notice": ["created_at"],
        "article": ["created_at", "updated_at"],
        "publication": ["created_at", "updated_at"],
        "person": ["updated_at"],
        "outlet": ["updated_at"],
    }
    for table, columns in moments.items():
        for column in columns:
            with connection.cursor() as cursor:
                cursor.execute(f"UPDATE articles_{table} SET {column} = %s", [before])
                assert cursor.rowcount


def version(number: int) -> Version:
    return Version.objects.get(article__slug=SLUG, number=number)


def naming(number: int) -> list[str]:
    """Return every address of the API that names a version and shows its text, or cites it."""
    address = f"{VERSIONS}{number}/"
    pid_of = pids(version(number))
    return [
        address,
        f"{address}?fields=paragraphs",
        f"{address}source/",
        f"{address}paragraphs/",
        f"{address}paragraphs/?page_size=3",
        f"{address}paragraphs/2-4/",
        f"{ARTICLE}changes/{number}..{number}/",
        *(f"{address}paragraphs/{ordinal}/" for ordinal in range(1, 6)),
        *(f"{PARAGRAPHS}{pid}/versions/{number}/" for pid in pid_of),
        *(f"{PARAGRAPHS}{pid}/versions/{number}/citation/?format=json" for pid in pid_of),
    ]


def everyone() -> list[str]:
    """Return the identifiers of all paragraphs that the story ever had."""
    return list(dict.fromkeys([*pids(version(1)), *pids(version(2))]))


def addresses_of_api() -> list[str]:
    person, outlet, notice = Person.objects.get(), OutletRow.objects.get(), Notice.objects.order_by("id")[0]
    article = Article.objects.get()
    tomorrow = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)).date()
    return [
        ROOT,
        ARTICLES,
        *(f"{ARTICLES}?q={word}" for word in WORDS.values()),
        ARTICLE,
        VERSIONS,
        *naming(1),
        *naming(2),
        f"{ARTICLE}changes/1..2/",
        f"{ARTICLE}amendments/",
        f"{ARTICLE}paragraphs/",
        f"{ARTICLE}paragraphs/?page_size=2",
        f"{ARTICLE}paragraphs/?as_of={tomorrow}",
        f"{ARTICLE}paragraphs/?fields=text",
        f"{ARTICLE}sections/",
        f"{ARTICLE}publications/",
        f"{ARTICLE}publications/{article.publications.get().pk}/",
        f"{ARTICLE}notices/",
        f"{ARTICLE}notices/{notice.pk}/",
        f"{PARAGRAPHS}?id={','.join(everyone())}",
        *(f"{PARAGRAPHS}{pid}/" for pid in everyone()),
        f"{ROOT}people/",
        f"{ROOT}people/{person.pk}/",
        f"{ROOT}outlets/",
        f"{ROOT}outlets/{outlet.pk}/",
        f"{ARTICLE}citation/",
        f"{ONE}citation/",
        f"{TWO}citation/",
        *(f"{PARAGRAPHS}{pid}/citation/" for pid in everyone()),
        f"{ROOT}citation-styles/",
        f"{ROOT}citation-locales/",
        f"{ROOT}changes/",
        f"{ROOT}changes/?article={SLUG}",
        f"{ROOT}notices/",
        f"{ROOT}articles/?status=withdrawn",
        f"{ROOT}archive/",
        f"{ROOT}archive/dump.ndjson",
        *(f"{ROOT}quotations/?{urlencode({'text': quoted})}" for quoted in quotations()),
        *(f"{ROOT}resolve/?q={name}" for name in [SLUG, *everyone()]),
        *(f"{ROOT}resolve/?{urlencode({'q': f'{HOST}{PAGE}#:~:text={quote(words)}'})}" for words in beginnings()),
    ]


def addresses_of_pages() -> list[str]:
    return [
        "/",
        f"/people/{Person.objects.get().pk}/",
        f"/outlets/{OutletRow.objects.get().pk}/",
        PAGE,
        f"{PAGE}v/1/",
        f"{PAGE}v/2/",
        *(f"{place}{part}" for place in PLACES for part in ("linkset/", "picture.png")),
        f"{PAGE}timemap/",
        f"/p/{everyone()[1]}/picture.png",
        *(f"/p/{everyone()[1]}/v/{number}/picture.png" for number in (1, 2)),
        "/unapi",
        *(f"/unapi?id={SLUG}.v{number}&format=jsonld" for number in (1, 2)),
        f"{PAGE}history/",
        f"{PAGE}changes/1..1/",
        f"{PAGE}changes/1..2/",
        f"{PAGE}changes/2..2/",
        *(f"/p/{pid}/" for pid in everyone()),
        *(f"/p/{pid}/v/{number}/" for number in (1, 2) for pid in pids(version(number))),
        f"/ark:{NAAN}/{everyone()[1]}",
        "/search/",
        *(f"/search/?q={words}" for words in ("mayor", "budget", "penguin", "the")),
        "/verify/",
        "/cite/",
        *(f"/cite/?reference={reference}" for reference in [SLUG, *everyone()]),
    ]


def quotations() -> list[str]:
    """Quotations of each text, without the word by which it is known."""
    return [text.replace(word, "…") for text, word in WORDS.items()]


def beginnings() -> list[str]:
    """What stands in each text before the word by which it is known."""
    return [text.partition(word)[0].strip() for text, word in WORDS.items()]


def questions() -> Iterator[tuple[str, dict[str, Any]]]:
    """Questions that are sent with a POST, because they are too long for an address."""
    cited = [{"paragraph": pid, "version": number} for pid in everyone() for number in (1, 2)]
    yield f"{ROOT}citations/check/", {"citations": [*cited, *({"url": SLUG, "version": number} for number in (1, 2))]}
    yield f"{ROOT}citations/", {"references": [SLUG, *everyone()]}
    yield f"{ROOT}quotations/verify/", {"quotations": [{"text": quoted, "article": SLUG} for quoted in quotations()]}
    yield f"{ROOT}quotations/find/", {"text": " And: ".join(f"“{quoted}”" for quoted in quotations())}


def addresses_of_feeds() -> list[str]:
    person, outlet = Person.objects.get(), OutletRow.objects.get()
    places = ("/", f"/people/{person.pk}/", f"/outlets/{outlet.pk}/")
    feeds = [f"{place}feeds/articles.{form}" for place in places for form in ("atom", "rss", "json")]
    current = [f"/embed/{pid}/" for pid in everyone()]
    frozen = [f"/embed/{pid}/?version={number}" for number in (1, 2) for pid in pids(version(number))]
    cards = [f"/embed/articles/{SLUG}/", *(f"/embed/articles/{SLUG}/?version={number}" for number in (1, 2))]
    frames = [f"/oembed?url={HOST}{place}" for place in (PAGE, f"/p/{everyone()[1]}/")]
    harvests = [f"/oai?verb=ListRecords&metadataPrefix={prefix}" for prefix in ("oai_dc", "jats")]
    return [
        *feeds,
        *harvests,
        *current,
        *frozen,
        *cards,
        *frames,
        "/sitemap.xml",
        "/sitemap-1.xml",
        "/robots.txt",
        "/llms.txt",
    ]


def ask(client: Client, address: str, method: str = "get", **headers: str) -> Any:
    """Ask for JSON from the API, and for HTML from the pages, as a program and a browser do."""
    accept = "application/json" if address.startswith(ROOT) else "text/html"
    conditions = {name.replace("_", "-"): value for name, value in headers.items()}
    return getattr(client, method)(address, headers={"accept": accept, **conditions})


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer at an address, or the address that it redirects to."""

    status: int
    headers: Mapping[str, str]
    body: str

    @classmethod
    def of(cls, response: Any) -> "Answer":
        """Return what the tests ask of a response."""
        return cls(response.status_code, response.headers, body_of(response).decode(errors="replace"))


Answers = dict[str, Answer]


def ask_everything(api: Client) -> Answers:
    """Ask every address and every question of the service, and follow redirects."""
    answers: Answers = {}
    for address in [*addresses_of_api(), *addresses_of_pages(), *addresses_of_feeds()]:
        answers[address] = ask_and_follow(api, address, answers)
    for address, body in questions():
        answers[address] = Answer.of(api.post(address, body, content_type="application/json"))
    assert [address for address, answer in answers.items() if answer.status not in (200, 410)] == []
    return answers


def ask_and_follow(api: Client, address: str, answers: Answers, **headers: str) -> Answer:
    """Ask an address and follow its redirects; a page that is among `answers` already is not asked for again."""
    answer = Answer.of(ask(api, address, **headers))
    while 300 <= answer.status < 400 and answer.status != 304:
        target = answer.headers["Location"].removeprefix(HOST).partition("#")[0]
        answer = answers.get(target) or Answer.of(ask(api, target, **headers))
    return answer


@contextmanager
def undone() -> Iterator[None]:
    """Take back what is written to the database in the context."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Sweeps:
    """The answers of every address at each step of a withdrawal, asked once for all tests of this file.

    A test asks for a sweep before it changes anything itself.
    """

    def __init__(self) -> None:
        self._answers: dict[tuple[str, str], Answers] = {}

    def before(self, api: Client) -> Answers:
        """Return the answers before anything is withdrawn."""
        return self._once(("before", ""), api, lambda: None)

    def withdrawn(self, api: Client, subject: str) -> Answers:
        """Return the answers once a subject is withdrawn."""
        return self._once(("withdrawn", subject), api, lambda: withdraw(subject))

    def revised(self, api: Client, subject: str) -> Answers:
        """Return the answers once a subject is withdrawn and another version is published."""

        def act() -> None:
            withdraw(subject)
            stories.revised(stories.FERRY, stories.FLOOD, stories.SCHOOL)

        return self._once(("revised", subject), api, act)

    def reinstated(self, api: Client, subject: str) -> Answers:
        """Return the answers once a subject is withdrawn and reinstated."""

        def act() -> None:
            withdraw(subject)
            reinstate(subject)

        return self._once(("reinstated", subject), api, act)

    def _once(self, step: tuple[str, str], api: Client, act: Callable[[], object]) -> Answers:
        if step not in self._answers:
            with undone():
                act()
                self._answers[step] = ask_everything(api)
        return self._answers[step]


@pytest.fixture(scope="module")
def sweeps() -> Sweeps:
    return Sweeps()


def subject_of(name: str) -> tuple[int | None, list[str]]:
    (number, ordinal), _ = SUBJECTS[name]
    return number, [pids(version(1))[ordinal - 1]] if ordinal else []


def withdraw(name: str, reason: str = REASON) -> Notice:
    number, paragraphs = subject_of(name)
    return publish_notice(SLUG, NoticeDraft("withdrawal", reason, number, paragraphs))


def reinstate(name: str) -> Notice:
    number, paragraphs = subject_of(name)
    return publish_notice(SLUG, NoticeDraft("reinstatement", "The court changed its mind.", number, paragraphs))


def telling(answers: Answers, texts: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the addresses that tell a text or a digest of one, with what they tell."""
    marks = [mark for text in texts for mark in (WORDS[text], text_digest(text).removeprefix("sha-256:"))]
    leaks = {}
    for address, answer in answers.items():
        # A list of what a search finds names the search.
        leaks[address] = [mark for mark in marks if mark in answer.body.replace(f"q={mark}", "")]
    return {address: marks for address, marks in leaks.items() if marks}


def gone(name: str) -> list[str]:
    """Return the addresses that show only what is withdrawn, and so are gone."""
    mayor, budget = pids(version(1))[1], pids(version(1))[3]
    both = [f"{ARTICLE}changes/1..2/", f"{PAGE}changes/1..2/"]
    match name:
        case "article":
            frozen = [*naming(1), *naming(2)]
            now = [
                ARTICLE,
                VERSIONS,
                f"{ARTICLE}paragraphs/",
                f"{ARTICLE}paragraphs/?as_of=2999",
                f"{ARTICLE}sections/",
            ]
            pages = [
                *PLACES,
                *(f"{place}picture.png" for place in PLACES),
                f"{PAGE}linkset/",
                f"{PAGE}history/",
                f"{PAGE}timemap/",
            ]
            return [*frozen, *now, *(f"{PARAGRAPHS}{pid}/" for pid in everyone()), *pages, *both]
        case "older version":
            return [*naming(1), f"{PARAGRAPHS}{budget}/", f"{PAGE}v/1/", f"{PAGE}v/1/linkset/", *both]
        case "current version":
            paragraphs = [f"{PARAGRAPHS}{pid}/" for pid in pids(version(2))]
            return [*naming(2), f"{ARTICLE}paragraphs/", *paragraphs, PAGE, f"{PAGE}v/2/", *both]
        case "paragraph":
            places = [f"{ONE}paragraphs/2/", f"{TWO}paragraphs/2/", f"{ONE}source/", f"{TWO}source/"]
            pictures = [f"/p/{mayor}/picture.png", f"/p/{mayor}/v/1/picture.png"]
            return [
                f"{PARAGRAPHS}{mayor}/",
                *(f"{PARAGRAPHS}{mayor}/versions/{n}/" for n in (1, 2)),
                *places,
                *pictures,
            ]
        case "paragraph that is gone":
            return [
                f"{PARAGRAPHS}{budget}/",
                f"{PARAGRAPHS}{budget}/versions/1/",
                f"{ONE}paragraphs/4/",
                f"{ONE}source/",
            ]
        case _:
            return [f"{PARAGRAPHS}{mayor}/versions/1/", f"{ONE}paragraphs/2/", f"{ONE}source/"]


# ── These tests know every address ──────────────────────────────────────────────────────────────────────────────────
def _patterns(patterns: list[Any], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from _patterns(pattern.url_patterns, route)


def test_every_address_of_the_service_is_asked() -> None:
    """An address that is added to the service is to be listed here, unless it cannot tell a text at all."""
    no_texts = (
        "api/schema/",
        "api/docs/",
        "api/redoc/",
        "api/problems/",
        "healthz",
        "readyz",
        "metrics",
        "admin/",
        # Editors log in there, and see what they withdrew.
        "desk/",
        # Its tools are asked in `tests/api/mcp`, for withdrawn texts too.
        "mcp/",
        "api/v1/webhooks/",
        # Only a publisher posts to these.
        "api/v1/outlets/<identifier:outlet_id>/merge/",
        "api/v1/people/<identifier:person_id>/merge/",
        "api/v1/people/<identifier:person_id>/split/",
    )
    routes = {route for route in _patterns(get_resolver().url_patterns, "") if not route.startswith(no_texts)}
    asked_routes = {
        resolve(address.partition("?")[0]).route.removeprefix("^")
        for address in [
            *addresses_of_api(),
            *addresses_of_pages(),
            *addresses_of_feeds(),
            *(address for address, _ in questions()),
        ]
    }
    assert routes - asked_routes == set()


def test_each_text_is_told_before_it_is_withdrawn(api: Client, sweeps: Sweeps) -> None:
    marks = {mark for marks in telling(sweeps.before(api), tuple(WORDS)).values() for mark in marks}
    assert marks >= set(WORDS.values())


# ── Nothing tells it ────────────────────────────────────────────────────────────────────────────────────────────────
@every_subject
def test_no_address_tells_what_is_withdrawn_nor_a_digest_of_it(api: Client, sweeps: Sweeps, subject: str) -> None:
    assert telling(sweeps.withdrawn(api, subject), SUBJECTS[subject][1]) == {}


@pytest.mark.parametrize("subject", [subject for subject in SUBJECTS if subject != "article"])
def test_no_address_tells_it_after_another_version_is_published(api: Client, sweeps: Sweeps, subject: str) -> None:
    assert telling(sweeps.revised(api, subject), SUBJECTS[subject][1]) == {}


@pytest.mark.parametrize("subject", ["article", "current version", "paragraph"])
def test_a_search_does_not_find_what_is_withdrawn_until_it_is_reinstated(api: Client, subject: str) -> None:
    def words_found() -> list[str]:
        words = (WORDS[text] for text in SECOND)
        return [word for word in words if api.get(f"{ARTICLES}?q={word}").json()["results"]]

    before = words_found()
    withdraw(subject)
    assert words_found() == (
        [] if subject != "paragraph" else [word for word in before if word != WORDS[stories.MAYOR_EDITED]]
    )
    reinstate(subject)
    assert words_found() == before == [WORDS[text] for text in SECOND]


def test_no_address_tells_a_withdrawn_paragraph_that_a_later_version_brings_back(api: Client) -> None:
    withdraw("paragraph that is gone")
    stories.revised(stories.FERRY, stories.FLOOD, stories.BUDGET)
    assert telling(ask_everything(api), (stories.BUDGET,)) == {}


def test_no_address_tells_the_headings_that_a_withdrawn_version_printed(api: Client) -> None:
    printed = (Section(1, 3, "A printed heading"),)
    publish_version(
        SLUG,
        stories.story(stories.FERRY, stories.FLOOD, stories.SCHOOL, sections=printed, authors=(Author("Jane Doe"),)),
        Revision(),
    )
    publish_notice(SLUG, NoticeDraft("withdrawal", REASON, 3))
    addresses = (ARTICLE, ARTICLES, f"{ARTICLE}sections/", VERSIONS, f"{VERSIONS}3/", PAGE, f"{PAGE}v/3/", "/")
    assert [address for address in addresses if b"A printed heading" in body_of(ask(api, address))] == []


@every_subject
def test_an_address_that_shows_only_what_is_withdrawn_is_gone(api: Client, subject: str) -> None:
    withdraw(subject)
    answers = {address: ask(api, address) for address in gone(subject)}
    assert {address: answer.status_code for address, answer in answers.items() if answer.status_code != 410} == {}
    for address, answer in answers.items():
        assert "immutable" not in answer["Cache-Control"], address
        assert answer["Cache-Control"] == "no-store" or "must-revalidate" in answer["Cache-Control"], address
        assert "ETag" not in answer, address
        assert "Repr-Digest" not in answer, address


@every_subject
def test_head_says_that_it_is_gone(api: Client, subject: str) -> None:
    withdraw(subject)
    for address in gone(subject):
        answer = ask(api, address, "head")
        assert (answer.status_code, body_of(answer)) == (410, b""), address


@every_subject
def test_a_client_with_a_cached_answer_is_told_that_it_is_gone(api: Client, sweeps: Sweeps, subject: str) -> None:
    before = sweeps.before(api)
    addresses = gone(subject)
    tags = {address: before[address].headers["ETag"] for address in addresses if address in before}
    assert len(tags) >= len(addresses) - 1
    withdraw(subject)
    for address in addresses:
        for condition in (tags.get(address, "*"), "*"):
            assert ask(api, address, if_none_match=condition).status_code == 410, address


@every_subject
def test_a_client_that_knows_the_date_alone_is_told_that_it_is_gone(api: Client, subject: str) -> None:
    withdraw(subject)
    now = datetime.datetime.now(datetime.UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    for address in gone(subject):
        assert ask(api, address, if_modified_since=now).status_code == 410, address


@every_subject
def test_a_client_that_had_the_text_is_never_told_that_nothing_has_changed(
    api: Client, sweeps: Sweeps, subject: str
) -> None:
    word = WORDS[SUBJECTS[subject][1][0]]
    tags = {
        address: answer.headers["ETag"]
        for address, answer in sweeps.before(api).items()
        if "ETag" in answer.headers and word in answer.body
    }
    assert len(tags) >= 6
    withdraw(subject)
    for address, tag in tags.items():
        assert ask_and_follow(api, address, {}, if_none_match=tag).status in (200, 410), address


@every_subject
def test_a_client_with_a_page_of_yesterday_is_never_told_that_nothing_has_changed(
    api: Client, sweeps: Sweeps, subject: str
) -> None:
    word = WORDS[SUBJECTS[subject][1][-1]]
    dates = {
        address: answer.headers["Last-Modified"]
        for address, answer in sweeps.before(api).items()
        if "Last-Modified" in answer.headers and word in answer.body
    }
    assert dates
    withdraw(subject)
    answers = {address: ask_and_follow(api, address, {}, if_modified_since=date) for address, date in dates.items()}
    assert [address for address, answer in answers.items() if answer.status == 304] == []


def test_an_answer_that_lacks_a_withdrawn_paragraph_is_not_immutable(api: Client) -> None:
    withdraw("paragraph")
    for address in (ONE, f"{ONE}paragraphs/", f"{ONE}paragraphs/2-4/"):
        assert "immutable" not in api.get(address)["Cache-Control"], address


def test_a_publisher_reads_no_more_than_anybody(publisher: Client, api: Client) -> None:
    withdraw("article")
    for address in gone("article"):
        assert ask(publisher, address).status_code == 410, address


def test_the_text_of_a_withdrawn_version_is_not_told_to_a_publisher_who_sends_it_again(publisher: Client) -> None:
    withdraw("current version")
    answer = publisher.post(
        f"{VERSIONS}?dry_run=true", {"source": stories.story(*SECOND).content.decode()}, content_type="application/json"
    )
    assert answer.status_code == 200
    assert {passage.get("text") for passage in answer.json()["paragraphs"]} == {None}


# ── What stays ──────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("subject", "number"), [("older version", 2), ("current version", 1)])
def test_the_other_version_stays_byte_for_byte(api: Client, sweeps: Sweeps, subject: str, number: int) -> None:
    before, withdrawn = sweeps.before(api), sweeps.withdrawn(api, subject)
    addresses = naming(number)
    assert [address for address in addresses if withdrawn[address].status != 200] == []
    assert [address for address in addresses if withdrawn[address].body != before[address].body] == []


def test_an_article_whose_older_version_is_withdrawn_is_read_and_found(api: Client) -> None:
    before = {address: body_of(api.get(address)) for address in (f"{ARTICLE}paragraphs/", f"{ARTICLES}?q=Patagonia")}
    withdraw("older version")
    assert body_of(api.get(f"{ARTICLE}paragraphs/")) == before[f"{ARTICLE}paragraphs/"]
    assert len(api.get(f"{ARTICLES}?q=Patagonia").json()["results"]) == 1
    assert WORDS[stories.PENGUIN] in body_of(ask(api, PAGE)).decode()


@pytest.mark.parametrize("address", [TWO, f"{TWO}paragraphs/", f"{TWO}paragraphs/1-5/", f"{ARTICLE}paragraphs/"])
def test_a_tombstone_stands_in_the_place_of_a_withdrawn_paragraph(api: Client, address: str) -> None:
    before = api.get(address).json()
    notice = withdraw("paragraph")
    after = api.get(address).json()
    old, new = (body.get("results", body.get("paragraphs")) for body in (before, after))
    assert [passage for passage in new if passage["ordinal"] != 2] == [
        passage for passage in old if passage["ordinal"] != 2
    ]
    stone = new[1]
    assert (stone["id"], stone["url"], stone["ordinal"]) == (old[1]["id"], old[1]["url"], 2)
    assert (stone["status"], stone["notice"]["id"], stone["notice"]["text"]) == ("withdrawn", notice.pk, REASON)
    assert not {"text", "html", "digest"} & set(stone)


def test_a_page_without_a_withdrawn_paragraph_says_why_and_keeps_the_rest(api: Client) -> None:
    withdraw("paragraph")
    page = body_of(ask(api, PAGE)).decode()
    assert REASON in page
    assert f'id="p-{pids(version(1))[1]}"' in page
    assert all(text in page for text in SECOND if text != stories.MAYOR_EDITED)


def test_a_batch_tells_apart_what_is_withdrawn_and_what_is_not(api: Client) -> None:
    withdraw("paragraph")
    mayor = pids(version(1))[1]
    others = [pid for pid in everyone() if pid != mayor]
    body = api.get(f"{PARAGRAPHS}?id={','.join(everyone())}").json()
    assert [paragraph["id"] for paragraph in body["results"]] == others
    assert [(stone["paragraph"], stone["notice"]["text"]) for stone in body["withdrawn"]] == [(mayor, REASON)]
    assert body["missing"] == []


def test_a_withdrawn_article_is_not_listed(api: Client) -> None:
    withdraw("article")
    assert api.get(ARTICLES).json()["results"] == []
    assert stories.TITLE not in body_of(ask(api, "/")).decode()


def test_another_article_is_read_and_found_as_before(api: Client) -> None:
    other = publish_article(stories.story(*stories.STORY, title="Another"))
    address = f"{ARTICLES}another/versions/1/"
    before = body_of(api.get(address))
    withdraw("article")
    assert body_of(api.get(address)) == before
    assert [article["slug"] for article in api.get(f"{ARTICLES}?q=Easter").json()["results"]] == [other.article.slug]


# ── The tombstone ───────────────────────────────────────────────────────────────────────────────────────────────────
TOMBSTONES: dict[str, Callable[[], tuple[str, int | None, str | None]]] = {
    "article": lambda: (ARTICLE, None, None),
    "older version": lambda: (ONE, 1, None),
    "current version": lambda: (f"{ARTICLE}paragraphs/", 2, None),
    "paragraph": lambda: (f"{PARAGRAPHS}{pids(version(1))[1]}/", 2, pids(version(1))[1]),
    "paragraph that is gone": lambda: (f"{PARAGRAPHS}{pids(version(1))[3]}/", 1, pids(version(1))[3]),
    "paragraph in one version": lambda: (f"{ONE}paragraphs/2/", 1, pids(version(1))[1]),
}


@every_subject
def test_a_tombstone_keeps_what_is_known_and_why(api: Client, subject: str) -> None:
    notice = withdraw(subject)
    address, number, pid = TOMBSTONES[subject]()
    body = problem_of(api.get(address), 410, "withdrawn")
    stone = body["tombstone"]
    assert REASON in body["detail"]
    assert stone["article"] == {"slug": SLUG, "title": stories.TITLE, "url": f"{HOST}{ARTICLE}"}
    assert stone["byline"] == ["Jane Doe"]
    assert (stone["version"], stone["paragraph"]) == (number, pid)
    assert (stone["notice"]["id"], stone["notice"]["kind"], stone["notice"]["text"]) == (
        notice.pk,
        "withdrawal",
        REASON,
    )
    assert stone["withdrawn_at"] == stone["notice"]["at"]
    assert stone["notices_url"] == f"{HOST}{ARTICLE}notices/"


@every_subject
def test_the_notices_and_the_publications_stay(api: Client, subject: str) -> None:
    notice = withdraw(subject)
    assert api.get(f"{ARTICLE}notices/").json()["results"][-1]["id"] == notice.pk
    assert api.get(f"{ARTICLE}notices/{notice.pk}/").json()["text"] == REASON
    assert len(api.get(f"{ARTICLE}publications/").json()["results"]) == 1


def test_a_source_tells_which_paragraph_of_it_is_withdrawn(api: Client) -> None:
    withdraw("paragraph")
    assert problem_of(api.get(f"{TWO}source/"), 410, "withdrawn")["tombstone"]["paragraph"] == pids(version(1))[1]


@pytest.mark.parametrize("subject", ["article", "current version"])
def test_a_page_that_is_gone_tells_a_reader_why(api: Client, subject: str) -> None:
    withdraw(subject)
    answer = ask(api, PAGE)
    page = body_of(answer).decode()
    assert answer.status_code == 410
    assert answer["Content-Type"].startswith("text/html")
    assert REASON in page
    assert stories.TITLE in page


# ── Reinstatement ───────────────────────────────────────────────────────────────────────────────────────────────────
@every_subject
def test_a_reinstatement_gives_the_same_bytes_again(api: Client, sweeps: Sweeps, subject: str) -> None:
    before, after = sweeps.before(api), sweeps.reinstated(api, subject)
    changes, paragraphs, sections = f"{ARTICLE}changes/1..2/", f"{ARTICLE}paragraphs/", f"{ARTICLE}sections/"
    for address in [*naming(1), *naming(2), changes, paragraphs, sections, VERSIONS]:
        if "/citation/" in address:
            continue  # it tells of both notices
        assert after[address].body == before[address].body, address
        for header in ("ETag", "Cache-Control"):
            assert after[address].headers[header] == before[address].headers[header], address


@every_subject
def test_a_reinstatement_lets_every_address_tell_it_again(api: Client, sweeps: Sweeps, subject: str) -> None:
    texts = SUBJECTS[subject][1]
    before, after = telling(sweeps.before(api), texts), telling(sweeps.reinstated(api, subject), texts)
    # The log has grown by the reinstatement, and tells of the text there as well.
    logs = [address for address in after if "/api/v1/changes/" in address]
    assert all(set(before.pop(address, [])) <= set(after.pop(address)) for address in logs)
    assert after == before


def test_a_reinstated_article_tells_of_both_notices(api: Client) -> None:
    withdraw("article")
    reinstate("article")
    body = api.get(ARTICLE).json()
    assert [notice["kind"] for notice in body["notices"]] == ["correction", "withdrawal", "reinstatement"]
    assert body["status"] == "published"


def test_a_new_withdrawal_is_told_to_a_client_that_knows_an_earlier_one(api: Client) -> None:
    withdraw("paragraph", "First reason.")
    seen = api.get(f"{ARTICLE}paragraphs/")
    reinstate("paragraph")
    withdraw("paragraph", "Second reason.")
    answer = api.get(f"{ARTICLE}paragraphs/", headers={"if-none-match": seen["ETag"]})
    assert answer.status_code == 200
    assert "Second reason." in body_of(answer).decode()


def test_a_withdrawn_passage_has_one_withdrawal_for_each_thing_that_was_withdrawn(api: Client) -> None:
    withdraw("paragraph")
    withdraw("older version")
    reinstate("paragraph")
    assert api.get(ONE).status_code == 410
    assert Passage.objects.filter(version=version(1)).count() == 5
    reinstate("older version")
    assert api.get(ONE).status_code == 200
