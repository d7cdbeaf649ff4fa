"""Quotations over a break between paragraphs: compared with candidates and their neighbours in a row. Reads the store."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise

import regex

from articles.quoting.breaks import Edges, ends_within
from articles.quoting.checks import Check, Found, Part
from articles.quoting.comparing import LINE_BREAK, Match, Source, altered_matches, exact_matches
from articles.searching.commonness import Commonness
from articles.searching.scripts import BY_CHARACTER
from articles.selectors.quoted import Place, Run, StandingText, texts_in

# So many runs of neighbours are read, and to compare them word by word so many. Of two quotations over a break, one may have
# so little of the one paragraph that only the other is found, with each paragraph that ends or begins as that one.
_MOST_RUNS, _MOST_RUNS_ALTERED = 160, 16
# So many characters a neighbour has at least, roughly.
_NEIGHBOUR, _MOST_NEIGHBOURS = 400, 12
# So many are compared, and so many word by word.
_MOST_JOINED, _MOST_JOINED_ALTERED = 8, 2
_UNSPACED = regex.compile(BY_CHARACTER)


def join(checks: Sequence[Check], common: Commonness | None = None) -> None:
    """Compare each quotation with its likeliest candidates and their neighbours, and note what was found; one query.

    Word by word only if it is said how common words are.
    """
    most = _MOST_RUNS if common is None else _MOST_RUNS_ALTERED
    runs = [_runs_around(check, most) for check in checks]
    texts = texts_in(run for of_one in runs for run in of_one)
    for check, of_one in zip(checks, runs, strict=True):
        check.joined = _joined(check, [_Row([*_in_run(run, texts)]) for run in of_one], common)


def _joined(check: Check, rows: Sequence["_Row"], common: Commonness | None) -> list[Found]:
    """Return what of a quotation runs over a break in the rows: as it is, or else word by word."""
    at_break = list(islice((row for row in rows if row.has_break_in(check.edges)), _MOST_JOINED))
    # An ellipsis may stand for the break and the words around it.
    has_gaps = check.quotation.is_elided and not check.is_exact
    likely = [*at_break, *(row for row in rows if has_gaps and row not in at_break)][:_MOST_JOINED]
    exact = [found for row in likely for found in row.exact(check)]
    if exact or check.is_exact or common is None or not check.may_be_altered or not check.may_run_over:
        return exact
    # One of the two words at the break may be another one.
    nearest = [*likely, *(row for row in rows if row not in likely)][:_MOST_JOINED_ALTERED]
    return [found for row in nearest for found in row.found(altered_matches(check.quotation, row.source, common))]


def _in_run(run: Run, texts: Mapping[int, Mapping[int, StandingText]]) -> Iterator[StandingText]:
    in_version = texts[run.version_id]
    return (in_version[ordinal] for ordinal in range(run.first, run.last + 1) if ordinal in in_version)


class _Row:
    """Texts that follow each other, as one text, with a line break or nothing between each two."""

    def __init__(self, texts: Sequence[StandingText], between: str = LINE_BREAK) -> None:
        self.texts, self._between = texts, between

    @cached_property
    def source(self) -> Source:
        """The texts as one."""
        return Source(*(text.text for text in self.texts), between=self._between)

    def has_break_in(self, edges: Edges) -> bool:
        """Whether a quotation has the letters around one of the breaks."""
        return bool(self._breaks_in(edges))

    def exact(self, check: Check) -> Iterator[Found]:
        """Yield each place of a quotation as it is."""
        matches = exact_matches(check.quotation, self.source)
        return self.found(matches) if matches else self._without_spaces(check)

    def _without_spaces(self, check: Check) -> Iterator[Found]:
        """Yield each place of a quotation as it is, without a space at its breaks, as Chinese and Japanese lines are joined.

        Only the texts around the breaks are read as one: marks that meet at a break are folded to one mark.
        """
        breaks = self._breaks_in(check.edges)
        texts = self.texts[breaks[0] : breaks[-1] + 2] if breaks else ()
        if any(_UNSPACED.search(text) for _, text in texts):
            row = _Row(texts, between="")
            yield from row.found(exact_matches(check.quotation, row.source))

    def _breaks_in(self, edges: Edges) -> list[int]:
        """Return the numbers of the texts behind which a break is that a quotation has."""
        pairs = enumerate(pairwise(self.texts))
        return [number for number, ((_, text), (_, following)) in pairs if edges.has_break(text, following)]

    def found(self, matches: Iterable[Match]) -> Iterator[Found]:
        """Yield each of the matches with its parts: they may stand in different paragraphs."""
        return (Found([match], [self._parts(match)]) for match in matches)

    def _parts(self, match: Match) -> list[Part]:
        parts, offset = [], 0
        for place, text in self.texts:
            start, end = max(match.start - offset, 0), min(match.end - offset, len(text))
            if start < end:
                parts.append(Part(place, start, end))
            offset += len(text) + len(self._between)
        return parts


def _runs_around(check: Check, most: int) -> list[Run]:
    """Return the likeliest candidates with their neighbours; those that stand near each other are one run.

    Of the others only those beyond which the quotation may go on, if it seems to run over a break.
    """
    quoted = check.quotation.folded
    reach = min(_MOST_NEIGHBOURS, max(1 + len(quoted.text) // _NEIGHBOUR, ends_within(quoted.stored)))
    best = (check.places.best(key, check.claimed.version_id) for key in check.neighbours)
    runs: list[list[Place]] = []
    for place in sorted(filter(None, best), key=lambda place: (place.version_id, place.ordinal)):
        last = runs[-1][-1] if runs else place
        if runs and last.version_id == place.version_id and place.ordinal - last.ordinal <= reach + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    ranks = {wording_id: rank for rank, wording_id in enumerate(check.neighbours)}
    likeliest = sorted(runs, key=lambda run: -sum(1 / (1 + ranks[place.wording_id]) for place in run))
    neighbours = [run for run in likeliest if len(run) > 1]
    others = [run for run in likeliest if any(place.wording_id in check.at_breaks for place in run)]
    chosen = [*neighbours[: most // 2], *others]
    return [
        Run(run[0].version_id, max(1, run[0].ordinal - reach), run[-1].ordinal + reach)
        for run in list({id(run): run for run in chosen}.values())[:most]
    ]
