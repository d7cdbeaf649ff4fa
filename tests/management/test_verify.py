"""`verify`: says that everything holds, or names each row that does not, and fails."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Paragraph, Section
from articles.publishing.articles import Published
from articles.publishing.integrity import rows_to_check
from tests.conftest import SLUG
from tests.support.tampering import change


def verify(*options: str) -> tuple[str, str]:
    """Return the output of the command, and the error that it ends with."""
    out = StringIO()
    try:
        call_command("verify", *options, stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


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


def test_rows_without_a_seal_are_told_and_can_be_sealed(sample: Published) -> None:
    change("UPDATE articles_section SET seal = NULL")
    sections = Section.objects.count()
    holds = f"Everything holds: {rows_to_check()} rows checked.\n"
    told = f"{sections} rows have no seal yet, which would show a later change; verify --seal adds it.\n"
    assert verify() == (f"{holds}{told}", "")
    assert verify("--seal") == (f"{holds}Rows sealed: {sections}.\n", "")
    assert verify() == (holds, "")


def test_nothing_is_sealed_while_a_row_does_not_hold(sample: Published) -> None:
    change("UPDATE articles_section SET seal = NULL")
    change("UPDATE articles_person SET name = 'Nobody'")
    out, _ = verify("--seal")
    assert out.endswith("its facts do not have its seal\n")
    assert not Section.objects.exclude(seal=None).exists()
