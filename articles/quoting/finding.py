"""Where the archive has some quotations: candidates from the index, compared with the texts themselves. Reads the store.

1. Wordings that have a quotation's fragments are looked up; each is compared with the whole quotation. If there are too many, all
   of its words are looked up.
2. For what none of them has word for word, wordings that share short phrases are compared as well, word by word.
3. What may run over a break between paragraphs is compared with the neighbours of the best candidates (see `joining`): as it is
   before the second step, and word by word behind it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise, takewhile

import regex

from articles.quoting.breaks import ends_within
from articles.quoting.checks import Check
from articles.quoting.comparing import QuotedDifference, Source, altered_matches, exact_matches
from articles.quoting.joining import join
from articles.quoting.likely import likeliest
from articles.quoting.looking_up import Sought, with_all_words, with_fragments, with_short_phrases
from articles.searching.commonness import Commonness, commonness
from articles.searching.scripts import BY_CHARACTER
from articles.searching.terms import words
from articles.selectors.languages import known_languages
from articles.selectors.quoted import places_of, texts_of, wordings_of_paragraphs

# So many are compared with a quotation as it is; if none has it, so many that have long runs, and that have short phrases, are
# looked at, and of these so many that have the most of its words.
_MOST_EXACT, _MOST_OF_EACH, _MOST_LIKELY = 60, 200, 24
# So many are compared word by word. One that has a smaller share of a quotation's words cannot be like enough (see `comparing`).
_MOST_ALTERED, _LEAST_SHARED = 6, 0.4
# One that has a quotation as it is shares its words, but for those that a hyphen or a bracket cuts.
_LEAST_OF_EXACT = 0.8
# So many that have the most phrases, and the most runs, are joined with their neighbours if a quotation may run over a break.
_MOST_NEIGHBOURS = 80
_UNSPACED = regex.compile(BY_CHARACTER)
_WORD = re.compile(r"\w+")
# One that is less like a quotation than the best one by so much is not told of (see `verifying`).
_FAR = 0.15
# So many others that have the very words of the best one are told of as well: one more than are listed.
_MOST_ALIKE = 11


def find(checks: Sequence[Check]) -> None:
    """Look for each quotation, and note what was found; in a bounded number of queries."""
    if not checks:
        return
    sources = _Sources()
    languages, common = known_languages(), commonness()
    own = wordings_of_paragraphs({check.claimed.paragraph_id for check in checks if check.claimed.paragraph_id})
    for check, runs in zip(checks, with_fragments(_sought(checks), languages, common), strict=True):
        check.own = own.get(check.claimed.paragraph_id or 0, ())
        check.candidates = _merged(check.own, runs.wordings[:_MOST_EXACT])
        check.runs = runs
    sources.load(check.candidates for check in checks)
    for check in checks:
        _compare_exactly(check, _may_be_exact(check), sources)
    _compare_others([check for check in checks if check.is_exact and _is_wanted_elsewhere(check)], sources)
    _look_for_all_words([check for check in checks if _has_more_candidates(check)], sources, languages, common)
    for check in checks:
        check.may_stand_elsewhere = check.is_exact and _may_stand_elsewhere(check)
    to_join = [check for check in checks if not check.is_whole]
    sources.load(check.runs.wordings for check in to_join if not check.is_exact)
    for check in to_join:
        candidates = check.candidates if check.is_exact else _merged(check.candidates, check.runs.wordings)
        check.neighbours = check.at_breaks = _crossing(check, candidates, sources)
    _join(checks, to_join)
    pending = [check for check in checks if not check.is_exact]
    known = [check.runs for check in pending]
    for check, candidates in zip(pending, with_short_phrases(_sought(pending), known, languages, common), strict=True):
        check.candidates = _merged(check.own, candidates[:_MOST_OF_EACH])
        check.has_more_candidates = len(candidates) > _MOST_OF_EACH
    sources.load(check.candidates for check in pending)
    for check in pending:
        _compare_likely(check, sources, common)
    _join(checks, [check for check in pending if not check.is_whole], common)


def _may_be_exact(check: Check) -> list[int]:
    """Return the candidates that may have a quotation word for word: those with all of its runs, as far as these are known.

    In a script without spaces a quotation may begin or end inside of what is indexed as a word.
    """
    whole = check.runs.whole
    if whole is None or _UNSPACED.search(check.quotation.folded.stored):
        return check.candidates
    return [key for key in check.candidates if key in whole or key in check.own]


def _is_wanted_elsewhere(check: Check) -> bool:
    """Whether fewer texts with the very characters of a quotation were found than are told of."""
    return _verbatim_in(check) < _MOST_ALIKE


def _verbatim_in(check: Check) -> int:
    """Return how many texts have a quotation verbatim, as far as it is known."""
    return sum(matches[0].wording == "verbatim" for matches in check.matches.values())


def _compare_others(checks: Sequence[Check], sources: "_Sources") -> None:
    """Compare quotations with all that has runs of them; one query if there are any."""
    for check in checks:
        check.candidates = _merged(check.candidates, check.runs.wordings)
    sources.load(check.candidates for check in checks)
    for check in checks:
        others = [key for key in _may_be_exact(check) if key not in check.matches]
        _compare_exactly(check, _likely_exact(check, others, sources), sources)


def _likely_exact(check: Check, candidates: Iterable[int], sources: "_Sources") -> list[int]:
    """Return candidates, first those that have the very characters of a quotation.

    If it is of a few words and was found, only these: hundreds may have a few words, and to compare each takes too long.
    """
    quoted = check.quotation.folded.stored.strip()
    having = [key for key, text in sources.stored(candidates) if quoted in text]
    return having if check.is_exact and check.quotation.is_weak else _merged(having, candidates)


def _may_stand_elsewhere(check: Check) -> bool:
    """Whether texts may have a quotation that were not compared with it."""
    if check.runs.whole is None or not check.runs.whole <= set(check.candidates):
        return True
    return len(check.runs.wordings) > _MOST_EXACT and check.quotation.is_weak and not _verbatim_in(check)


def _has_more_candidates(check: Check) -> bool:
    """Whether a quotation was not found, though wordings may have it that were not compared, or other parts of it."""
    runs = check.runs
    if len(runs.wordings) <= _MOST_EXACT:
        return False
    if check.is_exact:
        return runs.whole is None and _is_wanted_elsewhere(check)
    if not runs.whole and runs.whole is not None:
        return ends_within(check.quotation.folded.stored) > 0
    return runs.whole is None or not runs.whole <= set(check.candidates)


def _look_for_all_words(
    checks: Sequence[Check], sources: "_Sources", languages: Sequence[str], common: Commonness
) -> None:
    """Compare quotations with what has all of their words; two queries if there are any."""
    if not checks:
        return
    known = [check.runs for check in checks]
    for check, runs in zip(checks, with_all_words(_sought(checks), known, languages, common), strict=True):
        check.candidates = _merged(runs.wordings, check.candidates)
        if check.runs.whole is None:
            check.runs = check.runs._replace(whole=runs.whole)
    sources.load(check.candidates for check in checks)
    for check in checks:
        _compare_exactly(check, _likely_exact(check, check.candidates, sources)[:_MOST_EXACT], sources)


def _crossing(check: Check, candidates: Iterable[int], sources: "_Sources") -> list[int]:
    """Return the candidates beyond which a quotation goes on if it runs over a break as it is; of one with gaps, all.

    One that was found with marked gaps may run over a break as it is: what looks like a mark of its writer may be the text's own.
    """
    has_gaps = check.quotation.is_elided and not check.is_exact
    return [key for key, text in sources.stored(candidates) if has_gaps or check.edges.crosses(text)]


def _join(checks: Sequence[Check], likely: Iterable[Check], common: Commonness | None = None) -> None:
    """Look for the likely ones over a break; those that were found with gaps only beyond candidates on which they may go on."""
    to_join = [check for check in likely if check.at_breaks or not check.is_exact]
    _note_places(checks, to_join)
    join(to_join, common)


class _Sources:
    """The texts of wordings, by their ids, each folded and cut into words once, if it is asked for."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._folded: dict[int, Source] = {}
        self._words: dict[int, Sequence[str]] = {}

    def __contains__(self, wording_id: int) -> bool:
        return wording_id in self._texts

    def __getitem__(self, wording_id: int) -> Source:
        if wording_id not in self._folded:
            self._folded[wording_id] = Source(self._texts[wording_id])
        return self._folded[wording_id]

    def stored(self, wording_ids: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Yield those of the texts that were read, as stored, each with its id."""
        return ((key, self._texts[key]) for key in wording_ids if key in self._texts)

    def text(self, wording_id: int) -> str:
        """Return a text as stored."""
        return self._texts[wording_id]

    def load(self, wording_ids: Iterable[Iterable[int]]) -> None:
        """Read the texts that are not known; one query if there are any."""
        wanted = set(chain.from_iterable(wording_ids)) - self._texts.keys()
        self._texts |= texts_of(wanted)

    def words(self, wording_id: int) -> Sequence[str]:
        """Return the folded words of a text in order."""
        if wording_id not in self._words:
            self._words[wording_id] = words(self._texts[wording_id])
        return self._words[wording_id]


def _compare_exactly(check: Check, candidates: Iterable[int], sources: _Sources) -> None:
    """Note which of the candidates have a quotation word for word."""
    for wording_id in candidates:
        if wording_id in sources and (matches := exact_matches(check.quotation, sources[wording_id])):
            check.matches[wording_id] = matches


def _compare_likely(check: Check, sources: _Sources, common: Commonness) -> None:
    """Compare a quotation with the candidates that share the most of its words: as it is, or else word by word."""
    shares = _shares(check, sources)
    _compare_exactly(check, (key for share, key in shares if share >= _LEAST_OF_EXACT), sources)
    if not check.is_exact and check.may_be_altered:
        _compare_altered(check, shares[:_MOST_ALTERED], sources, common)
    candidates = _merged((key for _, key in shares), check.candidates[:_MOST_NEIGHBOURS])
    if check.may_run_over and check.may_be_altered:
        check.neighbours = _merged(candidates, check.runs.wordings[:_MOST_NEIGHBOURS])
        check.at_breaks = {key for key, text in sources.stored(candidates) if check.edges.may_cross(text)}
    else:
        check.neighbours = check.at_breaks = _crossing(check, candidates, sources)


def _shares(check: Check, sources: _Sources) -> list[tuple[float, int]]:
    """Return the candidates with the share of the quotation's words that they have, without small ones.

    Those come first that share the most words and pairs of words: a single word may stand anywhere in a text.
    """
    in_order = words(check.quotation.folded.stored)
    quoted, pairs = set(in_order), set(pairwise(in_order))
    shares: list[tuple[float, float, int]] = []
    texts = dict(sources.stored(check.candidates))
    for key in _merged(check.own, likeliest(check.quotation.folded.stored, texts, _MOST_LIKELY)):
        own = sources.words(key)
        share = len(quoted.intersection(own)) / len(quoted)
        if share >= _LEAST_SHARED:
            shares.append((share + len(pairs.intersection(pairwise(own))) / len(quoted), share, key))
    return [(share, key) for _, share, key in sorted(shares, key=lambda ranked: -ranked[0])]


def _compare_altered(check: Check, shares: Iterable[tuple[float, int]], sources: _Sources, common: Commonness) -> None:
    """Compare a quotation word by word with those candidates that can be nearly as much alike as the best one."""
    best = 0.0
    for share, wording_id in shares:
        # With such a share of the words in its own, nothing can be more alike.
        if 2 * share / (1 + share) < best - _FAR:
            continue
        # Of the claimed paragraph even common words tell something.
        by_chance = None if wording_id in check.own else common
        if matches := altered_matches(check.quotation, sources[wording_id], by_chance):
            check.matches[wording_id] = matches
            if matches[0].score > best:
                best, check.may_run_over = matches[0].score, sources[wording_id].is_at_an_end(matches[0])
    _compare_alike(check, sources)


def _compare_alike(check: Check, sources: _Sources) -> None:
    """Compare a quotation with those candidates that have the very words of the place that is most like it."""
    if not check.matches:
        return
    nearest, (match, *_) = max(check.matches.items(), key=lambda found: found[1][0].score)
    differences = match.differences
    before = sum(len(one.source) for one in takewhile(_is_other, differences))
    behind = sum(len(one.source) for one in takewhile(_is_other, reversed(differences)))
    told = sources.text(nearest)[match.start + before : match.end - behind]
    words_told = _WORD.findall(told)
    having = [key for key, text in sources.stored(check.candidates) if told in text or _has_words(text, words_told)]
    # If several of those that were looked at have the words, others may have them as well.
    check.may_stand_elsewhere = check.has_more_candidates and len(having) > 1
    for wording_id in islice((key for key in having if key not in check.matches), _MOST_ALIKE):
        if matches := altered_matches(check.quotation, sources[wording_id]):
            check.matches[wording_id] = matches


def _has_words(text: str, told: Sequence[str]) -> bool:
    """Whether a text has some words next to each other, whatever marks stand between them."""
    # Few texts have all of the words, and to compile a pattern of them takes as long as to look at a hundred texts.
    return all(word in text for word in told) and re.search(r"\W+".join(told), text) is not None


def _is_other(difference: QuotedDifference) -> bool:
    return difference.op != "equal"


def _sought(checks: Iterable[Check]) -> list[Sought]:
    return [Sought(check.quotation, check.claimed.article_id) for check in checks]


def _merged(*wording_ids: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(chain.from_iterable(wording_ids)))


def _note_places(checks: Sequence[Check], to_join: Iterable[Check]) -> None:
    """Load where the wordings stand that have a quotation, and the candidates of those to join, if it is not known."""
    known = checks[0].places
    wanted = {key for check in checks for key in check.matches} | {key for check in to_join for key in check.neighbours}
    with_makers = any(check.claimed.people or check.claimed.outlets for check in checks)
    places = known.and_those_of(places_of(wanted - known.of_wording.keys(), with_makers=with_makers))
    for check in checks:
        check.places = places
