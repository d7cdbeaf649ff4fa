"""Where the archive has some quotations: candidates from the index, compared with the texts themselves. Reads the store.

1. Wordings that have a quotation's fragments are looked up; each is compared with the whole quotation.
2. For what none of them has word for word, wordings that share short phrases are compared as well, word by word.
3. What may run over a break between paragraphs is compared with the neighbours of the best candidates.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain

from articles.choices import WordingName
from articles.models import Passage
from articles.quoting.claimed import NOWHERE, Claimed
from articles.quoting.comparing import Match, Source, altered_matches, exact_matches
from articles.quoting.looking_up import Sought, with_fragments, with_short_phrases
from articles.quoting.quotation import Quotation
from articles.searching.commonness import commonness
from articles.searching.terms import words
from articles.selectors.languages import known_languages
from articles.selectors.quoted import (
    Place,
    Places,
    Run,
    passages_in,
    places_of,
    wordings_of,
    wordings_of_paragraphs,
)

# From the best to the worst.
WORDINGS: Sequence[WordingName] = ("verbatim", "typographic", "elided", "altered")
# So many are compared with a quotation as it is; if none has it, so many that have long runs, and that have short phrases.
_MOST_EXACT, _MOST_OF_EACH = 60, 30
# So many are compared word by word. One that has a smaller share of a quotation's words cannot be like enough (see `comparing`).
_MOST_ALTERED, _LEAST_SHARED = 6, 0.4
# How many runs of neighbours are compared, and how many characters a neighbour has at least, roughly.
_MOST_JOINED, _MOST_JOINED_ALTERED, _NEIGHBOUR = 5, 2, 400
_MOST_NEIGHBOURS = 12


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
    def places(self) -> list[Place]:
        """The places of the parts of the first occurrence."""
        return [part.place for part in self.occurrences[0]]


@dataclass(slots=True)
class Check:
    """A quotation that is being looked for, where it is said to stand, and what was found.

    The candidates are compared with it. What may only have a part of it counts among the `neighbours`.
    """

    quotation: Quotation
    claimed: Claimed = NOWHERE
    candidates: list[int] = field(default_factory=list)
    neighbours: Collection[int] = ()
    matches: dict[int, list[Match]] = field(default_factory=dict)
    joined: list[Found] = field(default_factory=list)
    places: Places = field(default_factory=lambda: Places({}, {}))

    @property
    def is_exact(self) -> bool:
        """Whether a text has it word for word."""
        return any(matches[0].wording != "altered" for matches in self.matches.values())

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


def find(checks: Sequence[Check]) -> None:
    """Look for each quotation, and note what was found; in a bounded number of queries."""
    if not checks:
        return
    sources = _Sources()
    languages, common = known_languages(), commonness()
    own = wordings_of_paragraphs({check.claimed.paragraph_id for check in checks if check.claimed.paragraph_id})
    for check, candidates in zip(checks, with_fragments(_sought(checks), languages, common), strict=True):
        check.candidates = _merged(own.get(check.claimed.paragraph_id or 0, ()), candidates[:_MOST_EXACT])
        check.neighbours = candidates
    _compare_exactly(checks, sources)
    pending = [check for check in checks if not check.is_exact]
    for check, candidates in zip(pending, with_short_phrases(_sought(pending), languages, common), strict=True):
        claimed = own.get(check.claimed.paragraph_id or 0, ())
        check.candidates = _merged(claimed, candidates[:_MOST_OF_EACH], check.candidates[:_MOST_OF_EACH])
        check.neighbours = _merged(check.candidates, check.neighbours)
    _compare_exactly(pending, sources)
    pending = [check for check in pending if not check.is_exact]
    _compare_altered(pending, sources)
    _note_places(checks, pending)
    _join(pending)


class _Sources(dict[int, Source]):
    """The texts of wordings, folded once each."""

    def load(self, wording_ids: Collection[int]) -> None:
        """Read the texts that are not known; one query."""
        for wording_id, wording in wordings_of(set(wording_ids) - self.keys()).items():
            self[wording_id] = Source(wording.text)

    def words(self, wording_id: int) -> Set[str]:
        """Return the different words of a text."""
        return set(words(self[wording_id].folded.stored))


def _by_shared_words(check: Check, sources: _Sources) -> list[int]:
    """Return the candidates by how many of the quotation's words they have, those without a fair share left out."""
    quoted = set(words(check.quotation.folded.stored))
    shares = {key: len(quoted & sources.words(key)) / len(quoted) for key in check.candidates if key in sources}
    likely = [key for key, share in shares.items() if share >= _LEAST_SHARED]
    return sorted(likely, key=lambda key: -shares[key])


def _compare_altered(checks: Iterable[Check], sources: _Sources) -> None:
    """Compare each quotation with the likeliest candidates, as far as other words can count."""
    for check in checks:
        for wording_id in _by_shared_words(check, sources)[:_MOST_ALTERED] if check.may_be_altered else ():
            if matches := altered_matches(check.quotation, sources[wording_id]):
                check.matches[wording_id] = matches


def _sought(checks: Iterable[Check]) -> list[Sought]:
    return [Sought(check.quotation, check.claimed.article_id) for check in checks]


def _merged(*wording_ids: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(chain.from_iterable(wording_ids)))


def _compare_exactly(checks: Sequence[Check], sources: _Sources) -> None:
    """Note which of its candidates have each quotation word for word."""
    sources.load({wording_id for check in checks for wording_id in check.candidates})
    for check in checks:
        for wording_id in check.candidates:
            if wording_id in sources and (matches := exact_matches(check.quotation, sources[wording_id])):
                check.matches[wording_id] = matches


def _note_places(checks: Iterable[Check], pending: Iterable[Check]) -> None:
    """Load where the wordings stand that have a quotation, and the candidates for the `pending` ones."""
    wanted = {key for check in checks for key in check.matches}
    wanted |= {key for check in pending for key in check.neighbours}
    places = places_of(wanted)
    for check in checks:
        check.places = places


# ── Over breaks between paragraphs ──────────────────────────────────────────────────────────────────────────────────
def _join(checks: Sequence[Check]) -> None:
    """Compare each quotation with its likeliest candidates and their neighbours in a row."""
    runs = [_runs_around(check) for check in checks]
    passages = passages_in(run for of_one in runs for run in of_one)
    for check, of_one in zip(checks, runs, strict=True):
        rows = [_Row([*_in_run(run, passages)]) for run in of_one]
        exact = [found for row in rows if (found := row.found(exact_matches(check.quotation, row.source)))]
        likely = rows[:_MOST_JOINED_ALTERED] if check.may_be_altered and not exact else []
        altered = [found for row in likely if (found := row.found(altered_matches(check.quotation, row.source)))]
        check.joined = [*exact, *altered]


def _in_run(run: Run, passages: Mapping[int, Mapping[int, Passage]]) -> Iterator[Passage]:
    in_version = passages[run.version_id]
    return (in_version[ordinal] for ordinal in range(run.first, run.last + 1) if ordinal in in_version)


class _Row:
    """Passages that follow each other, as one text."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.source = Source(*(passage.wording.text for passage in passages))

    def found(self, matches: Iterable[Match]) -> Found | None:
        """Return the matches that run over a break, with their parts; None if there are none."""
        split = [(match, parts) for match in matches if len(parts := self._parts(match)) > 1]
        return Found([match for match, _ in split], [parts for _, parts in split]) if split else None

    def _parts(self, match: Match) -> list[Part]:
        parts, offset = [], 0
        for passage in self.passages:
            length = len(passage.wording.text)
            start, end = max(match.start - offset, 0), min(match.end - offset, length)
            if start < end:
                parts.append(Part(_place(passage), start, end))
            offset += length + 1
        return parts


def _runs_around(check: Check) -> list[Run]:
    """Return the likeliest candidates with their neighbours; those that stand near each other are one run."""
    reach = min(_MOST_NEIGHBOURS, 1 + len(check.quotation.folded.text) // _NEIGHBOUR)
    best = (check.places.best(key, check.claimed.version_id) for key in check.neighbours)
    runs: list[list[Place]] = []
    for place in sorted(filter(None, best), key=lambda place: (place.version_id, place.ordinal)):
        last = runs[-1][-1] if runs else place
        if runs and last.version_id == place.version_id and place.ordinal - last.ordinal <= reach:
            runs[-1].append(place)
        else:
            runs.append([place])
    ranks = {wording_id: rank for rank, wording_id in enumerate(check.neighbours)}
    likeliest = sorted(runs, key=lambda run: -sum(1 / (1 + ranks[place.wording_id]) for place in run))
    neighbours = [run for run in likeliest if len(run) > 1]
    chosen = [*neighbours[: _MOST_JOINED // 2], *likeliest]
    return [
        Run(run[0].version_id, max(1, run[0].ordinal - reach), run[-1].ordinal + reach)
        for run in list({id(run): run for run in chosen}.values())[:_MOST_JOINED]
    ]


def _place(passage: Passage) -> Place:
    version = passage.version
    return Place(
        passage.wording_id,
        passage.pk,
        passage.paragraph_id,
        version.pk,
        version.number,
        passage.ordinal,
        version.article_id,
        version.article.current_version_id or 0,
    )
