"""Bytes to text: byte order marks, UTF-8, declared and detected charsets, and bytes that are not text."""

import pytest

from articles.intake import Unreadable, read
from articles.intake.decoding import decode

GERMAN = (
    "Der Hafen von Quell ist – so sagt man – „geschlossen“. Niemand weiß, warum. Jörg Weiß für ein offenes Quell.\n" * 3
)
RUSSIAN = "Гавань Квелла закрыта уже одиннадцать лет, и никто в министерстве не может сказать, кому это выгодно.\n" * 3
POLISH = (
    "Port w Quell jest zamknięty od jedenastu lat i nikt nie potrafi powiedzieć, dla czyjej korzyści. "
    "Świat się zmienił, żegluga wciąż stała.\n"
)


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"]
)
def test_western_text_in_every_charset(charset: str) -> None:
    assert decode(GERMAN.encode(charset)).text == GERMAN


@pytest.mark.parametrize(
    ("text", "charset"), [(RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (POLISH, "windows-1250")]
)
def test_other_charsets_are_detected(text: str, charset: str) -> None:
    decoded = decode(text.encode(charset))
    assert (decoded.text, decoded.charset, decoded.guessed) == (text, charset, True)


def test_a_declared_charset_is_believed_before_detection() -> None:
    assert decode("5 €".encode("iso-8859-15"), "ISO-8859-15").text == "5 €"


def test_the_bytes_are_believed_before_the_declaration() -> None:
    assert decode("naïve".encode(), "windows-1252").text == "naïve"


@pytest.mark.parametrize("declared", ["unicode_escape", "hex", "rot13", "no-such-charset", ""])
def test_a_declared_charset_that_is_none_is_ignored(declared: str) -> None:
    assert decode(b"caf\xe9 \\ud800", declared).text == "café \\ud800"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a\0\0b\1", "binary"),
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfea", "undecodable"),
    ],
)
def test_no_text(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.code == code


def test_a_guessed_charset_is_told_and_kept_in_the_media_type() -> None:
    result = read(b"Caf\xe9\n\nUn caf\xe9 noir, s\x92il vous pla\xeet.")
    assert (result.title, result.media_type) == ("Café", "text/plain; charset=windows-1252")
    assert any("windows-1252" in warning for warning in result.warnings)


def test_utf_16_without_a_mark_has_nul_on_one_side_only() -> None:
    odd = b"a\0b\0c\0d\0"
    assert decode(odd).charset == "utf-16-le"
    assert decode(b"\0a\0b").charset == "utf-16-be"
    for data in (
        odd + b"\0x",
        odd + b"e",
        "aaaĀ".encode("utf-16-be"),
    ):  # on both sides; half a pair more; on both sides
        with pytest.raises(Unreadable) as caught:
            decode(data)
        assert caught.value.code == "binary"


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Вода слышна раньше, чем её увидишь: так говорят в долине, и так оно и есть.",
        "一个人在山谷里磨面粉，水轮在2009年的洪水中失去了三十二片叶板中的十一片。",
        "水車小屋は、姉妹が買い取ったとき、もう十九年も止まったままだった。2009年の洪水。",
        "물은 보이기 전에 먼저 들려요. 첫 겨울은 물레바퀴에 다 들어갔다.",
    ],
)
def test_utf_16_of_other_scripts_without_a_mark(text: str, charset: str) -> None:
    assert decode(text.encode(charset)).text == text


@pytest.mark.parametrize(
    "text", ["water is heard before it is seen, as they say in the valley\0 of the mill", "вода " * 20 + "\0"]
)
def test_a_stray_nul_makes_no_utf_16(text: str) -> None:
    with pytest.raises(Unreadable):
        decode(text.encode("cp1251"))


def test_turkish_and_icelandic_are_told_apart() -> None:
    turkish, icelandic = (
        "Değirmenin çarkları altı yıldır duruyordu, dedi Meryem Duru, bir zamanlar beyaz olan önlüğüne bakarken.",
        "He read Þingvellir, Ísafjörður and Norðfjörður aloud to the whole of the class.",
    )
    assert decode(turkish.encode("cp1254")).text == turkish
    assert decode(icelandic.encode("cp1252")).text == icelandic


def test_an_oe_inside_a_word_tells_the_charset_with_the_euro() -> None:
    text = "Les deux sœurs l'ont acheté, et le cœur y était."
    assert decode(text.encode("iso8859_15")).text == text


def test_the_apostrophes_of_an_old_mac_are_no_letters_of_another() -> None:
    text = "Aujourd’hui le moulin s’arrête parfois quand l’eau vient à manquer, dit le meunier, qui l’a lui-même réparé hier."
    assert decode(text.encode("mac_roman")).text == text


def test_a_text_is_utf_16_if_more_than_three_in_ten_bytes_of_a_side_are_nul() -> None:
    for charset in ("utf-16-le", "utf-16-be"):
        assert decode(("a" * 4 + "漢" * 6).encode(charset)).charset == charset
        with pytest.raises(Unreadable):
            decode(("a" * 3 + "漢" * 7).encode(charset), "latin-1")


def test_a_few_characters_of_other_scripts_are_still_utf_16() -> None:
    text = "a" * 4 + "漢" * 6  # every second byte is NUL in four of ten pairs
    assert decode(text.encode("utf-16-le")).text == text


@pytest.mark.parametrize(
    ("charset", "name"),
    [
        ("cp932", "shift_jis"),
        ("cp874", "windows-874"),
        ("big5hkscs", "big5"),
        ("iso8859_2", "iso-8859-2"),
        ("koi8_r", "koi8-r"),
        ("cp850", "cp850"),
    ],
)
def test_charsets_have_their_usual_names(charset: str, name: str) -> None:
    assert decode(b"caf\xa1\xa1", charset).charset == name


def test_signs_inside_words_speak_against_a_western_charset() -> None:
    assert decode("le café noir".encode("windows-1252")).charset == "windows-1252"
    assert decode(b"one two three four five ab\xa5cd six seven eight nine ten eleven twelve").charset != "windows-1252"


def test_escape_sequences_prove_iso_2022_jp() -> None:
    decoded = decode("港は閉じている。".encode("iso2022_jp"))
    assert (decoded.text, decoded.charset, decoded.guessed) == ("港は閉じている。", "iso-2022-jp", False)
    assert decode(b"plain \x1b[0m text").charset == "utf-8"


@pytest.mark.parametrize("damage", [b"\xa9", b"\xe4\xf6"])
def test_a_text_that_is_utf_8_but_for_a_few_bytes_is_utf_8(damage: bytes) -> None:
    decoded = decode(GERMAN.encode() + damage, "windows-1252")
    assert decoded.text.startswith(GERMAN)
    assert (decoded.charset, decoded.damaged) == ("utf-8", len(damage))


def test_more_damage_than_text_is_another_charset() -> None:
    assert decode("é".encode() + b" caf\xe9").charset != "utf-8"
    assert decode(GERMAN.encode() * 10 + b"\xe9 " * 21).charset != "utf-8"


def test_damaged_bytes_are_told() -> None:
    manuscript = read(f"Titel\n\n{GERMAN}".encode() + b"\xe9.")
    assert any("1 bytes are not in UTF-8" in warning for warning in manuscript.warnings)


@pytest.mark.parametrize(("charset", "name"), [("mac_roman", "macintosh"), ("cp850", "cp850")])
def test_texts_from_old_machines(charset: str, name: str) -> None:
    text = "Die Fähre fährt spät, und größere Schiffe können früher anlegen. Mädchen hören Möwen.\n"
    decoded = decode(text.encode(charset))
    assert (decoded.text, decoded.charset, decoded.guessed) == (text, name, True)


def test_an_apostrophe_inside_words_is_no_letter_of_an_old_machine() -> None:
    text = "It’s cold, and they don’t know why it’s so, or who’s to say that it isn’t.\n"
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("label", "text"), [("latin1", "5 €"), ("tis-620", "เรือ"), ("ks_c_5601-1989", "똠"), ("x-sjis", "①")]
)
def test_declared_labels_mean_what_browsers_take_them_for(label: str, text: str) -> None:
    codec = {"latin1": "cp1252", "tis-620": "cp874", "ks_c_5601-1989": "cp949", "x-sjis": "cp932"}[label]
    assert decode(text.encode(codec), label).text == text
