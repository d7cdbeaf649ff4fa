"""The entry point and the collections: every article is a collection, and its versions are its resources."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors import collected
from tests.api.asking import HOST, path_of, problem_of, wrong_parameters
from tests.conftest import Publish
from tests.feeding.dts.asking import ARTICLE, LD_JSON, ROOT, VERSION, asked, json_of
from tests.stories import FERRY, MAYOR, SLUG, pids, revised

pytestmark = pytest.mark.usefixtures("shared_story")


def ids(collection: dict[str, Any]) -> list[str]:
    return [member["@id"] for member in collection["member"]]


# ── The entry point ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_entry_point_has_the_templates_of_the_endpoints(reader: Client, published_story: Published) -> None:
    answer = reader.get("/dts/")
    assert answer["Content-Type"] == LD_JSON
    assert answer.json() == {
        "@context": "https://dtsapi.org/context/v1.0.json",
        "dtsVersion": "1.0",
        "@id": f"{HOST}/dts/",
        "@type": "EntryPoint",
        "collection": f"{HOST}/dts/collection/{{?id,page,nav}}",
        "navigation": f"{HOST}/dts/navigation/{{?resource,ref,start,end,down,tree,page}}",
        "document": f"{HOST}/dts/document/{{?resource,ref,start,end,tree,mediaType}}",
    }
    assert list(wrong_parameters(reader.get("/dts/?page=1"))) == ["page"]


# ── All articles ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_root_lists_the_articles(reader: Client, published_story: Published) -> None:
    root = json_of(reader, "collection")
    assert (root["@id"], root["@type"], root["totalParents"], root["totalChildren"]) == (ROOT, "Collection", 0, 1)
    (member,) = root["member"]
    assert member.items() >= {"@id": ARTICLE, "@type": "Collection", "title": "The Bridge", "totalChildren": 1}.items()
    assert member["totalParents"] == 1
    assert "@context" not in member
    assert "view" not in root
    assert json_of(reader, "collection", id=ROOT) == root


def test_the_root_has_no_parents(reader: Client, published_story: Published) -> None:
    assert json_of(reader, "collection", nav="parents")["member"] == []


def test_the_root_does_not_list_a_withdrawn_article(reader: Client, published_story: Published) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    root = json_of(reader, "collection")
    assert (root["member"], root["totalChildren"]) == ([], 0)


def test_the_root_of_an_empty_archive_has_one_page(reader: Client, published_story: Published) -> None:
    Article.objects.update(current_version=None)
    assert json_of(reader, "collection")["member"] == []


def test_the_root_has_pages_that_lead_to_each_other(
    reader: Client, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collected, "SIZE", 2)
    slugs = [publish(f"Article {number}").article.slug for number in range(4)]
    found, seen, following = [], [], json_of(reader, "collection")["view"]["first"]
    while following:
        page = reader.get(path_of(following)).json()
        seen.append(page["view"])
        found += ids(page)
        following = page["view"]["next"]
    assert found == [ARTICLE, *(f"{HOST}/articles/{slug}/" for slug in slugs)]
    assert [view["@id"].rpartition("=")[2] for view in seen] == ["1", "2", "3"]
    assert [view["previous"] for view in seen] == [None, seen[0]["@id"], seen[1]["@id"]]
    assert {view["last"] for view in seen} == {seen[2]["@id"]}
    assert {view["@type"] for view in seen} == {"Pagination"}
    problem_of(asked(reader, "collection", page=4), 404, "not_found")


# ── An article ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_article_is_a_collection_of_its_versions(reader: Client, published_story: Published) -> None:
    revised(FERRY, MAYOR)
    article = json_of(reader, "collection", id=ARTICLE)
    assert ids(article) == [VERSION, f"{ARTICLE}v/2/"]
    assert (article["@type"], article["totalParents"], article["totalChildren"]) == ("Collection", 1, 2)
    assert [member["@type"] for member in article["member"]] == ["Resource"] * 2
    assert [member["dublinCore"].get("replaces") for member in article["member"]] == [None, [VERSION]]


def test_an_article_says_what_is_known_of_it(reader: Client, published_story: Published) -> None:
    assert json_of(reader, "collection", id=ARTICLE)["dublinCore"] == {
        "title": [{"lang": "en", "value": "The Bridge"}],
        "creator": [{"lang": "en", "value": "Jane Doe"}, {"lang": "en", "value": "Élodie Ngũgĩ"}],
        "contributor": [{"lang": "en", "value": "Kim Lens"}],
        "language": ["en"],
        "publisher": [{"lang": "en", "value": "The Herald"}],
        "issued": "2023-04",
        "source": ["https://herald.example/a"],
        "subject": [{"lang": "en", "value": "bridges"}, {"lang": "en", "value": "floods & fire"}],
    }


def test_what_is_not_known_is_left_out(reader: Client, publish: Publish) -> None:
    slug = publish("In no language").article.slug
    about = json_of(reader, "collection", id=f"{HOST}/articles/{slug}/")["dublinCore"]
    assert about == {"title": [{"lang": "und", "value": "In no language"}]}


def test_the_parent_of_an_article_is_the_root(reader: Client, published_story: Published) -> None:
    (parent,) = json_of(reader, "collection", id=ARTICLE, nav="parents")["member"]
    assert (parent["@id"], parent["totalChildren"]) == (ROOT, 1)


def test_the_versions_have_pages(reader: Client, published_story: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("articles.selectors.collected", "articles.feeding.dts.collection_views"):
        monkeypatch.setattr(f"{module}.SIZE", 1)
    revised(FERRY, MAYOR)
    first = json_of(reader, "collection", id=ARTICLE)
    second = reader.get(path_of(first["view"]["next"])).json()
    assert (ids(first), ids(second)) == ([VERSION], [f"{ARTICLE}v/2/"])
    problem_of(asked(reader, "collection", id=ARTICLE, page=3), 404, "not_found")


def test_a_withdrawn_version_stays_listed_and_says_so(reader: Client, published_story: Published) -> None:
    revised(FERRY, MAYOR)
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", 1))
    first, second = json_of(reader, "collection", id=ARTICLE)["member"]
    assert first["description"] == "Version 1, which was withdrawn: A court said so."
    assert ("download" in first, "download" in second) == (False, True)
    problem_of(asked(reader, "collection", id=VERSION), 410, "withdrawn")


# ── A version ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_version_is_a_resource(reader: Client, published_story: Published) -> None:
    resource = json_of(reader, "collection", id=VERSION)
    assert (resource["@id"], resource["@type"], resource["totalParents"]) == (VERSION, "Resource", 1)
    assert resource["totalChildren"] == 0
    assert resource["mediaTypes"] == ["application/tei+xml", "text/html", "text/plain"]
    assert resource["dublinCore"]["isVersionOf"] == [ARTICLE]
    assert "member" not in resource
    assert [reader.get(path_of(link)).status_code for link in resource["download"]] == [200]


def test_the_first_citation_tree_is_the_default_and_has_no_name(reader: Client, published_story: Published) -> None:
    trees = json_of(reader, "collection", id=VERSION)["citationTrees"]
    assert [tree.get("identifier") for tree in trees] == [None, "ordinals"]
    assert [tree["citeStructure"] for tree in trees] == [[{"@type": "CiteStructure", "citeType": "paragraph"}]] * 2


def test_the_parent_of_a_version_is_its_article(reader: Client, published_story: Published) -> None:
    revised(FERRY, MAYOR)
    (parent,) = json_of(reader, "collection", id=VERSION, nav="parents")["member"]
    assert (parent["@id"], parent["totalChildren"]) == (ARTICLE, 2)


# ── Names and errors ────────────────────────────────────────────────────────────────────────────────────────────────
def test_other_names_lead_to_the_identifier(reader: Client, published_story: Published) -> None:
    pid = pids(published_story.version)[0]
    names = {
        SLUG: ARTICLE,
        f"{HOST}/articles/{SLUG}": ARTICLE,
        f"{HOST}/api/v1/articles/{SLUG}/": ARTICLE,
        f"{SLUG}.v1": VERSION,
        f"{HOST}/api/v1/articles/{SLUG}/versions/1/": VERSION,
        f"{HOST}/p/{pid}/v/1/": VERSION,
        pid: VERSION,
    }
    found = {}
    for name in names:
        answer = asked(reader, "collection", id=name, nav="children")
        assert (answer.status_code, answer["Cache-Control"]) == (302, "public, max-age=0, must-revalidate")
        found[name] = reader.get(path_of(answer["Location"])).json()["@id"]
    assert found == names


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"id": f"{HOST}/articles/no-such-article/"}, "unknown_article"),
        ({"id": f"{ARTICLE}v/9/"}, "unknown_version"),
        ({"id": "https://elsewhere.example/text"}, "unknown_reference"),
        ({"id": f"{HOST}/about/"}, "unknown_reference"),
        ({"id": VERSION, "page": 2}, "not_found"),
        ({"id": ARTICLE, "page": 2}, "not_found"),
        ({"id": ARTICLE, "page": 2, "nav": "parents"}, "not_found"),
        ({"page": 2, "nav": "parents"}, "not_found"),
    ],
)
def test_what_is_not_there_is_404(
    reader: Client, published_story: Published, parameters: dict[str, Any], code: str
) -> None:
    problem_of(asked(reader, "collection", **parameters), 404, code)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("nav=up", "nav"), ("page=0", "page"), ("page=x", "page"), ("id=", "id"), ("identifier=x", "identifier")],
)
def test_a_malformed_request_is_400(reader: Client, published_story: Published, query: str, parameter: str) -> None:
    assert list(wrong_parameters(reader.get(f"/dts/collection/?{query}"))) == [parameter]


def test_the_state_of_the_article_is_its_entity_tag(reader: Client, published_story: Published) -> None:
    for identifier in (ARTICLE, VERSION):
        first = asked(reader, "collection", id=identifier)
        tag = {"if-none-match": first["ETag"]}
        assert reader.get(first.wsgi_request.get_full_path(), headers=tag).status_code == 304
    revised(FERRY, MAYOR)
    assert reader.get(first.wsgi_request.get_full_path(), headers=tag).status_code == 200


@pytest.mark.parametrize("parameters", [{}, {"id": ARTICLE}, {"id": VERSION}, {"id": VERSION, "nav": "parents"}])
def test_queries_do_not_grow(
    reader: Client, published_story: Published, publish: Publish, parameters: dict[str, str]
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            json_of(reader, "collection", **parameters)
        return len(captured)

    few = queries()
    for number in range(3):
        publish(f"Article {number}", authors=[{"name_as_printed": "Jane Doe"}])
        revised(FERRY, MAYOR, f"Version {number}.")
    publish_notice(SLUG, NoticeDraft("correction", "A slip."))
    assert queries() == few <= 6
