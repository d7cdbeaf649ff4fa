"""JSON of the API: what is left of a text that was withdrawn. Neither the text nor a digest that it could be guessed from."""

from typing import Literal

from pydantic import Field

from articles.addresses import Urls
from articles.choices import PassageKindName
from articles.models import Article, Notice, Passage
from articles.representations.notice import NoticeShape, notice_json
from articles.representations.passage import PassageShape, passage_json
from articles.representations.reference import TitledArticleReference, titled_article_reference
from articles.representations.shape import Moment, Pid, Shape, Url
from articles.selectors.withdrawals import Withdrawals


class TombstoneShape(Shape):
    """The record of a withdrawn text: its article, version and paragraph, when it was withdrawn, and why."""

    article: TitledArticleReference
    byline: list[str] = Field(description="The contributors' names as printed")
    version: int | None = Field(description="The version, if the text of a version or of one of its paragraphs went")
    paragraph: Pid | None = Field(description="The paragraph, if the text of a paragraph went")
    withdrawn_at: Moment
    notice: NoticeShape = Field(description="The notice that says why")
    notices_url: Url = Field(description="All notices on the article, a reinstatement among them if there is one")


class WithdrawnPassageShape(Shape):
    """The place of a withdrawn paragraph in a version."""

    id: Pid
    url: Url
    permalink: Url = Field(description="The address that people cite")
    version: int = Field(ge=1)
    ordinal: int = Field(ge=1)
    kind: PassageKindName
    status: Literal["withdrawn"]
    notice: NoticeShape


def tombstone_json(
    article: Article, notice: Notice, urls: Urls, *, version: int | None = None, pid: str | None = None
) -> TombstoneShape:
    """Return the tombstone of what `notice` withdrew; `article` is loaded with its current version."""
    current = article.current_version
    assert current is not None, "an article is published together with its first version"
    return TombstoneShape(
        article=titled_article_reference(article, current.title, urls),
        byline=[contribution.name_as_printed for contribution in current.contributions.all()],
        version=version,
        paragraph=pid,
        withdrawn_at=notice.created_at,
        notice=notice_json(notice, urls),
        notices_url=urls.part(article.slug, "notices"),
    )


def tombstone_of(passage: Passage, article: Article, notice: Notice, urls: Urls) -> dict[str, object]:
    """Return the tombstone of a passage as plain JSON, for a place among other things that a list says."""
    stone = tombstone_json(article, notice, urls, version=passage.version.number, pid=passage.paragraph.pid)
    return stone.model_dump(mode="json")


def withdrawn_passage_json(passage: Passage, notice: Notice, urls: Urls) -> WithdrawnPassageShape:
    """Return what stands in the place of a withdrawn passage."""
    number = passage.version.number
    return WithdrawnPassageShape(
        id=passage.paragraph.pid,
        url=urls.passage(passage.paragraph.pid, number),
        permalink=urls.permalink(passage.paragraph.pid, number),
        version=number,
        ordinal=passage.ordinal,
        kind=passage.kind,
        status="withdrawn",
        notice=notice_json(notice, urls),
    )


def passage_or_tombstone(
    passage: Passage, withdrawals: Withdrawals, urls: Urls
) -> PassageShape | WithdrawnPassageShape:
    """Return the passage, or its tombstone if one of the `withdrawals` hides it."""
    notice = withdrawals.of(passage)
    return passage_json(passage, urls) if notice is None else withdrawn_passage_json(passage, notice, urls)
