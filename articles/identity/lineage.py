"""Paragraphs that were split or merged: each unlinked paragraph that is a piece of a linked one.

When a paragraph is split, the words that it lost stand in a new paragraph; when two are merged, the words that one of them
gained stood in a paragraph that is gone.
"""

from collections.abc import Iterable, Iterator, Mapping

from articles.choices import LineageKindName
from articles.identity.anchors import Links
from articles.identity.candidates import Pair, by_words
from articles.identity.similarity import Comparison, Profile, Words

Relation = tuple[int, int, LineageKindName]

LEAST_WORDS = 5  # different ones, that a piece must have: fewer stand in any paragraph by chance
MOSTLY = 0.5  # of a piece's words, by weight, must be those that the other paragraph lost or gained


def relations(comparison: Comparison, links: Links) -> list[Relation]:
    """Return the relations that are not links, as (old index, new index, kind), sorted."""
    splits = [(i, j) for j, i in _pieces(comparison, _unlinked_new(comparison, links), _lost(comparison, links))]
    merges = _pieces(comparison, _unlinked_old(comparison, links), _gained(comparison, links))
    return sorted([*((i, j, "split") for i, j in splits), *((i, j, "merge") for i, j in merges)])


def _lost(comparison: Comparison, links: Links) -> dict[int, Words]:
    """The words that each edited old paragraph no longer holds."""
    words = {i: comparison.old[i].words - comparison.new[j].words for i, j in _edited(comparison, links)}
    return {i: lost for i, lost in words.items() if lost}


def _gained(comparison: Comparison, links: Links) -> dict[int, Words]:
    """The words that each edited new paragraph did not hold before."""
    words = {j: comparison.new[j].words - comparison.old[i].words for i, j in _edited(comparison, links)}
    return {j: gained for j, gained in words.items() if gained}


def _edited(comparison: Comparison, links: Links) -> list[Pair]:
    """The links between paragraphs whose texts differ."""
    return [(i, j) for i, j in links.items() if comparison.old[i].text != comparison.new[j].text]


def _unlinked_old(comparison: Comparison, links: Links) -> dict[int, Words]:
    return _telling((i, profile) for i, profile in enumerate(comparison.old) if i not in links)


def _unlinked_new(comparison: Comparison, links: Links) -> dict[int, Words]:
    taken = set(links.values())
    return _telling((j, profile) for j, profile in enumerate(comparison.new) if j not in taken)


def _telling(paragraphs: Iterable[tuple[int, Profile]]) -> dict[int, Words]:
    return {place: profile.words for place, profile in paragraphs if len(profile.words) >= LEAST_WORDS}


def _pieces(comparison: Comparison, pieces: Mapping[int, Words], sources: Mapping[int, Words]) -> Iterator[Pair]:
    """Pair each piece with the source that contains most of its words."""
    best: dict[int, tuple[float, int]] = {}
    for piece, source in by_words(pieces, sources, comparison.weights):
        share = comparison.shared_mass(pieces[piece], sources[source]) / comparison.mass(pieces[piece])
        best[piece] = max(best.get(piece, (MOSTLY, -1)), (share, source))
    return ((piece, source) for piece, (_, source) in best.items() if source >= 0)
