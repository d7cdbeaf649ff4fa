"""What a reader sees inside a run of text that is no text of the page."""

import pytest
from lxml.html import fromstring

from articles.intake.markup.blocks import page_blocks


def texts(markup: str) -> list[str]:
    return [block.text for block in page_blocks(fromstring(f"<body>{markup}</body>"))]


MATH = "<math><mi>D</mi> <mo>=</mo> <mi>k</mi><annotation>tex</annotation></math>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (f"<p>The drag {MATH} grows.</p>", "The drag D=k grows."),
        ("<p>The drag <math alttext='D=k'></math> grows.</p>", "The drag D=k grows."),
        (f"<p>E <span style='display:none'>{MATH}</span><img class=mwe-math alt='D=k'> is.</p>", "E D=k is."),
        ("<p>It was late <img class=emoji alt='🙂' src=s.png>.</p>", "It was late 🙂."),
        ("<p>It was late <img alt='⚓️'>.</p>", "It was late ⚓️."),
        ("<p>It was late <img alt='A ferry'>.</p>", "It was late ."),
        ("<p>It was late <img hidden alt='🙂'>.</p>", "It was late ."),
        ("<p>All the <button>harbour dues</button> are paid.</p>", "All the harbour dues are paid."),
        ("<p>All the <b><button>harbour dues</button></b> are paid.</p>", "All the harbour dues are paid."),
        ("<p>It reads <svg><title>Gauge</title><text>4.2</text></svg> metres now.</p>", "It reads 4.2 metres now."),
        ("<p>It took <output>forty</output> people.</p>", "It took forty people."),
        ("<p><img alt='T'>he ferry left.</p>", "The ferry left."),
        ("<p>By <img alt='T'> it left.</p>", "By it left."),
        ("<h3><span><button>Is it open?</button></span></h3>", "Is it open?"),
        ("<h3>Is it open? <button>Copy</button></h3>", "Is it open?"),
        (f"<p>The drag <i>{MATH}</i><span aria-hidden=true>D=k</span> grows.</p>", "The drag D=k grows."),
        ("<p>The drag <i>grows</i><span aria-hidden=true>, fast</span>.</p>", "The drag grows, fast."),
        ("<p>Share <button>Copy link</button></p>", "Share"),
        ("<div>It is a box of words <button>Share</button></div>", "It is a box of words"),
    ],
)
def test_signs_inside_a_sentence(markup: str, text: str) -> None:
    assert texts(markup) == [text]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<h2>The boat<a class=anchor href=#b>#</a></h2>", "The boat"),
        ("<h2>The boat <a href=#b>¶</a></h2>", "The boat"),
        ("<h2>The boat<span class=mw-editsection>[<a>edit</a>]</span></h2>", "The boat"),
        ("<h2>The boat<span class=mw-editsection>[<a>Quelltext bearbeiten</a>]</span></h2>", "The boat"),
        ("<div>The boat<span class=mw-editsection>[<a>edit</a>]</span></div>", "The boat"),
        ("<h2>The boat <a href=#b><i class=sr-only>Link</i>#</a></h2>", "The boat"),
        ("<h2>The boat <a href=#top>Back up</a></h2>", "The boat"),
        ("<h2>The <a href=/b>boat</a></h2>", "The boat"),
        ("<p>The boat<a href=#b>#</a></p>", "The boat#"),
        ("<h2><a class=anchor href=#b>The boat</a></h2>", "The boat"),
    ],
)
def test_the_tools_of_a_heading_are_none_of_its_words(markup: str, text: str) -> None:
    assert texts(markup) == [text]


@pytest.mark.parametrize(
    "name",
    [
        "sr-only",
        "visually-hidden",
        "screen-reader-text",
        "usa-sr-only",
        "u-hidden-visually",
        "is-visuallyHidden",
        "offscreen",
        "vh",
    ],
)
def test_words_that_are_only_read_aloud_are_not_shown(name: str) -> None:
    assert texts(f"<p>Survey<span class='x {name}'> (opens in a window)</span></p>") == ["Survey"]
    assert texts("<p>Survey<span class='only vh-100 not-sr-only'> (old)</span></p>") == ["Survey (old)"]


@pytest.mark.parametrize(
    ("style", "is_shown"),
    [
        ("position:absolute; left:-9999px", False),
        ("position:absolute;clip: rect(0 0 0 0)", False),
        ("text-indent: -999em", False),
        ("margin-left:-20px", True),
        ("position:relative;left:-9px", True),
    ],
)
def test_words_that_a_style_puts_out_of_sight_are_not_shown(style: str, is_shown: bool) -> None:
    assert texts(f"<p>Survey<span style='{style}'> (opens)</span></p>") == ["Survey (opens)" if is_shown else "Survey"]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<div>T</div><p>he ferry.</p>", ["T", "he ferry."]),
        ("<p class=dropcap>T</p><p>he ferry.</p>", ["The ferry."]),
        ("<p>“T</p><p>he ferry.”</p>", ["“The ferry.”"]),
        ("<p>To</p><p>he ferry.</p>", ["To", "he ferry."]),
        ("<p>T</p><p>The ferry.</p>", ["T", "The ferry."]),
        ("<p>t</p><p>he ferry.</p>", ["t", "he ferry."]),
        ("<h2>T</h2><p>he ferry.</p>", ["T", "he ferry."]),
    ],
)
def test_a_capital_alone_joins_the_block_that_goes_on(markup: str, found: list[str]) -> None:
    expected = ["The ferry."] if found == ["T", "he ferry."] and "<div>" in markup else found
    assert texts(markup) == expected
