"""Changes are marked on the shelf before the commit, and their marks end after it, however the transaction ends."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction

from alliance.shelf import note_of_this_process
from articles.models import Outlet
from articles.publishing.transactions import ShelfUnavailableError, article_tag, mark, writing
from tests.support.shelved import Shelved


@pytest.fixture
def shelved(tmp_path: Path, settings: LazySettings) -> Shelved:
    shelf = Shelved(settings, tmp_path)
    shelf.put("own", article_tag(1))
    shelf.put("other", article_tag(2))
    return shelf


def change_and_fail() -> None:
    with writing():
        Outlet.objects.create(name="The Herald")
        mark([article_tag(1)])
        raise KeyError


@pytest.mark.django_db(transaction=True)
def test_what_is_marked_is_not_given_out_and_not_kept_until_the_transaction_ends(shelved: Shelved) -> None:
    with writing():
        mark([article_tag(1)])
        shelved.put("own", article_tag(1))
        assert shelved.left() == ["other"]
    assert shelved.left() == ["other"]
    shelved.put("own", article_tag(1))
    assert shelved.left() == ["own", "other"]


@pytest.mark.django_db(transaction=True)
def test_the_marks_of_an_inner_service_end_with_the_outer_transaction(shelved: Shelved) -> None:
    with writing():
        with writing():
            mark([article_tag(1)])
        assert len(shelved.store.folder().unfinished()) == 1
    assert shelved.store.folder().unfinished() == []


@pytest.mark.django_db(transaction=True)
def test_the_marks_end_if_the_transaction_is_given_up(shelved: Shelved) -> None:
    with pytest.raises(KeyError):
        change_and_fail()
    assert shelved.store.folder().unfinished() == []
    assert not Outlet.objects.exists()
    shelved.put("own", article_tag(1))
    assert shelved.left() == ["own", "other"]


@pytest.mark.django_db(transaction=True)
def test_the_marks_end_with_a_transaction_that_somebody_else_opened(shelved: Shelved) -> None:
    with transaction.atomic():
        with writing():
            mark([article_tag(1)])
        assert len(shelved.store.folder().unfinished()) == 1
    assert shelved.store.folder().unfinished() == []


@pytest.mark.django_db(transaction=True)
def test_a_mark_outside_of_a_service_ends_with_the_commit(shelved: Shelved) -> None:
    with transaction.atomic():
        mark([article_tag(1)])
        assert len(shelved.store.folder().unfinished()) == 1
    assert shelved.store.folder().unfinished() == []


@pytest.mark.django_db(transaction=True)
def test_nothing_changes_if_the_shelf_cannot_be_written(tmp_path: Path, settings: LazySettings) -> None:
    shelf = tmp_path / "shelf"
    shelf.write_text("not a folder", encoding="utf-8")
    settings.SHELF = str(shelf)

    with pytest.raises(ShelfUnavailableError, match="Nothing was changed") as refused:
        change_and_fail()
    assert refused.value.code == "unavailable"
    assert not Outlet.objects.exists()


def test_nothing_happens_without_a_shelf(db: None, settings: LazySettings) -> None:
    settings.SHELF = ""
    with writing():
        mark([article_tag(1)])


def test_a_note_names_its_process(tmp_path: Path) -> None:
    code = "from alliance.shelf import note_of_this_process as n; print(n('7').decode())"
    other = subprocess.check_output([sys.executable, "-c", code])
    assert other != note_of_this_process("7")
