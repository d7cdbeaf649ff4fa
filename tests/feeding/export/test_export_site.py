"""export_site: what it writes again and what not, what it removes, and which folders it refuses."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from articles.feeding.export import exporting
from articles.feeding.export.asking import Answer, Service
from articles.models import Person
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import Publish
from tests.stories import FERRY, FLOOD, MAYOR, SLUG, pids, revised

BASE = "https://articles.example"
Export = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def export(db: None, folder: Path) -> Export:
    """Export into the folder, and return what is said."""

    def run(base: str = BASE, into: Path | None = None) -> str:
        out = StringIO()
        call_command("export_site", str(into or folder), "--base-url", base, "--quiet", stdout=out)
        return out.getvalue().strip()

    return run


@pytest.fixture
def other(publish: Publish) -> Published:
    """Another article, to which nothing happens."""
    return publish("Another one", "It has one paragraph of its own.")


def files(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return found


def refused(export: Export, folder: Path, **kwargs: Any) -> str:
    before = files(folder) if folder.is_dir() else {}
    with pytest.raises(CommandError) as caught:
        export(into=folder, **kwargs)
    assert (files(folder) if folder.is_dir() else {}) == before
    assert "\n" not in str(caught.value)
    return str(caught.value)


# ── What is written ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_file_says_what_the_service_says_under_that_base(
    export: Export, folder: Path, told: Published, settings: Any
) -> None:
    export()
    settings.BASE_URL = BASE
    for address, path in (
        (f"/articles/{SLUG}/", f"articles/{SLUG}/index.html"),
        (f"/api/v1/articles/{SLUG}/versions/1/", f"api/v1/articles/{SLUG}/versions/1/index.json"),
        ("/feeds/articles.atom", "feeds/articles.atom"),
    ):
        accept = "text/html" if path.endswith("html") else "*/*"
        assert (folder / path).read_bytes() == Client().get(address, headers={"accept": accept}).content
    assert b"testserver" not in b"".join(files(folder).values())


def test_a_digest_for_each_file(export: Export, folder: Path, told: Published) -> None:
    import hashlib

    export()
    found = files(folder)
    listed = manifest(folder)["files"]
    assert set(listed) == set(found) - {"manifest.json"}
    for path, entry in listed.items():
        assert entry["digest"] == f"sha-256:{hashlib.sha256(found[path]).hexdigest()}"
        assert entry["size"] == len(found[path])
    assert listed[f"api/v1/articles/{SLUG}/versions/1/source/index.txt"]["media_type"].startswith("text/plain")


def test_the_source_is_as_it_was_delivered(export: Export, folder: Path, told: Published) -> None:
    export()
    source = folder / f"api/v1/articles/{SLUG}/versions/1/source/index.txt"
    assert source.read_bytes() == bytes(told.version.source.content)


def test_the_pages_of_a_list_are_followed(
    export: Export, folder: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "of_article", lambda _: iter(()))
    for number in range(60):
        publish(f"Article {number}")
    export()
    pages = [path for path in files(folder) if path.startswith("api/v1/articles/_query/cursor=")]
    lists = [json.loads((folder / path).read_bytes()) for path in ("api/v1/articles/index.json", *pages)]
    assert len({article["slug"] for one in lists for article in one["results"]}) == 60
    assert len([path for path in files(folder) if path.startswith("_query/page=")]) == 2
    assert len([path for path in files(folder) if path.startswith("feeds/articles.atom_query/")]) == 2


def test_a_redirect_is_a_page_that_leads_on(export: Export, folder: Path, told: Published) -> None:
    export()
    pid = pids(told.version)[0]
    page = (folder / f"p/{pid}/index.html").read_text(encoding="utf-8")
    assert f'content="0; url={BASE}/articles/{SLUG}/#p-{pid}"' in page


# ── What is written again ───────────────────────────────────────────────────────────────────────────────────────────
def test_nothing_is_written_where_nothing_changed(export: Export, folder: Path, told: Published) -> None:
    export()
    before = {path: (folder / path).stat().st_mtime_ns for path in files(folder) if path != "manifest.json"}
    assert export() == f"0 files written, {len(before)} unchanged, 0 removed."
    assert {path: (folder / path).stat().st_mtime_ns for path in before} == before


def test_what_did_not_change_is_not_asked_for(
    export: Export, folder: Path, told: Published, other: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    export()
    asked: list[str] = []
    ask = Service.ask

    def noted(self: Service, address: str) -> Answer:
        asked.append(address)
        return ask(self, address)

    monkeypatch.setattr(Service, "ask", noted)
    publish_notice(SLUG, NoticeDraft("correction", "A slip."))
    export()
    assert f"/articles/{SLUG}/" in asked
    assert not [one for one in asked if other.article.slug in one]


def test_only_what_changed_is_written(export: Export, folder: Path, told: Published, other: Published) -> None:
    export()
    before = files(folder)
    revised(FERRY, FLOOD)
    export()
    after = files(folder)
    changed = {path for path in after if before.get(path) != after[path]}
    assert f"articles/{SLUG}/index.html" in changed
    assert f"api/v1/articles/{SLUG}/versions/2/index.json" in changed
    assert not [path for path in changed if other.article.slug in path]
    assert f"api/v1/articles/{SLUG}/versions/1/index.json" not in changed


def test_a_person_who_is_known_better_changes_the_articles(export: Export, folder: Path, told: Published) -> None:
    export()
    person = Person.objects.get(name="Jane Doe")
    person.orcid = "0000-0002-1825-0097"
    person.save()
    export()
    assert b"0000-0002-1825-0097" in (folder / f"api/v1/articles/{SLUG}/index.json").read_bytes()


def test_a_file_that_was_damaged_in_its_size_or_lost_is_written_again(
    export: Export, folder: Path, told: Published
) -> None:
    export()
    before = files(folder)
    (folder / f"articles/{SLUG}/index.html").unlink()
    (folder / f"api/v1/articles/{SLUG}/index.json").write_text("{")
    assert export().startswith("2 files written")
    assert files(folder) == before


def test_another_base_is_written_anew(export: Export, folder: Path, told: Published) -> None:
    export()
    export("https://elsewhere.example")
    assert b"articles.example" not in b"".join(files(folder).values())
    assert manifest(folder)["base"] == "https://elsewhere.example"


# ── What is removed ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("whole", [True, False])
def test_a_withdrawn_text_is_removed(
    export: Export, folder: Path, told: Published, other: Published, whole: bool
) -> None:
    export()
    before = files(folder)
    paragraphs = [] if whole else [pids(told.version)[1]]
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", paragraphs=paragraphs))
    export()
    text = b"".join(body for path, body in files(folder).items() if path != "manifest.json")
    assert MAYOR.encode() not in text
    assert (FLOOD.encode() in text) is not whole
    publish_notice(SLUG, NoticeDraft("reinstatement", "The court changed its mind.", paragraphs=paragraphs))
    export()
    assert set(files(folder)) >= set(before)


def test_who_followed_the_log_to_its_end_goes_on_from_there(export: Export, folder: Path, told: Published) -> None:
    export()
    (end,) = [path for path in files(folder) if path.startswith("api/v1/changes/_query/")]
    assert json.loads((folder / end).read_bytes())["results"] == []
    publish_notice(SLUG, NoticeDraft("correction", "A slip."))
    export()
    assert [event["type"] for event in json.loads((folder / end).read_bytes())["results"]] == ["notice.published"]


def test_what_is_not_ours_stays(export: Export, folder: Path, told: Published) -> None:
    export()
    (folder / "CNAME").write_text("articles.example")
    (folder / "articles" / "note.txt").write_text("Mine.")
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    export()
    assert files(folder)["CNAME"] == b"articles.example"
    assert files(folder)["articles/note.txt"] == b"Mine."


def test_what_a_killed_run_wrote_is_removed_if_it_was_withdrawn_meanwhile(
    export: Export, folder: Path, told: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(exporting, "of_service", killed)
        with pytest.raises(KeyboardInterrupt):
            export()
    assert MAYOR.encode() in b"".join(files(folder).values())
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    export()
    assert MAYOR.encode() not in b"".join(files(folder).values())
    assert set(files(folder)) == {*manifest(folder)["files"], "manifest.json"}


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_folder_that_holds_something_else_is_refused(export: Export, tmp_path: Path, told: Published) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"A photo.")
    assert "holds something else" in refused(export, tmp_path)


def test_an_empty_folder_is_taken(export: Export, tmp_path: Path, told: Published) -> None:
    assert "files written" in export(into=tmp_path)


def test_a_file_is_no_folder(export: Export, tmp_path: Path, db: None) -> None:
    (tmp_path / "site").write_text("x")
    assert "is a file" in refused(export, tmp_path / "site")


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
def test_a_damaged_manifest_is_refused(export: Export, tmp_path: Path, db: None, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="latin-1")
    assert "is damaged" in refused(export, tmp_path)


def test_the_manifest_of_something_else_is_refused(export: Export, tmp_path: Path, db: None) -> None:
    (tmp_path / "manifest.json").write_text('{"format": "web-app", "name": "x"}')
    assert "something else" in refused(export, tmp_path)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(
    export: Export, folder: Path, told: Published, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.mkdir()
    export()
    import shutil

    shutil.rmtree(folder / "articles")
    (folder / "articles").symlink_to(elsewhere)
    with pytest.raises(CommandError, match="leads out of the folder"):
        export()
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    "base", ["", "articles.example", "ftp://a.example", "https://a.example/archive", "https://", "http://["]
)
def test_a_base_that_is_none_is_refused(export: Export, folder: Path, base: str) -> None:
    assert "--base-url" in refused(export, folder, base=base)
