"""What a reference names, down to the words that its text fragment or its selector marks. Reads rows; writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from articles.addresses import Urls
from articles.models import Passage
from articles.quoting.places import Paragraphs, Place
from articles.quoting.sought import Sought
from articles.selectors.candidates import candidates
from articles.selectors.resolving import Resolved
from articles.selectors.versions import text_of
from articles.selectors.withdrawals import Withdrawals, WithdrawnError, refusals_of_many


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage, or the stretch of its text from the code point `start` to before `end`."""

    passage: Passage
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """A text that a reference may name: the rows, and the passages or the stretches of them; none if the whole text is meant.

    `is_found` says whether the words that were sought stand there, None if none were; `is_verbatim`, whether letter for letter.
    """

    resolved: Resolved
    stretches: Sequence[Stretch] = ()
    is_found: bool | None = None
    is_verbatim: bool = False


def resolutions(reference: str, sought: Sought, urls: Urls) -> list[Resolution]:
    """Return all that a reference may name, in at most eight queries: several if it has several meanings.

    Words that stand in several places have a resolution for each, up to `MOST_PLACES` and one.
    Raises `UnknownError` if it names nothing, and `WithdrawnError` if all that it names is withdrawn.
    """
    named = candidates(reference, urls)
    withdrawals = refusals_of_many({resolved.version.article_id for resolved in named})
    found: list[Resolution] = []
    refused: list[WithdrawnError] = []
    for resolved in named:
        try:
            found += _resolutions(resolved, sought, withdrawals[resolved.version.article_id])
        except WithdrawnError as error:
            refused.append(error)
    if not found:
        raise refused[0]
    return found


def _resolutions(resolved: Resolved, sought: Sought, withdrawals: Withdrawals) -> list[Resolution]:
    withdrawals.refuse_version(resolved.version)
    for passage in resolved.passages:
        withdrawals.refuse_passage(passage)
    prefetch_related_objects(list(resolved.passages), "wording", "section")
    if not sought:
        return [Resolution(resolved, [Stretch(passage) for passage in resolved.passages])]
    return _with_words(resolved, sought, withdrawals)


def _with_words(resolved: Resolved, sought: Sought, withdrawals: Withdrawals) -> list[Resolution]:
    passages = resolved.passages or text_of(resolved.version)
    hidden = [withdrawals.of(passage) is not None for passage in passages]
    paragraphs = Paragraphs([passage.wording.text for passage in passages], hidden)
    places = paragraphs.places(sought)
    if not places:
        whole = [Stretch(passage) for passage in resolved.passages]
        return [Resolution(resolved, whole, is_found=False)]
    return [
        Resolution(
            resolved,
            _stretches(paragraphs, passages, stretches, withdrawals),
            is_found=True,
            is_verbatim=paragraphs.is_verbatim(sought, stretches),
        )
        for stretches in places
    ]


def _stretches(
    paragraphs: Paragraphs, passages: Sequence[Passage], places: Sequence[Place], withdrawals: Withdrawals
) -> list[Stretch]:
    """Return the stretches of the passages at some places. Raises `WithdrawnError` if one is in a withdrawn passage."""
    stretches = []
    for place in places:
        for part in paragraphs.parts(place):
            withdrawals.refuse_passage(passages[part.number])
            stretches.append(Stretch(passages[part.number], part.start, part.end))
    return stretches
