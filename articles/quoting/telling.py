"""Which phrases of a quotation to look for: rare ones, from all over it, without the common words around them. Pure.

To look up a phrase, the index reads where each of its words stands: a common word costs the most, and tells the least.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

import regex

from articles.quoting.breaks import parts_of
from articles.quoting.quotation import Fragment, Quotation
from articles.searching.commonness import Commonness
from articles.searching.terms import words
from articles.typography import SPACE, Folded

Phrase = tuple[str, ...]

# A phrase of more words costs more and tells hardly more. Of a quotation so many runs are looked for.
_RUN, _LONG_RUN, _MOST_RUNS = 4, 6, 6
# A quotation of more words may run over several breaks, so phrases are taken from each stretch of so many words.
_STRETCH = 20
# Of short phrases some are taken from each stretch of so many words: where two texts were joined, few words tell which.
_STRETCH_OF_SHORT = 8
# Long phrases cost the most, but tell apart what shares each run of a quotation; so many words are enough. Most often a paragraph
# of a quotation over a break has a third of it, and so many words.
_MOST_OF_LONG, _PARTS, _LEAST_OF_PART = 32, 3, 5
# A single word at an end stands in too many texts.
_FEWEST = 2
# How many phrases of so many words are looked for.
_SHORT = ((3, 8), (2, 3))
# As many are looked for as have the index read so many entries of words, or so many for each text; but so many at least.
_ENTRIES, _ENTRIES_A_TEXT, _LEAST_SHORT = 300_000, 3.0, 4
# Persian writes the parts of a word apart with it, and they are indexed as words.
_NON_JOINER = "\u200c"
_PARTS_WORDS = regex.compile(
    rf"(?<=[[\p{{L}}\p{{M}}]--[\p{{Latin}}\p{{Greek}}\p{{Cyrillic}}]]){_NON_JOINER}(?=\p{{L}})", regex.V1
)
# A word is common if so many texts have it. What stands in so few texts is looked for without common words.
_COMMON, _FEW = 20_000, 100
# Words that stand next to each other do so in more texts than by chance: roughly by this exponent of it.
_TOGETHER = 0.8


def runs_of(quotation: Quotation, common: Commonness) -> list[Phrase]:
    """Return runs of words that a text must have if it has the quotation as it is: of each stretch of a fragment the rarest.

    A quotation over breaks between paragraphs has one of them in each, most often.
    """
    runs = []
    for fragment in quotation.fragments:
        whole = whole_words(quotation, fragment)
        count = max(2, -(-len(whole) // _STRETCH)) if len(whole) > _RUN else 1
        size = max(1, -(-len(whole) // count))
        runs += [_rarest(whole[start : start + size], common) for start in range(0, len(whole), size)]
    if not any(runs) and quotation.whole:
        # All of its words stand in brackets, or are cut by some: these may be the text's own.
        runs = [_rarest(tuple(words(quotation.whole.words)), common)]
    rarest = sorted(filter(None, runs), key=lambda run: -told_by(run, common))[:_MOST_RUNS]
    return [_trimmed(run, common) for run in rarest]


def whole_phrase_of(quotation: Quotation) -> Phrase:
    """Return the longest fragment."""
    fragments = (whole_words(quotation, fragment) for fragment in quotation.fragments)
    return max(fragments, key=len, default=())[:_MOST_OF_LONG]


def edges_of(quotation: Quotation, common: Commonness) -> list[Phrase]:
    """Return the rarest words that may stand before the first break between paragraphs, and behind the last.

    They are its first and its last sentence; if it has only one, or hardly a word there, a third of the quotation at that end.
    """
    stored = quotation.folded.stored
    whole, parts = tuple(words(stored)), [tuple(words(part)) for part in parts_of(stored)]
    size = max(_LEAST_OF_PART, len(whole) // _PARTS)
    first, last = parts[0], parts[-1]
    if len(first) < _FEWEST or len(parts) == 1:
        first = whole[:size]
    if len(last) < _FEWEST or len(parts) == 1:
        last = whole[-size:]
    return [_trimmed(_rarest(part, common, _LONG_RUN), common) for part in (first, last) if part]


def short_phrases_of(quotation: Quotation, common: Commonness) -> list[Phrase]:
    """Return the rarest phrases of three words and of two; of one stretch the rarest first, and from each stretch some.

    They are fewer if many texts have their words.
    """
    found = list(dict.fromkeys(_trimmed(phrase, common) for phrase in _short_phrases_of(quotation, common)))
    read = accumulate(sum(_texts((word,), common) for word in phrase) for phrase in found)
    most = max(_ENTRIES, _ENTRIES_A_TEXT * common.archive)
    return [
        phrase
        for number, (phrase, all_read) in enumerate(zip(found, read, strict=True))
        if number < _LEAST_SHORT or all_read <= most
    ]


def _short_phrases_of(quotation: Quotation, common: Commonness) -> Iterator[Phrase]:
    fragments = [whole_words(quotation, fragment) for fragment in quotation.fragments]
    for length, count in _SHORT:
        phrases = [run[at : at + length] for run in fragments for at in range(len(run) - length + 1)]
        places = [(number, at) for number, run in enumerate(fragments) for at in range(len(run) - length + 1)]
        weights = [told_by(phrase, common) for phrase in phrases]
        by_weight = sorted(range(len(phrases)), key=lambda index: -weights[index])
        by_turns = _by_turns(_spread(by_weight, places, length), places)
        yield from (phrases[index] for index in by_turns[:count])


def told_by(phrase: Sequence[str], common: Commonness) -> float:
    """Return how much a phrase tells of the text that has it."""
    return sum(map(common.rarity, phrase))


def whole_words(quotation: Quotation, fragment: Fragment) -> Phrase:
    """Return the folded words of a fragment without those that a bracket cuts, as the index parts them."""
    text = fragment.words
    if _NON_JOINER in quotation.folded.stored:
        start, end = quotation.folded.stretch(fragment.words_start, fragment.words_end)
        text = Folded.of(_PARTS_WORDS.sub(SPACE, quotation.folded.stored[start:end])).text
    found = words(text)
    return tuple(found[int(fragment.begins_in_word) : len(found) - int(fragment.ends_in_word)])


def _rarest(whole: Phrase, common: Commonness, length: int = _RUN) -> Phrase:
    """Return the rarest run of so many words."""
    runs = [whole[at : at + length] for at in range(max(1, len(whole) - length + 1))]
    return max(runs, key=lambda run: told_by(run, common))


def _trimmed(phrase: Phrase, common: Commonness) -> Phrase:
    """Return a phrase without the common words at its ends, as long as few texts have the rest."""
    while len(phrase) > 1:
        first_is_commoner = common.rarity(phrase[0]) < common.rarity(phrase[-1])
        dropped, rest = (phrase[0], phrase[1:]) if first_is_commoner else (phrase[-1], phrase[:-1])
        if _texts((dropped,), common) < _COMMON or _texts(rest, common) > _FEW:
            break
        phrase = rest
    return phrase


def _texts(phrase: Phrase, common: Commonness) -> float:
    """Return in about how many texts a phrase stands: in no more than its rarest word."""
    return common.texts_with(max(*(common.rarity(word) for word in phrase), _TOGETHER * told_by(phrase, common)))


def _by_turns(indexes: Sequence[int], places: Sequence[tuple[int, int]]) -> list[int]:
    """Return the indexes so that each stretch of a quotation has its turn: first the best of each, then the second, and so on."""
    turns: dict[tuple[int, int], int] = defaultdict(int)
    ordered: list[tuple[int, int]] = []
    for index in indexes:
        number, at = places[index]
        stretch = number, at // _STRETCH_OF_SHORT
        ordered.append((turns[stretch], index))
        turns[stretch] += 1
    return [index for _, index in sorted(ordered, key=lambda pair: pair[0])]


def _spread(indexes: Sequence[int], places: Sequence[tuple[int, int]], length: int) -> list[int]:
    """Return the indexes with those first whose phrases share no word with one before: one wrong word spoils all that have it."""
    taken: set[tuple[int, int]] = set()
    apart: list[int] = []
    others: list[int] = []
    for index in indexes:
        number, at = places[index]
        covered = {(number, at + step) for step in range(length)}
        (others if covered & taken else apart).append(index)
        taken |= covered if not covered & taken else set()
    return [*apart, *others]
