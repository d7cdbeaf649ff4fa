"""What text directives look for (WICG URL Fragment Text Directives)."""

import pytest

from articles.quoting.sought import MOST_DIRECTIVES, Sought, SoughtText, text_directives

PAGE = "https://texts.example/articles/the-bridge/"


def directive(start: str, end: str | None = None, prefix: str = "", suffix: str = "") -> SoughtText:
    return SoughtText(start, end, prefix, suffix, like_a_browser=True)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        (":~:text=bridge", [directive("bridge")]), ("p-x:~:text=bridge", [directive("bridge")]),
        (":~:text=the%20bridge,May", [directive("the bridge", "May")]), (":~:text=a-,b", [directive("b", prefix="a")]),
        (":~:text=b,-c", [directive("b", suffix="c")]), (":~:text=a-,b,c,-d", [directive("b", "c", "a", "d")]),
        (":~:text=a%2Db%2Cc%26d", [directive("a-b,c&d")]), (":~:text=a&text=b&other=c", [directive("a"), directive("b")]),
        (":~:text=", []), (":~:text=a,b,c", []), (":~:text=a,%20", []), (":~:text=a-", []), (":~:text=-a", []),
        (":~:text=a-,-b", []), ("text=bridge", []), ("", []), (":~:Text=a", []), (":~:text=a=b", [directive("a=b")]),
    ],
)  # fmt: skip
def test_a_fragment(fragment: str, expected: list[SoughtText]) -> None:
    assert list(text_directives(f"{PAGE}#{fragment}")) == expected


def test_what_is_not_a_url_looks_for_nothing() -> None:
    assert text_directives("http://[") == text_directives("a bridge") == ()


def test_directives_are_bounded() -> None:
    assert len(text_directives(f"{PAGE}#:~:{'&'.join(['text=a'] * (MOST_DIRECTIVES + 1))}")) == MOST_DIRECTIVES


@pytest.mark.parametrize(
    ("sought", "any_sought"), [(Sought(), False), (Sought((directive("a"),)), True), (Sought((), ((0, 1),)), True)]
)
def test_whether_anything_is_sought(sought: Sought, any_sought: bool) -> None:
    assert bool(sought) is any_sought
