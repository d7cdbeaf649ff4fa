"""Writers of a soak: each publishes, revises, corrects, withdraws, reinstates and amends articles of its own."""

import random
import threading
from collections.abc import Callable

from tests.soak.archive import PARAGRAPHS, Archive, Known, Withdrawal, submission
from tests.soak.client import Answer, Client, check_status
from tests.soak.result import Result

MOST_ARTICLES = 60  # of a writer
MOST_VERSIONS = 30  # of an article
API = "/api/v1/articles/"


class Writer:
    """Writes at random, and notes in the archive what is acknowledged."""

    def __init__(self, number: int, client: Client, archive: Archive, result: Result) -> None:
        self.client = client
        self.archive = archive
        self.result = result
        self.chance = random.Random(number)
        self.next_number = number * 1_000
        self.own: list[Known] = []

    def run(self, stop: threading.Event) -> None:
        """Write until it is to stop."""
        actions = (self.publish, self.revise, self.revise, self.correct, self.withdraw, self.withdraw, self.amend)
        while not stop.wait(0.02):
            known = self.chance.choice(self.own) if self.own else None
            if known is None or (len(self.own) < MOST_ARTICLES and self.chance.random() < 0.2):
                self.publish()
            elif known.withdrawal:
                self.reinstate(known)
            else:
                action: Callable[[Known], None] = self.chance.choice(actions[1:])
                action(known)

    def publish(self, _: Known | None = None) -> None:
        """Publish a new article."""
        number = self.next_number
        self.next_number += 1
        answer = self.client.write(API, submission(number, 1))
        if self._acknowledged(answer, "a publication"):
            slug = answer.json["article"]["slug"] if "article" in answer.json else answer.json["slug"]
            known = Known(number, slug)
            passages = self.client.read(f"{API}{slug}/paragraphs/").json["results"]
            known.pids = [passage["id"] for passage in passages]
            self.own.append(known)
            with self.archive.lock:
                self.archive.articles[number] = known

    def revise(self, known: Known) -> None:
        """Publish the next version."""
        if known.versions < MOST_VERSIONS:
            body = submission(known.number, known.versions + 1)
            answer = self.client.write(f"{API}{known.slug}/versions/", {**body, "reason": "correction"})
            if self._acknowledged(answer, "a version"):
                known.versions += 1

    def correct(self, known: Known) -> None:
        """Publish a correction of a paragraph."""
        body = {"kind": "correction", "text": "A word was wrong.", "paragraphs": [self.chance.choice(known.pids)]}
        self._acknowledged(self.client.write(f"{API}{known.slug}/notices/", body), "a correction")

    def withdraw(self, known: Known) -> None:
        """Withdraw the article, a version or a paragraph; see at once that it is gone."""
        ordinal = self.chance.randrange(PARAGRAPHS)
        choices: list[tuple[dict[str, object], Withdrawal]] = [
            ({}, Withdrawal(known.number)),
            ({"version": known.versions}, Withdrawal(known.number, known.versions)),
            ({"paragraphs": [known.pids[ordinal]]}, Withdrawal(known.number, None, ordinal + 1)),
        ]
        subject, withdrawal = self.chance.choice(choices)
        body = {"kind": "withdrawal", "text": "A court said so.", **subject}
        if self._acknowledged(self.client.write(f"{API}{known.slug}/notices/", body), "a withdrawal"):
            self.archive.withdrawn(withdrawal)

    def reinstate(self, known: Known) -> None:
        """End the withdrawal."""
        withdrawal = known.withdrawal
        assert withdrawal
        subject: dict[str, object] = {}
        if withdrawal.ordinal:
            subject = {"paragraphs": [known.pids[withdrawal.ordinal - 1]]}
        elif withdrawal.version:
            subject = {"version": withdrawal.version}
        self.archive.reinstating(known)
        body = {"kind": "reinstatement", "text": "Another court said so.", **subject}
        if self._acknowledged(self.client.write(f"{API}{known.slug}/notices/", body), "a reinstatement"):
            known.withdrawal = None

    def amend(self, known: Known) -> None:
        """Say something new about the article."""
        path = f"{API}{known.slug}/"
        etag = self.client.read(path).headers.get("etag", "*")
        body = {"keywords": [f"word {self.chance.randrange(1_000_000)}"]}
        answer = self.client.write(
            path, body, "PATCH", {"If-Match": etag, "Content-Type": "application/merge-patch+json"}
        )
        # It is repeated if its first answer was lost, and then the state is a newer one.
        if answer.status != 412:
            self._acknowledged(answer, "an amendment")

    def _acknowledged(self, answer: Answer, what: str) -> bool:
        check_status(self.result, answer, what)
        self.result.expect(answer.status in (200, 201), f"{what} was refused: {answer.status} {answer.body[:300]!r}")
        self.result.done["writes"] += answer.status in (200, 201)
        return answer.status in (200, 201)
