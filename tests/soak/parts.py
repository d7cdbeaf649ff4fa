"""The parts of the soak by name: on which databases each runs, and for how many seconds at most."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.soak import clock, dumping, forwarded, killed, many_versions, mixed, overload, two_servers
from tests.soak.result import Result

BOTH = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Part:
    """A part: a function that runs it for about so many seconds."""

    run: Callable[[float], Result]
    databases: tuple[str, ...] = BOTH


PARTS = {
    "mixed": Part(mixed.run),
    "killed": Part(killed.run),
    "clock": Part(clock.run),
    "dumping": Part(dumping.run),
    "many_versions": Part(many_versions.run),
    "forwarded": Part(forwarded.run, ("sqlite",)),
    "overload": Part(overload.run),
    "two_servers": Part(two_servers.run, ("sqlite",)),
}
LIMITS = {
    "forwarded": 120.0,
    "dumping": 60.0,
    "many_versions": 600.0,
    "killed": 300.0,
    "overload": 60.0,
    "two_servers": 30.0,
}
