"""The export of addresses as files, from a service that answers from memory."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from articles.feeding.export import exporting
from articles.feeding.export.asking import Answer, Service
from articles.feeding.export.exporting import ExportError, export, is_base
from articles.feeding.export.folder import Folder
from articles.feeding.export.manifest import FileEntry

HTML = "text/html; charset=utf-8"


class FromMemory(Service):
    """A service with these answers, which notes what it was asked."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        self.base, self.answers, self.log = "https://texts.example", answers, list[str]()

    def ask(self, address: str) -> Answer:
        """Return the answer at an address."""
        self.log.append(address)
        return self.answers[address]


def page(body: bytes = b"x", *, status: int = 200, to: str | None = None, following: str | None = None) -> Answer:
    return Answer(status, HTML, body, to, following)


def files_of(
    folder: Path, answers: dict[str, Answer], addresses: Iterable[str], monkeypatch: pytest.MonkeyPatch
) -> dict[str, FileEntry]:
    """Return the files, by address, of an export of these addresses and no articles."""
    monkeypatch.setattr(exporting, "all_articles", list)
    monkeypatch.setattr(exporting, "of_service", lambda: list(addresses))
    opened = Folder(folder, "https://texts.example", "1.0")
    assert list(export(FromMemory(answers), opened)) == []
    return {entry.address: entry for entry in opened.after.files.values()}


def test_an_answer_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = files_of(tmp_path, {"/": page(b"home")}, ["/"], monkeypatch)
    assert (files["/"].media_type, files["/"].size, files["/"].redirects_to, files["/"].article) == (
        HTML,
        4,
        None,
        None,
    )
    assert (tmp_path / "index.html").read_bytes() == b"home"


def test_the_pages_of_a_list_are_followed_and_none_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {"/a/": page(following="/b/"), "/b/": page(following="/c/"), "/c/": page(following="/a/")}
    assert set(files_of(tmp_path, answers, ["/a/"], monkeypatch)) == {"/a/", "/b/", "/c/"}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_a_page_that_leads_there(status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = files_of(tmp_path, {"/p/": page(status=status, to="https://texts.example/x/")}, ["/p/"], monkeypatch)
    assert files["/p/"].redirects_to == "https://texts.example/x/"
    assert b"https://texts.example/x/" in (tmp_path / "p/index.html").read_bytes()


@pytest.mark.parametrize("status", [404, 410])
def test_a_text_that_is_gone_is_not_a_file(status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert files_of(tmp_path, {"/p/": page(status=status)}, ["/p/"], monkeypatch) == {}


@pytest.mark.parametrize("status", [201, 302, 400, 500])
def test_another_answer_stops_the_export(status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ExportError, match=f"https://texts.example/p/ was answered with {status}"):
        files_of(tmp_path, {"/p/": page(status=status)}, ["/p/"], monkeypatch)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://texts.example", True),
        ("http://localhost:8000", True),
        ("https://texts.example/", False),
        ("https://texts.example?x=1", False),
        ("https://texts.example#x", False),
        ("ftp://texts.example", False),
        ("https://", False),
        ("https://:80", False),
        ("texts.example", False),
        ("https://[", False),
    ],
)
def test_a_base_is_a_scheme_and_a_host(text: str, *, expected: bool) -> None:
    assert is_base(text) is expected
