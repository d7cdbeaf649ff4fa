"""Addresses as people paste them are written out."""

import pytest

from articles.pasted import archived, evenly_encoded, written_out

BASE = "https://texts.example"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("/p/3k7xq9d2br/v/1/", f"{BASE}/p/3k7xq9d2br/v/1/"), ("//texts.example/p/x/", "//texts.example/p/x/"),
        ("a.example/x?y=1", "https://a.example/x?y=1"), ("www.a-b.example/", "https://www.a-b.example/"),
        ("127.0.0.1:8000/p/x/", "https://127.0.0.1:8000/p/x/"), ("localhost:8000/p/x/", "https://localhost:8000/p/x/"),
        ("bücher.example/x", "https://bücher.example/x"),
        ("https%3A%2F%2Fa.example%2Fx%3Fy%3D1", "https://a.example/x?y=1"), ("HTTP%3a%2f%2fa.example%2fx", "HTTP://a.example/x"),
        ("<https://a.example/x>", "https://a.example/x"), ("(https://a.example/x).", "https://a.example/x"),
        ("“https://a.example/x”", "https://a.example/x"),
        # Nothing to write out.
        ("https://a.example/x).", "https://a.example/x)."), ("10.1000/abc", "10.1000/abc"), ("ark:12345/x", "ark:12345/x"),
        ("the-bridge.v1", "the-bridge.v1"), ("a.example", "a.example"), ("v1.2/x", "v1.2/x"), ("<b>", "<b>"), (" x ", "x"),
        ("", ""), ("100%", "100%"),
    ],
)  # fmt: skip
def test_what_was_left_out_is_put_back(text: str, address: str) -> None:
    assert written_out(text, BASE) == address


@pytest.mark.parametrize(
    ("address", "original"),
    [
        ("https://archive.example/web/20230420123456/https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("http://archive.example/web/2023id_/http://a.example/x#z", "http://a.example/x#z"),
        ("https://archive.example/20230420/https://a.example/", "https://a.example/"),
        ("https://archive.example/web/12/https://a.example/", None), ("https://archive.example/web/*/https://a.example/", None),
        ("https://a.example/?u=/2023/https://b.example/", None), ("https://a.example/2023/x", None), ("the-bridge", None),
    ],
)  # fmt: skip
def test_an_archive_names_what_it_has_a_copy_of(address: str, original: str | None) -> None:
    assert archived(address) == original


@pytest.mark.parametrize(
    ("page", "even"),
    [
        ("a.example/br%69dge%2d%7e", "a.example/bridge-~"), ("a.example/a%2fb%20c", "a.example/a%2Fb%20c"),
        ("a.example/한국", "a.example/%ED%95%9C%EA%B5%AD"), ("a.example/%ed%95%9c%EA%B5%AD", "a.example/%ED%95%9C%EA%B5%AD"),
        ("a.example:8000/a,b(c);d=e@f!g'h*i+j$k&l[m]", "a.example:8000/a,b(c);d=e@f!g'h*i+j$k&l[m]"),
        ("a.example/100%", "a.example/100%"),
    ],
)  # fmt: skip
def test_a_page_is_escaped_evenly(page: str, even: str) -> None:
    assert evenly_encoded(page) == evenly_encoded(even) == even
