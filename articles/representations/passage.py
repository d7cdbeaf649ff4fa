"""JSON of the API: a paragraph in one version. Only what can never change is in it."""

from pydantic import Field

from articles.addresses import Urls
from articles.choices import ChangeName, PassageKindName
from articles.models import Passage
from articles.representations.reference import ArticleReference, article_reference
from articles.representations.section import SectionReference, section_reference
from articles.representations.shape import Digest, Pid, Shape, Url


class PassageShape(Shape):
    """A paragraph's text in one version; it never changes."""

    id: Pid
    url: Url = Field(description="The address of exactly this text in the API")
    permalink: Url = Field(
        description="The address of exactly this text that people cite: no release of the API changes it"
    )
    version: int = Field(ge=1)
    ordinal: int = Field(ge=1, description="The place in the version, counted from 1", examples=[7])
    language: str | None = Field(description="Of the version (BCP 47)", examples=["en"])
    kind: PassageKindName
    section: SectionReference | None
    text: str
    html: str = Field(description="The text as clean inline HTML")
    digest: Digest = Field(description="SHA-256 of `text` in UTF-8")
    change: ChangeName = Field(description="What happened to the paragraph since the version before")
    article: ArticleReference


def passage_json(passage: Passage, urls: Urls) -> PassageShape:
    """Return a passage; reads its wording, paragraph, section, version and article."""
    version = passage.version
    return PassageShape(
        id=passage.paragraph.pid,
        url=urls.passage(passage.paragraph.pid, version.number),
        permalink=urls.permalink(passage.paragraph.pid, version.number),
        version=version.number,
        ordinal=passage.ordinal,
        language=version.language,
        kind=passage.kind,
        section=section_reference(passage.section) if passage.section else None,
        text=passage.wording.text,
        html=passage.wording.html,
        digest=passage.wording.digest,
        change=passage.change,
        article=article_reference(version.article, urls),
    )
