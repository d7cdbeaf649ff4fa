"""Texts and paragraphs as they are cited: with byline, and the appearance that the citation names; up to 100 at once.

Reads bylines, publications and withdrawals, in a constant number of queries. No text of a paragraph is read: a citation
does not show it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from articles.addresses import Urls
from articles.models import Contribution, Notice, Passage, Publication, Version
from articles.selectors.appearances import appearance_of, first_of
from articles.selectors.concerning import notices_to_cite
from articles.selectors.errors import UnknownError, unknown_publication
from articles.selectors.parts import ById, bylines_of, notices_of, publications_of
from articles.selectors.resolving import Resolved
from articles.selectors.withdrawals import Withdrawals, WithdrawnError, withdrawals_of_many


@dataclass(frozen=True, slots=True)
class Cited:
    """A version, or one passage of it, as it appeared in one publication.

    `version` has its article at hand, `contributions` their persons, the publications their outlets. `publication` is
    the appearance that the citation names, None if none is known; `first` is the first appearance if that is another one.
    `passage` has its paragraph at hand and is None if the whole text is cited. `elsewhere` says that the reader chose
    `publication`, and that it did not print this text: the text that it printed is not stored here.
    `publications` are all appearances of the article, and `all_notices` its notices.
    """

    version: Version
    contributions: Sequence[Contribution]
    publication: Publication | None
    first: Publication | None
    passage: Passage | None = None
    elsewhere: bool = False
    publications: Sequence[Publication] = ()
    all_notices: Sequence[Notice] = ()

    @property
    def notices(self) -> Sequence[Notice]:
        """The notices that came since the version and concern what is cited, oldest first."""
        return notices_to_cite(self.all_notices, self.version, self.passage)

    @property
    def locator(self) -> str | None:
        """The number of the paragraph that is cited, as CSL's `locator` of the label `paragraph` has it."""
        return str(self.passage.ordinal) if self.passage else None

    @property
    def key(self) -> str:
        """The name of what is cited, alike in all formats and for ever: `SLUG.v2`, or `PID.v2` of a passage."""
        name = self.passage.paragraph.pid if self.passage else self.version.article.slug
        return f"{name}.v{self.version.number}"

    @property
    def title(self) -> str:
        """The title that the appearance printed, if it is known; otherwise the text's.

        If the appearance printed another state of the text, the title is the text's, too.
        """
        publication = self.publication
        if publication is None or not publication.title or self._changed_since:
            return self.version.title
        return publication.title

    @property
    def title_is_held(self) -> bool:
        """Whether the title is the stored text's, since the title of the cited appearance is not known."""
        return self.elsewhere and self.publication is not None and not self.publication.title

    @property
    def date(self) -> str | None:
        """The date that a citation names (ISO 8601, as precise as it is known).

        It is the appearance's; if that is not known, the one since when an editor says that the text was public.
        """
        if self.publication and self.publication.date:
            return self.publication.date
        since = None if self.elsewhere else self.version.supplied_public_since
        return since.partition("T")[0] if since else None

    @property
    def language(self) -> str | None:
        """The language of the text (BCP 47), if it is known."""
        return self.version.language or self.version.article.language

    @property
    def _changed_since(self) -> bool:
        """Whether the appearance printed an earlier version, which was then corrected."""
        printed = self.publication.version_id if self.publication else None
        return not self.elsewhere and printed is not None and printed != self.version.pk

    def permalink(self, urls: Urls) -> str:
        """The permanent address of exactly the text that is cited, which a citation prints: no release of the API changes it."""
        number = self.version.number
        if self.passage:
            return urls.permalink(self.passage.paragraph.pid, number)
        return urls.version_page(self.version.article.slug, number)

    def api_address(self, urls: Urls) -> str:
        """The immutable address of exactly the text that is cited, in the API."""
        number = self.version.number
        if self.passage:
            return urls.passage(self.passage.paragraph.pid, number)
        return urls.version(self.version.article.slug, number)

    def url(self, urls: Urls) -> str | None:
        """The address at which the cited text can be read: here, or another appearance's, if it is known."""
        return self.publication.url if self.elsewhere and self.publication else self.permalink(urls)


Outcome = Cited | WithdrawnError | UnknownError


def cite(
    row: Version | Passage,
    withdrawals: Withdrawals,
    publication: int | None = None,
    notices: Sequence[Notice] | None = None,
) -> Cited:
    """Return a loaded version or passage as it appeared in `publication` (an id), or as it is known; two queries.

    `withdrawals` are its article's, and so are `notices`; without them, a third query loads them. Raises `WithdrawnError`,
    and `UnknownError` if the article does not have the publication.
    """
    version = _version_of(row)
    around = _around([version], {version.article_id: withdrawals}, notices)
    outcome = _outcome(row, around, publication)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def cited_as_loaded(version: Version) -> Cited:
    """Return a version that is readable, as its article is cited; the article's rows are loaded by `complete`, so no query."""
    publications = list(version.article.publications.all())
    own = appearance_of(version, publications)
    return Cited(
        version=version,
        contributions=list(version.contributions.all()),
        publication=own,
        first=first_of(publications, own),
        publications=publications,
        all_notices=list(version.article.notices.all()),
    )


def cite_many(found: Sequence[Resolved | UnknownError]) -> list[Outcome]:
    """Return what is to be cited of each of some resolved references, in their order, or why it cannot be cited.

    The URL of a publication only names the text: a text is cited as one work, in the appearance that printed the stored text. The
    number of queries is the same for two and for a hundred. A `WithdrawnError` has its article loaded with what a tombstone
    tells.
    """
    versions = [resolved.version for resolved in found if isinstance(resolved, Resolved)]
    around = _around(versions, withdrawals_of_many({version.article_id for version in versions}))
    outcomes = [
        _outcome(resolved.row, around, None) if isinstance(resolved, Resolved) else resolved for resolved in found
    ]
    withdrawn = [outcome.article for outcome in outcomes if isinstance(outcome, WithdrawnError)]
    prefetch_related_objects(withdrawn, "current_version__contributions")
    return outcomes


@dataclass(frozen=True, slots=True)
class _Around:
    """Rows that a citation needs beside the text: bylines by version, appearances and withdrawals by article."""

    contributions: ById[Contribution]
    publications: ById[Publication]
    withdrawals: Mapping[int, Withdrawals]
    notices: ById[Notice]


def _around(
    versions: Collection[Version], withdrawals: Mapping[int, Withdrawals], notices: Sequence[Notice] | None = None
) -> _Around:
    articles = {version.article_id: version.article for version in versions}
    return _Around(
        notices=notices_of(articles) if notices is None else dict.fromkeys(articles, notices),
        contributions=bylines_of({version.pk for version in versions}),
        publications=publications_of({version.article_id for version in versions}),
        withdrawals=withdrawals,
    )


def _version_of(row: Version | Passage) -> Version:
    return row.version if isinstance(row, Passage) else row


def _outcome(row: Version | Passage, around: _Around, chosen: int | None) -> Outcome:
    version = _version_of(row)
    try:
        _refuse(row, around.withdrawals[version.article_id])
    except WithdrawnError as error:
        return error
    publications = around.publications[version.article_id]
    own = appearance_of(version, publications)
    cited = own if chosen is None else next((shown for shown in publications if shown.pk == chosen), None)
    if cited is None and chosen is not None:
        return unknown_publication(version.article.slug, chosen)
    return Cited(
        version=version,
        contributions=around.contributions[version.pk],
        publication=cited,
        first=first_of(publications, cited),
        passage=row if isinstance(row, Passage) else None,
        elsewhere=cited is not None and cited != own and cited.version_id != version.pk,
        publications=publications,
        all_notices=around.notices[version.article_id],
    )


def _refuse(row: Version | Passage, withdrawals: Withdrawals) -> None:
    if isinstance(row, Passage):
        withdrawals.refuse_passage(row)
    else:
        withdrawals.refuse_version(row)
