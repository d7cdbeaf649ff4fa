"""JSON of the API: one immutable state of an article's text. Its digest can be recomputed from what is here."""

from collections.abc import Sequence

from pydantic import Field

from articles.addresses import Urls
from articles.choices import PublicSinceFromName, ReasonName
from articles.models import Passage, Version
from articles.representations.passage import PassageShape
from articles.representations.reference import ArticleReference, article_reference
from articles.representations.shape import DateOrTime, Digest, Moment, Shape, Url
from articles.representations.tombstone import WithdrawnPassageShape, passage_or_tombstone
from articles.selectors.public_since import public_since
from articles.selectors.withdrawals import Withdrawals


class LeftOutShape(Shape):
    """A piece of the source that is not part of the article, and why it was left out."""

    text: str
    reason: str


class VersionSummary(Shape):
    """A version without its text."""

    number: int = Field(ge=1)
    url: Url
    html_url: Url
    article: ArticleReference
    reason: ReasonName
    title: str
    subtitle: str | None
    byline: list[str] = Field(description="The contributors' names as printed, in order", examples=[["Jongsoo Lee"]])
    language: str | None = Field(description="BCP 47", examples=["en"])
    media_type: str = Field(description="Of the bytes as delivered", examples=["text/plain; charset=utf-8"])
    source_url: Url = Field(description="The bytes as delivered")
    source_digest: Digest = Field(description="SHA-256 of the bytes as delivered")
    digest: Digest = Field(
        description="SHA-256 of the RFC 8785 form of number, title, language, source_digest, previous_digest and the "
        "[id, digest] pairs of the paragraphs"
    )
    previous_digest: Digest | None = Field(description="The digest of the version before; null in the first")
    created_at: Moment = Field(description="When it was stored here")
    public_since: DateOrTime = Field(
        description="Since when the text was public, as far as that is known: the earliest of the date of an appearance that "
        "printed it, what an editor says, and `created_at`; a month or a year counts from its end"
    )
    public_since_supplied_by: PublicSinceFromName = Field(
        description="Who says so: the source, an editor, or the service, which stored it then"
    )
    change_note: str | None
    paragraph_count: int = Field(ge=1)
    word_count: int = Field(ge=0)
    left_out: list[LeftOutShape]


class VersionShape(VersionSummary):
    """A version with all its passages, in order."""

    paragraphs: list[PassageShape | WithdrawnPassageShape]


def version_summary(version: Version, urls: Urls) -> VersionSummary:
    """Return a version without its text; reads its article and its contributions."""
    return VersionSummary(**_facts(version, urls))


def version_json(version: Version, passages: Sequence[Passage], withdrawals: Withdrawals, urls: Urls) -> VersionShape:
    """Return a version with its passages, without the text of those that are withdrawn."""
    return VersionShape(
        **_facts(version, urls), paragraphs=[passage_or_tombstone(passage, withdrawals, urls) for passage in passages]
    )


def _facts(version: Version, urls: Urls) -> dict[str, object]:
    slug, number, since = version.article.slug, version.number, public_since(version)
    return {
        "number": number,
        "url": urls.version(slug, number),
        "html_url": urls.version_page(slug, number),
        "article": article_reference(version.article, urls),
        "reason": version.reason,
        "title": version.title,
        "subtitle": version.subtitle,
        "byline": [contribution.name_as_printed for contribution in version.contributions.all()],
        "language": version.language,
        "media_type": version.media_type,
        "source_url": urls.source(slug, number),
        "source_digest": version.source_digest,
        "digest": version.digest,
        "previous_digest": version.previous_digest,
        "created_at": version.created_at,
        "public_since": since.text,
        "public_since_supplied_by": since.supplied_by,
        "change_note": version.change_note,
        "paragraph_count": version.paragraph_count,
        "word_count": version.word_count,
        "left_out": version.left_out,
    }
