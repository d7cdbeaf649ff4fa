"""The head of the page of a text, as parsers that nobody here wrote read it: extruct, signposting, coins-parser."""

import json
import re
from html import unescape
from typing import Any

import extruct
import pytest
from coins_parser.main import CoinsParser
from django.test import Client
from signposting.linkheader import find_signposting_http_link as find_signposting
from signposting.linkset import find_signposting_linkset

from articles.citing.formats import FORMATS
from articles.models import Publication
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import SLUG, Publish
from tests.stories import pids

pytestmark = pytest.mark.usefixtures("shared_sample")

HOST = "http://testserver"
PAGE = f"{HOST}/articles/{SLUG}/"
API = f"{HOST}/api/v1/articles/{SLUG}/"


def html_of(browser: Client, address: str = PAGE) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def metas(html: str) -> dict[str, list[str]]:
    written: dict[str, list[str]] = {}
    for name, content in re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html):
        written.setdefault(name, []).append(unescape(content))
    return written


def json_ld(html: str) -> dict[str, Any]:
    (node,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    assert isinstance(node, dict)
    return node


def test_schema_org_tells_what_the_citation_tells(browser: Client, sample: Published) -> None:
    node = json_ld(html_of(browser))
    assert (node["@type"], node["headline"]) == ("OpinionNewsArticle", sample.version.title)
    assert [author["name"] for author in node["author"]] == ["Jongsoo Lee"]
    assert (node["datePublished"], node["publisher"]["name"]) == ("2023-05-01", "Pacific Council")
    assert node["isBasedOn"]["publisher"]["name"] == "The National Interest"
    assert (node["version"], node["inLanguage"], node["mainEntityOfPage"]) == ("1", "en", PAGE)
    assert [(part["identifier"], part["position"]) for part in node["hasPart"]] == [
        (pid, place) for place, pid in enumerate(pids(sample.version), start=1)
    ]
    assert "correction" not in node


def test_schema_org_has_the_corrections_and_no_withdrawn_paragraph(browser: Client, sample: Published) -> None:
    withdrawn, *others = pids(sample.version)
    publish_notice(SLUG, NoticeDraft("correction", "Not </script > <!-- 1951."))
    publish_notice(SLUG, NoticeDraft("editors_note", "A note."))
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court.", paragraphs=[withdrawn]))
    html = html_of(browser)
    script = html.partition('ld+json">')[2].partition("</script>")[0]
    assert not set("<>&") & set(script)
    node = json_ld(html)
    assert [(said["@type"], said["text"]) for said in node["correction"]] == [
        ("CorrectionComment", "Not </script > <!-- 1951.")
    ]
    assert [part["identifier"] for part in node["hasPart"]] == others


def test_open_graph_is_of_the_text(browser: Client, sample: Published) -> None:
    written = metas(html_of(browser))
    assert (written["og:type"], written["og:locale"]) == (["article"], ["en_US"])
    assert (written["og:title"], written["og:url"]) == ([sample.version.title], [PAGE])
    assert written["article:published_time"] == ["2023-05-01"]
    assert browser.get(written["og:image"][0])["Content-Type"] == "image/png"


def test_a_paragraph_can_be_shared_from_its_page(browser: Client, sample: Published) -> None:
    pid, text = pids(sample.version)[6], sample.version.passages.select_related("wording").get(ordinal=7).wording.text
    page = browser.get(f"/p/{pid}/")["Location"]
    html = html_of(browser, page.partition("#")[0])
    written = metas(html)
    assert (written["og:url"], written["og:image"]) == (
        [f"{HOST}/p/{pid}/"],
        [f"{HOST}/p/{pid}/picture.png"],
    )
    assert text.startswith(written["og:description"][0].rstrip("…"))
    oembed = re.search(r'type="application/json\+oembed" href="([^"]+)"', html)
    assert oembed
    card = json.loads(browser.get(unescape(oembed[1])).content)
    assert f"/embed/{pid}/" in card["html"]
    assert f'<link rel="canonical" href="{PAGE}">' in html


def test_on_the_page_of_a_version_a_paragraph_is_shared_as_it_stands_there(browser: Client, sample: Published) -> None:
    pid = pids(sample.version)[6]
    html = html_of(browser, f"{PAGE}v/1/?paragraph={pid.upper()}")
    assert metas(html)["og:image"] == [f"{HOST}/p/{pid}/v/1/picture.png"]
    oembed = re.search(r'type="application/json\+oembed" href="([^"]+)"', html)
    assert oembed
    assert f"/embed/{pid}/?version=1" in json.loads(browser.get(unescape(oembed[1])).content)["html"]


def test_an_unknown_or_withdrawn_paragraph_is_not_shared(browser: Client, sample: Published) -> None:
    pid = pids(sample.version)[6]
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court.", paragraphs=[pid]))
    for name in (pid, "0000000000", "<script>"):
        assert metas(html_of(browser, f"{PAGE}?paragraph={name}"))["og:url"] == [PAGE]


@pytest.mark.parametrize("place", ["", "v/1/"])
def test_each_format_of_the_citation_is_an_alternate(browser: Client, sample: Published, place: str) -> None:
    links = re.findall(
        r'<link rel="alternate" type="([^"]+)" href="([^"]+citation/\?format=[^"]+)"', html_of(browser, PAGE + place)
    )
    assert [media_type for media_type, _ in links] == [entry.media_types[0] for entry in FORMATS]
    for media_type, address in links:
        assert browser.get(address)["Content-Type"].startswith(media_type)


def test_the_page_says_in_coins_what_its_ris_says(browser: Client, sample: Published) -> None:
    (pairs,) = CoinsParser.parse(html_of(browser))
    said = dict(pairs)
    assert (said["rft.type"], said["rft.title"]) == ("magazineArticle", sample.version.title)
    assert (said["rft.au"], said["rft.source"]) == ("Lee, Jongsoo", "Pacific Council")
    assert (said["rft.date"], said["rft.language"]) == ("2023-05-01", "en")
    ris = browser.get(f"{API}citation/?format=ris").content.decode()
    assert f"UR  - {said['rft_id']}" in ris


def test_an_undated_text_has_no_date_anywhere(browser: Client, publish: Publish) -> None:
    publish("An Undated Note", slug="undated", language="de")
    html = html_of(browser, f"{HOST}/articles/undated/")
    (pairs,) = CoinsParser.parse(html)
    assert "rft.date" not in dict(pairs)
    assert not {"citation_publication_date", "DC.date", "article:published_time"} & metas(html).keys()
    assert "datePublished" not in json_ld(html)
    # Readers that find no date take the first one that the page marks up.
    assert "<time" not in html
    assert dict(pairs)["rft.language"] == "de"


def test_the_list_has_coins_for_each_entry_to_choose_from(browser: Client, publish: Publish) -> None:
    publish("Another", slug="another", published="2024", outlet={"name": "The Herald", "kind": "newspaper"})
    entries = [dict(pairs) for pairs in CoinsParser.parse(html_of(browser, f"{HOST}/"))]
    assert [(entry["rft.title"], entry["rft.date"], entry["rft.type"]) for entry in entries] == [
        ("Another", "2024", "newspaperArticle"),
        ("The US-South Korea Alliance at 70th Anniversary", "2023-05-01", "magazineArticle"),
    ]


class FromClient:
    """An answer of the test client, as the library `requests` gives one."""

    def __init__(self, browser: Client, address: str) -> None:
        answer = browser.get(address)
        self.url, self.status_code, self.headers = address, answer.status_code, dict(answer.headers)
        self.text = answer.content.decode()

    def raise_for_status(self) -> None:
        assert self.status_code == 200


def relations(signposts: Any) -> set[tuple[str, str, str | None]]:
    return {(str(sign.rel), str(sign.target), str(sign.type) if sign.type else None) for sign in signposts}


@pytest.mark.parametrize("place", ["", "v/1/"])
def test_signposts_lead_from_the_page_to_the_citation_the_formats_and_the_source(
    browser: Client, sample: Published, place: str
) -> None:
    page = PAGE + place
    answer = browser.get(page)
    signs = find_signposting([answer["Link"]], page)
    api = API + ("versions/1/" if place else "")
    assert str(signs.citeAs.target) == dict(CoinsParser.parse(answer.content.decode())[0])["rft_id"]
    assert {str(sign.target) for sign in signs.types} == {
        "https://schema.org/AboutPage",
        "https://schema.org/OpinionNewsArticle",
    }
    assert {(str(sign.target), str(sign.type)) for sign in signs.describedBy} == {
        (f"{api}citation/?format={entry.name}", entry.media_types[0]) for entry in FORMATS
    }
    assert relations(signs.items) == {("item", f"{API}versions/1/source/", "text/plain")}
    assert relations(signs.linksets) == {("linkset", f"{page}linkset/", "application/linkset+json")}
    assert not signs.authors


@pytest.mark.parametrize("place", ["", "v/1/"])
def test_the_linkset_says_what_the_header_says_and_leads_back(
    browser: Client, sample: Published, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    page = PAGE + place
    header = find_signposting([browser.get(page)["Link"]], page)
    answer = browser.get(f"{page}linkset/")
    assert answer["Content-Type"] == "application/linkset+json"
    monkeypatch.setattr("signposting.linkset.requests.get", lambda address, **_: FromClient(browser, address))
    links = find_signposting_linkset(f"{page}linkset/").for_context(page)
    assert relations(links) == {sign for sign in relations(header.signposts) if sign[0] != "linkset"}
    contexts = json.loads(answer.content)["linkset"]
    back = {next(iter(context.keys() - {"anchor"})): context for context in contexts[1:]}
    assert back["describes"]["describes"] == back["collection"]["collection"] == [{"href": page, "type": "text/html"}]
    assert browser.get(f"{page}linkset/", headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_an_author_with_an_orcid_and_a_licence_at_an_address_are_signposts(browser: Client, publish: Publish) -> None:
    orcid = "0000-0002-1825-0097"
    publish("Open", slug="open", published="2024", authors=[{"name_as_printed": "Jane Doe", "orcid": orcid}])
    Publication.objects.filter(article__slug="open").update(rights="https://creativecommons.org/licenses/by/4.0/")
    page = f"{HOST}/articles/open/"
    signs = find_signposting([browser.get(page)["Link"]], page)
    assert {str(sign.target) for sign in signs.authors} == {f"https://orcid.org/{orcid}"}
    assert str(signs.license.target) == "https://creativecommons.org/licenses/by/4.0/"
    for rights in ("CC-BY", "https://x.example/ says more", "All rights reserved"):
        Publication.objects.filter(article__slug="open").update(rights=rights)
        assert find_signposting([browser.get(page)["Link"]], page).license is None


def test_a_source_with_a_withdrawn_paragraph_is_no_signpost(browser: Client, sample: Published) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court.", paragraphs=pids(sample.version)[:1]))
    assert not find_signposting([browser.get(PAGE)["Link"]], PAGE).items
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court."))
    assert browser.get(f"{PAGE}linkset/").status_code == 410


def test_a_client_that_has_the_page_is_told_no_links_again(browser: Client, sample: Published) -> None:
    answer = browser.get(PAGE)
    assert "Link" not in browser.get(PAGE, headers={"if-none-match": answer["ETag"]})


def test_the_page_says_where_its_linkset_and_unapi_are(browser: Client, sample: Published) -> None:
    html = html_of(browser)
    assert f'<link rel="linkset" type="application/linkset+json" href="{PAGE}linkset/">' in html
    assert '<link rel="unapi-server" type="application/xml" href="/unapi" title="unAPI">' in html
    assert f'<abbr class="unapi-id" title="{SLUG}.v1" hidden>' in html
