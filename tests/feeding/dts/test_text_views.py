"""Navigation and documents: all parameters, and which of them go together (DTS 1.0, “Errors” and “Usage of down, ref, …”)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from uritemplate import URITemplate

from articles.feeding.dts import text_views
from articles.intake.manuscript import Section
from articles.publishing.articles import Published, publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import HOST, path_of, problem_of, wrong_parameters
from tests.feeding.dts.asking import ARTICLE, VERSION, address, asked, found, json_of, tei_of, texts_of
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR, MAYOR_EDITED, SCHOOL, SLUG, STORY, pids, revised, story

pytestmark = pytest.mark.usefixtures("shared_story")
IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "public, max-age=0, must-revalidate"


@pytest.fixture
def names(published_story: Published) -> list[str]:
    """The identifiers of the paragraphs of version 1."""
    return pids(published_story.version)


def members(navigation: dict[str, Any]) -> list[str] | None:
    return [unit["identifier"] for unit in navigation["member"]] if "member" in navigation else None


# ── Navigation ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_unit_is_a_paragraph_on_the_only_level(reader: Client, names: list[str]) -> None:
    navigation = json_of(reader, "navigation", resource=VERSION, ref=names[1])
    assert navigation["@type"] == "Navigation"
    assert navigation["@id"] == f"{HOST}{address('navigation', resource=VERSION, ref=names[1])}"
    assert navigation["ref"] == {
        "identifier": names[1],
        "@id": f"{HOST}/p/{names[1]}/v/1/",
        "@type": "CitableUnit",
        "level": 1,
        "parent": None,
        "citeType": "paragraph",
        "extensions": {"@context": {"@vocab": "https://schema.org/"}, "position": 2},
    }
    assert navigation["resource"]["@id"] == VERSION
    assert navigation["resource"]["citationTrees"]


@pytest.mark.parametrize(
    ("parameters", "named", "expected"),
    [
        ({"ref": 1}, {"ref": 1}, None),
        ({"start": 1, "end": 3}, {"start": 1, "end": 3}, None),
        ({"ref": 1, "down": 0}, {"ref": 1}, [0, 1, 2, 3, 4]),
        ({"down": 1}, {}, [0, 1, 2, 3, 4]),
        ({"down": 3}, {}, [0, 1, 2, 3, 4]),
        ({"down": -1}, {}, [0, 1, 2, 3, 4]),
        ({"ref": 1, "down": 1}, {"ref": 1}, [1]),
        ({"ref": 1, "down": -1}, {"ref": 1}, [1]),
        ({"start": 1, "end": 3, "down": 1}, {"start": 1, "end": 3}, [1, 2, 3]),
        ({"start": 1, "end": 3, "down": -1}, {"start": 1, "end": 3}, [1, 2, 3]),
        ({"start": 4, "end": 4, "down": 2}, {"start": 4, "end": 4}, [4]),
    ],
)
@pytest.mark.parametrize("tree", [None, "ordinals"])
def test_the_table_of_the_specification(
    reader: Client,
    names: list[str],
    parameters: dict[str, int],
    named: dict[str, int],
    expected: list[int] | None,
    tree: str | None,
) -> None:
    identifiers = [str(place) for place in range(1, 6)] if tree else names
    sent: dict[str, Any] = {key: value if key == "down" else identifiers[value] for key, value in parameters.items()}
    navigation = json_of(reader, "navigation", resource=VERSION, tree=tree, **sent)
    units = {key: navigation[key]["identifier"] for key in ("ref", "start", "end") if key in navigation}
    assert units == {key: identifiers[place] for key, place in named.items()}
    assert members(navigation) == (None if expected is None else [identifiers[place] for place in expected])


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"down": 1}, "resource"),
        ({"resource": VERSION}, "down"),
        ({"resource": VERSION, "down": 0}, "down"),
        ({"resource": VERSION, "down": 0, "start": "1", "end": "2", "tree": "ordinals"}, "down"),
        ({"resource": VERSION, "down": -2}, "down"),
        ({"resource": VERSION, "down": "all"}, "down"),
        ({"resource": VERSION, "ref": "1", "start": "1", "tree": "ordinals"}, "start"),
        ({"resource": VERSION, "ref": "1", "end": "1", "tree": "ordinals"}, "end"),
        ({"resource": VERSION, "start": "1", "tree": "ordinals"}, "end"),
        ({"resource": VERSION, "end": "1", "tree": "ordinals"}, "start"),
        ({"resource": VERSION, "start": "3", "end": "2", "tree": "ordinals"}, "end"),
        ({"resource": VERSION, "down": 1, "page": 0}, "page"),
    ],
)
def test_what_does_not_go_together_is_400(
    reader: Client, published_story: Published, sent: dict[str, Any], wrong: str
) -> None:
    assert list(wrong_parameters(asked(reader, "navigation", **sent))) == [wrong]
    if not {"down", "page"} & sent.keys() and sent.keys() != {"resource"}:
        assert list(wrong_parameters(asked(reader, "document", **sent))) == [wrong]


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"ref": "0000000000"}, "unknown_paragraph"),
        ({"ref": "0000000001"}, "mistyped_pid"),
        ({"ref": "x"}, "malformed_pid"),
        ({"start": "0000000000", "end": "0000000000"}, "unknown_paragraph"),
        ({"ref": "6", "tree": "ordinals"}, "unknown_ordinal"),
        ({"ref": "0", "tree": "ordinals"}, "unknown_ordinal"),
        ({"start": "1", "end": "6", "tree": "ordinals"}, "unknown_ordinal"),
        ({"ref": "1", "tree": "pages"}, "not_found"),
        ({"resource": f"{ARTICLE}v/2/"}, "unknown_version"),
        ({"resource": f"{HOST}/articles/nothing/v/1/"}, "unknown_article"),
        ({"resource": "https://elsewhere.example/"}, "unknown_reference"),
        ({"resource": "nothing"}, "unknown_reference"),
    ],
)
@pytest.mark.parametrize("endpoint", ["navigation", "document"])
def test_what_is_not_there_is_404(
    reader: Client, published_story: Published, endpoint: str, sent: dict[str, Any], code: str
) -> None:
    problem_of(asked(reader, endpoint, **{"resource": VERSION, **sent}), 404, code)


def test_an_unknown_tree_is_404_where_units_are_listed(reader: Client, names: list[str]) -> None:
    problem_of(asked(reader, "navigation", resource=VERSION, tree="pages", down=1), 404, "not_found")
    # Of a whole document, the tree says nothing.
    assert asked(reader, "document", resource=VERSION, tree="pages").status_code == 200


def test_a_reference_is_read_in_any_case(reader: Client, names: list[str]) -> None:
    navigation = json_of(reader, "navigation", resource=VERSION, ref=f"{names[0][:5]}-{names[0][5:]}".upper())
    assert navigation["ref"]["identifier"] == names[0]


def test_units_have_pages(reader: Client, names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_views, "UNITS_ON_A_PAGE", 2)
    first = json_of(reader, "navigation", resource=VERSION, down=1)
    second = reader.get(path_of(first["view"]["next"])).json()
    third = reader.get(path_of(second["view"]["next"])).json()
    assert [members(page) for page in (first, second, third)] == [names[:2], names[2:4], names[4:]]
    assert (third["view"]["next"], third["view"]["@id"]) == (None, first["view"]["last"])
    of_range = json_of(reader, "navigation", resource=VERSION, start=names[1], end=names[3], down=1, page=2)
    assert members(of_range) == [names[3]]
    problem_of(asked(reader, "navigation", resource=VERSION, down=1, page=4), 404, "not_found")
    problem_of(asked(reader, "navigation", resource=VERSION, ref=names[0], page=2), 404, "not_found")


def test_a_unit_names_the_heading_that_the_source_printed(reader: Client, db: None) -> None:
    sections = (Section(1, 1, "By the river"), Section(2, 2, "Supplied", supplied_by="editor"))
    version = publish_article(story(FERRY, MAYOR, title="Sections", sections=sections)).version
    resource = f"{HOST}/articles/{version.article.slug}/v/1/"
    units = json_of(reader, "navigation", resource=resource, down=1)["member"]
    assert [unit["extensions"].get("articleSection") for unit in units] == ["By the river", None]


# ── Documents ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_document_is_the_text_in_tei(reader: Client, names: list[str]) -> None:
    root = tei_of(reader, resource=VERSION)
    assert texts_of(root) == dict(zip(names, STORY, strict=True))
    assert found(root, "//dts:wrapper") == []
    assert found(root, "//t:body//@n") == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("sent", "places"),
    [({"ref": 0}, [0]), ({"ref": 4}, [4]), ({"start": 1, "end": 3}, [1, 2, 3]), ({"start": 2, "end": 2}, [2])],
)
@pytest.mark.parametrize("tree", [None, "ordinals"])
def test_a_part_stands_inside_the_wrapper(
    reader: Client, names: list[str], sent: dict[str, int], places: list[int], tree: str | None
) -> None:
    references = {key: str(place + 1) if tree else names[place] for key, place in sent.items()}
    root = tei_of(reader, resource=VERSION, tree=tree, **references)
    (wrapper,) = found(root, "/t:TEI/t:text/t:body/dts:wrapper")
    assert texts_of(wrapper) == {names[place]: STORY[place] for place in places}
    assert texts_of(root) == texts_of(wrapper)
    assert found(root, "string(//t:titleStmt/t:title)") == "The Bridge"


def test_a_part_has_the_headings_between_its_paragraphs_alone(reader: Client, db: None) -> None:
    sections = (Section(1, 2, "By the river"), Section(3, 3, "In the town"))
    version = publish_article(story(FERRY, MAYOR, FLOOD, title="Sections", sections=sections)).version
    resource, names = f"{HOST}/articles/{version.article.slug}/v/1/", pids(version)

    def headings(**sent: str) -> list[str]:
        return [head.text for head in found(tei_of(reader, resource=resource, **sent), "//t:head")]

    assert headings() == ["By the river", "In the town"]
    assert headings(ref=names[0]) == headings(ref=names[2]) == []
    assert headings(start=names[0], end=names[2]) == ["In the town"]


def test_each_unit_of_the_navigation_is_a_document(reader: Client, names: list[str]) -> None:
    """A client goes from the root to a text by the templates alone."""
    collection = json_of(reader, "collection")["member"][0]["collection"]
    resource = reader.get(path_of(URITemplate(collection).expand())).json()["member"][0]
    navigation = reader.get(path_of(URITemplate(resource["navigation"]).expand(down=1))).json()
    texts: dict[str, str] = {}
    for unit in navigation["member"]:
        answer = reader.get(
            path_of(URITemplate(resource["document"]).expand(ref=unit["identifier"], mediaType="text/plain"))
        )
        texts[unit["identifier"]] = answer.content.decode().removesuffix("\n")
    assert texts == dict(zip(names, STORY, strict=True))


def test_a_document_leads_back_to_its_resource(reader: Client, names: list[str]) -> None:
    link = asked(reader, "document", resource=VERSION, ref=names[0])["Link"]
    target, relation = link.split("; ")
    assert relation == 'rel="collection"'
    assert reader.get(path_of(target.strip("<>"))).json()["@id"] == VERSION


def test_a_document_in_other_media_types(reader: Client, names: list[str]) -> None:
    page = asked(reader, "document", resource=VERSION, mediaType="text/html")
    assert page["Content-Type"] == "text/html; charset=utf-8"
    assert page["Content-Security-Policy"].startswith("default-src 'none'")
    assert f'<p id="p-{names[0]}" dir="ltr">{FERRY}</p>' in page.content.decode()
    assert "<h1>The Bridge</h1>" in page.content.decode()
    part = asked(reader, "document", resource=VERSION, ref=names[1], mediaType="text/html").content.decode()
    assert ("<h1>" in part, FERRY in part, MAYOR in part) == (False, False, True)
    plain = asked(reader, "document", resource=VERSION, start=names[1], end=names[2], mediaType="text/plain")
    assert plain["Content-Type"] == "text/plain; charset=utf-8"
    assert plain.content.decode() == f"{MAYOR}\n\n{FLOOD}\n"
    problem_of(asked(reader, "document", resource=VERSION, mediaType="application/pdf"), 404, "not_found")


def test_the_order_of_a_range_matters(reader: Client, names: list[str]) -> None:
    for endpoint in ("navigation", "document"):
        answer = asked(reader, endpoint, resource=VERSION, start=names[2], end=names[0])
        assert list(wrong_parameters(answer)) == ["end"]


def test_unknown_parameters_are_refused(reader: Client, published_story: Published) -> None:
    for endpoint in ("navigation", "document"):
        answer = reader.get(f"/dts/{endpoint}/?resource={VERSION}&reference=x")
        assert list(wrong_parameters(answer)) == ["reference"]


# ── Names of resources ──────────────────────────────────────────────────────────────────────────────────────────────
def test_an_article_leads_to_its_current_version(reader: Client, names: list[str]) -> None:
    revised(FERRY, MAYOR_EDITED)
    for name in (SLUG, ARTICLE, f"{HOST}/api/v1/articles/{SLUG}/"):
        answer = asked(reader, "document", resource=name)
        assert (answer.status_code, answer["Cache-Control"]) == (302, REVALIDATE)
        assert path_of(answer["Location"]) == address("document", resource=f"{ARTICLE}v/2/")


def test_a_permalink_leads_to_its_paragraph(reader: Client, names: list[str]) -> None:
    revised(FERRY, MAYOR_EDITED)
    permalink = f"{HOST}/p/{names[0]}/v/1/"
    answer = asked(reader, "document", resource=permalink, mediaType="text/plain")
    assert reader.get(path_of(answer["Location"])).content.decode() == f"{FERRY}\n"
    moved = asked(reader, "navigation", resource=permalink, ref=names[1], down=1)
    assert members(reader.get(path_of(moved["Location"])).json()) == [names[1]]


# ── Caching ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_is_made_of_a_version_alone_never_changes(reader: Client, names: list[str]) -> None:
    for endpoint, sent in (("navigation", {"down": 1}), ("document", {"mediaType": "text/plain"})):
        answer = asked(reader, endpoint, resource=VERSION, **sent)
        assert answer["Cache-Control"] == IMMUTABLE
        revised(FERRY, MAYOR_EDITED, f"New for {endpoint}, with some more words.")
        publish_notice(SLUG, NoticeDraft("correction", "A slip."))
        assert asked(reader, endpoint, resource=VERSION, **sent).content == answer.content


def test_the_header_of_tei_may_change(reader: Client, names: list[str]) -> None:
    first = asked(reader, "document", resource=VERSION)
    assert first["Cache-Control"] == REVALIDATE
    tag = {"if-none-match": first["ETag"]}
    path = address("document", resource=VERSION)
    assert reader.get(path, headers=tag).status_code == 304
    publish_notice(SLUG, NoticeDraft("retraction", "It was made up.", 1))
    again = reader.get(path, headers=tag)
    assert (again.status_code, b'<note type="retraction">' in again.content) == (200, True)


# ── Withdrawals ─────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("endpoint", ["navigation", "document"])
@pytest.mark.parametrize("version", [None, 1])
def test_a_withdrawn_text_is_410(reader: Client, names: list[str], endpoint: str, version: int | None) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", version))
    problem = problem_of(asked(reader, endpoint, resource=VERSION, ref=names[0]), 410, "withdrawn")
    assert problem["tombstone"]["notice"]["text"] == "A court said so."


@pytest.mark.parametrize("media_type", ["application/tei+xml", "text/html", "text/plain"])
def test_a_withdrawn_paragraph_shows_no_text_but_why(reader: Client, names: list[str], media_type: str) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", paragraphs=[names[1]]))
    sent = {"resource": VERSION, "mediaType": media_type}
    for part in ({}, {"start": names[0], "end": names[2]}, {"start": names[1], "end": names[1]}):
        answer = asked(reader, "document", **sent, **part)
        assert answer["Cache-Control"] == REVALIDATE
        text = answer.content.decode()
        assert (MAYOR in text, "This paragraph was withdrawn: A court said so." in text) == (False, True)
    problem_of(asked(reader, "document", **sent, ref=names[1]), 410, "withdrawn")
    assert asked(reader, "document", **sent, ref=names[2]).status_code == 200


def test_the_unit_of_a_withdrawn_paragraph_says_so(reader: Client, names: list[str]) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", paragraphs=[names[1]]))
    answer = asked(reader, "navigation", resource=VERSION, down=1)
    assert answer["Cache-Control"] == REVALIDATE
    about = [unit.get("dublinCore") for unit in answer.json()["member"]]
    reason = {"lang": "en", "value": "This paragraph was withdrawn: A court said so."}
    assert about == [None, {"description": [reason]}, None, None, None]


# ── Cost ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("endpoint", ["navigation", "document"])
@pytest.mark.parametrize("part", [{}, {"ref": 1}, {"start": 1, "end": 2}])
def test_queries_do_not_grow(reader: Client, names: list[str], endpoint: str, part: dict[str, int]) -> None:
    sent: dict[str, Any] = {key: names[place] for key, place in part.items()}
    sent |= {"down": 1} if endpoint == "navigation" else {}

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert asked(reader, endpoint, resource=VERSION, **sent).status_code == 200
        return len(captured)

    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", paragraphs=[names[4]]))
    few = queries()
    for number in range(3):
        revised(FERRY, MAYOR, BUDGET, SCHOOL, f"Number {number} is new, with other words.")
        publish_notice(SLUG, NoticeDraft("correction", "A slip."))
    assert queries() == few <= 6
