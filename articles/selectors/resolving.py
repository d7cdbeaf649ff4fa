"""Loading what is cited: texts and paragraphs, up to a hundred at once in a constant number of queries. Writes nothing.

No text of a paragraph is read: a citation does not show it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from articles.models import Contribution, Passage, Publication, Version
from articles.references import Reference
from articles.selectors.appearances import appearance_of, first_of
from articles.selectors.citable_rows import Row, rows_of
from articles.selectors.cited import Cited
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import pid_of
from articles.selectors.versions import whole
from articles.selectors.withdrawals import Withdrawals, WithdrawnError, withdrawals_of_many

Outcome = Cited | WithdrawnError | UnknownError


def cited_article(slug: str, publication: int | None = None) -> Cited:
    """Return the current version of an article, to be cited as it appeared in `publication` (an id), or as it is known.

    Raises `UnknownError`, also for a publication that is not the article's, and `WithdrawnError`.
    """
    return _one(Reference(slug=slug), publication)


def cited_version(slug: str, number: str | int, publication: int | None = None) -> Cited:
    """Return a version, to be cited. Raises like `cited_article`."""
    return _one(Reference(slug=slug, version=whole(number)), publication)


def cited_paragraph(text: str, publication: int | None = None) -> Cited:
    """Return a paragraph as its newest version has it, to be cited. Raises like `cited_article`."""
    return _one(Reference(pid=pid_of(text)), publication)


def cited_passage(text: str, number: str | int, publication: int | None = None) -> Cited:
    """Return a paragraph in a version, to be cited. Raises like `cited_article`."""
    return _one(Reference(pid=pid_of(text), version=whole(number)), publication)


def cited_many(places: Sequence[Reference]) -> list[Outcome]:
    """Return what is at each of some places, in their order: to be cited, or why it cannot be.

    The number of queries is the same for two places and for a hundred. A `WithdrawnError` has its article loaded with
    what a tombstone tells.
    """
    return _outcomes(places, None)


def _one(place: Reference, publication: int | None) -> Cited:
    outcome = _outcomes([place], publication)[0]
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _outcomes(places: Sequence[Reference], publication: int | None) -> list[Outcome]:
    rows = rows_of(places)
    found = [rows.at(place) for place in places]
    around = _around([_version_of(row) for row in found if not isinstance(row, UnknownError)])
    outcomes = [row if isinstance(row, UnknownError) else _outcome(row, around, publication) for row in found]
    withdrawn = [outcome.article for outcome in outcomes if isinstance(outcome, WithdrawnError)]
    prefetch_related_objects(withdrawn, "current_version__contributions")
    return outcomes


@dataclass(frozen=True, slots=True)
class _Around:
    """What a citation tells beside the text: the bylines by version, the appearances and withdrawals by article."""

    contributions: Mapping[int, Sequence[Contribution]]
    publications: Mapping[int, Sequence[Publication]]
    withdrawals: Mapping[int, Withdrawals]


def _around(versions: Sequence[Version]) -> _Around:
    articles = {version.article_id for version in versions}
    bylines: dict[int, list[Contribution]] = defaultdict(list)
    contributions = Contribution.objects.filter(version__in={version.pk for version in versions})
    for contribution in contributions.select_related("person").order_by("order"):
        bylines[contribution.version_id].append(contribution)
    appearances: dict[int, list[Publication]] = defaultdict(list)
    publications = Publication.objects.filter(article__in=articles).select_related("outlet", "version")
    for publication in publications.order_by("order"):
        appearances[publication.article_id].append(publication)
    return _Around(bylines, appearances, withdrawals_of_many(articles))


def _version_of(row: Row) -> Version:
    return row.version if isinstance(row, Passage) else row


def _outcome(row: Row, around: _Around, wanted: int | None) -> Outcome:
    version = _version_of(row)
    try:
        _refuse(row, around.withdrawals[version.article_id])
    except WithdrawnError as error:
        return error
    publications = around.publications[version.article_id]
    held = appearance_of(version, publications)
    cited = held if wanted is None else next((one for one in publications if one.pk == wanted), None)
    if cited is None and wanted is not None:
        return UnknownError("unknown_publication", f"“{version.article.slug}” has no publication {wanted}.")
    return Cited(
        version=version,
        contributions=around.contributions[version.pk],
        publication=cited,
        first=first_of(publications, cited),
        passage=row if isinstance(row, Passage) else None,
        elsewhere=cited is not None and cited != held and cited.version_id != version.pk,
    )


def _refuse(row: Row, withdrawals: Withdrawals) -> None:
    if isinstance(row, Passage):
        withdrawals.refuse_passage(row)
    else:
        withdrawals.refuse_version(row)
