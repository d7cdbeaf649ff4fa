"""JSON of the API: the text that a reference names, down to the words that its fragment or its selector marks."""

from collections.abc import Sequence

from pydantic import Field

from articles.addresses import Urls
from articles.choices import WordingName
from articles.models import Passage
from articles.representations.passage import PassageShape, passage_json
from articles.representations.reference import TitledArticleReference, titled_article_reference
from articles.representations.shape import Shape, Url
from articles.selectors.resolving import Resolved

NOT_THERE = "The words do not stand in this version. POST /api/v1/quotations/verify/ looks for them in all texts."


class ResolvedVersionShape(Shape):
    """The version that is named; the current one, if the reference says nothing of versions."""

    number: int = Field(ge=1)
    url: Url
    html_url: Url
    current: bool = Field(description="Whether it is the article's current version")


class ResolvedPassageShape(PassageShape):
    """A passage that is named, or a stretch of it."""

    start: int | None = Field(
        description="Where the marked words begin in `text`, in Unicode code points; null if the whole passage is named"
    )
    end: int | None = Field(description="Behind their last code point")


class SoughtWordsShape(Shape):
    """Whether the words that a text fragment or a selector marks were found."""

    found: bool
    wording: WordingName = Field(
        description="`verbatim`, or `typographic`: the same but for typography, and in a text fragment for the case of letters; "
        "`not_found`"
    )
    detail: str | None = Field(description="What can be done if they were not found", examples=[NOT_THERE])


class ResolutionShape(Shape):
    """The text that a reference names."""

    article: TitledArticleReference
    version: ResolvedVersionShape
    publication: int | None = Field(
        description="The id of the publication, if the reference is its URL or its DOI; the version is the one printed there"
    )
    passages: list[ResolvedPassageShape] = Field(description="Empty if the whole text is named")
    words: SoughtWordsShape | None = Field(description="Null if the reference marks no words")
    url: Url = Field(
        description="The immutable address of what is named, in the API; of the version, if it is several passages"
    )
    permalink: Url = Field(description="The permanent address of the same that people cite")


class CandidatesShape(Shape):
    """All that a reference may name, if it may name several texts, or if its words stand in several places."""

    detail: str
    candidates: list[ResolutionShape]
    more: bool = Field(description="Whether there are more than are listed")


Stretches = Sequence[tuple[Passage, int | None, int | None]]


def resolution_json(
    resolved: Resolved, stretches: Stretches, words: SoughtWordsShape | None, urls: Urls
) -> ResolutionShape:
    """Return the text that a reference names; `stretches` are the passages that are named, each with where the words stand."""
    version, pids = resolved.version, list(dict.fromkeys(passage.paragraph.pid for passage, _, _ in stretches))
    slug, number = version.article.slug, version.number
    one = pids[0] if len(pids) == 1 else None
    return ResolutionShape(
        article=titled_article_reference(version.article, version.title, urls),
        version=ResolvedVersionShape(
            number=number,
            url=urls.version(slug, number),
            html_url=urls.version_page(slug, number),
            current=version.pk == version.article.current_version_id,
        ),
        publication=resolved.reference.publication,
        passages=[_passage(*stretch, urls) for stretch in stretches],
        words=words,
        url=urls.passage(one, number) if one else urls.version(slug, number),
        permalink=urls.permalink(one, number) if one else urls.version_page(slug, number),
    )


def words_json(*, found: bool, verbatim: bool) -> SoughtWordsShape:
    """Return whether words were found, and whether letter for letter."""
    wording: WordingName = "not_found" if not found else "verbatim" if verbatim else "typographic"
    return SoughtWordsShape(found=found, wording=wording, detail=None if found else NOT_THERE)


def _passage(passage: Passage, start: int | None, end: int | None, urls: Urls) -> ResolvedPassageShape:
    return ResolvedPassageShape(**dict(passage_json(passage, urls)), start=start, end=end)
