"""`GET /api/v1/paragraphs/?q=`: the current paragraphs that hold the words, the best first, with an excerpt each."""

from typing import Any

import pytest
from django.test import Client

from articles.choices import NoticeKind
from articles.models import Paragraph
from articles.publishing.amending.amendments import amend_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import PARAGRAPHS, wrong_parameters
from tests.conftest import Publish, Revise

pytestmark = pytest.mark.django_db


def search(api: Client, q: str, **parameters: str) -> dict[str, Any]:
    response = api.get(PARAGRAPHS, {"q": q, **parameters})
    assert response.status_code == 200, response.content
    body: dict[str, Any] = response.json()
    return body


def found(api: Client, q: str, **parameters: str) -> list[str]:
    return [item["text"] for item in search(api, q, **parameters)["results"]]


@pytest.fixture
def stored(publish: Publish) -> None:
    publish(
        "Bridges",
        "The alliances of towns.",
        "An alliance of bridges, an alliance of ferries, one alliance.",
        "Nothing of it.",
        slug="bridges",
        language="en",
        published="2023-04-19",
        outlet={"name": "The Herald"},
        authors=[{"name_as_printed": "Jane Doe"}],
    )
    publish(
        "Brücken",
        "Die Allianz der Städte, an alliance.",
        slug="bruecken",
        language="de",
        published="2020-01-01",
        outlet={"name": "Die Post"},
        authors=[{"name_as_printed": "Kim Min-ji"}],
    )


TOWNS, MANY, GERMAN = (
    "The alliances of towns.",
    "An alliance of bridges, an alliance of ferries, one alliance.",
    "Die Allianz der Städte, an alliance.",
)


@pytest.mark.usefixtures("stored")
def test_every_word_must_be_in_the_paragraph(api: Client) -> None:

    assert found(api, "alliance towns") == [TOWNS]
    assert found(api, "alliance nothing") == []


@pytest.mark.usefixtures("stored")
def test_the_best_come_first_and_then_those_stored_last(api: Client) -> None:
    assert found(api, "alliance") == [MANY, GERMAN, TOWNS]
    assert found(api, "alliance of") == [MANY, TOWNS]
    assert found(api, "towns of") == [TOWNS]


def test_words_together_come_before_words_that_are_frequent(api: Client, publish: Publish) -> None:
    apart, together, occurs = "a war a war a war war peace peace peace", "for peace war", "war or peace"
    publish("One", together, apart, occurs)
    assert found(api, "peace war") == [together, apart, occurs]


@pytest.mark.usefixtures("stored")
def test_pages_go_forwards_and_backwards(api: Client) -> None:
    pages, url = [], f"{PARAGRAPHS}?q=alliance&page_size=1"
    while url:
        body = api.get(url).json()
        pages.append([item["text"] for item in body["results"]])
        previous, url = body["previous"], body["next"]
    assert pages == [[MANY], [GERMAN], [TOWNS]]
    body = api.get(previous).json()
    assert [item["text"] for item in body["results"]] == [GERMAN]
    assert [item["text"] for item in api.get(body["previous"]).json()["results"]] == [MANY]


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"article": "bridges"}, [MANY, TOWNS]),
        ({"author": "jane doe"}, [MANY, TOWNS]),
        ({"outlet": "Die Post"}, [GERMAN]),
        ({"language": "de"}, [GERMAN]),
        ({"published_after": "2021"}, [MANY, TOWNS]),
        ({"published_before": "2021"}, [GERMAN]),
        ({"updated_after": "2000"}, [MANY, GERMAN, TOWNS]),
        ({"updated_after": "2999"}, []),
        ({"article": "bridges", "language": "de"}, []),
    ],
)
@pytest.mark.parametrize("few", [0, 1_000])
def test_filters_narrow_the_search(
    api: Client, monkeypatch: pytest.MonkeyPatch, parameters: dict[str, str], expected: list[str], few: int
) -> None:
    monkeypatch.setattr("articles.selectors.paragraph_search._FEW_ARTICLES", few)
    assert found(api, "alliance", **parameters) == expected


@pytest.mark.usefixtures("stored")
def test_an_item_is_the_paragraph_with_a_snippet(api: Client) -> None:
    (item,) = search(api, "town")["results"]
    assert item.pop("snippet") == "The alliances of <mark>towns</mark>."
    assert item == api.get(f"{PARAGRAPHS}{item['id']}/").json()


def test_a_snippet_is_escaped(api: Client, publish: Publish) -> None:
    publish("One", 'A <b> & a "word" </mark><script>.')
    (item,) = search(api, "word script")["results"]
    assert (
        item["snippet"] == "A &lt;b&gt; &amp; a &quot;<mark>word</mark>&quot; &lt;/mark&gt;&lt;<mark>script</mark>&gt;."
    )


def test_only_the_current_text_is_found(api: Client, publish: Publish, revise: Revise) -> None:
    article = publish("One", "An erroneous word stands here in the text.", "A removed paragraph.", "It stays.").article
    first, _, third = Paragraph.objects.filter(article=article).order_by("pk")
    revise(article, ("A corrected word stands here in the text.", first), ("It stays.", third))
    assert found(api, "erroneous") == found(api, "removed") == []
    assert found(api, "word") == ["A corrected word stands here in the text."]
    assert found(api, "stays") == ["It stays."]


def test_a_withdrawn_text_is_not_found_and_a_reinstated_one_is(api: Client, publish: Publish) -> None:
    article = publish("One", "A withdrawn word.", "Another word.", slug="one").article
    first = Paragraph.objects.filter(article=article).order_by("pk")[0]
    publish_notice("one", NoticeDraft(NoticeKind.WITHDRAWAL, "So it is.", paragraphs=[first.pid]))
    assert found(api, "word") == ["Another word."]
    publish_notice("one", NoticeDraft(NoticeKind.REINSTATEMENT, "It is back.", paragraphs=[first.pid]))
    assert found(api, "word") == ["Another word.", "A withdrawn word."]
    publish_notice("one", NoticeDraft(NoticeKind.WITHDRAWAL, "So it is."))
    assert found(api, "word") == []


@pytest.mark.parametrize("named", [True, False])
def test_a_text_withdrawn_in_its_version_is_not_found(
    api: Client, publish: Publish, revise: Revise, named: bool
) -> None:
    article = publish("One", "A first word.", "It stays.", slug="one").article
    first, second = Paragraph.objects.filter(article=article).order_by("pk")
    revise(article, ("A first word.", first), ("It stays.", second))
    paragraphs = [first.pid] if named else []
    publish_notice("one", NoticeDraft(NoticeKind.WITHDRAWAL, "So it is.", version=1, paragraphs=paragraphs))
    assert found(api, "first") == ["A first word."], "version 1 is not the current one"
    publish_notice("one", NoticeDraft(NoticeKind.WITHDRAWAL, "So it is.", version=2, paragraphs=paragraphs))
    assert found(api, "first") == []
    assert found(api, "stays") == (["It stays."] if named else [])


@pytest.mark.parametrize("q", ["!!!", "—", "☃", '"', " ", "-alliance", '-"an alliance" -peace'])
def test_a_query_without_a_word_that_is_wanted_is_refused(api: Client, stored: None, q: str) -> None:
    assert set(wrong_parameters(api.get(PARAGRAPHS, {"q": q}))) == {"q"}


@pytest.mark.parametrize("q", ["x", "한"])
def test_a_letter_that_no_paragraph_has_as_a_word_finds_nothing(api: Client, stored: None, q: str) -> None:
    assert search(api, q) == {
        "next": None,
        "previous": None,
        "withdrawn": [],
        "missing": [],
        "mistyped": [],
        "results": [],
    }


@pytest.mark.parametrize(
    ("parameters", "wrong"),
    [
        ({}, ["id"]),
        ({"id": "3k7xq9d2br", "q": "x"}, ["q"]),
        ({"id": "3k7xq9d2br", "page_size": "2"}, ["page_size"]),
        ({"q": "word " * 1000}, ["q"]),
        ({"q": ""}, ["q"]),
        ({"q": "x", "article": "no-such-article"}, ["article"]),
        ({"q": "x", "count": "true"}, ["count"]),
        ({"q": "x", "published_after": "soon"}, ["published_after"]),
        ({"q": "x", "cursor": "n.relevance.1"}, ["cursor"]),
    ],
)
def test_what_is_wrong_is_named(api: Client, db: None, parameters: dict[str, str], wrong: list[str]) -> None:
    response = api.get(PARAGRAPHS, parameters)
    assert response.status_code == 400
    assert [error["parameter"] for error in response.json()["errors"]] == wrong


def test_a_language_learned_later_gives_its_stems(api: Client, publish: Publish) -> None:

    publish("One", "The bridges.", slug="one")
    assert found(api, "bridge") == []
    amend_article("one", {"language": "en"}, made_by="test")
    assert found(api, "bridge") == ["The bridges."]
    amend_article("one", {"language": None}, made_by="test")
    assert found(api, "bridge") == []
    assert found(api, "bridges") == ["The bridges."]
