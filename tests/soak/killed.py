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
from functools import partial
from types import FrameType

from tests.soak.changes import Publication, Revision, Withdrawal, delivered
from tests.soak.child import run_inside, verify
from tests.soak.result import Result

PLACES = (
    "/articles/publishing/",
    "/articles/models/",
    "/articles/searching/",
    "/alliance/shelf/",
    "/django/db/backends/",
    "/django/db/transaction",
)
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
    delivered(0, 1)
    for place, kind in enumerate(kinds):
        _kill_kind(kind, 10_000 * (place + 1), seconds / len(kinds), result)
    verdict = verify()
    result.expect(verdict.startswith("Everything holds"), f"verify: {verdict[-1000:]}")
    return result


def _kill_kind(kind: type[Publication], first_number: int, seconds: float, result: Result) -> None:
    steps, began = _steps_of(kind(first_number)), time.monotonic()
    _forked(partial(_make_twice, kind(first_number + 1)))
    a_turn = (time.monotonic() - began) / 2
    turns = max(3, min(steps, int(seconds / a_turn / 2)))
    for turn in range(turns):
        step = 1 + turn * steps // turns
        change = kind(first_number + 2 + turn)
        fault = _forked(change.prepare) or _killed(change, step) or _forked(partial(_check, change))
        result.expect(not fault, f"{kind.__name__} killed at step {step} of {steps}: {fault}")
        result.done[f"kills of a {kind.__name__.lower()}"] += 1
    result.figures.append(f"a {kind.__name__.lower()} has {steps} steps")


def _steps_of(change: Publication) -> int:
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


def _killed(change: Publication, step: int) -> str:
    """Make the change in a process that is killed at the step; return what is wrong, which is nothing if it was killed."""

    def make() -> str:
        sys.setprofile(Steps(step))
        change.make()
        sys.setprofile(None)
        return ""

    return _forked(make, may_be_killed=True)


def _make_twice(change: Publication) -> str:
    """Do all that is done for a kill but the kill itself, to see how long it takes."""
    change.prepare()
    change.make()
    return _check(change)


def _check(change: Publication) -> str:
    """Check that the change was made or not made, and make it again; return what is wrong."""
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
