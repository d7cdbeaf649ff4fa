"""Several editors at once: one wins, the others are told, nothing is half-stored, and no withdrawal is lost."""

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client

from articles.models import Article, Lineage, Notice, Paragraph, Passage, Version, Withdrawal
from articles.publishing.api_keys import create_key
from articles.publishing.articles import Published, publish_article
from articles.publishing.integrity import check_everything
from articles.publishing.revising import identity_overrule, revisions
from tests.api.asking import ARTICLES
from tests.management.test_publish import manage
from tests.stories import (
    BUDGET,
    FERRY,
    FLOOD,
    MAYOR,
    MAYOR_EDITED,
    PENGUIN,
    SCHOOL,
    SLUG,
    STORY,
    pids,
    source,
    story,
)  # fmt: skip

ARTICLE = f"{ARTICLES}{SLUG}/"
Send = Callable[[Client], Any]

concurrent = pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="the tests' SQLite is in memory and shared by all threads, so two transactions cannot run at once",
)
in_a_file = pytest.mark.skipif(connection.vendor != "sqlite", reason="the other tests do it on PostgreSQL")


@pytest.fixture
def first(transactional_db: None) -> Published:
    """The story, published."""
    return publish_article(story())


@pytest.fixture
def together(first: Published, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Any]]:
    """Send requests, each from a thread of its own, in the same moment.

    Between the look at the article's state and the write each publisher of a version takes a nap, so that without a
    lock another one would come in between.
    """
    key = create_key("publisher", ["publish"])
    real = identity_overrule.read_overrule

    def slow(*arguments: Any) -> Any:
        time.sleep(0.3)
        return real(*arguments)

    monkeypatch.setattr(revisions, "read_overrule", slow)

    def run(*sends: Send) -> list[Any]:
        barrier = Barrier(len(sends), timeout=30)

        def one(send: Send) -> Any:
            client = Client(headers={"accept": "application/json", "authorization": f"Api-Key {key}"})
            barrier.wait()
            try:
                return send(client)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(sends)) as pool:
            return list(pool.map(one, sends))

    return run


def version_of(*paragraphs: str, match: str | None = None) -> Send:
    """Return what sends these paragraphs as a new version."""
    headers = {"if-match": match} if match else {}
    body = {"source": source(*paragraphs)}
    return lambda client: client.post(
        f"{ARTICLE}versions/", body, content_type="application/json", headers=headers
    )  # fmt: skip


def notice_of(kind: str, **says: Any) -> Send:
    body = {"kind": kind, "text": "A court said so.", **says}
    return lambda client: client.post(f"{ARTICLE}notices/", body, content_type="application/json")


def statuses(answers: list[Any]) -> list[int]:
    return sorted(answer.status_code for answer in answers)


def faults() -> list[str]:
    return [f"{fault.where}: {fault.detail}" for checked in check_everything() for fault in checked.faults]


# ── New versions ────────────────────────────────────────────────────────────────────────────────────────────────────
@concurrent
def test_of_two_editors_who_saw_the_same_state_one_wins(together: Callable[..., list[Any]]) -> None:
    seen = Client().get(ARTICLE)["ETag"]
    answers = together(
        version_of(FERRY, MAYOR_EDITED, PENGUIN, match=seen), version_of(SCHOOL, f"{FLOOD} {BUDGET}", match=seen)
    )
    assert statuses(answers) == [201, 412]
    (loser,) = [answer for answer in answers if answer.status_code == 412]
    assert loser.json()["type"].endswith("#precondition_failed")


@concurrent
def test_nothing_of_the_losing_editor_is_stored(together: Callable[..., list[Any]]) -> None:
    seen = Client().get(ARTICLE)["ETag"]
    answers = together(
        version_of(FERRY, MAYOR_EDITED, PENGUIN, match=seen), version_of(SCHOOL, f"{FLOOD} {BUDGET}", match=seen)
    )
    (winner,) = [answer.json() for answer in answers if answer.status_code == 201]
    answered = [entry["id"] for entry in winner["paragraphs"]]
    second = Version.objects.get(number=2)
    assert Version.objects.count() == 2
    assert (second.digest, pids(second)) == (winner["digest"], answered)
    assert Paragraph.objects.count() == len({*pids(Version.objects.get(number=1)), *answered})
    assert Passage.objects.count() == len(STORY) + len(answered)
    assert not Lineage.objects.exclude(version=second).exists()
    assert faults() == []


@concurrent
def test_four_editors_who_saw_the_same_state_store_one_version(together: Callable[..., list[Any]]) -> None:
    seen = Client().get(ARTICLE)["ETag"]
    sends = [version_of(*STORY[:count], match=seen) for count in (1, 2, 3, 4)]
    assert statuses(together(*sends)) == [201, 412, 412, 412]
    assert Version.objects.count() == 2
    assert faults() == []


@concurrent
def test_without_a_condition_both_versions_are_stored_one_after_the_other(together: Callable[..., list[Any]]) -> None:
    answers = together(version_of(FERRY, MAYOR_EDITED, PENGUIN), version_of(SCHOOL, FERRY, BUDGET))
    assert statuses(answers) == [201, 201]
    first, second, third = Version.objects.order_by("number")
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert [second.previous_digest, third.previous_digest] == [first.digest, second.digest]
    assert Article.objects.get().current_version == third
    assert faults() == []


@concurrent
def test_what_an_editor_was_answered_is_what_was_stored(together: Callable[..., list[Any]]) -> None:
    answers = [answer.json() for answer in together(version_of(FERRY, PENGUIN), version_of(SCHOOL, MAYOR))]
    assert sorted(body["number"] for body in answers) == [2, 3]
    for body in answers:
        assert Client().get(f"{ARTICLE}versions/{body['number']}/").json()["paragraphs"] == body["paragraphs"]


@concurrent
def test_the_same_text_sent_twice_at_once_is_one_version(together: Callable[..., list[Any]]) -> None:
    answers = together(version_of(FERRY, MAYOR_EDITED), version_of(FERRY, MAYOR_EDITED))
    assert statuses(answers) == [200, 201]
    assert {answer.json()["digest"] for answer in answers} == {Version.objects.get(number=2).digest}
    assert Version.objects.count() == 2


# ── Withdrawals ─────────────────────────────────────────────────────────────────────────────────────────────────────
@concurrent
def test_a_withdrawal_is_not_lost_to_a_version_that_is_published_meanwhile(together: Callable[..., list[Any]]) -> None:
    version, withdrawal = together(version_of(FERRY, PENGUIN), notice_of("withdrawal"))
    assert withdrawal.status_code == 201
    assert version.status_code in (201, 409)
    assert Article.objects.get().status == "withdrawn"
    client = Client(headers={"accept": "application/json"})
    for number in range(1, Version.objects.count() + 1):
        assert client.get(f"{ARTICLE}versions/{number}/").status_code == 410
    assert client.get(f"{ARTICLES}?q=ferry").json()["results"] == []
    assert faults() == []


@concurrent
def test_a_withdrawn_paragraph_is_not_found_in_a_version_that_is_published_meanwhile(
    first: Published, together: Callable[..., list[Any]]
) -> None:
    school = pids(first.version)[4]
    answers = together(version_of(FERRY, SCHOOL), notice_of("withdrawal", paragraphs=[school]))
    assert statuses(answers) == [201, 201]
    client = Client(headers={"accept": "application/json"})
    assert client.get(f"{ARTICLES}?q=willows").json()["results"] == []
    assert client.get(f"/api/v1/paragraphs/{school}/").status_code == 410
    assert faults() == []


@concurrent
@pytest.mark.parametrize("kind", ["withdrawal", "reinstatement"])
def test_of_two_equal_withdrawals_one_is_in_conflict(together: Callable[..., list[Any]], kind: str) -> None:
    if kind == "reinstatement":
        assert statuses(together(notice_of("withdrawal"))) == [201]
    before = Notice.objects.count()
    assert statuses(together(notice_of(kind), notice_of(kind))) == [201, 409]
    assert (Notice.objects.count(), Withdrawal.objects.count()) == (before + 1, 1)
    assert faults() == []


@concurrent
def test_a_fact_learned_meanwhile_is_not_lost(together: Callable[..., list[Any]]) -> None:
    def amend(client: Client) -> Any:
        return client.patch(ARTICLE, {"genre": "news"}, content_type="application/json")

    assert statuses(together(version_of(FERRY, PENGUIN), amend)) == [200, 201]
    article = Article.objects.get()
    assert (article.genre, article.current_version and article.current_version.number) == ("news", 2)


# ── On a database in a file ─────────────────────────────────────────────────────────────────────────────────────────
@in_a_file
def test_several_processes_publish_versions_one_after_the_other(tmp_path: Path) -> None:
    texts = [STORY, (FERRY, MAYOR_EDITED, PENGUIN), (SCHOOL, f"{FLOOD} {BUDGET}"), (MAYOR, FERRY)]
    paths = [tmp_path / f"{number}.txt" for number in range(len(texts))]
    for path, paragraphs in zip(paths, texts, strict=True):
        path.write_text(source(*paragraphs), encoding="utf-8")
    assert manage(tmp_path, "migrate", "--verbosity=0").wait() == 0
    assert manage(tmp_path, "publish", str(paths[0])).wait() == 0

    processes = [manage(tmp_path, "publish", "--article", SLUG, str(path)) for path in paths[1:]]

    written = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], written
    assert manage(tmp_path, "verify").wait() == 0
    listed = subprocess.run(
        [sys.executable, "-c", COUNT, str(tmp_path / "alliance.sqlite3")],
        cwd=settings.BASE_DIR, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert listed.stdout.split() == ["1", "2", "3", "4"]


COUNT = (
    "import sqlite3, sys; "
    "print(*(row[0] for row in sqlite3.connect(sys.argv[1]).execute('SELECT number FROM articles_version ORDER BY 1')))"
)
