"""The public dump that a request is given: the present one of a small archive, the newest that was made of a large one."""

import os
import sys
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.public_dump import dump as dump_module
from articles.publishing.public_dump import giving
from articles.publishing.public_dump.dump import BusyError, only_maker, public_dump
from articles.publishing.public_dump.giving import dump_to_give, start_making
from tests.conftest import delivery
from tests.stories import FERRY, PENGUIN, SLUG, revised, story
from tests.support.live import becomes_true

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: LazySettings) -> Path:
    settings.PUBLIC_DUMP = str(tmp_path / "public")
    return tmp_path / "public"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Make every archive a large one; return a list that has an item for each maker that was started."""
    makers: list[None] = []
    monkeypatch.setattr(giving, "SMALL", 0)
    monkeypatch.setattr(giving, "start_making", lambda: makers.append(None))
    return makers


def made(*, minutes_ago: float = 0) -> Path:
    """Make the dump of the present state, as if it had been some time ago; return its file."""
    with public_dump().file as file:
        path = Path(str(file.name))
    moment = path.stat().st_mtime - 60 * minutes_ago
    os.utime(path, (moment, moment))
    return path


def given() -> tuple[str, bool]:
    """Return the name of the file that a request is given, and whether it shows the present state."""
    dump = dump_to_give()
    with dump.file as file:
        return Path(str(file.name)).name, dump.is_current


class TestOfASmallArchive:
    def test_the_present_state_is_given(self) -> None:
        publish_article(story())
        first, _ = given()
        revised(FERRY, PENGUIN)
        second, is_current = given()
        assert second != first
        assert is_current

    @pytest.mark.parametrize(("small", "makes"), [(3, True), (2, False)])
    def test_it_is_small_up_to_so_many_passages(self, small: int, makes: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(giving, "SMALL", small)
        monkeypatch.setattr(giving, "start_making", lambda: None)
        publish_article(delivery("Title", "One.", "Two.", "Three."))
        if makes:
            given()
        else:
            with pytest.raises(BusyError):
                dump_to_give()


class TestOfALargeArchive:
    @pytest.fixture(autouse=True)
    def published(self) -> None:
        publish_article(story())

    def test_without_a_dump_one_is_made_beside_the_service(self, started: list[None], folder: Path) -> None:
        with pytest.raises(BusyError):
            dump_to_give()
        assert started == [None]
        assert not list(folder.glob("*.ndjson"))

    def test_the_present_one_is_given_however_old_it_is(self, started: list[None]) -> None:
        path = made(minutes_ago=60)
        assert given() == (path.name, True)
        assert not started

    @pytest.mark.parametrize(("minutes", "makers"), [(0.5, 0), (1.5, 1)])
    def test_an_earlier_one_is_given_and_a_newer_one_is_made_after_a_rest(
        self, minutes: float, makers: int, started: list[None]
    ) -> None:
        path = made(minutes_ago=minutes)
        revised(FERRY, PENGUIN)
        assert given() == (path.name, False)
        assert len(started) == makers

    def test_an_earlier_one_says_when_it_was_made_and_which_state_it_shows(self, started: list[None]) -> None:
        path = made(minutes_ago=5)
        cursor = path.stem.split("-")[1]
        revised(FERRY, PENGUIN)
        dump = dump_to_give()
        dump.file.close()
        assert dump.made_at.timestamp() == pytest.approx(path.stat().st_mtime)
        assert dump.head["cursor"] == cursor
        assert started == [None]

    @pytest.mark.parametrize("version", [1, None])
    def test_none_is_given_with_a_text_that_was_withdrawn_since(
        self, version: int | None, started: list[None], folder: Path
    ) -> None:
        made()
        publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", version))
        with pytest.raises(BusyError):
            dump_to_give()
        assert not list(folder.glob("*.ndjson")), "what was withdrawn is not kept"
        assert started == [None]

    def test_other_notices_let_it_be_given(self, started: list[None]) -> None:
        publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
        path = made()
        publish_notice(SLUG, NoticeDraft("reinstatement", "Another court said so."))
        publish_notice(SLUG, NoticeDraft("correction", "It was noon."))
        assert given() == (path.name, False)
        assert not started

    def test_one_of_another_log_is_not_given(self, started: list[None]) -> None:
        path = made()
        release, cursor, digest = path.stem.split("-")
        path.rename(path.with_name(f"{release}-{cursor[:-8]}{'0' * 8}-{digest}.ndjson"))
        with pytest.raises(BusyError):
            dump_to_give()
        assert started == [None]

    def test_one_of_another_release_is_not_given(self, started: list[None], monkeypatch: pytest.MonkeyPatch) -> None:
        made()
        revised(FERRY, PENGUIN)
        monkeypatch.setattr(dump_module, "__version__", "99.0")
        with pytest.raises(BusyError):
            dump_to_give()
        assert started == [None]


class TestTheMaker:
    def test_it_has_the_lock_until_it_ends(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        program = "import pathlib, sys, time\nwhile not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.01)\n"
        end = tmp_path / "end"
        monkeypatch.setattr(giving, "_COMMAND", [sys.executable, "-c", program, str(end)])
        start_making()
        start_making()
        (maker,) = giving._makers
        with pytest.raises(BusyError), only_maker(patience=0):
            pass
        end.touch()
        assert becomes_true(lambda: maker.poll() is not None)
        with only_maker(patience=0):
            pass

    def test_it_makes_the_dump_under_the_lock_that_it_was_given(
        self, monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        niceness: list[int] = []
        monkeypatch.setattr(os, "nice", niceness.append)
        with only_maker() as lock:
            call_command("make_public_dump", lock=lock.fileno())
        assert len(list(folder.glob("*.ndjson"))) == 1
        assert niceness == [10]

    def test_by_hand_it_says_what_it_made(self, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("make_public_dump")
        size = made().stat().st_size
        assert capsys.readouterr().out.endswith(f"has {size:,} bytes.\n")

    def test_it_says_if_another_one_is_at_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dump_module, "PATIENCE", 0.0)
        with only_maker(), pytest.raises(CommandError, match="Another process"):
            call_command("make_public_dump")

    def test_it_tries_again_if_a_text_is_withdrawn_meanwhile(self, monkeypatch: pytest.MonkeyPatch) -> None:
        publish_article(story())
        write = dump_module._write

        def write_and_withdraw(draft: Path, cursor: str) -> str:
            monkeypatch.setattr(dump_module, "_write", write)
            digest = write(draft, cursor)
            publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
            return digest

        monkeypatch.setattr(dump_module, "_write", write_and_withdraw)
        call_command("make_public_dump")
        assert "tombstone" in made().read_text(encoding="utf-8")
