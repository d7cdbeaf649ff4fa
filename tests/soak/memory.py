"""The memory of a running service: all its processes, each page shared out among those that share it (Linux alone)."""

import threading
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

from tests.support.live import Service

EVERY = 2.0  # seconds between two looks
GROWTH = 0.15  # of the memory after warm-up that it may grow by
LEAST = 60  # looks in each part of the time that is compared: a worker that was killed warms up again for minutes


def memory_of(process: int) -> float:
    """Return the anonymous memory (Pss) of a process and of all below it, in MiB; files that are mapped do not count."""
    total = 0.0
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        total = sum(float(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Pss_Anon:"))
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return total  # it has ended
    return total + sum(memory_of(int(child)) for child in children)


@dataclass(slots=True)
class Watch:
    """Looks at the memory from time to time."""

    service: Service
    looks: list[float] = field(default_factory=list)

    def run(self, stop: threading.Event) -> None:
        """Look until it is to stop."""
        while not stop.wait(EVERY):
            self.looks.append(memory_of(self.service.process.pid))

    def growth(self) -> tuple[float, float]:
        """Return the mean of the fifth before the middle and that of the last fifth, in MiB; both are 0 if there is none."""
        fifth, middle = len(self.looks) // 5, len(self.looks) // 2
        if not fifth:
            return 0.0, 0.0
        return mean(self.looks[middle - fifth : middle]), mean(self.looks[-fifth:])

    def is_long(self) -> bool:
        """Whether it looked for long enough to tell growth from warming up."""
        return len(self.looks) // 5 >= LEAST
