"""A program that runs beside the server, as a child of its process, and is started anew if it ends."""

import subprocess  # nosec B404 # for the worker of the webhooks
import time
from collections.abc import Sequence

from granian.log import logger

REST = 10.0  # seconds between two starts at least, so that a program that cannot run does not take up the machine


class Companion:
    """The program of a command; the log calls it `name`."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name = name
        self.command = command
        self.process: subprocess.Popen[bytes] | None = None
        self._started = -REST

    def look(self) -> None:
        """Start the program if it does not run; an end is logged."""
        if self.process is not None and self.process.poll() is not None:
            logger.error("%s ended with %d and is started anew.", self.name, self.process.returncode)
            self.process = None
        if self.process is None and time.monotonic() >= self._started + REST:
            self._started = time.monotonic()
            self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL)  # nosec B603 # this service, without a shell

    def stop(self) -> None:
        """Ask the program to end."""
        if self.process is not None:
            self.process.terminate()
