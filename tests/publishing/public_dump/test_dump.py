"""The public dump: made anew when something has happened, and without what is withdrawn."""

import fcntl
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.public_dump import dump as dump_module
from articles.publishing.public_dump.dump import BusyError, PublicDump, public_dump
from articles.publishing.public_dump.lines import public_lines
from tests.conftest import delivery
from tests.stories import FERRY, PENGUIN, SLUG, revised, story

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: LazySettings) -> Path:
    settings.PUBLIC_DUMP = str(tmp_path / "public")
    return tmp_path / "public"


def read(dump: PublicDump) -> list[dict[str, Any]]:
    with dump.file as file:
        content = file.read()
    assert (len(content), hashlib.sha256(content).hexdigest()) == (dump.size, dump.sha256)
    return [json.loads(line) for line in content.splitlines()]


def kinds(dump: PublicDump) -> list[str]:
    return [line["type"] for line in read(dump)]


def test_each_article_is_followed_by_its_versions_and_its_notices() -> None:
    publish_article(story())
    revised(FERRY, PENGUIN)
    publish_notice(SLUG, NoticeDraft("correction", "The day was wrong."))
    publish_article(delivery("Another"))
    dump = public_dump()
    assert dump.head["counts"] == {"articles": 2, "versions": 3, "notices": 1, "tombstones": 0}
    assert kinds(dump) == ["archive", "article", "version", "version", "notice", "article", "version"]


def test_a_withdrawn_text_is_replaced_by_a_tombstone() -> None:
    publish_article(story())
    revised(FERRY, PENGUIN)
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", 1))
    assert kinds(public_dump()) == ["archive", "article", "tombstone", "version", "notice"]
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    dump = public_dump()
    assert dump.head["counts"]["tombstones"] == 1
    assert kinds(dump) == ["archive", "tombstone", "notice", "notice"]


def test_the_same_state_is_the_same_file_and_another_state_takes_its_place(folder: Path) -> None:
    publish_article(story())
    first, again = public_dump(), public_dump()
    assert (first.sha256, first.file.name) == (again.sha256, again.file.name)
    revised(FERRY, PENGUIN)
    second = public_dump()
    assert second.sha256 != first.sha256
    assert [file.name for file in folder.glob("*.ndjson")] == [Path(str(second.file.name)).name]
    assert len(read(first)) == 3, "who has the older file open reads on"
    assert {file.name for file in folder.iterdir()} == {"lock", Path(str(second.file.name)).name}


def test_a_file_of_another_release_is_not_handed_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_article(story())
    before = Path(str(public_dump().file.name)).name
    monkeypatch.setattr(dump_module, "__version__", "99.0")
    after = Path(str(public_dump().file.name)).name
    assert before != after
    assert after.startswith("99.0-")


def test_while_another_process_makes_the_file_one_waits_a_little(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_article(story())
    folder.mkdir()
    monkeypatch.setattr(dump_module, "PATIENCE", 0.0)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BusyError):
            public_dump()
        monkeypatch.setattr(dump_module, "PATIENCE", 60.0)
        monkeypatch.setattr("time.sleep", lambda _: fcntl.flock(lock, fcntl.LOCK_UN))
        assert public_dump().head["counts"]["articles"] == 1


def test_a_file_that_is_made_already_is_handed_out_while_another_is_being_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_article(story())
    first = public_dump()
    monkeypatch.setattr(dump_module, "PATIENCE", 0.0)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert public_dump().sha256 == first.sha256


@pytest.fixture
def while_made(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that lets a notice of a kind be published once, while the next file is made."""
    write = dump_module._write

    def publish(kind: str) -> None:
        def write_and_publish(draft: Path, cursor: str) -> str:
            monkeypatch.setattr(dump_module, "_write", write)
            digest = write(draft, cursor)
            publish_notice(SLUG, NoticeDraft(kind, "The day was wrong."))
            return digest

        monkeypatch.setattr(dump_module, "_write", write_and_publish)

    return publish


def test_a_text_that_is_withdrawn_while_the_file_is_made_is_not_handed_out(
    folder: Path, while_made: Callable[[str], None]
) -> None:
    publish_article(story())
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    publish_notice(SLUG, NoticeDraft("reinstatement", "Another court said so."))
    while_made("withdrawal")
    with pytest.raises(BusyError):
        public_dump()
    assert [file.name for file in folder.iterdir()] == ["lock"]
    assert kinds(public_dump())[:2] == ["archive", "tombstone"]


def test_what_else_happens_while_the_file_is_made_stands_behind_its_cursor(while_made: Callable[[str], None]) -> None:
    publish_article(story())
    while_made("correction")
    assert kinds(public_dump()) == ["archive", "article", "version"]
    assert kinds(public_dump()) == ["archive", "article", "version", "notice"]


def test_the_folders_are_made_if_they_are_missing(tmp_path: Path, settings: LazySettings) -> None:
    settings.PUBLIC_DUMP = str(tmp_path / "a" / "b")
    assert kinds(public_dump()) == ["archive"]
    assert kinds(public_dump()) == ["archive"]


def test_letters_are_written_as_they_are() -> None:
    publish_article(delivery("Łódź"))
    with public_dump().file as file:
        assert '"title":"Łódź"'.encode() in file.read()


def test_the_same_content_has_the_same_bytes_wherever_it_is_made(folder: Path) -> None:
    publish_article(story())
    first = public_dump()
    for file in folder.glob("*.ndjson"):
        file.unlink()
    assert public_dump().sha256 == first.sha256


def test_thirty_articles_take_as_many_queries_as_three() -> None:
    counts = []
    for articles in (3, 30):
        for number in range(articles):
            publish_article(delivery(f"Title {articles} {number}", "One.", "Two."))
        with CaptureQueriesContext(connection) as queries:
            lines = list(public_lines())
        assert len(lines) == 6 if articles == 3 else 66
        counts.append(len(queries))
    assert counts[0] == counts[1]
