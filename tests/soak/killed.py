"""Publishing that is killed (SIGKILL) at any step: nothing is lost, nothing is there by half, and repeating it publishes once.

A step is the call or the return of a function of the service or of Django's database layer, so also each query and the commit.
"""

import importlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Any

from tests.soak.archive import submission
from tests.soak.child import run_inside, verify
from tests.soak.result import Result

PLACES = ("/articles/publishing/", "/articles/models/", "/articles/searching/", "/alliance/shelf/", "/django/db/backends/", "/django/db/transaction")
DONE, WRONG = 0, 3  # exit codes of the processes that are forked


@dataclass(slots=True)
class Steps:
    """Counts steps, and kills the process at one of them; at none if that is 0."""

    last: int = 0
    count: int = 0

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """Count a step (`sys.setprofile`)."""
        if event in ("call", "return") and any(place in frame.f_code.co_filename for place in PLACES):
            self.count += 1
            if self.count == self.last:
                os.kill(os.getpid(), signal.SIGKILL)


def run(seconds: float) -> Result:
    """Kill for about so many seconds."""
    return run_inside("killed", seconds)


def inside(seconds: float) -> Result:
    """Kill each kind of change at as many of its steps as the time allows, evenly spread."""
    result = Result()
    kinds = (Publication, Revision, Withdrawal)
    for module in ("articles", "notices", "revising.revisions"):
        importlib.import_module(f"articles.publishing.{module}")  # once, and not in each fork
    Publication(0).delivery(1)
    for place, kind in enumerate(kinds):
        _kill_kind(kind, 10_000 * (place + 1), seconds / len(kinds), result)
    verdict = verify()
    result.expect(verdict.startswith("Everything holds"), f"verify: {verdict[-1000:]}")
    return result


def _kill_kind(kind: "type[Publication]", first_number: int, seconds: float, result: Result) -> None:
    steps, began = _steps_of(kind(first_number)), time.monotonic()
    _forked(lambda: _in_turn(kind(first_number + 1), step=0))
    a_turn = (time.monotonic() - began) / 2
    turns = max(3, min(steps, int(seconds / a_turn / 2)))
    for turn in range(turns):
        step = 1 + turn * steps // turns
        change = kind(first_number + 2 + turn)
        fault = _forked(change.prepare) or _killed(change, step) or _forked(lambda change=change: _in_turn(change, step))
        result.expect(not fault, f"{kind.__name__} killed at step {step} of {steps}: {fault}")
        result.done[f"kills of a {kind.__name__.lower()}"] += 1
    result.figures.append(f"a {kind.__name__.lower()} has {steps} steps")


def _steps_of(change: "Publication") -> int:
    """Return how many steps a change has."""
    reading, writing = os.pipe()

    def count() -> str:
        change.prepare()
        steps = Steps()
        sys.setprofile(steps)
        change.make()
        sys.setprofile(None)
        os.write(writing, str(steps.count).encode())
        return ""

    fault = _forked(count)
    os.close(writing)
    counted = os.read(reading, 100).decode()
    os.close(reading)
    if fault or not counted:
        raise RuntimeError(f"{change} could not be made: {fault}")
    return int(counted)


def _killed(change: "Publication", step: int) -> str:
    """Make the change in a process that is killed at the step; return what is wrong, which is nothing if it was killed."""

    def make() -> str:
        sys.setprofile(Steps(step))
        change.make()
        sys.setprofile(None)
        return ""

    return _forked(make, may_be_killed=True)


def _in_turn(change: "Publication", step: int) -> str:
    """Check that the change was made or not made, and make it again; return what is wrong."""
    if step == 0:
        change.prepare()
    before = change.state()
    if before not in (change.absent, change.whole):
        return f"half is there: {before}"
    change.make_again(is_made=before == change.whole)
    after = change.state()
    return "" if after == change.whole else f"after repeating it: {after}"


def _forked(do: Callable[[], str | None], *, may_be_killed: bool = False) -> str:
    """Run a function in a fork of this process, which has no connection and no open shelf; return what it returns."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, json.dumps(do() or "").encode())
            os._exit(DONE)
        except BaseException as error:
            sys.setprofile(None)
            os.write(writing, json.dumps(repr(error)).encode())
            os._exit(WRONG)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    if os.WIFSIGNALED(status):
        return "" if may_be_killed else f"it was ended by signal {os.WTERMSIG(status)}"
    return str(json.loads(told))


# ── The changes ─────────────────────────────────────────────────────────────────────────────────────────────────────
class Publication:
    """Publishing an article of this number. A state is the counts of what belongs to it."""

    absent: Any = (0, 0, 0, 0, 0)
    whole: Any = (1, 1, 4, 4, 1)

    def __init__(self, number: int) -> None:
        self.number = number

    def prepare(self) -> None:
        """Do what has to be done before."""

    def make(self) -> None:
        """Make the change."""
        from articles.publishing.articles import publish_article

        publish_article(self.delivery(1))

    def make_again(self, *, is_made: bool) -> None:
        """Make it again. Raises `AssertionError` if it happens twice."""
        from articles.publishing.articles import publish_article

        assert publish_article(self.delivery(1)).created != is_made

    def delivery(self, version: int) -> Any:
        """Return what is published."""
        from articles.intake import read
        from articles.intake.sidecar import apply, parse_json_object
        from articles.publishing.delivery import Delivery

        body = submission(self.number, version)
        content, metadata = str(body["source"]).encode(), body["metadata"]
        assert isinstance(metadata, dict)
        return Delivery(content, apply(read(content), parse_json_object(metadata)), metadata)

    @property
    def slug(self) -> str:
        """The article's slug."""
        return f"made-article-number-{self.number}"

    def state(self) -> Any:
        """Return the counts of articles, versions, paragraphs, passages and events."""
        from articles.models import Article, Event, Paragraph, Passage, Version

        return (
            Article.objects.filter(slug=self.slug).count(),
            *(model.objects.filter(article__slug=self.slug).count() for model in (Version, Paragraph)),
            Passage.objects.filter(version__article__slug=self.slug).count(),
            Event.objects.filter(article__slug=self.slug).count(),
        )


class Revision(Publication):
    """Publishing the second version of an article."""

    absent = (1, 1, 4, 4, 1)
    whole = (1, 2, 4, 8, 6)  # an event for the version, and one for each paragraph

    def prepare(self) -> None:
        """Publish the first version."""
        super().make()

    def make(self) -> None:
        """Publish the second one."""
        from articles.publishing.revising.revisions import Revision as How
        from articles.publishing.revising.revisions import publish_version

        publish_version(self.slug, self.delivery(2), How())

    def make_again(self, *, is_made: bool) -> None:
        """Publish it again."""
        from articles.publishing.revising.revisions import Revision as How
        from articles.publishing.revising.revisions import publish_version

        assert publish_version(self.slug, self.delivery(2), How()).created != is_made


class Withdrawal(Publication):
    """Withdrawing an article."""

    absent = ("published", 0, 0, 1)
    whole = ("withdrawn", 1, 1, 6)

    def prepare(self) -> None:
        """Publish it."""
        super().make()

    def make(self) -> None:
        """Withdraw it."""
        from articles.publishing.notices import NoticeDraft, publish_notice

        publish_notice(self.slug, NoticeDraft("withdrawal", "A court said so."))

    def make_again(self, *, is_made: bool) -> None:
        """Withdraw it again, which is refused if it is withdrawn."""
        from articles.publishing.notices import WithdrawalConflictError

        try:
            self.make()
        except WithdrawalConflictError:
            assert is_made
        else:
            assert not is_made

    def state(self) -> Any:
        """Return the article's status, and the counts of notices, withdrawals and events."""
        from articles.models import Article, Event, Notice, Withdrawal

        return (
            Article.objects.get(slug=self.slug).status,
            *(model.objects.filter(article__slug=self.slug).count() for model in (Notice, Withdrawal, Event)),
        )
