"""JSON of the API: an article with all that is known about it, and where its text is."""

from pydantic import Field

from articles.addresses import Urls
from articles.choices import ArticleStatus, ArticleStatusName
from articles.models import Article
from articles.representations.author import AuthorShape, author_json
from articles.representations.notice import NoticeShape, notice_json
from articles.representations.outline import HeadingShape, outline_json
from articles.representations.publication import PublicationShape, publication_json
from articles.representations.section import SectionShape, section_json
from articles.representations.shape import Digest, Moment, Shape, Url
from articles.selectors.articles import text_is_withdrawn


class CurrentVersion(Shape):
    """The version that is current."""

    number: int = Field(ge=1)
    url: Url
    digest: Digest | None = Field(description="Null if the article is withdrawn, and only then")
    published_at: Moment = Field(
        description="When it was stored here; `public_since` of the version says since when its text was public"
    )


class ArticleShape(Shape):
    """An article: its authors, its publication history, its sections and its notices."""

    slug: str = Field(examples=["the-us-south-korea-alliance-at-70th-anniversary"])
    url: Url
    html_url: Url
    title: str
    subtitle: str | None
    language: str | None = Field(description="BCP 47", examples=["en"])
    genre: str | None
    keywords: list[str]
    status: ArticleStatusName
    authors: list[AuthorShape]
    publications: list[PublicationShape]
    sections: list[SectionShape]
    outline: list[HeadingShape] | None = Field(
        description="The headings that an editor supplied after publication, each at a paragraph, with which it stays. If it is "
        "null, the outline is those of `sections` that an editor supplied"
    )
    notices: list[NoticeShape]
    current_version: CurrentVersion
    versions_url: Url
    paragraphs_url: Url
    citation_url: Url = Field(description="Where the article's citation is")
    supplied_by_editor: list[str] = Field(
        description="The names of the facts that an editor supplied and no source printed, or that an editor said are unknown",
        examples=[["language"]],
    )
    created_at: Moment
    updated_at: Moment


def article_json(article: Article, urls: Urls) -> ArticleShape:
    """Return an article as it stands now; reads what `selectors.articles` loads with it."""
    slug, version = article.slug, article.current_version
    assert version is not None, "an article is published together with its first version"
    # Headings that a source printed are of its text, and go with it.
    hidden = text_is_withdrawn(article)
    shape = ArticleShape(
        slug=slug,
        url=urls.article(slug),
        html_url=urls.article_page(slug),
        title=version.title,
        subtitle=version.subtitle,
        language=article.language,
        genre=article.genre,
        keywords=article.keywords,
        status=article.status,
        authors=[author_json(contribution, urls) for contribution in version.contributions.all()],
        publications=[publication_json(publication, slug, urls) for publication in article.publications.all()],
        sections=[] if hidden else [section_json(section) for section in version.sections.all()],
        outline=None if hidden else outline_json(article),
        notices=[notice_json(notice, urls) for notice in article.notices.all()],
        current_version=CurrentVersion(
            number=version.number,
            url=urls.version(slug, version.number),
            digest=version.digest,
            published_at=version.created_at,
        ),
        versions_url=urls.part(slug, "versions"),
        paragraphs_url=urls.part(slug, "paragraphs"),
        citation_url=urls.citation(urls.article(slug)),
        supplied_by_editor=article.supplied_by_editor,
        created_at=article.created_at,
        updated_at=article.updated_at,
    )
    return _without_text(shape) if article.status == ArticleStatus.WITHDRAWN else shape


def _without_text(shape: ArticleShape) -> ArticleShape:
    """Return what a tombstone may say of a withdrawn article: nothing that was printed but its title and its byline."""
    authors = [author.model_copy(update={"biography_as_printed": None, "affiliations": []}) for author in shape.authors]
    printed = {"note_as_printed": None, "disclaimer_as_printed": None}
    return shape.model_copy(
        update={
            "subtitle": None,
            "sections": [],
            "outline": None,
            "authors": authors,
            "publications": [publication.model_copy(update=printed) for publication in shape.publications],
            "current_version": shape.current_version.model_copy(update={"digest": None}),
        }
    )
