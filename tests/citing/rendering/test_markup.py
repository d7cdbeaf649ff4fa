"""The output of citeproc-js becomes clean inline HTML in one line, and the same words as text."""

import pytest

from articles.citing.rendering.inert import inert
from articles.citing.rendering.markup import formatted


@pytest.mark.parametrize(
    ("written", "html", "text"),
    [
        ('  <div class="csl-entry">A &#38; B</div>\n', "A &amp; B", "A & B"),
        ("<i>A</i> <b>B</b> x<sup>2</sup> y<sub>1</sub>", "<i>A</i> <b>B</b> x<sup>2</sup> y<sub>1</sub>", "A B x2 y1"),
        (
            '<div class="csl-entry">\n    <div class="csl-left-margin">[1]</div><div class="csl-right-inline">A</div>\n  </div>',
            "[1] A",
            "[1] A",
        ),
        ('<span style="font-variant:small-caps;">A</span>', '<span style="font-variant:small-caps">A</span>', "A"),
        ('<span style=" font-style:normal; ">A</span>', '<span style="font-style:normal">A</span>', "A"),
        ('<span style="baseline">A</span>', "A", "A"),
        ('<i style="text-decoration:underline">A</i>', "<i>A</i>", "A"),
        ('<p style="text-decoration:underline">A</p>', "A", "A"),
        ("<em>A</em>", "<em>A</em>", "A"),
        ("<b><i>A</i> B</b>", "<b><i>A</i> B</b>", "A B"),
        ("A</i> B", "A B", "A B"),
        (
            "[CSL STYLE ERROR: reference with no printed form.] A",
            "[CSL STYLE ERROR: reference with no printed form.] A",
            "[CSL STYLE ERROR: reference with no printed form.] A",
        ),
        ('<span class="nocase">A</span>', "A", "A"),
        ('<span style="position:fixed">A</span>', "A", "A"),
        ('<a href="javascript:alert(1)" onclick="x">A</a>', "A", "A"),
        ("<i onclick='x'>A</i>", "<i>A</i>", "A"),
        ("&#60;script&#62;", "&lt;script&gt;", "<script>"),
        ("a&#160;b\u00a0c", "a\u00a0b\u00a0c", "a\u00a0b\u00a0c"),
        ('say "it\'s"', "say &quot;it&#x27;s&quot;", 'say "it\'s"'),
        ("[CSL STYLE ERROR: reference with no printed form.]", "", ""),
        ("[CSL STYLE ERROR: reference with no printed form.].", "", ""),
    ],
)
def test_the_output_of_the_processor_is_cleaned(written: str, html: str, text: str) -> None:
    cleaned = formatted(written)
    assert (cleaned.html, cleaned.text) == (html, text)


@pytest.mark.parametrize(
    "declaration",
    [
        "font-style:normal",
        "font-variant:normal",
        "font-variant:small-caps",
        "font-weight:normal",
        "text-decoration:none",
        "text-decoration:underline",
    ],
)
def test_the_formatting_of_csl_stays(declaration: str) -> None:
    cleaned = formatted(f'<span style="{declaration};">A</span>')
    assert (cleaned.html, cleaned.text) == (f'<span style="{declaration}">A</span>', "A")


def test_words_that_look_like_tags_are_printed_as_text() -> None:
    cleaned = formatted(str(inert("The <b> tag")).replace("<", "&#60;").replace(">", "&#62;"))
    assert (cleaned.text, cleaned.html) == ("The <b> tag", "The &lt;b&gt; tag")
