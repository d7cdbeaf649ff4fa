"""Reading what was written: pybtex in strict mode, bibtexparser, BibTeX itself, and LaTeX back to text."""

import re
import shutil
import subprocess
import unicodedata
from functools import cache
from pathlib import Path

import pybtex.database
import pybtex.errors
import pytest
from bibtexparser.entrypoint import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from articles.citing.formats.item import clean


def plain(latex: str) -> str:
    """Return the text that LaTeX prints; pylatexenc reads \\textasciicircum as a modifier letter."""
    return str(LatexNodes2Text(strict_latex_spaces=True).latex_to_text(latex)).replace("ˆ", "^")


def same(text: str) -> str:
    """Return `text` with what no reader of BibTeX tells apart folded: kinds of spaces, and the circumflex's two forms."""
    return unicodedata.normalize("NFC", " ".join(clean(text).replace("ˆ", "^").split()))


def one_by_pybtex(bib: str) -> pybtex.database.Entry:
    """Return the only entry of a .bib text, read in strict mode: any oddity is an error."""
    pybtex.errors.set_strict_mode(True)
    (entry,) = pybtex.database.parse_string(bib, "bibtex").entries.values()
    return entry


def one_by_bibtexparser(bib: str) -> dict[str, str]:
    """Return the fields of the only block of a .bib text."""
    library = parse_string(bib)
    assert library.failed_blocks == []
    assert library.strings == library.comments == library.preambles == []
    (entry,) = library.entries
    return {name: str(field.value) for name, field in entry.fields_dict.items()}


@cache
def bibtex_is_here() -> bool:
    """Whether BibTeX and the style `plain` are on this machine (Debian: texlive-binaries and texlive-base)."""
    if not shutil.which("bibtex") or not shutil.which("kpsewhich"):
        return False
    return subprocess.run(["kpsewhich", "plain.bst"], capture_output=True, check=False).returncode == 0


needs_bibtex = pytest.mark.skipif(not bibtex_is_here(), reason="BibTeX or its style plain is not installed")


needs_biber = pytest.mark.skipif(not shutil.which("biber"), reason="Biber is not installed (Debian: biber)")


def run_biber(bib: str, folder: Path) -> tuple[str, list[str]]:
    """Have Biber check all entries against the data model; return them as it read them, and what it found wrong.

    That an author or a date is missing is left out: what nobody states is not known.
    """
    (folder / "all.bib").write_text(bib, encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "--output-format=bibtex", "--outfile=read.bib", "all.bib"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    lines = [line for line in ran.stdout.splitlines() if line and not line.startswith("INFO")]
    found = [line for line in lines if "Missing mandatory field" not in line]
    return (folder / "read.bib").read_text(encoding="utf-8"), found


def run_bibtex(bib: str, style: str, folder: Path) -> tuple[str, str]:
    """Run BibTeX over all entries; return the bibliography that it wrote, and its log."""
    (folder / "all.bib").write_text(bib, encoding="utf-8")
    (folder / "paper.aux").write_text(f"\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{all}}\n", encoding="utf-8")
    subprocess.run(["bibtex", "-min-crossrefs=9", "paper"], cwd=folder, capture_output=True, timeout=60, check=False)
    log = (folder / "paper.blg").read_text(encoding="utf-8", errors="replace")
    # BibTeX breaks lines at 79 characters, wherever they are in UTF-8's bytes.
    bibliography = (folder / "paper.bbl").read_bytes().decode("utf-8", errors="replace")
    return re.sub(r"%?\n\s*", " ", bibliography), log
