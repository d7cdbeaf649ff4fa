"""All real and made documents that the tests of the intake may read: ours, and those beside the project, if they are there."""

from pathlib import Path

import pytest

from articles.intake.formats import FORMATS

_SUFFIXES = {suffix for form in FORMATS if form.read for suffix in form.suffixes}
_ROOT = Path(__file__).parents[2]
_OURS = (_ROOT / "articles/samples", _ROOT / "tests/data")
_BESIDE = next(
    (folder / "shared" for folder in _ROOT.parents if (folder / "shared/cases/intake").is_dir()),
    _ROOT.parent / "shared",
)
_SHARED = (_BESIDE / "cases/intake", _BESIDE / "data/intake", _BESIDE / "data/seed")


def documents(*folders: Path) -> list[Path]:
    """The documents below the folders."""
    return sorted(
        path for folder in folders for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file()
    )


OURS = documents(*_OURS)
SHARED = documents(*_SHARED)
every_document = pytest.mark.parametrize(
    "path",
    [*OURS, *SHARED, *([] if SHARED else [pytest.param(None, marks=pytest.mark.skip("there is no ../shared"))])],
    ids=lambda path: path.name if path else "shared",
)
