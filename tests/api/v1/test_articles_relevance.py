"""The order of a search: in the title, then frequent, then the others; the newest first in each; by pages too."""

import pytest
from django.test import Client

from articles.models import Publication
from articles.publishing.amending.amendments import add_publication, amend_publication
from tests.api.asking import ARTICLES
from tests.conftest import Publish

PAD = " ".join(f"word{number}" for number in range(30))


@pytest.fixture
def slugs(publish: Publish) -> list[str]:
    """Six articles in the order of their relevance to "peace treaty", published in another order."""
    mention, often = f"A peace and a treaty. {PAD}", f"Peace treaty, treaty of peace, peace treaty. {PAD}"
    for title, text, slug, year in (
        ("Old mention", mention, "f-old", "2001"),
        ("Often", often, "d-often", "2001"),
        ("A treaty of peace", PAD, "b-title", "2001"),
        ("New mention", mention, "e-new", "2003"),
        ("Often, too", often, "c-often", "2002"),
        ("Another peace treaty", PAD, "a-title", "2004"),
        ("One word only", f"Peace, peace, peace. {PAD}", "g-none", "2005"),
    ):
        publish(title, text, slug=slug, publications=[{"role": "original", "date": year}])
    return ["a-title", "b-title", "c-often", "d-often", "e-new", "f-old"]


def asked(api: Client, query: str) -> list[str]:
    return [article["slug"] for article in api.get(f"{ARTICLES}?{query}").json()["results"]]


def test_a_search_lists_the_best_first_and_of_equals_the_newest(api: Client, slugs: list[str]) -> None:
    assert asked(api, "q=peace treaty") == slugs
    assert asked(api, "q=peace treaty&ordering=relevance") == slugs


def test_another_ordering_goes_before(api: Client, slugs: list[str]) -> None:
    assert asked(api, "q=peace treaty&ordering=-published")[:2] == ["a-title", "e-new"]


@pytest.mark.parametrize("size", [1, 2, 4, 5])
def test_pages_lead_through_all_ranks_and_back(api: Client, slugs: list[str], size: int) -> None:
    url, seen = f"{ARTICLES}?q=peace treaty&page_size={size}", []
    while url:
        page = api.get(url).json()
        seen.append([article["slug"] for article in page["results"]])
        last, url = url, page["next"]
    assert [slug for page in seen for slug in page] == slugs
    url = api.get(last).json()["previous"]
    back: list[list[str]] = []
    while url:
        page = api.get(url).json()
        back.insert(0, [article["slug"] for article in page["results"]])
        url = page["previous"]
    assert [slug for page in back for slug in page] == slugs[: len(slugs) - len(seen[-1])]


def test_a_phrase_ranks_by_the_phrase_in_the_title_and_by_its_words_in_the_text(api: Client, slugs: list[str]) -> None:
    assert asked(api, 'q="peace treaty"') == ["a-title", "c-often", "d-often"]


def test_what_is_left_out_is_left_out_of_every_rank(api: Client, slugs: list[str]) -> None:
    assert asked(api, "q=peace -treaty") == ["g-none"]
    assert asked(api, "q=peace -another -often") == ["b-title", "g-none", "e-new", "f-old"]


def test_without_a_word_that_is_wanted_the_newest_come_first(api: Client, slugs: list[str]) -> None:
    assert asked(api, "ordering=relevance")[:2] == ["g-none", "a-title"]
    assert asked(api, "q=-treaty") == ["g-none"]


def test_an_article_whose_day_is_learned_goes_where_it_belongs(api: Client, slugs: list[str], publish: Publish) -> None:
    publish(
        "Undated peace treaty",
        PAD,
        slug="undated",
        publications=[{"role": "original", "outlet": {"name": "The Herald"}}],
    )
    assert asked(api, "q=peace treaty")[:3] == ["a-title", "b-title", "undated"]
    publication = Publication.objects.get(article__slug="undated")
    amend_publication("undated", publication.pk, {"date": "2002"}, made_by="newsroom")
    assert asked(api, "q=peace treaty")[:3] == ["a-title", "undated", "b-title"]


def test_an_article_of_which_an_earlier_publication_is_learned_goes_where_it_belongs(
    api: Client, slugs: list[str]
) -> None:
    facts = {"role": "republication", "outlet": {"name": "The Herald"}, "date": "1999"}
    original = Publication.objects.get(article__slug="e-new")
    amend_publication("e-new", original.pk, {"date": None}, made_by="newsroom")
    add_publication("e-new", facts, made_by="newsroom")
    assert asked(api, "q=peace treaty")[-2:] == ["f-old", "e-new"]


def test_filters_hold_in_every_rank(api: Client, slugs: list[str]) -> None:
    assert asked(api, "q=peace treaty&published_before=2001") == ["b-title", "d-often", "f-old"]
