"""Which pairs of terms stand next to each other in a text, as a Bloom filter. Pure.

PostgreSQL's index does not know the order of words. A phrase is looked for in each article that has its words; if these are
frequent, there are many such articles, and this filter leaves a thirtieth of them.
"""

from collections.abc import Iterator, Sequence
from zlib import crc32

# A row that is longer than two kilobytes would be taken apart by PostgreSQL.
BITS_A_PAIR, MOST_BYTES = 10, 1_900
# In a text that is so long, nearly every bit would be set.
_MOST_TERMS = 50_000
_SET = ord("1")
# Spreads a number over 32 bits in another way (Knuth's multiplicative hashing).
_SPREAD, _32_BITS = 2_654_435_761, (1 << 32) - 1


def filter_of(terms: Sequence[str]) -> bytes:
    """Return the filter of a text: of each of its pairs, the bits of both numbers are set, modulo the number of bits.

    In the filter of a very long text all bits are set, so it leaves out nothing.
    """
    if len(terms) > _MOST_TERMS:
        return b"\xff" * MOST_BYTES
    size = min(len(terms) * BITS_A_PAIR // 8 + 1, MOST_BYTES)
    length = 8 * size
    bits = bytearray(b"0" * length)
    for number in _numbers(terms):
        bits[number % length] = bits[(number * _SPREAD & _32_BITS) % length] = _SET
    bits.reverse()
    return int(bits, base=2).to_bytes(size, "little")


def pairs(terms: Sequence[str]) -> list[tuple[int, int]]:
    """Return the two numbers of each pair of terms."""
    return [(number, number * _SPREAD & _32_BITS) for number in _numbers(terms)]


def _numbers(terms: Sequence[str]) -> Iterator[int]:
    """Return the first number of each pair of terms."""
    written = " ".join(terms).encode().split(b" ")
    return map(crc32, written[1:], map(crc32, written))
