"""Citation styles and locales: lists, search and details."""

from dataclasses import replace

import pytest
from django.test import Client

from articles.citing.rendering.styles import search_styles
from tests.api.asking import HOST, ROOT, pages, problem_of, wrong_parameters

STYLES, LOCALES = f"{ROOT}citation-styles/", f"{ROOT}citation-locales/"

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("q", "style"),
    [
        ("apa", "apa"),
        ("American Psychological Association 7th", "apa"),
        ("chicago notes", "chicago-notes-bibliography"),
        ("0028-0836", "nature"),
        ("IEEE", "ieee"),
    ],
)
def test_a_style_is_found(api: Client, q: str, style: str) -> None:
    found = api.get(STYLES, {"q": q}).json()
    assert style in [listed["id"] for listed in found["results"][:5]]
    assert found["count"] < 3000


def test_a_field_finds_its_styles(api: Client) -> None:
    found = api.get(STYLES, {"q": "law"}).json()["results"]
    assert found
    assert any("law" in style["fields"] for style in found)


def test_a_style_that_follows_another_says_so(api: Client) -> None:
    (found,) = [
        style
        for style in api.get(STYLES, {"q": "nature biotechnology"}).json()["results"]
        if style["id"] == "nature-biotechnology"
    ]
    assert found["parent"] == "nature"


def test_every_style_is_listed_once(api: Client) -> None:
    all_styles = api.get(STYLES).json()
    assert all_styles["count"] > 10_000
    first = pages(api, f"{STYLES}?q=journal+of+the&page_size=100")
    ids = [style["id"] for page in first for style in page]
    assert len(ids) == len(set(ids)) == api.get(STYLES, {"q": "journal of the"}).json()["count"]


def test_pages_lead_back(api: Client) -> None:
    second = api.get(api.get(f"{STYLES}?page_size=10").json()["next"]).json()
    assert api.get(second["previous"]).json()["results"] == api.get(f"{STYLES}?page_size=10").json()["results"]


@pytest.mark.parametrize(
    ("cursor", "ids", "following", "previous"),
    [
        (None, ["s0", "s1", "s2"], "at.3", None),
        ("at.0", ["s0", "s1", "s2"], "at.3", None),
        ("at.2", ["s2", "s3", "s4"], "at.5", ""),
        ("at.3", ["s3", "s4", "s5"], "at.6", ""),
        ("at.7", ["s7", "s8", "s9"], "at.a", "at.4"),
        ("at.a", ["s10"], None, "at.7"),
        ("at.b", [], None, "at.8"),
        ("at.fff", [], None, "at.8"),
    ],
)
def test_a_cursor_is_the_index_of_the_first_item(
    api: Client,
    monkeypatch: pytest.MonkeyPatch,
    cursor: str | None,
    ids: list[str],
    following: str | None,
    previous: str | None,
) -> None:
    styles = [replace(search_styles("apa")[0], id=f"s{number}") for number in range(11)]
    monkeypatch.setattr("articles.api.v1.citation_styles.search_styles", lambda _: styles)
    page = api.get(STYLES, {"page_size": 3} | ({"cursor": cursor} if cursor else {})).json()
    assert [style["id"] for style in page["results"]] == ids
    assert page["count"] == 11
    for url, expected in ((page["next"], following), (page["previous"], previous)):
        assert url == (None if expected is None else f"{HOST}{STYLES}?page_size=3{expected and f'&cursor={expected}'}")


def test_nothing_found_is_an_empty_list(api: Client) -> None:
    found = api.get(STYLES, {"q": "zzzz no such style"}).json()
    assert found["results"] == []
    assert found["next"] is None


def test_the_locales_are_listed(api: Client) -> None:
    found = {locale["id"]: locale for page in pages(api, LOCALES) for locale in page}
    assert len(found) >= 55
    assert found["de-DE"]["name"] == "German (Germany)"
    assert "Deutsch" in found["de-DE"]["native_name"]


def test_a_foreign_cursor_is_refused(api: Client) -> None:
    problem_of(api.get(f"{STYLES}?cursor=n.id.5"), 400, "malformed_cursor")


def test_an_unknown_parameter_is_named(api: Client) -> None:
    assert list(wrong_parameters(api.get(f"{STYLES}?query=apa"))) == ["query"]


def test_only_the_fields_that_are_wanted_are_sent(api: Client) -> None:
    found = api.get(STYLES, {"q": "apa", "fields": "id,title"}).json()["results"]
    assert set(found[0]) == {"id", "title"}
