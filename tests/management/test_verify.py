"""`verify`: says that everything holds, or names each row that does not, and fails."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Paragraph
from articles.publishing.articles import Published
from articles.publishing.integrity import rows_to_check
from tests.conftest import SLUG


def verify(*options: str) -> tuple[str, str]:
    """Return the output of the command, and the error that it ends with."""
    out = StringIO()
    try:
        call_command("verify", *options, stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


def change(sql: str) -> None:
    """Change rows as somebody would who holds the database, and not the code."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        assert cursor.rowcount > 0


def test_a_store_without_faults_holds(sample: Published) -> None:
    assert verify() == (f"Everything holds: {rows_to_check()} rows checked.\n", "")


@pytest.mark.django_db
def test_an_empty_store_holds() -> None:
    assert verify() == ("Everything holds: 0 rows checked.\n", "")


def test_a_row_with_a_fault_is_named(sample: Published) -> None:
    row = Paragraph.objects.get(passages__ordinal=7)
    change(f"UPDATE articles_wording SET text = text || '!' WHERE paragraph_id = {row.pk}")
    out, error = verify()
    assert out.startswith(f"paragraph {row.pid}, wording ")
    assert error == f"1 of {rows_to_check()} rows does not hold."


def test_every_row_that_does_not_hold_is_named(sample: Published) -> None:
    row = Paragraph.objects.get(passages__ordinal=7)
    change(f"UPDATE articles_wording SET text = text || '!' WHERE paragraph_id = {row.pk}")
    change("UPDATE articles_version SET title = 'Another'")
    out, error = verify()
    assert row.pid in out
    assert f"article {SLUG}, version 1: its facts and paragraphs do not have its digest" in out
    assert error == f"2 of {rows_to_check()} rows do not hold."


def test_several_faults_of_one_row_are_one_row(sample: Published) -> None:
    row = Paragraph.objects.get(passages__ordinal=7)
    change(f"UPDATE articles_wording SET text = text || '!', html = html || '!' WHERE paragraph_id = {row.pk}")
    out, error = verify()
    assert len(out.splitlines()) == 2
    assert error == f"1 of {rows_to_check()} rows does not hold."


def test_verifying_changes_nothing(sample: Published) -> None:
    change("UPDATE articles_version SET title = 'Another'")
    assert verify() == verify()


def test_what_the_log_does_not_report_can_be_added(sample: Published) -> None:
    change("DELETE FROM articles_event")
    out, error = verify()
    assert out == f"article {SLUG}, version 1: the log does not report it\n"
    assert error == f"1 of {rows_to_check()} rows does not hold."
    assert verify("--add-events") == (
        f"Events added to the log: 1.\nEverything holds: {rows_to_check()} rows checked.\n",
        "",
    )
