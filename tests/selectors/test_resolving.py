"""From references to rows: everything that may name a text, and what is said if it names none."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.addresses import Urls
from articles.models import Publication, Version
from articles.publishing.articles import publish_article
from articles.references import Reference
from articles.selectors.errors import UnknownError
from articles.selectors.resolving import Resolved, resolve, rows_of
from tests.stories import FERRY, FLOOD, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story

BASE = "https://texts.example"
AT = Urls(BASE, "12345")
HERALD = "https://www.herald.example/news/bridge"
UNKNOWN = "0000000000"


@pytest.fixture(autouse=True)
def pid(db: None) -> str:
    """The story in two versions; the second lacks the fourth paragraph. Returns the PID of the second paragraph."""
    first = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED, FLOOD, SCHOOL)
    return pids(first)[1]


def named(text: str) -> str:
    """Return what a reference names as `NAME.v2`, or the code of the error."""
    (resolved,) = resolve([text], AT)
    if isinstance(resolved, UnknownError):
        return resolved.code
    return f"{resolved.pid or resolved.version.article.slug}.v{resolved.version.number}"


def detail(text: str) -> str:
    (error,) = resolve([text], AT)
    assert isinstance(error, UnknownError)
    return error.detail


def published_at(url: str | None, version: int | None = None, slug: str = SLUG, doi: str | None = None) -> Publication:
    """Store that the story appeared at an address; `version` is the number of the version that was printed."""
    printed = Version.objects.get(article__slug=slug, number=version) if version else None
    article = Version.objects.filter(article__slug=slug)[0].article
    order = article.publications.count() + 1
    return Publication.objects.create(
        article=article, order=order, role="republication", url=url, doi=doi, version=printed
    )


# ── What names a text ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("{pid}", "{pid}.v2"), ("{PID}", "{pid}.v2"), ("ark:12345/{pid}", "{pid}.v2"), (SLUG, f"{SLUG}.v2"),
        ("{pid}.v1", "{pid}.v1"), ("{PID}.V2", "{pid}.v2"), (f"{SLUG}.v1", f"{SLUG}.v1"), (f"{SLUG}.v2", f"{SLUG}.v2"),
        (f"{BASE}/p/{{pid}}/", "{pid}.v2"), (f"{BASE}/articles/{SLUG}/v/1/", f"{SLUG}.v1"),
        (f"{BASE}/articles/{SLUG}/v/1/#p-{{pid}}", "{pid}.v1"), (f"{BASE}/articles/{SLUG}/#p-{{pid}}", "{pid}.v2"),
        (f"{BASE}/api/v1/articles/{SLUG}/versions/1/paragraphs/2/", "{pid}.v1"),
        (f"{BASE}/api/v1/articles/{SLUG}/versions/2/paragraphs/2/", "{pid}.v2"),
        (f"{BASE}/api/v1/paragraphs/{{pid}}/versions/1/", "{pid}.v1"),
    ],
)  # fmt: skip
def test_each_kind_of_reference_is_resolved(pid: str, reference: str, expected: str) -> None:
    assert named(reference.format(pid=pid, PID=pid.upper())) == expected.format(pid=pid)


def run(ordinal: int, last: int, version: int | None = 1) -> Resolved | UnknownError:
    """Return what a run of paragraphs of the story names."""
    return rows_of([Reference(slug=SLUG, version=version, ordinal=ordinal, last=last)])[0]


@pytest.mark.parametrize(("ordinal", "last"), [(2, 4), (1, 5), (3, 3)])
def test_a_run_is_its_passages(ordinal: int, last: int) -> None:
    resolved = run(ordinal, last)
    assert isinstance(resolved, Resolved)
    assert [passage.paragraph.pid for passage in resolved.passages] == pids(resolved.version)[ordinal - 1 : last]
    assert resolved.passage == resolved.passages[0]


@pytest.mark.parametrize(
    ("ordinal", "last", "version", "code", "sentence"),
    [
        (4, 2, 1, "backward_range", "The range 4-2 runs backwards; write 2-4."),
        (2, 6, 1, "unknown_ordinal", "Version 1 has paragraphs 1 to 5, and no “6”."),
        (6, 7, 1, "unknown_ordinal", "Version 1 has paragraphs 1 to 5, and no “6”."),
        (2, 5, 2, "unknown_ordinal", "Version 2 has paragraphs 1 to 4, and no “5”."),
        (2, 5, None, "unknown_ordinal", "Version 2 has paragraphs 1 to 4, and no “5”."),
    ],
)
def test_a_run_that_is_not_there_names_nothing(
    ordinal: int, last: int, version: int | None, code: str, sentence: str
) -> None:
    error = run(ordinal, last, version)
    assert isinstance(error, UnknownError)
    assert (error.code, error.detail) == (code, sentence)


def test_only_one_text_is_taken_where_one_is_wanted() -> None:
    address = f"{BASE}/api/v1/articles/{SLUG}/versions/1/paragraphs/2-4/"
    assert named(address) == "several_paragraphs"
    assert detail(address) == "The address names the paragraphs 2 to 4; name one of them, or the version."


def test_what_is_gone_is_the_passage_of_the_last_version_that_had_it() -> None:
    gone = pids(Version.objects.get(number=1))[3]
    assert named(gone) == f"{gone}.v1"
    assert named(f"{gone}.v2") == "unknown_version"
    assert detail(f"{gone}.v2") == f"Paragraph “{gone}” is in no version 2."


@pytest.mark.parametrize(
    ("reference", "code", "sentence"),
    [
        ("no-such", "unknown_article", "No article has the slug “no-such”."),
        ("no-such.v1", "unknown_article", "No article has the slug “no-such”."),
        ("0000000001", "unknown_article", "mistyped"),
        (UNKNOWN, "unknown_paragraph", f"No paragraph has the identifier “{UNKNOWN}”."),
        (f"{UNKNOWN}.v1", "unknown_paragraph", f"No paragraph has the identifier “{UNKNOWN}”."),
        (f"{BASE}/articles/{SLUG}/#p-{UNKNOWN}", "unknown_paragraph", f"No paragraph of “{SLUG}” has the identifier"),
        (f"{SLUG}.v3", "unknown_version", f"“{SLUG}” has versions 1 to 2, and no version 3."),
        (f"{BASE}/api/v1/articles/{SLUG}/versions/2/paragraphs/5/", "unknown_ordinal", "paragraphs 1 to 4, and no “5”"),
        (f"{BASE}/api/v1/articles/{SLUG}/versions/7/paragraphs/1/", "unknown_version", "no version 7"),
        (f"{BASE}/p/x/", "malformed_pid", "x"),
        (f"{BASE}/p/0000000001/", "mistyped_pid", "mistyped"),
        ("two words", "unknown_place", "neither"),
        ("https://elsewhere.example/a/", "foreign_reference", "elsewhere.example"),
        ("https://elsewhere.example/a\x00b", "foreign_reference", "elsewhere.example"),
        ("ark:99999/0000000000", "foreign_reference", "ark:99999"),
    ],
)  # fmt: skip
def test_what_names_nothing_says_why(reference: str, code: str, sentence: str) -> None:
    assert named(reference) == code
    assert sentence in detail(reference)


def test_a_paragraph_belongs_to_its_article(pid: str) -> None:
    publish_article(story(title="Another"))
    assert named(f"{BASE}/articles/another/#p-{pid}") == "unknown_paragraph"


def test_an_error_that_was_read_already_stays_in_its_place(pid: str) -> None:
    error = UnknownError("code", "A sentence.")
    first, second, third = rows_of([Reference(pid=pid), error, Reference(slug=SLUG)])
    assert second is error
    assert isinstance(first, Resolved)
    assert isinstance(third, Resolved)
    assert (first.pid, first.row, third.pid, third.row) == (pid, first.passage, None, third.version)


# ── Publications ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("stored", "reference"),
    [
        (HERALD, HERALD), (HERALD, f"{HERALD}/"), (f"{HERALD}/", HERALD), (HERALD, HERALD.replace("https", "http")),
        (HERALD.replace("https", "http"), HERALD), (HERALD, f"{HERALD}#comments"), (f"{HERALD}#top", HERALD),
        (HERALD, f"{HERALD}?utm_source=x&utm_medium=y"), (f"{HERALD}/?utm_source=x", HERALD), (HERALD, f" {HERALD} "),
        (f"{HERALD}?fbclid=1#top", f"{HERALD}/?gclid=2"), (HERALD, HERALD.replace("www.herald", "WWW.Herald")),
        (HERALD, HERALD.replace(".example", ".example:443")), (f"{HERALD}?id=7", f"{HERALD}/?id=7&mc_cid=9"),
        ("https://herald.example", "https://herald.example/"),
    ],
)  # fmt: skip
def test_the_url_of_a_publication_names_its_article(stored: str, reference: str) -> None:
    published_at(stored)
    assert named(reference) == f"{SLUG}.v2"


@pytest.mark.parametrize(
    "reference", ["10.1000/AbC", "doi:10.1000/abc", "https://doi.org/10.1000/abc", "http://dx.doi.org/10.1000/ABC?x=1"]
)
@pytest.mark.parametrize("url", [None, HERALD])
def test_the_doi_of_a_publication_names_its_article(url: str | None, reference: str) -> None:
    published_at(url, version=1, doi="10.1000/aBc")
    assert named(reference) == f"{SLUG}.v1"


def test_a_doi_may_be_known_by_its_address_alone() -> None:
    published_at("https://doi.org/10.1000/abc")
    assert named("doi:10.1000/abc") == named("10.1000/abc") == named("https://doi.org/10.1000/abc") == f"{SLUG}.v2"


@pytest.mark.parametrize("stored", [None, "10.1000/abcd", "10.1000/ab"])
def test_another_doi_does_not(stored: str | None) -> None:
    published_at(HERALD, doi=stored)
    assert named("doi:10.1000/abc") == named("10.1000/abc") == "unknown_place"
    assert named("https://doi.org/10.1000/abc") == "foreign_reference"


def test_the_doi_of_several_articles_is_ambiguous() -> None:
    publish_article(story(title="Another"))
    published_at(None, doi="10.1000/abc")
    published_at("https://doi.org/10.1000/ABC", slug="another")
    assert named("doi:10.1000/ABC") == "ambiguous_reference"


def test_each_publication_is_found_by_its_own_names() -> None:
    publish_article(story(title="Another"))
    published_at(HERALD, doi="10.1000/abc")
    published_at(f"{HERALD}/2", doi="10.1000/abd", slug="another")
    resolved = resolve(["doi:10.1000/abd", HERALD, f"{HERALD}/2", "10.1000/abc", f"{HERALD}/3"], AT)
    names = [name.version.article.slug if isinstance(name, Resolved) else name.code for name in resolved]
    assert names == ["another", SLUG, "another", SLUG, "foreign_reference"]


@pytest.mark.parametrize(
    ("stored", "reference"),
    [
        (f"{HERALD}?id=7", f"{HERALD}?id=8"), (f"{HERALD}?id=7", HERALD), (HERALD, f"{HERALD}?id=7"),
        (HERALD, f"{HERALD}s"), (f"{HERALD}s", HERALD), (f"{HERALD}/2", HERALD), (HERALD, f"{HERALD}/2"),
        (HERALD, HERALD.replace("www.", "www2.")), (HERALD, HERALD.replace("bridge", "Bridge")),
        (HERALD, HERALD.replace(".example", ".example:8443")), (HERALD, "https://www.herald.example/"),
        (HERALD, "ftp://www.herald.example/news/bridge"),
    ],
)  # fmt: skip
def test_another_address_does_not(stored: str, reference: str) -> None:
    published_at(stored)
    assert named(reference) in ("foreign_reference", "unknown_place")


def test_the_version_that_was_printed_is_the_one_named() -> None:
    publication = published_at(HERALD, version=1)
    (resolved,) = resolve([HERALD], AT)
    assert isinstance(resolved, Resolved)
    assert (resolved.version.number, resolved.reference.publication) == (1, publication.pk)


def test_of_several_publications_of_one_article_the_newest_row_counts() -> None:
    published_at(HERALD, version=2)
    published_at(f"{HERALD}/", version=1)
    assert named(HERALD) == f"{SLUG}.v1"


def test_the_address_of_several_articles_is_ambiguous() -> None:
    publish_article(story(title="Another"))
    published_at(HERALD)
    published_at(HERALD, slug="another")
    assert named(HERALD) == "ambiguous_reference"
    assert detail(HERALD) == f"“{HERALD}” is the address of 2 articles: “another”, “{SLUG}”. Name one of them."


def test_a_publication_without_an_address_is_none() -> None:
    Publication.objects.create(article=Version.objects.all()[0].article, order=1, role="original", url=None)
    assert named(HERALD) == "foreign_reference"


# ── At what cost ────────────────────────────────────────────────────────────────────────────────────────────────────
def _queries(references: list[str]) -> int:
    with CaptureQueriesContext(connection) as captured:
        for resolved in resolve(references, AT):
            assert isinstance(resolved, Resolved)
            assert resolved.version.article.current_version
            assert resolved.pid != ""
    return len(captured)


def test_many_cost_as_many_queries_as_one_of_each_kind(pid: str) -> None:
    def each(slug: str, number: int) -> list[str]:
        own = pids(Version.objects.get(article__slug=slug, number=1))
        url = f"{HERALD}/{number}"
        published_at(url, slug=slug)
        return [
            slug,
            f"{slug}.v1",
            own[0],
            f"{own[1]}.v1",
            f"{BASE}/api/v1/articles/{slug}/versions/1/paragraphs/3/",
            url,
        ]

    few = each(SLUG, 0)
    many = list(few)
    for number in range(1, 12):
        many += each(publish_article(story(title=f"Title {number}")).article.slug, number)
    assert _queries(few) == _queries(many) == 5


@pytest.mark.parametrize(
    ("reference", "queries"),
    [(lambda _: SLUG, 1), (lambda _: f"{SLUG}.v1", 2), (lambda pid: pid, 1), (lambda pid: f"{pid}.v1", 1)],
)
def test_one_costs_what_it_needs(pid: str, reference: Callable[[str], str], queries: int) -> None:
    assert _queries([reference(pid)]) == queries


def test_nothing_costs_nothing() -> None:
    assert _queries([]) == 0
