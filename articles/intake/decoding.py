"""Bytes to text. Order of trust: byte order mark, UTF-8, the declared charset, then detection."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from articles.intake.errors import Unreadable

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
    *(f"iso8859_{number}" for number in (2, 5, 7, 9)),
    *("koi8_r", "koi8_u", "cp932", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_IANA_NAMES = {"cp932": "shift_jis", "shift_jis": "shift_jis", "big5hkscs": "big5"}
_HIGH = re.compile(rb"[\x80-\xff]")
_MOSTLY_WESTERN = 0.12  # share of bytes over 0x7F up to which a text is taken for a Western European one
_ODD_IN_WESTERN = re.compile(r"[^\W\d_][¡-©«-´¶-¹»-¿×÷†‡ˆ‰][^\W\d_]|[\x80-\x9f]")
_UTF16_NULS = 0.3  # share of NULs on one side of the byte pairs from which a text is UTF-16 without a mark


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the IANA name of the charset it was in, and whether that charset was only guessed."""

    text: str
    charset: str
    guessed: bool = False


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a text; `declared` is the charset that came with it, if any.

    Raises `Unreadable` with code `undecodable` or `binary`.
    """
    decoded = _marked(data) or _unmarked_utf16(data) or _utf8(data) or _declared(data, declared) or _detected(data)
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
    """UTF-16 without its mark: every second byte is mostly NUL, and none of the others is."""
    sample = data[:_SAMPLE_BYTES]
    pairs = len(sample) // 2
    if pairs == 0 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd > _UTF16_NULS and even == 0:
        return _strictly(data, "utf-16-le")
    return _strictly(data, "utf-16-be") if even > _UTF16_NULS and odd == 0 else None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


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
    if b"\0" not in sample and len(_HIGH.findall(sample)) <= _MOSTLY_WESTERN * len(sample):
        western = _fits(data, "windows-1252")
        if western is not None and not _ODD_IN_WESTERN.search(western.text):
            return western
    best = from_bytes(sample.rpartition(b"\n")[0] or sample, cp_isolation=_LIKELY).best()
    return _fits(data, best.encoding) if best is not None else None


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
