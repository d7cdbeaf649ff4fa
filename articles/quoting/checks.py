"""A quotation that is being looked for, and what was found of it so far. Pure: loaded rows, and no query."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from articles.choices import WordingName
from articles.quoting.breaks import Edges
from articles.quoting.claimed import NOWHERE, Claimed
from articles.quoting.comparing import LINE_BREAK, Match
from articles.quoting.looking_up import NO_RUNS, Runs
from articles.quoting.quotation import Quotation
from articles.selectors.quoted import Place, Places

# From the best to the worst.
WORDINGS: Sequence[WordingName] = ("verbatim", "typographic", "elided", "altered")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a passage that has the quotation or a part of it: `start` and `end` in the passage's text."""

    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A text that has the quotation: each occurrence of it, or the place that is most like it.

    `occurrences` has the parts of each: one, or one in each paragraph if the quotation runs over a break. `others` are all places
    of the same wording.
    """

    matches: Sequence[Match]
    occurrences: Sequence[Sequence[Part]]
    others: Sequence[Place] = ()

    @property
    def grade(self) -> tuple[int, float]:
        """How well it answers; the smaller, the better."""
        return WORDINGS.index(self.matches[0].wording), -self.matches[0].score

    @property
    def is_current(self) -> bool:
        """Whether it stands in the current version; all parts are of one version."""
        return self.places[0].is_current

    @property
    def places(self) -> list[Place]:
        """The places of the parts of the first occurrence."""
        return [part.place for part in self.occurrences[0]]


@dataclass
class Check:
    """A quotation that is being looked for, where it is said to stand, and what was found.

    `own` are the wordings of the claimed paragraph, and `runs` those that have runs of its words. The candidates are compared
    with it. What may only have a part of it counts among the `neighbours`, and among those `at_breaks` if the quotation may
    go on beyond it. It `may_stand_elsewhere` if texts may have it as well that were not compared with it, as when it
    `has_more_candidates` than are looked at.
    """

    quotation: Quotation
    claimed: Claimed = NOWHERE
    own: Sequence[int] = ()
    candidates: list[int] = field(default_factory=list)
    runs: Runs = NO_RUNS
    neighbours: Sequence[int] = ()
    at_breaks: Collection[int] = ()
    matches: dict[int, list[Match]] = field(default_factory=dict)
    may_run_over: bool = True
    has_more_candidates: bool = False
    may_stand_elsewhere: bool = False
    joined: list[Found] = field(default_factory=list)
    places: Places = field(default_factory=lambda: Places({}, {}))

    @cached_property
    def edges(self) -> Edges:
        """What tells beyond which texts it may go on."""
        return Edges(self.quotation.folded.stored)

    @property
    def is_exact(self) -> bool:
        """Whether a text has it word for word, or several that follow each other."""
        found = [*self.matches.values(), *(joined.matches for joined in self.joined)]
        return any(matches[0].wording != "altered" for matches in found)

    @property
    def is_whole(self) -> bool:
        """Whether a text has it as it is, its dots and brackets the text's own, and its line breaks too."""
        has_break = LINE_BREAK in self.quotation.folded.stored.strip()
        as_it_is = ("verbatim",) if has_break else ("verbatim", "typographic")
        return any(matches[0].wording in as_it_is for matches in self.matches.values())

    @property
    def may_be_altered(self) -> bool:
        """Whether a text with other words can count: of a few words, only one that is said to have them."""
        return not self.quotation.is_weak or self.claimed.paragraph_id is not None

    @property
    def found(self) -> list[Found]:
        """Everything that was found."""
        return [*self._in_wordings(), *self.joined]

    def _in_wordings(self) -> Iterator[Found]:
        for wording_id, matches in self.matches.items():
            place = self.places.best(wording_id, self.claimed.version_id)
            if place:
                occurrences = [[Part(place, match.start, match.end)] for match in matches]
                yield Found(matches, occurrences, self.places.of_wording[wording_id])
