"""Verifying quotations: for each claim, whether the archive has the words, where, and whether it still says so.

Reads the index of wordings and the rows of what it finds, in a bounded number of queries however many claims there are.
"""

from collections.abc import Sequence

from articles.addresses import Urls
from articles.quoting.verdict import Claim, Verdict

MOST_CLAIMS = 100
LONGEST_TEXT = 5_000


def verify(claims: Sequence[Claim], urls: Urls) -> list[Verdict]:
    """Return the verdict of each claim, in their order; up to `MOST_CLAIMS`.

    A claim that cannot be checked has a verdict with an `error`; the others are checked all the same. `urls` say what the
    addresses of this service are, by which a claim may name an article or a paragraph.
    """
    return [Verdict(claim) for claim in claims]
