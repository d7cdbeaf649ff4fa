"""The output of trafilatura alone for a page, in the form of `inspect --json`: the baseline of the HTML reader.

    python -m benchmarks.trafilatura_alone FILE

Its XML output is taken as it is: each paragraph, list item, quotation and cell is a block.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import trafilatura
from lxml import etree

_KINDS = {"p": "paragraph", "item": "list-item", "quote": "quote", "cell": "cell", "head": "heading"}


def read_alone(data: bytes) -> dict[str, object]:
    """Return trafilatura's title, authors, date and blocks."""
    written = trafilatura.extract(data, output_format="xml", include_comments=False, with_metadata=True)
    if not written:
        return {"title": None, "authors": [], "published": None, "blocks": []}
    root = etree.fromstring(written.encode())
    names = [name.strip() for name in (root.get("author") or "").split(";")]
    return {
        "title": root.get("title"),
        "authors": [{"name_as_printed": name} for name in names if name],
        "published": root.get("date"),
        "blocks": list(_blocks(root)),
    }


def _blocks(root: etree._Element) -> Iterator[dict[str, str]]:
    for element in root.iter(*_KINDS):
        if not any(around.tag in _KINDS for around in element.iterancestors()):
            text = " ".join("".join(str(part) for part in element.itertext()).split())
            yield {"kind": _KINDS[str(element.tag)], "text": text}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(read_alone(Path(sys.argv[1]).read_bytes()), ensure_ascii=False))
