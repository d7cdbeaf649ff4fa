"""Recomputing everything: a change behind the service's back is found, and its row is named."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Paragraph
from articles.publishing.articles import Published
from articles.publishing.integrity import add_missing_events, check_everything, rows_to_check
from tests.conftest import SLUG, Publish, Revise
from tests.support.tampering import change, faults

pytestmark = pytest.mark.usefixtures("shared_sample")


@pytest.fixture
def two(sample: Published, revise: Revise) -> Published:
    """The sample with a second version that keeps one paragraph, edits one, and adds one."""
    first, third = (Paragraph.objects.get(passages__ordinal=ordinal) for ordinal in (1, 3))
    text = first.wordings.get().text
    revise(sample.article, (text, first), ("A new one.", None), ("It was edited.", third))
    add_missing_events()  # `revise` writes none
    return sample


def test_what_was_published_holds(two: Published, publish: Publish) -> None:
    publish("Another", authors=[{"name_as_printed": "Jane Doe"}], keywords=["x"])
    assert faults() == []


def test_every_row_is_counted(two: Published) -> None:
    assert len(list(check_everything())) == rows_to_check()


VERSION = f"article {SLUG}, version 1"
NEXT = f"article {SLUG}, version 2"


@pytest.mark.parametrize(
    ("sql", "where", "detail"),
    [
        (
            "UPDATE articles_version SET title = 'Another' WHERE number = 1",
            VERSION, "its facts and paragraphs do not have its digest",
        ),
        (
            "UPDATE articles_version SET language = 'de' WHERE number = 1",
            VERSION, "its facts and paragraphs do not have its digest",
        ),
        (
            "UPDATE articles_version SET source_digest = 'sha-256:0' WHERE number = 1",
            VERSION, "the source does not have its digest",
        ),
        (
            "UPDATE articles_version SET paragraph_count = 19 WHERE number = 1",
            VERSION, "its ordinals are not 1 to 19",
        ),
        (
            "UPDATE articles_passage SET ordinal = 99 WHERE ordinal = 20",
            VERSION, "its ordinals are not 1 to 20",
        ),
        (
            "UPDATE articles_section SET last_ordinal = 3 WHERE first_ordinal = 1",
            VERSION, "section 1 does not hold the paragraphs from its first to its last",
        ),
        (
            "UPDATE articles_version SET previous_digest = 'sha-256:0' WHERE number = 2",
            NEXT, "it is not chained to the digest of the version before",
        ),
        (
            "UPDATE articles_version SET number = 3 WHERE number = 2",
            f"article {SLUG}, version 3", "version 2 is missing",
        ),
        (
            "UPDATE articles_article SET current_version_id = (SELECT id FROM articles_version WHERE number = 1)",
            f"article {SLUG}", "its current version is not its newest one",
        ),
    ],
)  # fmt: skip
def test_a_changed_row_is_found_and_named(two: Published, sql: str, where: str, detail: str) -> None:
    change(sql)
    assert (where, detail) in faults()


def passage(ordinal: int) -> str:
    return f"(SELECT wording_id FROM articles_passage WHERE ordinal = {ordinal} ORDER BY id LIMIT 1)"


@pytest.mark.parametrize(("column", "detail"), [("text", "the text does not"), ("html", "the HTML does not")])
def test_a_changed_wording_is_found_and_its_paragraph_is_named(two: Published, column: str, detail: str) -> None:
    pid = Paragraph.objects.get(passages__ordinal=7).pid
    change(f"UPDATE articles_wording SET {column} = {column} || ' ' WHERE id = {passage(7)}")
    found = faults()
    assert len(found) == 1
    assert found[0][0].startswith(f"paragraph {pid}, wording ")
    assert found[0][1].startswith(detail)


def test_a_text_changed_together_with_its_digest_is_found_by_the_version(two: Published) -> None:
    change(
        f"UPDATE articles_wording SET text = '', digest = %s WHERE id = {passage(7)}",
        "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    )
    assert faults() == [(VERSION, "its facts and paragraphs do not have its digest")]


def test_a_changed_byte_of_a_source_is_found(two: Published) -> None:
    content = bytes(two.version.source.content)
    change(
        "UPDATE articles_source SET content = %s WHERE version_id = %s", content[:-1] + b"!", two.version.pk
    )  # fmt: skip
    assert faults() == [(VERSION, "the source does not have its digest")]


def test_a_lost_source_is_found(two: Published) -> None:
    change("DELETE FROM articles_source WHERE version_id = %s", two.version.pk)
    assert faults() == [(VERSION, "its source is missing")]


def test_a_mistyped_identifier_is_found(two: Published) -> None:
    row = Paragraph.objects.get(passages__ordinal=7)
    wrong = row.pid[:-1] + ("0" if row.pid[-1] != "0" else "1")
    change("UPDATE articles_paragraph SET pid = %s WHERE id = %s", wrong, row.pk)
    # The log of version 2, which does not have the paragraph any more, has its identifier as it was.
    assert [where for where, _ in faults()] == [f"paragraph row {row.pk}", VERSION, NEXT, NEXT]


def test_a_paragraph_that_no_version_has_is_found(two: Published) -> None:
    row = Paragraph.objects.get(passages__ordinal=7)
    change("DELETE FROM articles_passage WHERE paragraph_id = %s", row.pk)
    assert (f"paragraph {row.pid}", "no version has it") in faults()


def test_a_text_under_another_paragraph_is_found(two: Published) -> None:
    change(f"UPDATE articles_passage SET wording_id = {passage(8)} WHERE ordinal = 7")
    assert (VERSION, "a passage has the wording of another paragraph") in faults()


def test_a_paragraph_of_another_article_is_found(two: Published, publish: Publish) -> None:
    other = Paragraph.objects.get(article=publish("Another").article)
    change("UPDATE articles_passage SET paragraph_id = %s WHERE ordinal = 7", other.pk)
    assert (VERSION, "a passage has a paragraph of another article") in faults()


def test_thirty_articles_take_as_many_queries_as_three(publish: Publish) -> None:
    counts = []
    for articles in (3, 30):
        for number in range(articles):
            publish(f"Title {articles} {number}", "One.", "Two.")
        with CaptureQueriesContext(connection) as queries:
            assert faults() == []
        counts.append(len(queries))
    assert counts[0] == counts[1]
