"""The page of a text: one version of an article with its byline, its history and its notices. Reads the store."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.text import Truncator

from articles.addresses import Urls
from articles.models import Notice, Version
from articles.reading.changes_page import changes_address, history_address
from articles.reading.publications import PublicationInWords, list_in_words, publications_in_words
from articles.reading.text_citation import TextCitation, text_citation
from articles.reading.text_lines import PageSection, page_section
from articles.representations.bylines import byline_of
from articles.representations.dates import human_day
from articles.representations.notice import notice_title
from articles.representations.page_text import parts
from articles.selectors.cited import cite
from articles.selectors.lines import TextLine, lines_of
from articles.selectors.parts import notices_on_text
from articles.selectors.states import State
from articles.selectors.withdrawals import Withdrawals

DESCRIPTION_LENGTH = 200


@dataclass(frozen=True, slots=True)
class NoticeInWords:
    """A notice; `paragraphs` are the identifiers and permanent addresses of the paragraphs that it concerns."""

    title: str
    text: str
    day: str
    moment: str
    paragraphs: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TextPage:
    """The data of the template `text.html`. `frozen` says whether it is the page of one version."""

    version: Version
    newest: int
    frozen: bool
    byline: str | None
    biographies: list[str]
    genre: str | None
    description: str
    publications: list[PublicationInWords]
    parts: list[PageSection]
    notices: list[NoticeInWords]
    supplied_by_editor: str | None
    stored_on: str
    citation: TextCitation
    addresses: "TextAddresses"

    @property
    def has_printed(self) -> bool:
        """Whether the source prints anything beside the text: a biography, a note or a disclaimer."""
        return bool(self.biographies) or any(entry.note or entry.disclaimer for entry in self.publications)


@dataclass(frozen=True, slots=True)
class TextAddresses:
    """The addresses that the page links to."""

    page: str
    article: str
    version: str
    previous: str | None
    changes: str | None
    history: str
    json: str
    source: str
    oembed: str


def render_text(version: Version, state: State, withdrawals: Withdrawals, urls: Urls, *, frozen: bool) -> str:
    """Return the page of a version, at its own address (`frozen`) or at the article's."""
    return render_to_string("text.html", {"page": text_page(version, state, withdrawals, urls, frozen=frozen)})


def text_page(version: Version, state: State, withdrawals: Withdrawals, urls: Urls, *, frozen: bool) -> TextPage:
    """Load what the page of a version shows."""
    article = version.article
    passages = lines_of([version.pk])
    cited = cite(version, withdrawals)
    return TextPage(
        version=version,
        newest=state.current_version,
        frozen=frozen,
        byline=byline_of(cited.contributions),
        biographies=[person.biography_as_printed for person in cited.contributions if person.biography_as_printed],
        genre=article.genre,
        description=_description(version, [passage for passage in passages if withdrawals.of(passage) is None]),
        publications=publications_in_words(cited.publications, version),
        parts=[page_section(part) for part in parts(passages, withdrawals, urls, version if frozen else None)],
        notices=[_notice(notice, urls) for notice in notices_on_text(version)],
        # No source prints a slug, so no reader takes it for printed.
        supplied_by_editor=list_in_words(name for name in article.supplied_by_editor if name != "slug"),
        stored_on=human_day(version.created_at),
        citation=text_citation(cited, urls),
        addresses=_addresses(version, urls, frozen=frozen),
    )


def _addresses(version: Version, urls: Urls, *, frozen: bool) -> TextAddresses:
    slug, number = version.article.slug, version.number
    article, own = urls.article_page(slug), urls.version_page(slug, number)
    return TextAddresses(
        page=own if frozen else article,
        article=article,
        version=own,
        previous=urls.version_page(slug, number - 1) if number > 1 else None,
        changes=changes_address(slug, number - 1, number, urls) if number > 1 else None,
        history=history_address(slug, urls),
        # The API redirects a browser that opens the bare address of a version to this page.
        json=f"{urls.version(slug, number)}?format=json" if frozen else urls.article(slug),
        source=urls.source(slug, number),
        oembed=urls.oembed(own if frozen else article),
    )


def _description(version: Version, passages: list[TextLine]) -> str:
    opening = version.subtitle or (passages[0].text if passages else version.title)
    return Truncator(opening).chars(DESCRIPTION_LENGTH)


def _notice(notice: Notice, urls: Urls) -> NoticeInWords:
    return NoticeInWords(
        title=notice_title(notice.kind),
        text=notice.text,
        day=human_day(notice.created_at),
        moment=notice.created_at.isoformat(),
        paragraphs=[(paragraph.pid, urls.paragraph_page(paragraph.pid)) for paragraph in notice.paragraphs.all()],
    )
