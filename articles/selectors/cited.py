"""What is cited: a text, its byline, and the appearance that the citation names. Values that other representations read."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.addresses import Urls
from articles.models import Contribution, Passage, Publication, Version


@dataclass(frozen=True, slots=True)
class Cited:
    """A version, or one passage of it, as it appeared in one publication.

    `version` has its article at hand, `contributions` their persons, the publications their outlets. `publication` is
    the appearance that the citation names, None where nobody told us of any; `first` is the first appearance where it
    is another one. `passage` has its paragraph at hand and is None where the whole text is cited. `elsewhere` says that
    `publication` was asked for and is not the appearance whose text this is: what it printed is not held here.
    """

    version: Version
    contributions: Sequence[Contribution]
    publication: Publication | None
    first: Publication | None
    passage: Passage | None = None
    elsewhere: bool = False

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
        """The title that the appearance printed, where it is known; else that of the text.

        Of another state of the text than this appearance printed, the title is the text's.
        """
        known = self.publication
        if known is None or not known.title or self._changed_since:
            return self.version.title
        return known.title

    @property
    def title_is_held(self) -> bool:
        """Whether the title is that of the text held here, and what the cited appearance printed is not known."""
        return self.elsewhere and self.publication is not None and not self.publication.title

    @property
    def language(self) -> str | None:
        """The language of the text (BCP 47), where it is known."""
        return self.version.language or self.version.article.language

    @property
    def _changed_since(self) -> bool:
        """Whether the appearance printed an earlier version, which was then corrected."""
        printed = self.publication.version_id if self.publication else None
        return not self.elsewhere and printed is not None and printed != self.version.pk

    def permalink(self, urls: Urls) -> str:
        """The immutable address of exactly the text that is cited, as it is held here."""
        number = self.version.number
        if self.passage:
            return urls.passage(self.passage.paragraph.pid, number)
        return urls.version(self.version.article.slug, number)

    def url(self, urls: Urls) -> str | None:
        """Where what is cited can be read: here, or at the address of another appearance, where that is known."""
        return self.publication.url if self.elsewhere and self.publication else self.permalink(urls)
