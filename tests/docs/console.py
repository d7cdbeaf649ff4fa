"""Typing the commands of the documentation into one bash, and comparing what it prints with what the page says."""

import os
import re
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from alliance.settings import BASE_DIR

# Only ends a command that hangs, before pytest ends the test: a loaded machine may take minutes over one that works.
SECONDS = 240
ANYTHING = "…"


class Session:
    """A bash in the root of the repository; variables last from one command to the next, as in a terminal."""

    def __init__(self, bash: "subprocess.Popen[str]") -> None:
        self._bash = bash

    def run(self, command: str) -> list[str]:
        """Run a command and return the lines that it prints on both of its channels."""
        assert self._bash.stdin
        assert self._bash.stdout
        end = uuid.uuid4().hex
        # The command does not get the rest of the session as its input, and `$?` is still its own afterwards.
        self._bash.stdin.write(f"{{ {command}\n}} </dev/null; _s=$?; printf '\\n{end}\\n'; (exit $_s)\n")
        self._bash.stdin.flush()
        printed: list[str] = []
        watch = threading.Timer(SECONDS, os.killpg, (self._bash.pid, signal.SIGKILL))
        watch.start()
        try:
            for line in self._bash.stdout:
                if line.rstrip("\n") == end:
                    return _trimmed(printed)
                printed.append(line.rstrip())
        finally:
            watch.cancel()
        raise AssertionError(f"The shell ended, or took more than {SECONDS} s, in: {command}\n" + "\n".join(printed))


@contextmanager
def session(environment: Mapping[str, str], folder: Path) -> Iterator[Session]:
    """Open a bash with the service's environment, in which `python` is this one and temp files go to `folder`."""
    path = os.pathsep.join([str(Path(sys.executable).parent), environment.get("PATH", os.defpath)])
    given = {**environment, "PATH": path, "TMPDIR": str(folder), "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        ["bash", "--noprofile", "--norc"],
        cwd=BASE_DIR,
        env=given,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as bash:
        yield Session(bash)


def agrees(printed: Sequence[str], expected: Sequence[str]) -> bool:
    """Whether what was printed is what the page says; `…` there stands for anything: in a line, or for whole lines."""
    pattern = "".join(_line_pattern(line) for line in _trimmed(expected))
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def _line_pattern(line: str) -> str:
    if line == ANYTHING:
        return r"(?:.*\n)*?"
    return ".*?".join(map(re.escape, line.split(ANYTHING))) + r"\n"


def _trimmed(lines: Sequence[str]) -> list[str]:
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept
