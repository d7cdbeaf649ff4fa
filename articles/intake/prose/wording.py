"""Small questions about a piece of text. Pure functions of strings."""

import re
import unicodedata

_CLOSERS = "\"'”’»›)]}*_†‡"
_FINAL = ".!?…。！？"
_WORD = re.compile(r"\S+")


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotation marks and brackets aside."""
    return text.rstrip().rstrip(_CLOSERS).endswith(tuple(_FINAL))


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
    """The text without the asterisks, underscores and brackets that publishers put around a note."""
    return text.strip().strip("*_[](){}").strip()


def same_name(name: str, other: str) -> bool:
    """Whether two printed names of an organisation are the same but for case and a leading article."""
    return _article_free(name) == _article_free(other)


def _article_free(name: str) -> str:
    return re.sub(r"\s+", " ", name.casefold().removeprefix("the ")).strip(" .")
