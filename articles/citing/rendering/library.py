"""The packs in use: the set-up's, or a pack of the folder that the setting `ALLIANCE_CSL_STYLES` names.

Reads that folder. Writes its pack into `$ALLIANCE_DATA/citing/`, again after each change of a file in the folder.
"""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

from articles.citing.setup.pack import Pack, style_files, write_pack
from articles.citing.setup.paths import SetupError, pack_file, required

_LONGEST_KEY = 16


def style_pack() -> Pack:
    """Return the pack of the styles. Raises `SetupError` if it is missing and cannot be made."""
    return _style_pack(settings.CSL_STYLES)


def locale_pack() -> Pack:
    """Return the pack of the locales, always the set-up's. Raises `SetupError` if it is missing."""
    return Pack(required(pack_file()))


@cache
def _style_pack(folder: Path | None) -> Pack:
    return Pack(_packed(folder)) if folder else locale_pack()


def _packed(folder: Path) -> Path:
    """Return the file with the folder's present styles; write it if it is missing."""
    if not folder.is_dir():
        raise SetupError(f"ALLIANCE_CSL_STYLES names {folder}, and no folder is there.")
    file = settings.DATA_DIR / "citing" / f"styles-{_state(folder)}.sqlite3"
    if not file.exists():
        write_pack(file, folder, None)
    return file


def _state(folder: Path) -> str:
    """Return a key that changes if a style is added, removed or edited."""
    hashed = hashlib.sha256()
    for file in [*style_files(folder), folder / "renamed-styles.json"]:
        if file.exists():
            stat = file.stat()
            hashed.update(f"{file}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    return hashed.hexdigest()[:_LONGEST_KEY]
