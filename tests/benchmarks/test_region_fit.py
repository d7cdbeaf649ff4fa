"""The fit of the region's trees: what it reads as examples, and that it learns from them."""

import gzip
import json
from pathlib import Path

import pytest

from articles.intake.html import trees
from articles.intake.html.evidence import FACTS
from benchmarks import region_fit
from benchmarks.boosting import ROUNDS
from benchmarks.region_fit import fit, held_out, pages, score, write_table

TEXT = "The harbour of Vell froze twice that winter, and the ferries were hauled onto the quay by forty men."
MENU = "<ul>" + "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("News", "Opinion", "Sport")) + "</ul>"


PARAGRAPHS = "".join(f"<p>{TEXT} It was day {number}.</p>" for number in range(6))


def lay_out(
    folder: Path, name: str, wanted: str | None, kind: str = "article", article: str = f"<h1>Ice</h1>{PARAGRAPHS}"
) -> None:
    for part in ("html", "ground-truth"):
        (folder / part).mkdir(exist_ok=True)
    markup = f"<html><body>{MENU}<article>{article}</article><footer><p>© Vell Today</p></footer></body></html>"
    truth = {
        "url": f"https://{name}.example/ice",
        "_internal": {"page_type": {"primary": kind}},
        "ground_truth": {"main_content": wanted},
    }
    (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(markup.encode()))
    (folder / "ground-truth" / f"{name}.json").write_text(json.dumps(truth))


def test_the_blocks_of_articles_with_a_known_text_are_examples(tmp_path: Path) -> None:
    wanted = "\n".join(f"{TEXT} It was day {number}." for number in range(6))
    lay_out(tmp_path, "a", wanted)
    lay_out(tmp_path, "b", None)
    lay_out(tmp_path, "c", wanted, kind="forum")
    (page,) = pages(tmp_path)
    assert page.site == "a.example"
    assert [block.text for block, is_text in zip(page.blocks, page.in_text, strict=True) if is_text] == wanted.split(
        "\n"
    )


def test_the_fitted_trees_keep_the_text_of_pages_that_they_did_not_see(tmp_path: Path) -> None:
    """The headings of these pages are links, which the rule alone takes for links to other pages."""
    for name in "abcdef":
        sections = [(f"The {name} harbour {number}", f"{TEXT} It was day {number}. " * 3) for number in range(9)]
        article = "".join(f"<h2><a href=/{head}>{head}</a></h2><p>{text}</p>" for head, text in sections)
        lay_out(tmp_path, name, "\n".join(line for section in sections for line in section), article=article)
    known = list(pages(tmp_path)) * 8
    assert max(score(page, None) for page in known) < 0.98
    assert min(held_out(known)) == 1
    assert len(fit(known)) == ROUNDS


def test_the_table_is_written_with_the_names_of_the_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "trees.csv"
    monkeypatch.setattr(trees, "TABLE", table)
    monkeypatch.setattr(region_fit, "TABLE", table)
    tree = trees.Tree(0, 0.5, 1, 10.0, FACTS.index("container"), 20.0, 1.0, 2.0, 4.0, -8.25)
    write_table([tree])
    assert table.read_text().splitlines()[1] == "vote,0.5,length,10.0,container,20.0,1.0,2.0,4.0,-8.25"
    assert list(trees.trees_of(FACTS)) == [tree]
