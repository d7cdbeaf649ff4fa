"""Persistent identifiers: the NOID check-digit algorithm, and telling a typing error from an unknown name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.identity import pids

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
names = st.text(alphabet=ALPHABET, min_size=9, max_size=9)
minted = names.map(lambda name: name + pids.check_character(name))


# ── The alphabet and the check character ────────────────────────────────────────────────────────────────────────────
def test_the_alphabet_is_noids() -> None:
    assert pids.ALPHABET == ALPHABET
    assert len(set(ALPHABET)) == 29


@pytest.mark.parametrize(
    ("name", "check"),
    [
        # 1·3 + 2·17 + 3·7 + 4·27 + 5·21 + 6·9 + 7·12 + 8·2 + 9·10 = 515, and 515 mod 29 = 22, which is "r"
        ("3k7xq9d2b", "r"),
        ("000000000", "0"),
        # (1 + 2 + … + 9) · 1 = 45, and 45 mod 29 = 16, which is "j"
        ("111111111", "j"),
        # 45 · 28 = 1260, and 1260 mod 29 = 13, which is "f"
        ("zzzzzzzzz", "f"),
        # Only the second place: 2 · 28 = 56, and 56 mod 29 = 27, which is "x"
        ("0z0000000", "x"),
    ],
)
def test_the_check_character_is_that_of_a_calculation_by_hand(name: str, check: str) -> None:
    assert pids.check_character(name) == check


# ── Minting ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_minted_name_has_the_form_and_checks() -> None:
    for _ in range(200):
        pid = pids.mint()
        assert len(pid) == 10
        assert set(pid) <= set(ALPHABET)
        assert pids.parse(pid) == pid


def test_names_are_drawn_from_all_characters_at_all_places() -> None:
    drawn = [pids.mint() for _ in range(2000)]
    assert len(set(drawn)) == 2000
    for place in range(9):
        assert {pid[place] for pid in drawn} == set(ALPHABET)


# ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@given(minted)
def test_a_name_is_read_in_either_case(pid: str) -> None:
    assert pids.parse(pid) == pids.parse(pid.upper()) == pids.parse(pid.title()) == pid


@given(minted, st.integers(0, 9), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(pid: str, place: int, character: str) -> None:
    typed = pid[:place] + character + pid[place + 1 :]
    if typed == pid:
        assert pids.parse(typed) == pid
    else:
        with pytest.raises(pids.MistypedPidError):
            pids.parse(typed)


@given(minted, st.integers(0, 9), st.integers(0, 9))
def test_two_characters_changed_for_each_other_are_always_noticed(pid: str, place: int, other_place: int) -> None:
    typed = list(pid)
    typed[place], typed[other_place] = typed[other_place], typed[place]
    if "".join(typed) == pid:
        assert pids.parse("".join(typed)) == pid
    else:
        with pytest.raises(pids.MistypedPidError):
            pids.parse("".join(typed))


@pytest.mark.parametrize(
    "text",
    ["", "0", "000000000", "00000000000", "00000-0000", "aeiouaeiou", "000000000l", "0000000000\n", " 0000000000",
     "00000000é0", "０000000000", "0" * 1000],
)  # fmt: skip
def test_what_has_not_the_form_is_malformed_and_not_mistyped(text: str) -> None:
    with pytest.raises(pids.MalformedPidError):
        pids.parse(text)


@given(st.text(max_size=40))
def test_any_text_is_a_name_or_is_refused(text: str) -> None:
    try:
        pid = pids.parse(text)
    except (pids.MalformedPidError, pids.MistypedPidError):
        return
    assert set(pid) <= set(ALPHABET)


def test_the_two_errors_have_codes_of_their_own() -> None:
    assert pids.MalformedPidError.code == "malformed_pid"
    assert pids.MistypedPidError.code == "mistyped_pid"


def test_an_error_repeats_only_so_much_of_what_was_typed() -> None:
    with pytest.raises(pids.MalformedPidError) as error:
        pids.parse("x" * 10_000)
    assert len(str(error.value)) < 200
