"""Small questions about a piece of text. Pure functions of strings."""

import re
import unicodedata

_CLOSERS = "\"'*_†‡"  # beside all closing brackets and quotation marks (Unicode categories Pe, Pf and Pi)
# The characters with Unicode's property Sentence_Terminal (UAX 29, PropList.txt), and the ellipsis.
_FINAL = ".!?…։؝؞؟۔܀܁܂߹࠷࠹࠽࠾।॥၊။።፧፨᙮᜵᜶᠃᠉᥄᥅᪨᪩᪪᪫᭚᭛᭞᭟᰻᰼᱾᱿‼‽⁇⁈⁉⸮⸼。꓿꘎꘏꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꫰꫱꯫﹒﹖﹗！．？｡"
_SPEECH = re.compile(r"\W{0,3}[「『《].*[」』》]\W{0,2}\Z", re.DOTALL)
_WIDE = "\u2e80-\u303f\u3040-\u30ff\u31c0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
_BREAK_BETWEEN_WIDE = re.compile(rf"(?<=[{_WIDE}])[ \t]*\r?\n\s*(?=[{_WIDE}])")
_TOKEN = re.compile(rf"[{_WIDE}]|[^\W{_WIDE}]+")
_WIDE_SIGN = re.compile(f"[{_WIDE}]")
_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer
_LETTERS_OF_A_WORD = 4  # in these scripts
_LONG_WITHOUT_SIGN = 40  # characters; these scripts set no sign at the end of a sentence
_WORD = re.compile(r"\S+")
_ASCII_WORD = re.compile(r"\w+")


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotation marks and brackets aside; speech in 「」 does too.

    A line in a script whose sentences end without a sign is one if it is long.
    """
    end = text.rstrip()
    while end and (end[-1] in _CLOSERS or unicodedata.category(end[-1]) in {"Pe", "Pf", "Pi"}):
        end = end[:-1].rstrip()
    if end.endswith(tuple(_FINAL)) or _SPEECH.match(text) is not None:
        return True
    return ends_without_sign(end)


def ends_without_sign(text: str) -> bool:
    """Whether the text is long, and in a script that sets no sign at the end of a sentence."""
    return len(text) >= _LONG_WITHOUT_SIGN and _WITHOUT_SPACES.match(text[-1]) is not None


def joined_lines(text: str) -> str:
    """The text without the line ends between characters of scripts without spaces (CSS Text, segment breaks)."""
    return text if text.isascii() or "\n" not in text else _BREAK_BETWEEN_WIDE.sub("", text)


def tokens(text: str) -> list[str]:
    """The words of the text; in scripts without spaces, its characters."""
    return _ASCII_WORD.findall(text) if text.isascii() else _TOKEN.findall(text)


def weigh_words(text: str) -> int:
    """The number of words; in scripts without spaces two wide characters count as one, and four others."""
    if text.isascii():
        return len(text.split())
    text, wide = _WIDE_SIGN.subn(" ", text)
    text, narrow = _WITHOUT_SPACES.subn(" ", text)
    return wide // 2 + narrow // _LETTERS_OF_A_WORD + len(text.split())


def columns(text: str) -> int:
    """The width of the text in columns: characters of full width take two."""
    return len(text) if text.isascii() else sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def folded_words(text: str) -> str:
    """The letters and digits of the text alone, without case and compatibility forms: for comparing titles."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def ends_open(text: str) -> bool:
    """Whether the text ends so that something must follow: a comma, a colon, a semicolon, a dash."""
    return text.rstrip().endswith((",", ":", ";", "–", "—", "-"))


def starts_lower(text: str) -> bool:
    """Whether the first letter or digit is a lower-case letter."""
    first = next((character for character in text[:20] if character.isalnum()), "")
    return first.islower()


def is_capitals(text: str) -> bool:
    """Whether the text is set in capitals: at least two cased letters, and none of them lower-case."""
    return text.isupper() and sum(character.isalpha() for character in text) > 1


def count_words(text: str, at_most: int) -> int:
    """The number of words, counted no further than `at_most` + 1."""
    count = 0
    for _ in _WORD.finditer(text):
        count += 1
        if count > at_most:
            break
    return count


def first_word(text: str) -> str:
    """The first run of characters that are not white space."""
    match = _WORD.search(text)
    return match.group() if match else ""


def is_wide(character: str) -> bool:
    """Whether the character belongs to a script written without spaces between words (Chinese, Japanese)."""
    return unicodedata.east_asian_width(character) in "WF" and not "\uac00" <= character <= "\ud7a3"


def bare(text: str) -> str:
    """The text without the signs and brackets that publishers put around a note."""
    return text.strip().strip("*_[](){}（）【】※").strip()


def same_name(name: str, other: str) -> bool:
    """Whether two printed names of an organisation are the same but for case and a leading article."""
    return _article_free(name) == _article_free(other)


def _article_free(name: str) -> str:
    return re.sub(r"\s+", " ", name.casefold().removeprefix("the ")).strip(" .")
