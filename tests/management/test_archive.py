"""`dump_archive` and `load_archive`: everything in one file, from one database to another, and wholly or not at all."""

import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from articles.intake.manuscript import Author, ManuscriptPublication, Outlet, Section
from articles.models import ApiKey, Article, Delivery, Host, IdempotentAnswer, Version, Webhook
from articles.publishing.amending.amendments import add_publication, amend_article
from articles.publishing.articles import publish_article
from articles.publishing.backup.tables import MODELS
from articles.publishing.delivery import Delivery as Delivered
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.revising.revisions import Revision, publish_version
from tests.conftest import delivery, empty_index
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR_EDITED, PENGUIN, SCHOOL, SLUG, pids, rows, story
from tests.support.indexed import index_rows, publish_every_kind
from tests.support.postgres import fresh_database

OPERATORS_OWN = {ApiKey, Host, IdempotentAnswer, Webhook, Delivery}
PLACE: dict[str, Any] = {
    "section": "Essays", "doi": "10.1000/aBc", "issn": "1050-124X", "volume": "XII", "issue": "Spring", "pages": "e1, 4-5"
}  # fmt: skip
INDEX = "SELECT COUNT(*) FROM articles_searchentry"


def fill() -> None:
    """Publish something of everything."""
    facts: dict[str, Any] = {
        "authors": (Author("Jane Doe", biography_as_printed="Jane Doe läuft 50 km."), Author("Ō Ōe")),
        "publications": (
            ManuscriptPublication("original", Outlet("The Herald"), "2023-04", printed_here=True, **PLACE),
        ),
        "sections": (Section(1, 2, "On the river", supplied_by="editor"), Section(3, 5, "After", supplied_by="editor")),
        "language": "en",
        "keywords": ("river", "“bridge”"),
    }
    stated = story(**facts)
    first = publish_article(Delivered(stated.content, stated.manuscript, {"b": 1.5, "a": ["é", None, True]}))
    publish_version(
        SLUG,
        story(FERRY, MAYOR_EDITED, f"{FLOOD} {BUDGET}", PENGUIN),
        Revision(change_note="So.", public_since="2023-05"),
    )
    publish_notice(SLUG, NoticeDraft("correction", "The day was wrong.", None, pids(first.version)[:2]))
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", 1))
    publish_notice(SLUG, NoticeDraft("reinstatement", "It changed its mind.", 1))
    amend_article(SLUG, {"genre": "news", "authors": [{"order": 1, "wikidata": "Q42"}]}, made_by="a program")
    add_publication(SLUG, {"role": "republication", "outlet": {"name": "Stein Gazette"}, "date": "2024"}, made_by="x")
    publish_article(delivery("Bytes", "Null bytes are in no text, but 𝔘nicode and \u2028 are."))


@pytest.fixture(autouse=True)
def _last_backup(settings: Any, tmp_path: Path) -> None:
    """Note backups apart from those of the developer."""
    settings.LAST_BACKUP = tmp_path / "last_backup"


def dump(path: Path) -> Path:
    call_command("dump_archive", str(path), "--quiet", stdout=StringIO())
    return path


def load(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("load_archive", str(path), "--quiet", *options, stdout=out)
    return out.getvalue()


def forget_everything() -> None:
    call_command("flush", interactive=False, verbosity=0)
    empty_index()


@pytest.fixture(scope="module")
def content(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a dump of a filled store, which is filled and emptied once for this file."""
    with django_db_blocker.unblock():
        fill()
        path = dump(tmp_path_factory.mktemp("filled") / "archive.jsonl.gz")
        forget_everything()
    return path.read_bytes()


@pytest.fixture
def dumped(content: bytes, transactional_db: None, tmp_path: Path) -> Path:
    """The dump as a file, and an empty store."""
    path = tmp_path / "archive.jsonl.gz"
    path.write_bytes(content)
    return path


# ── What is in it ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
def test_a_dump_notes_that_a_backup_was_made(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("dump_archive", str(tmp_path / "missing" / "dump"), stdout=StringIO())
    assert not settings.LAST_BACKUP.exists()
    dump(tmp_path / "dump")
    assert settings.LAST_BACKUP.exists()


def test_every_table_is_dumped_or_is_the_operators_own() -> None:
    everything = set(apps.get_app_config("articles").get_models(include_auto_created=True))
    assert set(MODELS) | OPERATORS_OWN == everything


def test_a_dump_is_json_lines_with_a_header_and_a_checksum(dumped: Path) -> None:
    lines = gzip.decompress(dumped.read_bytes()).splitlines(keepends=True)
    header, end = json.loads(lines[0]), json.loads(lines[-1])
    assert (header["format"], header["version"]) == ("alliance-archive", 1)
    assert sum(header["rows"].values()) == len(lines) - 2
    assert end == {"sha256": hashlib.sha256(b"".join(lines[:-1])).hexdigest()}


def test_what_was_dumped_is_loaded_and_dumps_alike(dumped: Path, tmp_path: Path) -> None:
    assert "everything holds" in load(dumped)
    assert dump(tmp_path / "again").read_bytes() == dumped.read_bytes()


def test_the_full_text_index_is_the_one_that_publishing_made(transactional_db: None, tmp_path: Path) -> None:
    publish_every_kind()
    published = index_rows()
    path = dump(tmp_path / "archive.jsonl.gz")
    forget_everything()
    load(path)
    assert index_rows() == published


def test_the_same_answers_are_given_after_it(transactional_db: None, api: Client, tmp_path: Path) -> None:
    fill()
    addresses = [
        f"/api/v1/articles/{SLUG}/", f"/api/v1/articles/{SLUG}/versions/1/", f"/api/v1/articles/{SLUG}/versions/2/source/",
        f"/api/v1/articles/{SLUG}/notices/", f"/api/v1/articles/{SLUG}/amendments/", "/api/v1/changes/?page_size=100",
        "/api/v1/articles/?q=Patagonia", "/api/v1/people/",
    ]  # fmt: skip
    before = [(api.get(address).content, api.get(address)["ETag"]) for address in addresses]
    path = dump(tmp_path / "dump")
    forget_everything()
    load(path)
    assert [(api.get(address).content, api.get(address)["ETag"]) for address in addresses] == before


def test_what_is_published_after_it_is_numbered_on(dumped: Path) -> None:
    load(dumped)
    publish_version(SLUG, story(SCHOOL, FERRY), Revision())
    publish_article(delivery("Another"))
    assert Version.objects.filter(article__slug=SLUG).count() == 3
    assert Article.objects.count() == 3


# ── From database to database ───────────────────────────────────────────────────────────────────────────────────────
COMMANDS = """
import sys
import django
from django.core.management import call_command

django.setup()
call_command("load_archive", sys.argv[1], "--quiet")
call_command("dump_archive", sys.argv[2], "--quiet")
call_command("verify", "--quiet")
"""


def through(path: Path, environment: dict[str, str], into: Path) -> bytes:
    """Load a dump into a new store, and dump that, in a process of the store."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-c", COMMANDS, str(path), str(into)],
        cwd=settings.BASE_DIR,
        env={**kept, "DJANGO_SETTINGS_MODULE": "alliance.settings", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return into.read_bytes()


def test_it_goes_from_database_to_database_and_back_and_stays_the_same_bytes(dumped: Path, tmp_path: Path) -> None:
    """On PostgreSQL: to SQLite, to PostgreSQL, to SQLite. On SQLite, which runs without a server: to SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    first, second, third = (tmp_path / name for name in ("first", "second", "third"))
    sqlite, other = {"ALLIANCE_DATA": str(tmp_path / "a")}, {"ALLIANCE_DATA": str(tmp_path / "b")}
    assert through(dumped, sqlite, first) == dumped.read_bytes()
    with fresh_database(url) if connection.vendor == "postgresql" else nullcontext("") as fresh:
        if fresh:
            postgresql = {"ALLIANCE_DATA": str(tmp_path / "p"), "DATABASE_URL": fresh}
            assert through(first, postgresql, second) == dumped.read_bytes()
    assert through(second if second.exists() else first, other, third) == dumped.read_bytes()


# ── What is refused, and leaves nothing behind ──────────────────────────────────────────────────────────────────────
def refused(path: Path, *options: str) -> str:
    """Return why a load is refused, once it is seen that it left nothing."""
    before = rows()
    with pytest.raises(CommandError) as error:
        load(path, *options)
    assert rows() == before
    with connection.cursor() as cursor:
        cursor.execute(INDEX)
        assert bool(cursor.fetchone()[0]) == bool(Article.objects.count())
    assert "\n" not in str(error.value)
    return str(error.value)


def repacked(path: Path, change: Callable[[list[bytes]], list[bytes]], *, seal: bool = False) -> Path:
    """Change the lines of a dump; `seal` makes its checksum fit again."""
    lines = change(gzip.decompress(path.read_bytes()).splitlines(keepends=True))
    if seal:
        end = {"sha256": hashlib.sha256(b"".join(lines[:-1])).hexdigest()}
        lines = [*lines[:-1], json.dumps(end).encode() + b"\n"]
    path.write_bytes(gzip.compress(b"".join(lines)))
    return path


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
def test_a_file_that_is_cut_off_is_refused(dumped: Path, kept: float) -> None:
    content = dumped.read_bytes()
    dumped.write_bytes(content[: int(len(content) * kept)])
    assert refused(dumped).endswith("is cut off: its end is missing.")


def test_a_file_that_was_cut_off_before_it_was_packed_is_refused(dumped: Path) -> None:
    assert refused(repacked(dumped, lambda lines: lines[:-1])).endswith("is cut off: its end is missing.")


def test_no_byte_of_a_file_can_be_changed_unnoticed(dumped: Path) -> None:
    content = dumped.read_bytes()
    for place in range(20, len(content), len(content) // 12):
        dumped.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
        # What the byte makes of a value may be told before the checksum is reached.
        assert refused(dumped).startswith(str(dumped))


def test_a_line_that_was_changed_is_refused(dumped: Path) -> None:
    repacked(dumped, lambda lines: [line.replace(b"towpath", b"toupath") for line in lines])
    assert refused(dumped).endswith("is damaged: it does not have its checksum.")


def test_counts_that_do_not_fit_are_refused(dumped: Path) -> None:
    repacked(dumped, lambda lines: [lines[0], *lines[2:]], seal=True)
    assert "does not hold the rows" in refused(dumped)


def test_a_text_that_was_changed_with_its_checksum_is_refused_by_its_digests(dumped: Path) -> None:
    repacked(dumped, lambda lines: [line.replace(b"towpath", b"toupath") for line in lines], seal=True)
    assert "does not have its digest" in refused(dumped)


def test_a_dangling_reference_is_refused(dumped: Path) -> None:
    nobody = re.compile(rb'"person_id":[0-9]+,')
    repacked(dumped, lambda lines: [nobody.sub(b'"person_id":77777,', line) for line in lines], seal=True)
    assert re.search(r"contribution [0-9]+: person_id leads to no row\.$", refused(dumped, "--no-verify"))


@pytest.mark.parametrize(
    "other", [b"", b"no dump", b"\x1f\x8b", gzip.compress(b"{}\n"), gzip.compress(b"[1]\n"), gzip.compress(b"\xff\n"),
                gzip.compress(b'{"format": "other", "version": 1, "rows": {}}\n')],
    ids=["nothing", "a text", "a beginning", "no header", "a list", "no text", "another format"],
)  # fmt: skip
def test_a_file_that_is_not_a_dump_is_refused(dumped: Path, other: bytes) -> None:
    dumped.write_bytes(other)
    assert any(refused(dumped).endswith(end) for end in ("is not a dump of an archive.", "its end is missing."))


def test_a_newer_format_is_refused(dumped: Path) -> None:
    repacked(dumped, lambda lines: [lines[0].replace(b'"version":1', b'"version":2'), *lines[1:]], seal=True)
    assert "has a newer format (format 2, of version 0.1.0 of the service; this one reads 1)" in refused(dumped)


def test_a_field_that_is_not_known_is_refused(dumped: Path) -> None:
    repacked(dumped, lambda lines: [line.replace(b'"viaf":', b'"isni":1,"viaf":') for line in lines], seal=True)
    assert "line 4, person: 'isni' is a field that this version does not know" in refused(dumped)


def test_a_store_that_holds_something_is_left_as_it_is(dumped: Path) -> None:
    publish_article(delivery("Here already"))
    assert "The store is not empty" in refused(dumped)


def test_a_missing_file_is_reported(dumped: Path, tmp_path: Path) -> None:
    assert refused(tmp_path / "nothing").endswith("cannot be read: No such file or directory.")


def test_an_existing_file_is_not_overwritten(dumped: Path) -> None:
    before = dumped.read_bytes()
    with pytest.raises(CommandError, match="already exists"):
        dump(dumped)
    assert dumped.read_bytes() == before


def test_a_missing_folder_is_reported(transactional_db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        dump(tmp_path / "nowhere" / "dump")


def test_a_dump_that_breaks_off_leaves_nothing(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from articles.publishing.backup import dumping

    def breaks(_: Any) -> Iterator[Any]:
        yield {}
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(dumping, "_rows", breaks)
    with pytest.raises(CommandError, match="No space left on device"):
        dump(tmp_path / "dump")
    assert list(tmp_path.iterdir()) == []


def test_the_operators_own_is_not_in_it(transactional_db: None, publisher: Client, tmp_path: Path) -> None:
    key = ApiKey.objects.get()
    content = gzip.decompress(dump(tmp_path / "dump").read_bytes())
    assert key.prefix.encode() not in content
    assert key.hashed_key.encode() not in content
