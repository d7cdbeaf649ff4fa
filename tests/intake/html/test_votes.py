"""How much of a block the extractors' texts hold."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from lxml.html import fromstring, tostring

from articles.intake.html import votes as module
from articles.intake.html.votes import each_of, runs_in, runs_of, share_of, votes
from articles.intake.markup.blocks import page_blocks
from articles.intake.prose.wording import tokens


@pytest.mark.parametrize(
    ("words", "text", "share"),
    [
        ("a b c d", "x a b c d y", 1.0),
        ("a b c d e", "a b c d x", 0.5),
        ("a b c d", "a b c\nd", 1.0),
        ("a b c d", "a\nb\nc\nd", 1.0),
        ("a b", "a\nb", 0.0),
        ("a b c d", "a b c|d", 0.0),
        ("a b", "a b", 1.0),
        ("a b", "a b c d", 0.0),
        ("a b c", "A B C", 1.0),
        ("", "a", 0.0),
    ],
)
def test_the_share_of_a_block_that_a_text_holds(words: str, text: str, share: float) -> None:
    assert share_of(runs_in(words.split()), runs_of(text)) == share


@pytest.mark.parametrize("markup", ["x" * 2_000_000, "<br>" * 20_000])
def test_of_a_very_large_page_no_extractor_is_asked(markup: str) -> None:
    root = fromstring(f"<html><body><p>{markup}</p></body></html>")
    assert votes(root, []) is None


# ── What each extractor is asked for ────────────────────────────────────────────────────────────────────────────────
PROSE = (
    "<p>The harbour of Vell froze twice that winter, and both times the ferries were hauled onto the quay by men.</p>"
)
PAGE = (
    f"<html><head><title>T</title></head><body><nav>Home page of us</nav><main><article>{PROSE * 3}"
    "<p>The log <a href='https://x.example/log'>of it</a> says <img src=a.jpg alt=picture> more than anybody remembers.</p>"
    "<ol><li>forty men who came with ropes from the harbour and from the town</li></ol>"
    "<div class=teaser><p>It was the coldest winter that anybody in the town remembers today, they said.</p></div>"
    "</article><div id=comments><p>I was there that winter, and it was a very cold one indeed.</p></div></main></body></html>"
)
EXTRACTORS = [
    (module._trafilatura, False),
    (module._trafilatura_widely, True),
    (module._resiliparse, True),
    (module._readability, True),
]


@pytest.mark.parametrize(("extractor", "widely"), EXTRACTORS)
def test_an_extractor_keeps_the_words_of_the_text_alone(extractor: Any, *, widely: bool) -> None:
    words = tokens(extractor(fromstring(PAGE), PAGE))
    assert {"winter", "log", "remembers", "ropes"} <= set(words)
    assert {"Home", "https", "picture", "1"} & set(words) == set()
    assert ("coldest" in words) == widely


@pytest.mark.parametrize("extractor", [module._trafilatura, module._trafilatura_widely])
def test_comments_are_not_of_the_text(extractor: Any) -> None:
    assert "indeed" not in extractor(fromstring(PAGE), PAGE)


def test_an_extractor_does_not_change_the_page() -> None:
    root = fromstring(PAGE)
    before = tostring(root)
    for extractor, _ in EXTRACTORS:
        extractor(root, PAGE)
    assert tostring(root) == before


# ── How the votes are counted ───────────────────────────────────────────────────────────────────────────────────────
def keeping(text: str | None) -> Callable[[object, str], str | None]:
    def extractor(root: object, markup: str) -> str | None:
        return text

    return extractor


def counted(monkeypatch: pytest.MonkeyPatch, *texts: tuple[float, str | None], markup: str) -> Sequence[float] | None:
    extractors = tuple((weight, keeping(text)) for weight, text in texts)
    monkeypatch.setattr(module, "_EXTRACTORS", extractors)
    root = fromstring(f"<html><body>{markup}</body></html>")
    return votes(root, page_blocks(root))


def test_the_votes_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ((3.0, "one two\nthree"), (1.0, "three"))
    assert counted(monkeypatch, *texts, markup="<p>one two</p><p>three</p><p>four</p>") == [0.75, 1.0, 0.0]


def test_the_share_of_each_extractor_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ((3.0, "one two\nthree"), (1.0, "three"), (1.0, None), (1.0, "three"))
    found = counted(monkeypatch, *texts, markup="<p>one two</p><p>three</p>")
    assert [each_of(vote) for vote in found or []] == [(1.0, 0.0, -1.0, 0.0), (1.0, 1.0, -1.0, 1.0)]
    assert each_of(0.5) == (0.5,) * 4


@pytest.mark.parametrize("nothing", [None, ""])
def test_an_extractor_that_keeps_nothing_has_no_vote(monkeypatch: pytest.MonkeyPatch, nothing: str | None) -> None:
    assert counted(monkeypatch, (3.0, nothing), (1.0, "one"), markup="<p>one</p>") == [1.0]
    assert counted(monkeypatch, (3.0, nothing), markup="<p>one</p>") is None


def test_an_extractor_that_fails_has_no_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(root: object, markup: str) -> str:
        raise ValueError(markup)

    monkeypatch.setattr(module, "_EXTRACTORS", ((3.0, failing), (1.0, keeping("one"))))
    root = fromstring("<html><body><p>one</p></body></html>")
    assert votes(root, page_blocks(root)) == [1.0]


def test_a_page_at_the_bounds_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST_PAGE", len("<html><body><p>one</p></body></html>"))
    monkeypatch.setattr(module, "_MOST_TAGS", 6)
    assert counted(monkeypatch, (1.0, "one"), markup="<p>one</p>") == [1.0]
    assert counted(monkeypatch, (1.0, "one"), markup="<p>ones</p>") is None
    monkeypatch.setattr(module, "_MOST_TAGS", 5)
    assert counted(monkeypatch, (1.0, "one"), markup="<p>one</p>") is None


def test_the_extractors_vote_for_the_text() -> None:
    prose = "<p>The harbour of Vell froze twice that winter, and both times the ferries were hauled onto the quay by men.</p>"
    root = fromstring(
        f"<html><body><nav><a href=/>Home page of us</a></nav><main><h1>Ice</h1>{prose * 4}</main></body></html>"
    )
    shares = votes(root, page_blocks(root))
    assert shares is not None
    assert (shares[0] < 0.5, shares[-1] > 0.5) == (True, True)


def test_a_text_that_two_extractors_keep_counts_for_both(monkeypatch: pytest.MonkeyPatch) -> None:
    root = fromstring("<html><body><p>a b c d</p><p>e f g h</p></body></html>")
    kept = ((2.0, lambda *_: "a b c d"), (1.0, lambda *_: "a b c d"), (1.0, lambda *_: "e f g h"))
    monkeypatch.setattr(module, "_EXTRACTORS", kept)
    assert votes(root, page_blocks(root)) == [0.75, 0.25]
