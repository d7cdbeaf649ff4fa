"""The page of a text: one version of an article with its byline, its history and its notices. Reads the store."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.addresses import Urls
from articles.intake.manuscript import ARTICLE_FACTS
from articles.models import Version
from articles.reading.changes_page import changes_address, history_address
from articles.reading.makers import linked_byline
from articles.reading.notices import NoticeInWords, beside_paragraphs, notices_in_words
from articles.reading.page_head import PageHead, Shown, page_head
from articles.reading.places import Place, place_of
from articles.reading.publications import PublicationInWords, list_in_words, publications_in_words
from articles.reading.signposting import Signpost, signposts
from articles.reading.text_citation import TextCitation, text_citation
from articles.reading.text_lines import PageSection, page_section
from articles.representations.csl.item import csl_item
from articles.representations.csl.notices import headed, status_of
from articles.representations.dates import human_day
from articles.representations.languages import Direction, direction_of
from articles.representations.notice import notices_concerning
from articles.representations.outline import Heading, outline_of
from articles.representations.page_text import parts
from articles.selectors.cited import Cited, cite
from articles.selectors.lines import lines_of
from articles.selectors.parts import notices_of, on_text
from articles.selectors.states import State
from articles.selectors.withdrawals import Withdrawals


@dataclass(frozen=True, slots=True)
class TextPage:
    """The data of the template `text.html`. `frozen` says whether it is the page of one version.

    `title` is the one of the window: it says before the text's own title if the text was retracted or corrected.
    """

    version: Version
    title: str
    language: str | None
    direction: Direction
    newest: int
    frozen: bool
    byline: SafeString | None
    biographies: list[str]
    genre: str | None
    head: PageHead
    signposts: list[Signpost]
    publications: list[PublicationInWords]
    outline: list[Heading]
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
    linkset: str
    source: str


def render_text(page: TextPage) -> str:
    """Return the page as HTML."""
    return render_to_string("text.html", {"page": page})


def text_page(
    version: Version, state: State, withdrawals: Withdrawals, urls: Urls, *, frozen: bool, shared: str | None = None
) -> TextPage:
    """Load what the page of a version shows, at its own address (`frozen`) or at the article's.

    `shared` is the identifier of the paragraph that other sites are to show of it.
    """
    article = version.article
    passages = lines_of([version.pk])
    readable = [passage for passage in passages if withdrawals.of(passage) is None]
    about = notices_of({article.pk: article})[article.pk]
    cited = cite(version, withdrawals, notices=about)
    direction = direction_of(cited.language)
    notices = notices_in_words(on_text(about, version), {passage.pid: passage.ordinal for passage in passages}, urls)
    concerning = notices_concerning(about, version)
    beside = beside_paragraphs(notices)
    of_version = version if frozen else None
    place = place_of(version, urls, frozen=frozen)
    addresses = _addresses(version, place, urls)
    of_shared = next((line for line in readable if line.pid == shared), None)
    item = csl_item(cited, urls)
    head = page_head(Shown(cited, place, readable, concerning, of_shared), item, urls)
    return TextPage(
        version=version,
        title=headed(version.title, status_of(cited)),
        language=cited.language,
        direction=direction,
        newest=state.current_version,
        frozen=frozen,
        byline=linked_byline(cited.contributions, cited.language, urls),
        biographies=[person.biography_as_printed for person in cited.contributions if person.biography_as_printed],
        genre=article.genre,
        head=head,
        signposts=signposts(cited, item, head.formats, urls, has_source=not withdrawals.hides_paragraphs),
        publications=publications_in_words(cited.publications, version, urls, cited.language),
        parts=[page_section(part, beside) for part in parts(passages, withdrawals, urls, of_version, direction)],
        outline=outline_of(article, passages, withdrawals),
        notices=notices,
        supplied_by_editor=list_in_words(_supplied_facts(version, cited)),
        stored_on=human_day(version.created_at),
        citation=text_citation(cited, urls),
        addresses=addresses,
    )


def _supplied_facts(version: Version, cited: Cited) -> list[str]:
    """Return the facts that an editor supplied; not those that an editor said to be unknown, which are marked, too.

    No source prints a slug, so no reader takes it for printed.
    """
    article = version.article
    values = {
        **{name: getattr(article, name) for name in ARTICLE_FACTS},
        "title": version.title,
        "subtitle": version.subtitle,
        "authors": cited.contributions,
        "published": [
            publication.date for publication in cited.publications if publication.version_id and publication.date
        ],
    }
    return [name for name in article.supplied_by_editor if values.get(name)]


def _addresses(version: Version, place: Place, urls: Urls) -> TextAddresses:
    slug, number = version.article.slug, version.number
    own = urls.version_page(slug, number)
    return TextAddresses(
        page=place.page,
        article=urls.article_page(slug),
        version=own,
        previous=urls.version_page(slug, number - 1) if number > 1 else None,
        changes=changes_address(slug, number - 1, number, urls) if number > 1 else None,
        history=history_address(slug, urls),
        # The API redirects a browser that opens the bare address of a version to this page.
        json=f"{place.api}?format=json" if place.is_frozen else place.api,
        linkset=urls.linkset(place.page),
        source=urls.source(slug, number),
    )
