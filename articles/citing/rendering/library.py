"""The packs that are in use: the set-up's, or one of the styles in the folder that `ALLIANCE_CSL_STYLES` names.

Writes `$ALLIANCE_DATA/citing/`, where the styles of such a folder are packed, anew whenever a file in it changed.
"""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

from articles.citing.setup.pack import Pack, style_files, write_pack
from articles.citing.setup.paths import SetupError, pack_file, required

_LONGEST_KEY = 16


def style_pack() -> Pack:
    """Return the pack of the styles. Raises `SetupError` where there is none and none can be made."""
    return _style_pack(settings.CSL_STYLES)


def locale_pack() -> Pack:
    """Return the pack of the locales, which is always the set-up's. Raises `SetupError` where there is none."""
    return Pack(required(pack_file()))


@cache
def _style_pack(folder: Path | None) -> Pack:
    return Pack(_packed(folder)) if folder else locale_pack()


def _packed(folder: Path) -> Path:
    """Return the file of the folder's styles as they are now, written if need be."""
    if not folder.is_dir():
        raise SetupError(f"ALLIANCE_CSL_STYLES names {folder}, and no folder is there.")
    file = settings.DATA_DIR / "citing" / f"styles-{_state(folder)}.sqlite3"
    if not file.exists():
        write_pack(file, folder, None)
    return file


def _state(folder: Path) -> str:
    """Return a key that is another one when a style came, went or changed."""
    hashed = hashlib.sha256()
    for file in [*style_files(folder), folder / "renamed-styles.json"]:
        if file.exists():
            stat = file.stat()
            hashed.update(f"{file}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    return hashed.hexdigest()[:_LONGEST_KEY]
