"""Typing the commands of the documentation into one bash, and comparing what it prints with what the page says.

`python manage.py …` runs in a fork of one warm process, as importing the service for each command takes most of the time.
"""

import os
import re
import shlex
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from alliance.settings import BASE_DIR

# Only ends a command that hangs, before pytest ends the test: a loaded machine may take minutes over one that works.
SECONDS = 240
SUPPORT = BASE_DIR / "tests" / "support"
# `start` and the like do not end by themselves, and are ended by a signal to the process that was started.
WRAPPER = """\
#!/bin/sh
case "$1 $2" in
    "manage.py start"*|"manage.py deliver_webhooks"*) ;;
    "manage.py "*) [ "$PWD" = {root} ] && exec {python} -IS {client} {socket} "$@" ;;
esac
exec {python} "$@"
"""
ANYTHING = "…"
# In a terminal the lines of both channels come in the order in which they are printed.
TERMINAL = {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


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
def warm_python(environment: Mapping[str, str], folder: Path) -> Iterator[Path]:
    """Start the warm process for a service's environment; yield a folder with a `python` that makes use of it."""
    names = {
        "python": sys.executable,
        "root": BASE_DIR,
        "client": SUPPORT / "warm_client.py",
        "socket": folder / "socket",
    }
    program = folder / "bin" / "python"
    program.parent.mkdir()
    quoted = {name: shlex.quote(str(value)) for name, value in names.items()}
    program.write_text(WRAPPER.format(**quoted), encoding="utf-8")
    program.chmod(0o755)
    command = [sys.executable, "-m", "tests.support.warm_manage", str(folder / "socket")]
    given = {**environment, **TERMINAL, "DJANGO_SETTINGS_MODULE": "alliance.settings"}
    with subprocess.Popen(command, cwd=BASE_DIR, env=given, stdin=subprocess.PIPE) as process:
        deadline = time.monotonic() + SECONDS
        while not (folder / "socket").exists():
            assert process.poll() is None, "The warm process ended."
            assert time.monotonic() < deadline, "The warm process did not start."
            time.sleep(0.05)
        yield program.parent
        assert process.stdin
        process.stdin.close()


@contextmanager
def session(environment: Mapping[str, str], folder: Path, programs: Path) -> Iterator[Session]:
    """Open a bash with the service's environment; `python` is the one in `programs`, and temp files go to `folder`."""
    path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), environment.get("PATH", os.defpath)])
    given = {**environment, "PATH": path, "TMPDIR": str(folder), **TERMINAL}
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
