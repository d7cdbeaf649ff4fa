"""The spellings of a reference: identifiers, ARKs, slugs, and every address of ours that shows one text."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.addresses import Urls
from articles.identity import pids
from articles.identity.pids import MalformedPidError, MistypedPidError
from articles.references import (
    ForeignReferenceError,
    Reference,
    UnknownReferenceError,
    is_slug,
    page_at,
    parse_paragraph_reference,
    parse_reference,
    pid_named,
    positive_int,
)

BASE, NAAN = "https://texts.example", "12345"
AT = Urls(BASE, NAAN)
PID = "3k7xq9d2b" + pids.check_character("3k7xq9d2b")
MISTYPED = PID[:-1] + ("0" if PID[-1] != "0" else "1")
SLUG = "the-bridge"


def place(text: str, base: str = BASE, naan: str | None = NAAN) -> Reference:
    return parse_reference(text, base, naan)


# ── There and back ──────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("address", "named"),
    [
        (AT.article(SLUG), Reference(slug=SLUG)),
        (AT.part(SLUG, "citation"), Reference(slug=SLUG)),
        (AT.part(SLUG, "paragraphs"), Reference(slug=SLUG)),
        (AT.version(SLUG, 2), Reference(slug=SLUG, version=2)),
        (f"{AT.version(SLUG, 2)}citation/", Reference(slug=SLUG, version=2)),
        (AT.source(SLUG, 2), Reference(slug=SLUG, version=2)),
        (AT.version_paragraphs(SLUG, 2), Reference(slug=SLUG, version=2)),
        (f"{AT.version_paragraphs(SLUG, 2)}7/", Reference(slug=SLUG, version=2, ordinal=7)),
        (f"{AT.version_paragraphs(SLUG, 2)}7/citation/", Reference(slug=SLUG, version=2, ordinal=7)),
        (f"{AT.version_paragraphs(SLUG, 2)}7-10/", Reference(slug=SLUG, version=2, ordinal=7, last=10)),
        (AT.paragraph(PID), Reference(pid=PID)),
        (f"{AT.paragraph(PID)}citation/", Reference(pid=PID)),
        (AT.passage(PID, 3), Reference(pid=PID, version=3)),
        (f"{AT.passage(PID, 3)}citation/", Reference(pid=PID, version=3)),
        (AT.article_page(SLUG), Reference(slug=SLUG)),
        (f"{AT.article_page(SLUG)}#p-{PID}", Reference(slug=SLUG, pid=PID)),
        (AT.version_page(SLUG, 2), Reference(slug=SLUG, version=2)),
        (f"{AT.version_page(SLUG, 2)}#p-{PID}", Reference(slug=SLUG, version=2, pid=PID)),
        (AT.paragraph_page(PID), Reference(pid=PID)),
        (f"{AT.paragraph_page(PID)}#p-another", Reference(pid=PID)),
        (f"{BASE}/embed/{PID}/", Reference(pid=PID)),
        (f"{BASE}/ark:{NAAN}/{PID}", Reference(pid=PID)),
        (f"{BASE}/ark:/{NAAN}/{PID}/", Reference(pid=PID)),
        (str(AT.ark(PID)), Reference(pid=PID)),
        (f"{AT.ark(PID)}.v2", Reference(pid=PID, version=2)),
        (f"{BASE}/ark:/{NAAN}/{PID.upper()}.V2/", Reference(pid=PID, version=2)),
        (AT.permalink(PID, 2), Reference(pid=PID, version=2)),
        (f"{BASE}/p/{PID.upper()}/v/12/", Reference(pid=PID, version=12)),
        (SLUG, Reference(slug=SLUG)),
        (PID, Reference(pid=PID)),
    ],
)
def test_whatever_names_a_text_is_understood(address: str, named: Reference) -> None:
    assert place(address) == named
    assert place(f" {address}\n") == named
    if "://" in address and "#" not in address:
        assert place(address.removesuffix("/")) == named
        assert place(f"{address}?format=json&x=1") == named
        assert place(f"{address}#:~:text=the%20bridge") == named


@pytest.mark.parametrize(
    ("pasted", "named"),
    [
        (f"/p/{PID}/v/2/", Reference(pid=PID, version=2)), (f"texts.example/p/{PID}/", Reference(pid=PID)),
        (f"<{BASE}/p/{PID}/>", Reference(pid=PID)), (f"({BASE}/articles/{SLUG}/v/2/).", Reference(slug=SLUG, version=2)),
        (f"{BASE}/p/{PID}/v/2/,", Reference(pid=PID, version=2)), (f"{BASE}/p/{PID}/v/2.", Reference(pid=PID, version=2)),
        (f"{BASE}/articles/{SLUG}/#p-{PID}).", Reference(slug=SLUG, pid=PID)),
        (f"https%3A%2F%2Ftexts.example%2Fp%2F{PID}%2Fv%2F2%2F", Reference(pid=PID, version=2)),
        (f"{SLUG}#p-{PID}", Reference(slug=SLUG, pid=PID)), (f"{SLUG}.v2#p-{PID}", Reference(slug=SLUG, version=2, pid=PID)),
        (f"{SLUG}.v2#:~:text=bridge", Reference(slug=SLUG, version=2)),
        (f"{PID}.v2#:~:text=bridge", Reference(pid=PID, version=2)),
        (f"https://archive.example/web/20230420123456/{BASE}/p/{PID}/v/2/", Reference(pid=PID, version=2)),
        (f"{BASE}/articles/{SLUG}/timemap/", Reference(slug=SLUG)),
        (f"oai:texts.example:{SLUG}", Reference(slug=SLUG)), (f"OAI:Texts.example:{SLUG}", Reference(slug=SLUG)),
        (f"{BASE}/dts/collection/?id={AT.article_page(SLUG)}", Reference(slug=SLUG)),
        (f"{BASE}/dts/document/?resource={AT.version_page(SLUG, 2)}", Reference(slug=SLUG, version=2)),
        (f"{BASE}/dts/document/?resource={AT.version_page(SLUG, 2)}&ref={PID}", Reference(slug=SLUG, version=2, pid=PID)),
        (f"{BASE}/dts/navigation/?resource={AT.version_page(SLUG, 2)}&down=1", Reference(slug=SLUG, version=2)),
    ],
)  # fmt: skip
def test_and_so_is_what_people_and_programs_make_of_it(pasted: str, named: Reference) -> None:
    assert place(pasted) == named


@pytest.mark.parametrize(
    ("text", "host"),
    [
        (f"oai:other.example:{SLUG}", "other.example"),
        (f"https://archive.example/web/2023/https://a.example/p/{PID}/", "a.example"),
        (f"other.example/p/{PID}/", "other.example"),
    ],
)  # fmt: skip
def test_what_is_pasted_of_another_host_is_foreign(text: str, host: str) -> None:
    with pytest.raises(ForeignReferenceError) as caught:
        place(text)
    assert caught.value.host == host


def test_a_path_alone_begins_at_the_host_and_not_at_the_base() -> None:
    assert place(f"/archive/p/{PID}/", "https://texts.example/archive") == Reference(pid=PID)


@given(st.text(max_size=60))
def test_no_text_makes_it_fail_otherwise(text: str) -> None:
    for reference in (
        text,
        f"oai:texts.example:{text}",
        f"{SLUG}#{text}",
        f"{BASE}/{text}",
        f"{BASE}/api/v1/{text}",
        f"https://{text}",
        f"ark:{text}",
    ):
        with suppress(ForeignReferenceError, UnknownReferenceError, MalformedPidError, MistypedPidError):
            found = place(reference)
            assert found.slug or found.pid


# ── Urls ───────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "host",
    [
        "https://texts.example", "http://texts.example", "HTTPS://Texts.Example", "https://texts.example:443",
        "http://texts.example:80", "https://texts.example.", "https://me@texts.example",
    ],
)  # fmt: skip
def test_the_host_may_be_written_in_any_way(host: str) -> None:
    assert place(f"{host}/p/{PID}/") == Reference(pid=PID)


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("http://127.0.0.1:8000", f"http://127.0.0.1:8000/p/{PID}/"),
        ("http://[::1]:8000", f"http://[::1]:8000/p/{PID}"),
        ("https://texts.example/archive", f"https://texts.example/archive/p/{PID}/"),
    ],
)
def test_a_port_and_a_path_belong_to_the_base(base: str, address: str) -> None:
    assert place(address, base) == Reference(pid=PID)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        (f"https://other.example/p/{PID}/", "other.example"),
        (f"https://texts.example.evil.example/p/{PID}/", "texts.example.evil.example"),
        (f"https://texts.example@evil.example/p/{PID}/", "evil.example"),
        (f"https://texts.example:8443/p/{PID}/", "texts.example:8443"),
        (f"ark:99999/{PID}", "ark:99999"),
        (f"{BASE}/ark:/99999/{PID}", "ark:99999"),
    ],
)
def test_what_is_of_another_host_or_authority_is_named(address: str, host: str) -> None:
    with pytest.raises(ForeignReferenceError, match=host.replace(".", r"\.")) as caught:
        place(address)
    assert caught.value.host == host


def test_without_a_number_of_our_own_every_ark_is_foreign() -> None:
    with pytest.raises(ForeignReferenceError):
        place(f"ark:{NAAN}/{PID}", naan=None)


def test_an_ark_of_ours_is_understood_under_whatever_host_resolves_it() -> None:
    assert place(f"https://n2t.example/ark:/{NAAN}/{PID}") == Reference(pid=PID)


def test_percent_encoding_is_undone() -> None:
    assert place(f"{BASE}/articles/the%2Dbridge/#p%2D{PID}") == Reference(slug=SLUG, pid=PID)
    assert place(f"{BASE}/ark%3A{NAAN}/{PID}") == Reference(pid=PID)


def test_a_text_fragment_behind_the_paragraph_says_nothing() -> None:
    assert place(f"{AT.article_page(SLUG)}#p-{PID}:~:text=bridge") == Reference(slug=SLUG, pid=PID)


def test_another_fragment_says_nothing() -> None:
    assert place(f"{AT.article_page(SLUG)}#notes") == Reference(slug=SLUG)


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "The Bridge", "two words", "a" * 201, "-a", "a--b", "../etc", "mailto:me@texts.example",
        "ftp://texts.example/p/x", "doi:10.1000/182", "https://", "https://[::1", "https://texts.example:port/",
        "ark:", "ark:12345", f"ark:12345/{PID}/part", BASE, f"{BASE}/", f"{BASE}/api/v1/", f"{BASE}/api/v1/articles/",
        f"{BASE}/api/v1/people/1/", f"{BASE}/api/v1/articles/{SLUG}/notices/", f"{BASE}/articles/{SLUG}/history/",
        f"{BASE}/articles/{SLUG}/changes/1..2/", f"{BASE}/articles/{SLUG}/v/0/", f"{BASE}/articles/{SLUG}/v/01/",
        f"{BASE}/p/{PID}/v/", f"{BASE}/p/{PID}/v/0/", f"{BASE}/p/{PID}/v/x/", f"{BASE}/p/{PID}/v/1/2/", f"{BASE}/p/{PID}/w/1/",
        f"{BASE}/embed/{PID}/v/1/",
        f"{BASE}/articles/{SLUG}/v/x/", f"{BASE}/articles/The-Bridge/", f"{BASE}//articles/{SLUG}/",
        f"{AT.version_paragraphs(SLUG, 2)}1-3/citation/", f"{AT.version_paragraphs(SLUG, 2)}0-3/",
        f"{AT.version_paragraphs(SLUG, 2)}1-3-5/", f"{BASE}/articles/{'a' * 201}/", f"{BASE}/articles/a%00b/",
    ],
)  # fmt: skip
def test_what_names_no_text_is_told(text: str) -> None:
    with pytest.raises(UnknownReferenceError):
        place(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"{BASE}/about/", "is not the address of a text"),
        (f"{BASE}/{'x' * 100}/", "is not the address of a text"),
        ("Not a slug", "is neither an identifier, a slug nor an address"),
    ],
)
def test_what_names_no_text_is_shown_by_its_first_eighty_characters(text: str, what: str) -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        place(text)
    assert str(caught.value) == f"“{text[:80]}” {what}."


def test_a_foreign_host_is_shown_by_its_first_eighty_characters() -> None:
    host = f"{'x' * 60}.{'y' * 30}.example"
    with pytest.raises(ForeignReferenceError) as caught:
        place(f"https://{host}/p/{PID}")
    assert str(caught.value) == f"“{host[:80]}” is not this service."


# ── Identifiers and slugs ───────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "written", [PID.upper(), f"{PID[:5]}-{PID[5:]}", f"-{PID}-", f"{PID[:5]}\u2011{PID[5:]}", f"\t{PID} "]
)
def test_an_identifier_may_be_in_any_case_and_hyphenated(written: str) -> None:
    assert pid_named(written) == PID
    for reference in (written, f"{BASE}/p/{written.strip()}/", f"ark:{NAAN}/{written.strip()}"):
        assert place(reference) == Reference(pid=PID)


def test_a_bare_word_whose_check_character_fails_is_taken_for_a_slug() -> None:
    assert place(MISTYPED) == Reference(slug=MISTYPED)


@pytest.mark.parametrize(
    "reference",
    [
        f"{BASE}/p/{MISTYPED}/", AT.permalink(MISTYPED, 1), AT.paragraph(MISTYPED), AT.passage(MISTYPED, 1),
        f"ark:{NAAN}/{MISTYPED}", f"{AT.article_page(SLUG)}#p-{MISTYPED}",
    ],
)  # fmt: skip
def test_where_only_an_identifier_can_be_meant_a_mistyped_one_is_told(reference: str) -> None:
    with pytest.raises(MistypedPidError):
        place(reference)


@pytest.mark.parametrize("reference", [f"{BASE}/p/abc/", AT.paragraph("3k7xq9d2bé"), f"ark:{NAAN}/x"])
def test_and_a_malformed_one(reference: str) -> None:
    with pytest.raises(MalformedPidError):
        place(reference)


@given(st.text(pids.ALPHABET, min_size=9, max_size=9))
def test_every_identifier_is_one_in_every_form(name: str) -> None:
    pid = name + pids.check_character(name)
    assert place(pid) == place(AT.paragraph(pid)) == place(AT.paragraph_page(pid)) == place(str(AT.ark(pid)))


# ── Citation keys ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("key", "named"),
    [
        (f"{PID}.v1", Reference(pid=PID, version=1)), (f"{PID.upper()}.V12", Reference(pid=PID, version=12)),
        (f" {SLUG}.v3 ", Reference(slug=SLUG, version=3)), (f"{SLUG}.v999999999", Reference(slug=SLUG, version=999_999_999)),
        (f"{MISTYPED}.v1", Reference(slug=MISTYPED, version=1)),
    ],
)  # fmt: skip
def test_a_citation_key_names_a_version(key: str, named: Reference) -> None:
    assert place(key) == named


@pytest.mark.parametrize(
    "text",
    [
        f"{SLUG}.v0",
        f"{SLUG}.v01",
        f"{SLUG}.v",
        f"{SLUG}.2",
        f"{SLUG}.v1.v2",
        f"{SLUG}.v1000000000",
        ".v1",
        f"{SLUG}.v1x",
    ],
)
def test_another_word_with_a_full_stop_is_not_a_key(text: str) -> None:
    with pytest.raises(UnknownReferenceError):
        place(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (PID, Reference(pid=PID)), (f" {PID[:4]}-{PID[4:].upper()} ", Reference(pid=PID)),
        (f"{PID}.v2", Reference(pid=PID, version=2)), (f"ark:/{NAAN}/{PID}", Reference(pid=PID)),
    ],
)  # fmt: skip
def test_a_paragraph_is_named_by_pid_key_or_ark(text: str, named: Reference) -> None:
    assert parse_paragraph_reference(text, BASE, NAAN) == named


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (MISTYPED, MistypedPidError), (f"{MISTYPED}.v1", MistypedPidError), (SLUG, MalformedPidError),
        (f"{SLUG}.v1", MalformedPidError), (AT.paragraph(PID), MalformedPidError), ("ark:99999/x", ForeignReferenceError),
        ("ark:", UnknownReferenceError),
    ],
)  # fmt: skip
def test_nothing_else_names_a_paragraph(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse_paragraph_reference(text, BASE, NAAN)


# ── Pages elsewhere ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://a.example/x/", ("a.example/x", "")), ("http://A.Example./x#y", ("a.example/x", "")),
        ("https://a.example:443/x", ("a.example/x", "")), ("https://a.example:8443/x", ("a.example:8443/x", "")),
        ("https://a.example", ("a.example", "")), ("https://me@a.example/X", ("a.example/X", "")),
        ("https://a.example/x?id=7&utm_source=b&UTM_X=c", ("a.example/x", "id=7")),
        ("https://a.example/x?fbclid=1&fbclids=2&q=", ("a.example/x", "fbclids=2&q=")),
        ("https://a.example/xx/", ("a.example/xx", "")),
    ],
)  # fmt: skip
def test_two_addresses_of_one_page_are_equal(url: str, page: tuple[str, str]) -> None:
    assert page_at(url) == page_at(f" {url} ") == page


@pytest.mark.parametrize(
    "text", ["", "a.example/x", "ftp://a.example/x", "https://", "https://[::1", "https://a.example:x/", "doi:10/1"]
)
def test_what_is_not_a_web_address_is_not_a_page(text: str) -> None:
    assert page_at(text) is None


# ── Numbers and slugs ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("text", "number"), [("1", 1), (7, 7), ("999999999", 999_999_999)])
def test_a_whole_number_from_1_is_read(text: str | int, number: int) -> None:
    assert positive_int(text) == number


@pytest.mark.parametrize("text", ["0", 0, -1, "01", "1.0", "", " 1", "1\n", "²", "１", "1000000000"])
def test_nothing_else_is_one(text: str | int) -> None:
    assert positive_int(text) is None


def test_a_slug_has_at_most_two_hundred_characters() -> None:
    assert (is_slug("a" * 200), is_slug("a" * 201), is_slug("a-b"), is_slug("a\n"), is_slug("")) == (
        True,
        False,
        True,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("address", "named"),
    [
        (f"{AT.article_page(SLUG)}?paragraph={PID}", Reference(slug=SLUG, pid=PID)),
        (f"{AT.version_page(SLUG, 2)}?a=b&paragraph={PID}#:~:text=bridge", Reference(slug=SLUG, version=2, pid=PID)),
        (AT.at_paragraph(AT.version_page(SLUG, 2), PID), Reference(slug=SLUG, version=2, pid=PID)),
        (f"{AT.article_page(SLUG)}?paragraph={PID}#n-1", Reference(slug=SLUG)),
        (f"{AT.paragraph_page(PID)}?paragraph=another", Reference(pid=PID)),
        (f"{AT.article_page(SLUG)}?version=2", Reference(slug=SLUG)),
    ],
)
def test_the_query_of_a_page_may_name_a_paragraph(address: str, named: Reference) -> None:
    assert place(address) == named
