"""BibTeX through the programs that import it: pybtex, bibtexparser, pandoc and citation-js read the same letters and signs."""

import json
import subprocess
import unicodedata
from collections.abc import Callable, Mapping

import pypandoc  # type: ignore[import-untyped]
import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from pybtex.database import parse_string as pybtex_parse

from articles.citing.formats.bibtex import bibtex
from articles.citing.formats.csl_json import csl_json
from articles.citing.formats.latex import ascii_latex
from tests.citing.formats.items import BARE, Item
from tests.citing.formats.reading import plain
from tests.npm.installing import run

SIGNS = "–—„“”‚‘’«»‹›¿¡…€£¥§¶©®™°±×÷½¼¾²³¹•†‡→←↔ºªµ≤≥≠≈∞−·&%#_@*+=/|;:!?()[]<>$"
LETTERS = (
    "áàâäãåāăąæçćčďđéèêëēęěğíìîïīįıłľńñňŋóòôöõőøœŕřśšşșßťţțúùûüūůűųýÿźžżþð"
    "ÁÀÂÄÃÅĀĂĄÆÇĆČĎĐÉÈÊËĒĘĚĞÍÌÎÏĪĮİŁĽŃÑŇŊÓÒÔÖÕŐØŒŔŘŚŠŞȘŤŢȚÚÙÛÜŪŮŰŲÝŸŹŽŻÞÐ"
)
TITLES = [
    *(f"a {sign} b" for sign in SIGNS),
    *(f"x{sign}y" for sign in SIGNS),
    *(f"the {letter}a of {letter}b" for letter in LETTERS),
    "a {b} c",
    "Cien años: ¿qué queda?",
    "„Faust“ – «oui» … 5 € § 3",
    "a -- b --- c",
    "NATO and the ﬁnances of Erdős",
]
PEOPLE = [("Erdős", "José"), ("Œuvrard", "Đorđe"), ("Þórðarson", "Íñigo"), *((f"B{x}r", f"{x}n") for x in LETTERS)]
Read = list[Mapping[str, str]]  # the title, family and given name of each entry


def by_pybtex(bib: str) -> Read:
    entries = pybtex_parse(bib, "bibtex").entries.values()
    people = [entry.persons["author"][0] for entry in entries]
    return [
        {
            "title": plain(entry.fields["title"]),
            "family": plain(" ".join([*person.prelast_names, *person.last_names])),
            "given": plain(" ".join([*person.first_names, *person.middle_names])),
        }
        for entry, person in zip(entries, people, strict=True)
    ]


def by_bibtexparser(bib: str) -> Read:
    library = parse_string(bib, append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    names = [entry["author"].partition(", ") for entry in library.entries]
    return [
        {"title": entry["title"], "family": family, "given": given}
        for entry, (family, _, given) in zip(library.entries, names, strict=True)
    ]


def by_pandoc(bib: str) -> Read:
    command = [pypandoc.get_pandoc_path(), "--from=bibtex", "--to=csljson"]
    answer = subprocess.run(command, input=bib, capture_output=True, text=True, timeout=120, check=True)
    return [_of_csl(item) for item in json.loads(answer.stdout)]


def by_citation_js(bib: str) -> Read:
    return [_of_csl(item) for item in json.loads(run("citation-js", "read_bibtex.js", bib))]


def _of_csl(item: Item) -> Mapping[str, str]:
    (name,) = item["author"]
    return {"title": item["title"], "family": name["family"], "given": name["given"]}


READERS: list[Callable[[str], Read]] = [by_pybtex, by_bibtexparser, by_pandoc, by_citation_js]


def items() -> list[Item]:
    """An item for each title, with people in turn."""
    people = [PEOPLE[place % len(PEOPLE)] for place in range(len(TITLES))]
    return [
        {**BARE, "id": f"t{place}", "title": title, "author": [{"family": family, "given": given}]}
        for place, (title, (family, given)) in enumerate(zip(TITLES, people, strict=True))
    ]


def folded(text: str) -> str:
    """A title without what readers change on purpose: pandoc makes apostrophes round, and the first letter large."""
    return unicodedata.normalize("NFC", text.replace("’", "'").casefold())


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_every_reader_reads_every_letter_and_sign(read: Callable[[str], Read]) -> None:
    wanted = items()
    found = read("\n".join(bibtex(item) for item in wanted))
    assert len(found) == len(wanted)
    assert [
        (item["title"], entry["title"])
        for item, entry in zip(wanted, found, strict=True)
        if folded(item["title"]) != folded(entry["title"])
    ] == []
    names = [{"family": entry["family"], "given": entry["given"]} for entry in found]
    assert names == [item["author"][0] for item in wanted]


def test_bibtex_is_utf_8_unless_ascii_is_asked_for() -> None:
    item = {**BARE, "title": "“Łódź” < é", "author": [{"family": "Erdős", "given": "José"}]}
    assert "“{Łódź}” < é" in bibtex(item)
    assert bibtex(item, None, ascii_latex).isascii()


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ({"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}, "van der Berg", "Jan"),
        ({"family": "Tocqueville", "given": "Alexis", "dropping-particle": "de"}, "Tocqueville", "Alexis de"),
        ({"family": "King", "given": "Martin", "suffix": "Jr.", "comma-suffix": True}, "King", "Martin, Jr."),
        ({"family": "Alembert", "given": "Jean", "non-dropping-particle": "d’"}, "d’Alembert", "Jean"),
    ],
)
def test_csl_json_has_names_that_zotero_keeps_whole_and_pandoc_divides_as_we_do(
    name: Item, family: str, given: str
) -> None:
    written = csl_json({**BARE, "title": "T", "author": [name]})
    assert json.loads(written)["author"] == [{"family": family, "given": given}]
    command = [pypandoc.get_pandoc_path(), "--from=csljson", "--to=csljson"]
    answer = subprocess.run(command, input=f"[{written}]", capture_output=True, text=True, timeout=120, check=True)
    (item,) = json.loads(answer.stdout)
    assert item["author"] == [{part: value for part, value in name.items() if part != "comma-suffix"}]
