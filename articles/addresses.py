"""The URL of everything: pure functions from names to absolute URLs. Knows no HTTP and no database."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

HEALTH = "/healthz"  # whether the process is alive


@dataclass(frozen=True, slots=True)
class Urls:
    """The service's addresses under one base, such as `https://articles.example`, without a slash at its end.

    `hosts` are other names that the host is known by; no address is made of them, but those under them are understood.
    """

    base: str
    naan: str | None = None
    hosts: tuple[str, ...] = ()

    def root(self) -> str:
        """The entry point of the API."""
        return f"{self.base}/api/v1/"

    def articles(self) -> str:
        """All articles."""
        return f"{self.base}/api/v1/articles/"

    def article(self, slug: str) -> str:
        """An article."""
        return f"{self.articles()}{slug}/"

    def part(self, slug: str, part: str) -> str:
        """A resource below an article, such as `versions` or `notices`."""
        return f"{self.article(slug)}{part}/"

    def version(self, slug: str, number: int) -> str:
        """A version; immutable."""
        return f"{self.article(slug)}versions/{number}/"

    def source(self, slug: str, number: int) -> str:
        """The bytes that a version was read from; immutable."""
        return f"{self.version(slug, number)}source/"

    def version_paragraphs(self, slug: str, number: int) -> str:
        """The passages of a version; immutable."""
        return f"{self.version(slug, number)}paragraphs/"

    def publication(self, slug: str, publication_id: int) -> str:
        """A publication."""
        return f"{self.article(slug)}publications/{publication_id}/"

    def notice(self, slug: str, notice_id: int) -> str:
        """A notice."""
        return f"{self.article(slug)}notices/{notice_id}/"

    def paragraph(self, pid: str) -> str:
        """A paragraph, as it stands now."""
        return f"{self.base}/api/v1/paragraphs/{pid}/"

    def passage(self, pid: str, number: int) -> str:
        """A paragraph in a version; immutable."""
        return f"{self.paragraph(pid)}versions/{number}/"

    def citation(self, cited: str) -> str:
        """The citation of the article, version, paragraph or passage at the address `cited`."""
        return f"{cited}citation/"

    def changes(self) -> str:
        """The log of everything that happened."""
        return f"{self.base}/api/v1/changes/"

    def archive(self) -> str:
        """The whole archive: its root digest, and the dump of what is public."""
        return f"{self.base}/api/v1/archive/"

    def dump(self) -> str:
        """The dump of what is public."""
        return f"{self.archive()}dump.ndjson"

    def webhook(self, webhook_id: int) -> str:
        """A webhook."""
        return f"{self.base}/api/v1/webhooks/{webhook_id}/"

    def person(self, person_id: int) -> str:
        """A person."""
        return f"{self.base}/api/v1/people/{person_id}/"

    def outlet(self, outlet_id: int) -> str:
        """An outlet."""
        return f"{self.base}/api/v1/outlets/{outlet_id}/"

    def person_page(self, person_id: int) -> str:
        """The page of a person, with what they wrote."""
        return f"{self.base}/people/{person_id}/"

    def outlet_page(self, outlet_id: int) -> str:
        """The page of an outlet, with what appeared in it."""
        return f"{self.base}/outlets/{outlet_id}/"

    def article_page(self, slug: str) -> str:
        """The page that people read."""
        return f"{self.base}/articles/{slug}/"

    def version_page(self, slug: str, number: int) -> str:
        """The page of one version."""
        return f"{self.base}/articles/{slug}/v/{number}/"

    def passage_page(self, slug: str, number: int, pid: str) -> str:
        """A paragraph on the page of one version."""
        return f"{self.version_page(slug, number)}#p-{pid}"

    def cite_page(self, reference: str) -> str:
        """The page on which the citation of `reference` (a PID, a slug or an address here) is put together."""
        return f"{self.base}/cite/?{urlencode({'reference': reference})}"

    def paragraph_page(self, pid: str) -> str:
        """The short address that leads a reader to the paragraph on its page."""
        return f"{self.base}/p/{pid}/"

    def permalink(self, pid: str, number: int) -> str:
        """The address of a paragraph in a version that people cite: no release of the API changes it."""
        return f"{self.paragraph_page(pid)}v/{number}/"

    def ark(self, pid: str) -> str | None:
        """The paragraph's ARK, if the operator has a Name Assigning Authority Number."""
        return f"ark:{self.naan}/{pid}" if self.naan else None

    def feed(self, form: str, under: str = "") -> str:
        """A feed (`atom`, `rss` or `json`): of all articles, or of those `under` a person or an outlet: `people/7/`."""
        return f"{self.base}/{under}feeds/articles.{form}"

    def embed(self, pid: str, number: int | None = None) -> str:
        """The card of a paragraph that other sites frame; of its text in a version, if one is named."""
        return f"{self.base}/embed/{pid}/{f'?version={number}' if number else ''}"

    def article_embed(self, slug: str, number: int | None = None) -> str:
        """The card of an article that other sites frame; with whether it changed since a version, if one is named."""
        return f"{self.base}/embed/articles/{slug}/{f'?version={number}' if number else ''}"

    def oembed(self, page: str) -> str:
        """How to embed what is at the address `page` (oEmbed 1.0)."""
        return f"{self.base}/oembed?url={quote(page, safe='')}&format=json"

    def at_paragraph(self, page: str, pid: str) -> str:
        """A paragraph on a text's `page`, whose links for embedding and for social media are then the paragraph's."""
        return f"{page}?{urlencode({'paragraph': pid})}#p-{pid}"

    def linkset(self, page: str) -> str:
        """The links of the page of an article or a version, as a document (RFC 9264)."""
        return f"{page}linkset/"

    def timemap(self, slug: str) -> str:
        """The list of an article's versions as mementos (RFC 7089)."""
        return f"{self.article_page(slug)}timemap/"

    def oai(self) -> str:
        """The archive for harvesters (OAI-PMH)."""
        return f"{self.base}/oai"

    def picture(self, place: str) -> str:
        """The picture of what is at `place`: of the title of a text at its page, of a paragraph at its short address."""
        return f"{place}picture.png"

    def passage_picture(self, pid: str, number: int) -> str:
        """The picture of the words of a paragraph in a version."""
        return self.picture(self.permalink(pid, number))
