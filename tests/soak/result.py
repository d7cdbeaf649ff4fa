"""The result of a part: what was done, and what did not hold."""

from collections import Counter
from dataclasses import dataclass, field

_SHOWN = 10


@dataclass(slots=True)
class Result:
    """Counts of what was done, and the faults that were seen; a fault that is seen often is listed once."""

    done: Counter[str] = field(default_factory=Counter)
    figures: list[str] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)

    def expect(self, holds: bool, fault: str) -> None:
        """Note a fault if something does not hold."""
        if not holds:
            self.faults[fault] += 1

    def __str__(self) -> str:
        """Return a line of what was done and whether all held, and a line for each fault."""
        done = [f"{count:,} {name}" for name, count in sorted(self.done.items())]
        kinds = f"{len(self.faults)} kinds of faults" if self.faults else "all held"
        lines = [f"{count} times: {fault}" for fault, count in self.faults.most_common(_SHOWN)]
        return "\n  ".join(["; ".join([", ".join(done), *self.figures, kinds]), *lines])
