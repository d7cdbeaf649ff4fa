"""Each query of a public address reads by an index, as EXPLAIN shows: it looks rows up, or walks along the order of a list.

The store of a test is small, so PostgreSQL is told that each table has a hundred thousand rows.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.addresses import Urls
from articles.api.v1.article_list import ORDERINGS
from articles.models import Amendment, Lineage, Notice, Outlet, Paragraph, Person, Publication
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.resolving import Resolved, resolve
from tests.conftest import Publish
from tests.stories import FERRY, FLOOD, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story

API = "/api/v1/"
ARTICLE = f"{API}articles/{SLUG}/"
PARAGRAPH = f"{API}paragraphs/{{pid}}/"
VERSION = f"http://testserver/articles/{SLUG}/v/1/"
ADDRESSES = [
    ARTICLE,
    f"{ARTICLE}amendments/",
    f"{ARTICLE}citation/?format=csl-json",
    f"{ARTICLE}changes/1..2/",
    f"{ARTICLE}notices/",
    f"{ARTICLE}notices/{{notice}}/",
    f"{ARTICLE}paragraphs/",
    f"{ARTICLE}publications/",
    f"{ARTICLE}publications/{{publication}}/",
    f"{ARTICLE}sections/",
    f"{ARTICLE}versions/",
    f"{ARTICLE}versions/1/",
    f"{ARTICLE}versions/1/citation/?format=csl-json",
    f"{ARTICLE}versions/1/paragraphs/",
    f"{ARTICLE}versions/1/paragraphs/1-2/",
    f"{ARTICLE}versions/1/paragraphs/2/",
    f"{ARTICLE}versions/2/source/",
    f"{API}articles/",
    f"{API}articles/?author={{person}}",
    f"{API}articles/?outlet={{outlet}}",
    f"{API}articles/?genre=news",
    f"{API}articles/?keyword=korea",
    f"{API}articles/?language=en",
    f"{API}articles/?updated_after=2000",
    f"{API}articles/?published_after=2000",
    f"{API}changes/",
    f"{API}changes/?type=notice.published",
    f"{API}notices/",
    f"{API}notices/?kind=correction",
    f"{API}notices/?after=2026",
    f"{API}outlets/",
    f"{API}outlets/?name=The+Herald",
    f"{API}outlets/{{outlet}}/",
    PARAGRAPH,
    f"{PARAGRAPH}citation/?format=csl-json",
    f"{PARAGRAPH}versions/1/",
    f"{PARAGRAPH}versions/1/citation/?format=csl-json",
    f"{API}paragraphs/?id={{pid}}",
    f"{API}people/",
    f"{API}people/?name=Jane+Doe",
    f"{API}people/?orcid=0000-0002-1825-0097",
    f"{API}people/{{person}}/",
    "/",
    f"/articles/{SLUG}/",
    f"/articles/{SLUG}/changes/1..2/",
    f"/articles/{SLUG}/history/",
    f"/articles/{SLUG}/v/1/",
    f"/dts/collection/?id=http://testserver/articles/{SLUG}/",
    f"/dts/collection/?id={VERSION}",
    f"/dts/collection/?id={VERSION}&nav=parents",
    f"/dts/document/?resource={VERSION}",
    f"/dts/document/?resource={VERSION}&start={{pid}}&end={{pid}}",
    f"/dts/document/?resource={VERSION}&tree=ordinals&start=2&end=3",
    f"/dts/navigation/?resource={VERSION}&down=1",
    f"/dts/navigation/?resource={VERSION}&down=1&start={{pid}}&end={{pid}}",
    f"/dts/navigation/?resource={VERSION}&tree=ordinals&ref=2",
    "/embed/{pid}/",
    f"/embed/articles/{SLUG}/",
    "/feeds/articles.atom",
    f"/oai?verb=GetRecord&metadataPrefix=jats&identifier=oai:testserver:{SLUG}",
    "/oai?verb=Identify",
    "/oai?verb=ListIdentifiers&metadataPrefix=jats&from=2023-01-01",
    "/oai?verb=ListRecords&metadataPrefix=jats",
    "/oai?verb=ListRecords&metadataPrefix=oai_dc&set=outlet-{outlet}&until=2099-12-31",
    "/oai?verb=ListSets",
    "/oembed?url=http://testserver/p/{pid}/",
    "/outlets/{outlet}/",
    "/outlets/{outlet}/feeds/articles.rss",
    "/people/{person}/",
    "/people/{person}/feeds/articles.json",
    "/sitemap.xml",
    "/sitemap-1.xml",
]

# A filtered list sees first how many articles satisfy the filter; feeds of a person or an outlet load the name, too.
MORE_QUERIES = {
    f"{API}articles/?genre=news": 7,
    f"{API}articles/?keyword=korea": 7,
    f"{API}articles/?language=en": 8,
    f"{API}articles/?updated_after=2000": 7,
    f"{API}articles/?author={{person}}": 7,
    f"{API}articles/?outlet={{outlet}}": 7,
    "/feeds/articles.atom": 8,
    "/oai?verb=ListRecords&metadataPrefix=jats": 7,
    "/outlets/{outlet}/feeds/articles.rss": 7,
    "/people/{person}/": 8,
    "/people/{person}/feeds/articles.json": 7,
}


@pytest.fixture
def names(publish: Publish) -> dict[str, Any]:
    """A store with three articles, one of which has two versions, a notice and a withdrawal; the names of some rows."""
    for number in (1, 2):
        publish(
            f"Title {number}",
            genre="news",
            keywords=["korea"],
            language="en",
            authors=[{"name_as_printed": "Jane Doe", "affiliations": [{"position": "Editor"}]}],
            sections=[{"first_ordinal": 1, "heading": "One"}],
            publications=[
                {"role": "original", "outlet": {"name": "The Herald"}, "url": f"https://herald.example/{number}"}
            ],
        )
    first = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED, FLOOD, SCHOOL)
    gone, pid, *_ = pids(first)
    publish_notice(SLUG, NoticeDraft("correction", "It was May.", None, [pid]))
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", 1, [gone]))
    publication = Publication.objects.create(article=first.article, order=1, role="original")
    # PostgreSQL plans a look-up in a table without rows as reading all of it.
    Amendment.objects.create(article=first.article, field="genre", created_at=first.created_at)
    ancestor, descendant = Paragraph.objects.all()[:2]
    Lineage.objects.create(version=first, ancestor=ancestor, descendant=descendant, kind="split")
    return {
        "pid": pid,
        "notice": Notice.objects.first().pk,  # type: ignore[union-attr]
        "publication": publication.pk,
        "person": Person.objects.get().pk,
        "outlet": Outlet.objects.get().pk,
    }


def read_as_a_whole(statements: CaptureQueriesContext) -> list[tuple[list[str], str]]:
    """Return what EXPLAIN finds wrong with each query, and the query."""
    queries = [query["sql"] for query in statements.captured_queries if query["sql"].startswith("SELECT")]
    return [(whole, sql) for sql in queries if (whole := whole_readings(sql))]


def whole_readings(sql: str) -> list[str]:
    """Return what EXPLAIN says of each place of a query that reads all of a table, or sorts all of it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            steps = [row[3] for row in cursor.fetchall()]
            scans = [step for step in steps if step.startswith("SCAN articles_") or step.startswith("SCAN U")]
            walks_in_order = "LIMIT" in sql and "USE TEMP B-TREE FOR ORDER BY" not in steps
            return [step for step in scans if not (walks_in_order and ("USING" in step or 'BY "articles_' in sql))]
        # It does not know how few notices an article has, and would read all of them at once.
        for way in ("seqscan", "hashjoin", "mergejoin"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute("UPDATE pg_class SET reltuples = 100000, relpages = 1 WHERE relname LIKE 'articles\\_%'")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        plan = cursor.fetchone()[0]
    document = json.loads(plan) if isinstance(plan, str) else plan
    return list(_whole(document[0]["Plan"], in_order=False))


def _whole(node: dict[str, Any], *, in_order: bool) -> Iterator[str]:
    """Yield the scans below a node that are neither a look-up nor, `in_order`, the walk along an index to a limit."""
    kind = node["Node Type"]
    in_order = (in_order or kind == "Limit") and kind not in ("Sort", "Aggregate")
    is_walk = in_order and kind in ("Index Scan", "Index Only Scan")
    is_whole = kind == "Seq Scan" or ("Index Name" in node and "Index Cond" not in node)
    if is_whole and not is_walk:
        yield f"{kind} of {node.get('Relation Name')} by {node.get('Index Name')}"
    for child in node.get("Plans", []):
        yield from _whole(child, in_order=in_order)


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_query_of_an_address_reads_by_an_index(names: dict[str, Any], address: str) -> None:
    accept = "application/json" if address.startswith("/api/") else "text/html"
    with CaptureQueriesContext(connection) as captured:
        assert Client(headers={"accept": accept}).get(address.format(**names)).status_code == 200
    assert read_as_a_whole(captured) == []


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite plans a query anew each time")
def test_each_query_that_postgresql_plans_once_reads_by_an_index(
    names: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as at_once:
        at_once.setattr(connection.connection, "prepare_threshold", 0)
        for address in ADDRESSES:
            Client(headers={"accept": "*/*"}).get(address.format(**names))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        cursor.execute("SELECT name, statement, cardinality(parameter_types) FROM pg_prepared_statements")
        statements = cursor.fetchall()
    assert 30 < len(statements) < connection.connection.prepared_max
    readings: dict[str, list[str]] = {
        statement: whole_readings(f"EXECUTE {name}" + (f"({', '.join(['NULL'] * values)})" if values else ""))
        for name, statement, values in statements
        if "FROM articles_webhook" not in statement.replace('"', "")  # there are few, and it looks for the first one
    }
    assert {statement: whole for statement, whole in readings.items() if whole} == {}


def test_each_address_costs_six_queries_or_fewer(names: dict[str, Any]) -> None:
    queries = {}
    for address in ADDRESSES:
        with CaptureQueriesContext(connection) as captured:
            assert Client(headers={"accept": "*/*"}).get(address.format(**names)).status_code in (200, 302)
        queries[address] = len(captured.captured_queries)
    assert {address: count for address, count in queries.items() if count > 6} == MORE_QUERIES


def test_the_collection_of_all_articles_reads_by_indexes_but_counts_them(names: dict[str, Any]) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert Client().get("/dts/collection/").status_code == 200
    assert len(captured) == 4
    assert [sql for _, sql in read_as_a_whole(captured) if not sql.startswith("SELECT COUNT(*)")] == []


@pytest.mark.parametrize("ordering", [ordering.name for ordering in ORDERINGS])
def test_each_page_of_the_list_of_articles_walks_along_an_index(names: dict[str, Any], ordering: str) -> None:
    client = Client(headers={"accept": "application/json"})
    with CaptureQueriesContext(connection) as captured:
        first = client.get(f"{API}articles/?page_size=1&ordering={ordering}").json()
        second = client.get(first["next"]).json()
        assert client.get(second["previous"]).json()["results"] == first["results"]
    assert read_as_a_whole(captured) == []


def test_a_publication_is_looked_up_by_its_url(names: dict[str, Any]) -> None:
    with CaptureQueriesContext(connection) as captured:
        (found,) = resolve(["http://herald.example/2/?utm_source=x#top"], Urls("http://testserver"))
    assert isinstance(found, Resolved)
    assert found.version.title == "Title 2"
    assert read_as_a_whole(captured) == []


@pytest.mark.parametrize("reference", ["doi:10.1000/182", "https://doi.org/10.1000/182"])
def test_a_publication_is_looked_up_by_its_doi(names: dict[str, Any], reference: str) -> None:
    Publication.objects.filter(pk=names["publication"]).update(doi="10.1000/182")
    with CaptureQueriesContext(connection) as captured:
        (found,) = resolve([reference], Urls("http://testserver"))
    assert isinstance(found, Resolved)
    assert read_as_a_whole(captured) == []


@pytest.mark.parametrize(
    "sql", ["SELECT name FROM articles_outlet WHERE url = 'x'", "SELECT text FROM articles_wording"]
)
def test_a_table_that_is_read_as_a_whole_is_noticed(names: dict[str, Any], sql: str) -> None:
    assert whole_readings(sql)
