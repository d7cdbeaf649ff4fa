"""Where a sidecar lies: `NAME.meta.yaml` beside `NAME.ext`."""

from pathlib import Path


def find_sidecar(path: Path) -> Path | None:
    """The sidecar beside a document, or None where there is none."""
    beside = path.with_name(f"{path.stem}.meta.yaml")
    return beside if beside != path and beside.is_file() else None
