"""`export_site`: what it writes, what it writes again, what it removes, and which folders it refuses."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from articles.feeding.export import exporting
from articles.feeding.export.asking import Answer, Service
from articles.models import Person
from articles.publishing.articles import Published, publish_article
from articles.publishing.contributions import confirm
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import Publish, delivery
from tests.feeding.conftest import publish_story
from tests.stories import FERRY, FLOOD, MAYOR, SLUG, pids, revised

# What the files hold is asked of both databases by the tests of the addresses, and exported from PostgreSQL by test_export_live.
pytestmark = pytest.mark.once("sqlite")

BASE = "https://articles.example"
OTHER = "another-one"
Export = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Exported:
    """The folder of an export, what the command printed, and the story that is in it beside another article."""

    folder: Path
    printed: str
    story: Published


@pytest.fixture(scope="module")
def exported(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Exported]:
    """One export for the whole file, made into an empty folder. No test changes it.

    The articles are published once for the file, too: each test runs in a savepoint of this transaction.
    """
    folder = tmp_path_factory.mktemp("exported")
    with django_db_blocker.unblock(), transaction.atomic():
        story = publish_story()
        publish_article(delivery("Another one", "It has one paragraph of its own."))
        yield Exported(folder, export_site(folder), story)
        transaction.set_rollback(True)


@pytest.fixture
def folder(exported: Exported, db: None, tmp_path: Path) -> Path:
    """A copy of that export, for a test that exports again."""
    return shutil.copytree(exported.folder, tmp_path / "copy")


@pytest.fixture
def export(folder: Path) -> Export:
    """Export into the copy again, and return what is printed."""
    return lambda base=BASE: export_site(folder, base)


def export_site(folder: Path, base: str = BASE) -> str:
    out = StringIO()
    call_command("export_site", str(folder), "--base-url", base, "--quiet", stdout=out)
    return out.getvalue().strip()


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def manifest(folder: Path) -> dict[str, Any]:
    members: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return members


def error_of(folder: Path, base: str = BASE) -> str:
    """Return the error of an export that is refused, which is one line, and leaves the folder as it was."""
    before = files(folder) if folder.is_dir() else {}
    with pytest.raises(CommandError) as caught:
        export_site(folder, base)
    assert (files(folder) if folder.is_dir() else {}) == before
    assert "\n" not in str(caught.value)
    return str(caught.value)


# ── What is written ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "path"),
    [
        (f"/articles/{SLUG}/", f"articles/{SLUG}/index.html"),
        (f"/api/v1/articles/{SLUG}/versions/1/", f"api/v1/articles/{SLUG}/versions/1/index.json"),
        ("/feeds/articles.atom", "feeds/articles.atom"),
    ],
)
def test_a_file_is_what_the_service_answers_under_that_base(
    exported: Exported, settings: Any, address: str, path: str
) -> None:
    settings.BASE_URL = BASE
    accept = "text/html" if path.endswith("html") else "*/*"
    assert (exported.folder / path).read_bytes() == Client().get(address, headers={"accept": accept}).content


@pytest.mark.django_db
def test_no_file_names_another_base(exported: Exported) -> None:
    assert b"testserver" not in b"".join(files(exported.folder).values())


@pytest.mark.django_db
def test_the_manifest_has_the_digest_and_the_size_of_each_file(exported: Exported) -> None:
    contents, entries = files(exported.folder), manifest(exported.folder)["files"]
    assert set(entries) == set(contents) - {"manifest.json"}
    for path, entry in entries.items():
        assert entry["digest"] == f"sha-256:{hashlib.sha256(contents[path]).hexdigest()}"
        assert entry["size"] == len(contents[path])
    assert entries[f"api/v1/articles/{SLUG}/versions/1/source/index.txt"]["media_type"].startswith("text/plain")


@pytest.mark.django_db
def test_the_source_is_as_it_was_delivered(exported: Exported) -> None:
    source = exported.folder / f"api/v1/articles/{SLUG}/versions/1/source/index.txt"
    assert source.read_bytes() == bytes(exported.story.version.source.content)


@pytest.mark.django_db
def test_a_redirect_is_a_page_that_leads_on(exported: Exported) -> None:
    pid = pids(exported.story.version)[0]
    page = (exported.folder / f"p/{pid}/index.html").read_text(encoding="utf-8")
    assert f'content="0; url={BASE}/articles/{SLUG}/?paragraph={pid}#p-{pid}"' in page


def test_the_pages_of_a_list_are_followed(
    publish: Publish, folder: Path, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "of_article", lambda _: iter(()))
    for number in range(58):
        publish(f"Article {number}")
    export()
    pages = [path for path in files(folder) if path.startswith("api/v1/articles/_query/cursor=")]
    lists = [json.loads((folder / path).read_bytes()) for path in ("api/v1/articles/index.json", *pages)]
    assert len({article["slug"] for page in lists for article in page["results"]}) == 60
    assert len([path for path in files(folder) if path.startswith("_query/page=")]) == 2
    assert len([path for path in files(folder) if path.startswith("feeds/articles.atom_query/")]) == 2


# ── What is written again ───────────────────────────────────────────────────────────────────────────────────────────
def test_nothing_is_written_if_nothing_changed(folder: Path, export: Export) -> None:
    before = {path: (folder / path).stat().st_mtime_ns for path in files(folder) if path != "manifest.json"}
    assert export() == f"0 files written, {len(before)} unchanged, 0 removed."
    assert {path: (folder / path).stat().st_mtime_ns for path in before} == before


def test_an_article_that_did_not_change_is_not_asked_for(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    addresses: list[str] = []
    ask = Service.ask

    def noted(self: Service, address: str) -> Answer:
        addresses.append(address)
        return ask(self, address)

    monkeypatch.setattr(Service, "ask", noted)
    publish_notice(SLUG, NoticeDraft("correction", "A slip."))
    export()
    assert f"/articles/{SLUG}/" in addresses
    assert [address for address in addresses if OTHER in address] == []


def test_only_what_changed_is_written(folder: Path, export: Export) -> None:
    before = files(folder)
    revised(FERRY, FLOOD)
    export()
    after = files(folder)
    changed = {path for path in after if before.get(path) != after[path]}
    assert f"articles/{SLUG}/index.html" in changed
    assert f"api/v1/articles/{SLUG}/versions/2/index.json" in changed
    assert f"api/v1/articles/{SLUG}/versions/1/index.json" not in changed
    assert [path for path in changed if OTHER in path] == []


def test_a_person_who_is_amended_changes_the_articles(folder: Path, export: Export) -> None:
    person = Person.objects.get(name="Jane Doe")
    person.orcid = "0000-0002-1825-0097"
    person.save()
    confirm(person.contributions.all())
    export()
    assert b"0000-0002-1825-0097" in (folder / f"api/v1/articles/{SLUG}/index.json").read_bytes()


def test_a_file_that_is_lost_or_has_another_size_is_written_again(folder: Path, export: Export) -> None:
    before = files(folder)
    (folder / f"articles/{SLUG}/index.html").unlink()
    (folder / f"api/v1/articles/{SLUG}/index.json").write_text("{")
    assert export().startswith("2 files written")
    assert files(folder) == before


def test_everything_is_written_anew_for_another_base(folder: Path, export: Export) -> None:
    export("https://elsewhere.example")
    assert b"articles.example" not in b"".join(files(folder).values())
    assert manifest(folder)["base"] == "https://elsewhere.example"


# ── What is removed ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("whole_article", [True, False])
def test_a_withdrawn_text_is_removed_until_it_is_reinstated(
    exported: Exported, folder: Path, export: Export, whole_article: bool
) -> None:
    before = files(folder)
    paragraphs = [] if whole_article else [pids(exported.story.version)[1]]
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", paragraphs=paragraphs))
    export()
    text = b"".join(body for path, body in files(folder).items() if path != "manifest.json")
    assert MAYOR.encode() not in text
    assert (FLOOD.encode() in text) is not whole_article
    publish_notice(SLUG, NoticeDraft("reinstatement", "The court changed its mind.", paragraphs=paragraphs))
    export()
    assert set(files(folder)) >= set(before)


def test_a_reader_at_the_end_of_the_log_goes_on_from_there(folder: Path, export: Export) -> None:
    (end,) = [path for path in files(folder) if path.startswith("api/v1/changes/_query/")]
    assert json.loads((folder / end).read_bytes())["results"] == []
    publish_notice(SLUG, NoticeDraft("correction", "A slip."))
    export()
    assert [event["type"] for event in json.loads((folder / end).read_bytes())["results"]] == ["notice.published"]


def test_a_file_of_somebody_else_stays(folder: Path, export: Export) -> None:
    (folder / "CNAME").write_text("articles.example")
    (folder / "articles" / "note.txt").write_text("Mine.")
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    export()
    assert files(folder)["CNAME"] == b"articles.example"
    assert files(folder)["articles/note.txt"] == b"Mine."


def test_a_text_that_a_killed_run_wrote_is_removed_if_it_was_withdrawn_meanwhile(
    exported: Exported, db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*args: object) -> None:
        raise KeyboardInterrupt

    folder = tmp_path / "new"
    with monkeypatch.context() as patched:
        patched.setattr(exporting, "of_service", killed)
        with pytest.raises(KeyboardInterrupt):
            export_site(folder)
    assert MAYOR.encode() in b"".join(files(folder).values())
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    export_site(folder)
    assert MAYOR.encode() not in b"".join(files(folder).values())
    assert set(files(folder)) == {*manifest(folder)["files"], "manifest.json"}


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"A photo.")
    assert "holds something else" in error_of(tmp_path)


@pytest.mark.django_db
def test_an_empty_folder_is_taken(exported: Exported) -> None:
    written = len(manifest(exported.folder)["files"])
    assert exported.printed == f"{written} files written, 0 unchanged, 0 removed."


@pytest.mark.django_db
def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x")
    assert "is a file" in error_of(tmp_path / "site")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "\xff",
        '{"format": "citable-article-export/1"}',
        '{"format": "citable-article-export/1", "base": "", "release": "", "states": {}, "files": {"a": 1}}',
        '{"format": "citable-article-export/1", "base": "", "release": "", "states": {}, "files": {"../a": {"address": "/",'
        ' "media_type": "", "digest": "", "size": 1}}}',
        '{"format": "citable-article-export/1", "base": "", "release": "", "states": {}, "files": {"/a": {"address": "/",'
        ' "media_type": "", "digest": "", "size": 1}}}',
    ],
)
def test_a_damaged_manifest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="latin-1")
    assert "is damaged" in error_of(tmp_path)


@pytest.mark.django_db
def test_the_manifest_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"format": "web-app", "name": "x"}')
    assert "something else" in error_of(tmp_path)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path, export: Export) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.rmtree(folder / "articles")
    (folder / "articles").symlink_to(elsewhere)
    with pytest.raises(CommandError, match="leads out of the folder"):
        export()
    assert list(elsewhere.iterdir()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "base", ["", "articles.example", "ftp://a.example", "https://a.example/archive", "https://", "http://["]
)
def test_an_invalid_base_is_refused(tmp_path: Path, base: str) -> None:
    assert "--base-url" in error_of(tmp_path / "site", base)


def test_a_full_disk_is_one_line_that_names_the_folder(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(*_: object) -> None:
        raise OSError(28, "No space left on device")  # as a write says it, without the name of the file

    monkeypatch.setattr("articles.management.commands.export_site.export", write)
    with pytest.raises(CommandError) as refused:
        export_site(tmp_path / "site")
    assert str(refused.value) == f"{tmp_path / 'site'} cannot be written: No space left on device."
