"""The page of a text: one version of an article with its byline, its history and its notices. Reads the store."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils.text import Truncator

from articles.addresses import Urls
from articles.models import Notice, Passage, Version
from articles.reading.changes_page import changes_address, history_address
from articles.reading.cite import PageCitation, page_citation
from articles.reading.publications import Appearance, appearances, in_words
from articles.representations.bylines import byline_of
from articles.representations.dates import human_day
from articles.representations.notice import notice_title
from articles.representations.page_text import Part, parts
from articles.selectors.cited import cite
from articles.selectors.states import State
from articles.selectors.versions import passages_of
from articles.selectors.withdrawals import Withdrawals

DESCRIPTION_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Remark:
    """A notice in words; `paragraphs` are the identifiers and permanent addresses of those that it concerns."""

    title: str
    text: str
    day: str
    moment: str
    paragraphs: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TextPage:
    """What the template `text.html` shows. `frozen` is whether this is the page of one version."""

    version: Version
    newest: int
    frozen: bool
    byline: str | None
    biographies: list[str]
    genre: str | None
    description: str
    appearances: list[Appearance]
    parts: list[Part]
    remarks: list[Remark]
    supplied_by_editor: str | None
    stored_on: str
    citation: PageCitation
    addresses: "TextAddresses"

    @property
    def has_printed(self) -> bool:
        """Whether the source prints anything beside the text: a biography, a note or a disclaimer."""
        return bool(self.biographies) or any(one.note or one.disclaimer for one in self.appearances)


@dataclass(frozen=True, slots=True)
class TextAddresses:
    """Where the page's links lead."""

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
    """Return the page of a version, on its own address (`frozen`) or as what the article is now."""
    return render_to_string("text.html", {"page": text_page(version, state, withdrawals, urls, frozen=frozen)})


def text_page(version: Version, state: State, withdrawals: Withdrawals, urls: Urls, *, frozen: bool) -> TextPage:
    """Read what the page of a version shows."""
    article = version.article
    passages = list(passages_of(version))
    cited = cite(version, withdrawals)
    return TextPage(
        version=version,
        newest=state.current_version,
        frozen=frozen,
        byline=byline_of(cited.contributions),
        biographies=[one.biography_as_printed for one in cited.contributions if one.biography_as_printed],
        genre=article.genre,
        description=_description(version, [one for one in passages if withdrawals.of(one) is None]),
        appearances=appearances(cited.publications, version),
        parts=parts(passages, withdrawals, urls, frozen=frozen),
        remarks=[_remark(notice, urls) for notice in _notices(version)],
        # No source prints a slug, so it is nothing that a reader might take for printed.
        supplied_by_editor=in_words(name for name in article.supplied_by_editor if name != "slug"),
        stored_on=human_day(version.created_at),
        citation=page_citation(cited, urls),
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
        # A browser that follows the bare address of a version is led back here.
        json=f"{urls.version(slug, number)}?format=json" if frozen else urls.article(slug),
        source=urls.source(slug, number),
        oembed=urls.oembed(own if frozen else article),
    )


def _description(version: Version, passages: list[Passage]) -> str:
    opening = version.subtitle or (passages[0].wording.text if passages else version.title)
    return Truncator(opening).chars(DESCRIPTION_LENGTH)


def _notices(version: Version) -> QuerySet[Notice]:
    """Return what has to be said about this text: about its article as a whole, or about this version of it."""
    mine = Notice.objects.filter(Q(version=None) | Q(version=version), article=version.article)
    return mine.prefetch_related("paragraphs").order_by("created_at", "id")


def _remark(notice: Notice, urls: Urls) -> Remark:
    return Remark(
        title=notice_title(notice.kind),
        text=notice.text,
        day=human_day(notice.created_at),
        moment=notice.created_at.isoformat(),
        paragraphs=[(one.pid, urls.paragraph_page(one.pid)) for one in notice.paragraphs.all()],
    )
