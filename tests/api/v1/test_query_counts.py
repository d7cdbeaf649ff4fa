"""The number of queries does not grow with the number of rows; and who is up to date costs no text."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.intake.manuscript import Author, ManuscriptPublication, Outlet, Section
from articles.models import Article, Notice, Paragraph
from articles.publishing.articles import publish_article
from tests.api.asking import ARTICLE, ARTICLES, PARAGRAPHS, ROOT, VERSION
from tests.conftest import Publish, Revise, delivery

MANY = 12


def queries(api: Client, address: str, **headers: str) -> list[str]:
    """The number of queries for an answer."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = api.get(address, headers=headers)
    assert answer.status_code in (200, 304), answer.content
    return [query["sql"] for query in captured.captured_queries]


def rich(publish: Publish, number: int) -> Article:
    """An article with two of everything."""
    published = publish(
        f"Title {number}",
        f"The first paragraph of number {number}.",
        f"The second paragraph of number {number}.",
        language="en",
        authors=[
            {
                "name_as_printed": f"Author {number} {letter}",
                "affiliations": [{"position": "Fellow"}, {"position": "Editor"}],
            }
            for letter in "AB"
        ],
        publications=[
            {"role": "original", "outlet": {"name": f"Outlet {number}"}, "date": "2023-04"},
            {"role": "republication", "outlet": {"name": f"Reprints {number}"}, "date": "2023-05"},
        ],
        sections=[{"first_ordinal": 1, "heading": "One"}, {"first_ordinal": 2, "heading": "Two"}],
    )
    for paragraph in Paragraph.objects.filter(article=published.article):
        notice = Notice.objects.create(
            article=published.article,
            version=published.version,
            kind="correction",
            text="X.",
            created_at=timezone.now(),
        )
        notice.paragraphs.add(paragraph)
    return published.article


@pytest.fixture
def grows(api: Client, publish: Publish) -> Callable[[str], tuple[int, int]]:
    """How many queries an address costs with one article, and with many."""

    def counted(address: str) -> tuple[int, int]:
        rich(publish, 1)
        few = len(queries(api, address))
        for number in range(2, MANY):
            rich(publish, number)
        return few, len(queries(api, address))

    return counted


@pytest.mark.parametrize(
    "address",
    [
        ARTICLES,
        f"{ARTICLES}?ordering=title",
        f"{ARTICLES}?q=paragraph%20-nothing&outlet=Outlet%201&author=Author%201%20A",
        f"{ARTICLES}?published_after=2023&language=en",
        f"{ROOT}people/",
        f"{ROOT}outlets/",
        f"{ARTICLES}title-1/",
        f"{ARTICLES}title-1/publications/",
        f"{ARTICLES}title-1/notices/",
        f"{ARTICLES}title-1/sections/",
        f"{ARTICLES}title-1/paragraphs/",
        f"{ARTICLES}title-1/versions/",
        f"{ARTICLES}title-1/versions/1/",
    ],
)
def test_more_articles_cost_no_more_queries(grows: Callable[[str], tuple[int, int]], address: str) -> None:
    few, many = grows(address)
    assert few == many
    assert many <= 16


def test_more_languages_cost_a_search_no_more_queries(api: Client, publish: Publish) -> None:
    publish("Title 0", language="en")
    few = len(queries(api, f"{ARTICLES}?q=title"))
    for language in ("de", "fr", "ko", "zh"):
        publish(f"Title {language}", language=language)
    assert len(queries(api, f"{ARTICLES}?q=title")) == few <= 12


def test_more_articles_of_one_person_and_outlet_cost_no_more_queries(api: Client, publish: Publish) -> None:
    facts = {
        "authors": [{"name_as_printed": "Jane Doe"}],
        "publications": [{"role": "original", "outlet": {"name": "The Herald"}}],
    }
    publish("Title 0", **facts)
    addresses = [api.get(f"{ROOT}{part}/").json()["results"][0]["url"] for part in ("people", "outlets")]
    few = [len(queries(api, address)) for address in addresses]
    for number in range(1, MANY):
        publish(f"Title {number}", **facts)
    assert [len(queries(api, address)) for address in addresses] == few


@pytest.mark.parametrize(
    "part",
    [
        "",
        "versions/",
        "versions/1/",
        "versions/1/paragraphs/",
        "versions/1/paragraphs/1/",
        "versions/1/paragraphs/1-1/",
        "paragraphs/",
    ],
)
def test_more_paragraphs_cost_no_more_queries(api: Client, db: None, part: str) -> None:
    publish_article(delivery("Short", "One paragraph."))
    publish_article(delivery("Long", *(f"Paragraph number {number}." for number in range(90))))
    assert len(queries(api, f"{ARTICLES}short/{part}")) == len(queries(api, f"{ARTICLES}long/{part}"))


@pytest.mark.parametrize("part", ["", "notices/", "publications/", "sections/"])
def test_more_of_everything_in_one_article_costs_no_more_queries(api: Client, db: None, part: str) -> None:
    for title, many in (("Little", 1), ("Much", 20)):
        texts = [f"{title}, paragraph number {number}." for number in range(many)]
        published = publish_article(
            delivery(
                title,
                *texts,
                authors=tuple(Author(f"{title} {number}") for number in range(many)),
                publications=tuple(
                    ManuscriptPublication("original", Outlet(f"{title} {number}")) for number in range(many)
                ),
                sections=tuple(Section(number + 1, number + 1) for number in range(many)),
            )
        )
        for paragraph in Paragraph.objects.filter(article=published.article):
            notice = Notice.objects.create(
                article=published.article,
                version=published.version,
                kind="correction",
                text="X.",
                created_at=timezone.now(),
            )
            notice.paragraphs.add(paragraph)
    assert len(queries(api, f"{ARTICLES}little/{part}")) == len(queries(api, f"{ARTICLES}much/{part}"))


def test_more_versions_cost_no_more_queries(api: Client, publish: Publish, revise: Revise) -> None:
    article = publish("A title", "A paragraph of a few words.").article
    paragraph = Paragraph.objects.get()
    addresses = [f"{ARTICLES}a-title/versions/", f"{PARAGRAPHS}{paragraph.pid}/", f"{ARTICLES}a-title/"]
    for address in addresses:
        queries(api, address)  # Django asks SQLite once what it can do
    one = [len(queries(api, address)) for address in addresses]
    revise(article, ("The text of version 2.", paragraph))
    few = [len(queries(api, address)) for address in addresses]
    for number in range(3, MANY):
        revise(article, (f"The text of version {number}.", paragraph))
    assert [len(queries(api, address)) for address in addresses] == few
    assert few[1] - one[1] == 2, (
        "a paragraph of an article with one version has neither history nor lineage to look for"
    )
    assert few[::2] == one[::2]


def test_a_hundred_paragraphs_cost_as_many_queries_as_one(api: Client, publish: Publish) -> None:
    for number in range(1, MANY):
        rich(publish, number)
    publish_article(delivery("Long", *(f"Paragraph number {number}." for number in range(90))))
    every = list(Paragraph.objects.order_by("pk").values_list("pid", flat=True))
    assert len(every) >= 100
    single = len(queries(api, f"{PARAGRAPHS}?id={every[0]}"))
    hundred = len(queries(api, f"{PARAGRAPHS}?id={','.join(every[:100])}"))
    assert single == hundred
    assert hundred <= 12


@pytest.mark.usefixtures("sample")
def test_a_client_that_is_up_to_date_costs_no_query_for_texts(api: Client) -> None:
    paragraph = f"{PARAGRAPHS}{Paragraph.objects.get(passages__ordinal=7).pid}/"
    for address in (ARTICLE, f"{ARTICLE}paragraphs/", paragraph):
        tag = api.get(address)["ETag"]
        statements = queries(api, address, **{"if-none-match": tag})
        assert statements
        assert [sql for sql in statements if "articles_wording" in sql] == []


@pytest.mark.usefixtures("sample")
def test_the_list_of_versions_reads_no_text(api: Client) -> None:
    statements = queries(api, f"{ARTICLE}versions/")
    assert [sql for sql in statements if "articles_wording" in sql or "articles_source" in sql] == []


@pytest.mark.usefixtures("sample")
def test_a_version_does_not_read_its_source(api: Client) -> None:
    assert [sql for sql in queries(api, VERSION) if "articles_source" in sql] == []
