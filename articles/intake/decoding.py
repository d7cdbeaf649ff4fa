"""Bytes to text.

Order of trust: byte order mark, escapes of ISO-2022, UTF-8 (but for a few bytes), the declared charset, then detection.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from charset_normalizer import from_bytes

from articles.intake.errors import Unreadable
from articles.intake.markup.charsets import meant_by
from articles.intake.prose.wording import is_wide

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 65_536
_LIKELY = [
    *(f"cp125{number}" for number in range(9)),
    *(f"iso8859_{number}" for number in (2, 5, 6, 7, 9)),
    *("koi8_r", "koi8_u", "cp866", "cp932", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_IANA_NAMES = {"mac_roman": "macintosh", "cp932": "shift_jis", "shift_jis": "shift_jis", "big5hkscs": "big5"}
_HIGH = re.compile(rb"[\x80-\xff]")
_MOSTLY_WESTERN = 0.12  # share of bytes over 0x7F up to which a text is taken for a Western European one
_ESCAPES = re.compile(rb"\x1b(?:\$[@B]|\([BIJ])")  # ISO-2022-JP, whose bytes would pass for UTF-8
_MOST_DAMAGED = 20  # bytes that are not UTF-8 in a text that is
_LEAST_SOUND = 3  # characters of several bytes for each of them
# Old charsets that put letters at 0x80 to 0x9F, where Windows-1252 has signs that stand at the ends of words.
_OLD_WESTERN = ("mac_roman", "cp850")
_INSIDE_WORD = re.compile(rb"(?<=[A-Za-z])[\x80-\xff](?=[A-Za-z])")
_APOSTROPHES = b"\x91\x92\xd5"  # of Windows-1252, and of an old Mac
_LEAST_INSIDE = 3
_FIRST_LETTER = 0xA0
_MOSTLY = 0.6
_USUAL = frozenset("äöüßÄÖÜéèêëàâáçñíîïóôúûùœæøåãõ")
_ODD_IN_WESTERN = re.compile(r"[^\W\d_][¡-©«-´¶-¹»-¿×÷†‡ˆ‰][^\W\d_]|[\x80-\x9f]")
_UTF16_NULS = 0.3  # share of NULs on one side of the byte pairs from which a text is UTF-16 without a mark
_ASCII = re.compile(rb"[\n\r\t -~]")
_MOST_ASCII = 0.9  # share of bytes up to which a text in UTF-16 may look as if it were in ASCII
_LEAST_WIDE = 64  # bytes
_LATIN_ENDS = 0x250
_ROWS_OF_A_SCRIPT = 60  # of 256 characters; Hangul has 44, signs have a few
_MOST_STRANGE = 0.02
_TURKISH = re.compile(r"[ýþðÝÞÐ]")  # what ı, ş and ğ of Windows-1254 are in Windows-1252
_LIGATURE = re.compile(r"[a-z]½[a-z]")  # œ of ISO-8859-15
_ICELANDIC = re.compile(r"[áéíóúæÁÉÍÓÚÆ]")  # stands beside them if the text is Icelandic
_MOSTLY_TURKISH = 0.25  # share of bytes over 0x7F up to which a text may be Turkish
_LEAST_TURKISH = 3


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the IANA name of the charset it was in, and whether that charset was only guessed."""

    text: str
    charset: str
    guessed: bool = False
    damaged: int = 0  # bytes that stand as U+FFFD


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a text; `declared` is the charset that came with it, if any.

    Raises `Unreadable` with code `undecodable` or `binary`.
    """
    decoded = (
        _marked(data)
        or _unmarked_utf16(data)
        or _escaped(data)
        or _utf8(data)
        or _damaged_utf8(data)
        or _declared(data, meant_by(declared) if declared else None)
        or _detected(data)
    )
    if decoded is None:
        detail = "The document's encoding cannot be recognised; save it again as UTF-8."
        raise Unreadable(detail, code="undecodable")
    if "\0" in decoded.text:
        detail = "The document holds NUL characters, so it is not a text; deliver it as text in UTF-8."
        raise Unreadable(detail, code="binary")
    return decoded


def _marked(data: bytes) -> Decoded | None:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], charset)
    return None


def _strictly(data: bytes, charset: str) -> Decoded:
    try:
        return Decoded(data.decode(charset), charset)
    except UnicodeDecodeError as error:
        detail = f"The document says that it is {charset.upper()}, but it is not; save it again as UTF-8."
        raise Unreadable(detail, code="undecodable") from error


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without its mark."""
    charset = None if len(data) % 2 else _wide_units(data)
    return _strictly(data, charset) if charset else None


def _wide_units(data: bytes) -> str | None:
    """The kind of UTF-16 that bytes without a mark are in; None for any other charset.

    In Western texts every second byte mostly is NUL; in others the units must spell characters of few scripts.
    """
    sample = data[:_SAMPLE_BYTES]
    pairs = len(sample) // 2
    if pairs == 0 or b"\0" not in sample:
        return None
    even, odd = sample[0 : 2 * pairs : 2].count(0) / pairs, sample[1::2].count(0) / pairs
    likely = ("utf-16-le", "utf-16-be") if odd > even else ("utf-16-be", "utf-16-le")
    if max(even, odd) > _UTF16_NULS and min(even, odd) == 0:
        return likely[0]
    return next((charset for charset in likely if _reads_as(sample[: 2 * pairs], charset)), None)


def _reads_as(sample: bytes, charset: str) -> bool:
    """Whether bytes that are not nearly all ASCII spell characters of Latin, East Asian, and one other script."""
    if len(sample) < _LEAST_WIDE or len(_ASCII.findall(sample)) > _MOST_ASCII * len(sample):
        return False
    text = sample.decode(charset, "replace")
    others = [sign for sign in text if ord(sign) >= _LATIN_ENDS and not is_wide(sign)]
    rows = Counter(ord(sign) >> 8 for sign in others if sign.isprintable())
    strange = len(others) - sum(count for _, count in rows.most_common(_ROWS_OF_A_SCRIPT))
    return strange <= _MOST_STRANGE * len(text)


def without_wide_units(head: bytes) -> bytes:
    """The beginning of a document in bytes that signatures are written for: UTF-16 and UTF-32 as UTF-8."""
    for mark, charset in _MARKS[1:]:
        if head.startswith(mark):
            return head[len(mark) :].decode(charset, "replace").encode()
    wide = _wide_units(head)
    return head.decode(wide, "replace").encode() if wide else head


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _escaped(data: bytes) -> Decoded | None:
    """ISO-2022-JP, which its escape sequences prove."""
    if not data.isascii() or not _ESCAPES.search(data):
        return None
    try:
        return Decoded(data.decode("iso2022_jp"), "iso-2022-jp")
    except UnicodeDecodeError:
        return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 but for a few bytes, as where one line was pasted in another charset; they stand as U+FFFD."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - damaged
    if damaged > _MOST_DAMAGED or sound < _LEAST_SOUND * damaged:
        return None
    return Decoded(text, "utf-8", damaged=damaged)


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    """The text in the declared charset, if Python knows it, it fits, and it gives characters that exist."""
    try:
        name = codecs.lookup(declared or "").name
        text = data.decode(name)
        text.encode("utf-8")  # escapes can spell out halves of characters, which are not text
    except (LookupError, ValueError):  # UnicodeError is a ValueError
        return None
    return Decoded(text, _iana(name))


def _detected(data: bytes) -> Decoded | None:
    """Windows-1252 if the text reads as Western European; otherwise the charset that charset-normalizer finds."""
    sample = data[:_SAMPLE_BYTES]
    old = _old_western(data, sample)
    if old is not None:
        return old
    high = len(_HIGH.findall(sample))
    if high <= _MOSTLY_TURKISH * len(sample) and (turkish := _turkish(data)):
        return turkish
    if b"\0" not in sample and high <= _MOSTLY_WESTERN * len(sample):
        western = _western(data)
        if western is not None and not _ODD_IN_WESTERN.search(western.text):
            return western
    best = from_bytes(sample.rpartition(b"\n")[0] or sample, cp_isolation=_LIKELY).best()
    return _fits(data, best.encoding) if best is not None else None


def _western(data: bytes) -> Decoded | None:
    """The text in Windows-1252; in ISO-8859-15 if it has an œ."""
    western = _fits(data, "windows-1252")
    return _fits(data, "iso8859_15") if western and _LIGATURE.search(western.text) else western


def _turkish(data: bytes) -> Decoded | None:
    """The text in Windows-1254 if its letters are those of Turkish, and not those of Icelandic at the same places."""
    text = data.decode("windows-1252", "replace")
    if len(_TURKISH.findall(text)) < _LEAST_TURKISH or _ICELANDIC.search(text):
        return None
    return _fits(data, "windows-1254")


def _old_western(data: bytes, sample: bytes) -> Decoded | None:
    """A text from an old Mac or from DOS, whose letters stand where Windows-1252 has no letters that words hold."""
    inside = [byte[0] for byte in _INSIDE_WORD.findall(sample) if byte not in _APOSTROPHES]
    low = sum(byte < _FIRST_LETTER for byte in inside)
    if low < _LEAST_INSIDE or low < _MOSTLY * len(inside) or len(_HIGH.findall(sample)) > _MOSTLY_WESTERN * len(sample):
        return None
    texts = [decoded for charset in _OLD_WESTERN if (decoded := _fits(data, charset))]
    return max(texts, key=lambda decoded: sum(decoded.text.count(letter) for letter in _USUAL), default=None)


def _fits(data: bytes, charset: str) -> Decoded | None:
    try:
        return Decoded(data.decode(charset), _iana(charset), guessed=True)
    except UnicodeDecodeError:
        return None


def _iana(name: str) -> str:
    """The name of a Python codec at IANA and in browsers."""
    name = re.sub(r"\Acp(?=(?:125\d|874)\Z)", "windows-", name)
    name = re.sub(r"\Aiso8859[_-]", "iso-8859-", name)
    return _IANA_NAMES.get(name, name.replace("_", "-"))
