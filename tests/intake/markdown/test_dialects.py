"""What dialects of Markdown add, in CommonMark."""

import pytest

from articles.intake import read
from articles.intake.markdown.dialects import to_common_mark


def paragraphs(body: str) -> list[str]:
    return [block.text for block in read(f"---\ntitle: T\n---\n\nFirst.\n\n{body}".encode(), name="a.md").blocks][1:]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("Ice.\n{: .lead}\n\n* TOC\n{:toc}\n\nSnow.", ["Ice.", "Snow."]),
        ("[TOC]\n\n[[toc]]\n\n[[_TOC_]]\n\nIce.", ["Ice."]),
        ("::: warning\nIce.\n:::\n\nSnow.", ["Ice.", "Snow."]),
        ('!!! note "Tides"\n    Ice.\n\n    Snow.\n\nRain.', ["Tides", "Ice.", "Snow.", "Rain."]),
        ("> [!NOTE]\n> Ice.", ["Ice."]),
        ("> [!tip] Tides\n> Ice.", ["Tides", "Ice."]),
        ("- [x] Flour\n- [ ] Oil\n- [y] Tin", ["Flour", "Oil", "[y] Tin"]),
        ("It was ~~cold~~ warm.", ["It was cold warm."]),
        ("The drag is $D = k v^2 * a_1 * b_2$ here.", ["The drag is $D = k v^2 * a_1 * b_2$ here."]),
        ("$$\nD = k \\, v^2\n$$", ["$$ D = k \\, v^2 $$"]),
        ("It costs $5, and *rope* costs $10.", ["It costs $5, and rope costs $10."]),
        ("```\n[TOC]\n{: .x}\n- [x] a\n```", ["[TOC] {: .x} - [x] a"]),
        ("## Ice {#ice .x}\n\nSnow.", ["Ice", "Snow."]),
        ("Ice.\n{ .lead }\n\n\\newpage\n\n*[WA]: Water Authority\n\nSnow.", ["Ice.", "Snow."]),
        (r"The drag is \(D = k_1\,v_2\) here, and \(so\) on.", [r"The drag is \(D = k_1\,v_2\) here, and (so) on."]),
        ("\\[\nD = k_1\\,v\n\\]", ["\\[ D = k_1\\,v \\]"]),
        (
            "Leat\n: Brings *water*.\n\nRace\n:   Takes it.\n: Away.",
            ["Leat", "Brings water.", "Race", "Takes it.", "Away."],
        ),
        ("## Ice {in June}\n\nSnow.", ["Ice {in June}", "Snow."]),
    ],
)
def test_the_words_that_generators_print(body: str, texts: list[str]) -> None:
    assert paragraphs(body) == texts


def test_what_is_defined_and_its_definitions_are_items() -> None:
    body = "Leat\n:   Brings *water*.\n\n    More of it.\n\nRace\n\n: Takes it.\n\nSnow."
    found = read(f"# T\n\nFirst.\n\n{body}".encode(), name="a.md").blocks[1:]
    texts = ["Leat", "Brings water.", "More of it.", "Race", "Takes it.", "Snow."]
    assert [(block.kind, block.text) for block in found] == [
        *(("list-item", text) for text in texts[:-1]),
        ("paragraph", "Snow."),
    ]


def test_lines_behind_bars_are_one_verse() -> None:
    assert paragraphs("| The lamp goes round,\n| the *sea* goes by") == ["The lamp goes round, the sea goes by"]


def test_an_import_stands_apart_and_an_export_at_the_top() -> None:
    text = "import X from 'x'\nexport const y = 1\n\nIce.\nimport Y from 'y'\n\nimport \"z\";\n\nexport const z = 1"
    assert to_common_mark(text)[0].split("\n") == [
        *("", "", "", "Ice.", "import Y from 'y'", "", "", ""),
        "export const z = 1",
    ]


def test_plain_common_mark_stays_as_it_is() -> None:
    text = "# Ice\n\n- a\n- b\n\n> q\n\n    code\n\n[a](b) {x}"
    assert to_common_mark(text)[0] == text
