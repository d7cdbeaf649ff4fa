"""Texts as LaTeX, with special characters escaped and capitals safe from a style that lowers titles. Pure.

Each command has braces of its own: braces then balance as BibTeX counts them (it knows no escapes), and no command runs
into the next word. So a name or title cannot end an entry or start a command.
"""

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

import regex
from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexencode import UnicodeToLatexEncoder

Encode = Callable[[str], str]

# \{ and \} would count as braces in BibTeX. ^ is \textasciicircum, which prints as it looks.
_SPECIAL = {
    "{": r"{\ensuremath{\lbrace}}",
    "}": r"{\ensuremath{\rbrace}}",
    "\\": r"{\textbackslash}",
    "&": r"{\&}",
    "%": r"{\%}",
    "$": r"{\$}",
    "#": r"{\#}",
    "_": r"{\_}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
}
# TeX's oldest fonts have other signs in the places of these.
_ONLY_IN_ASCII = {"<": r"{\ensuremath{<}}", ">": r"{\ensuremath{>}}"}
# More readers know these, but BibTeX counts their braces, so they stand only in a text with as many of one as of the other.
_PAIRED = {"{": r"{\{}", "}": r"{\}}"}
# TeX prints two of these in a row as one character: -- is a dash, `` and '' are quotation marks, ?` is ¿.
_LIGATURE = regex.compile(r"([-'`,?!])(?=[-'`,])")
_SHARED_SCRIPT = regex.compile(r"[\p{Latin}\p{Common}]")
_NOT_VERBATIM = regex.compile(r"[{}\\\s]")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’.][\p{L}\p{M}\p{N}]+)*")
_CAPITAL = regex.compile(r"[\p{Lu}\p{Lt}]")


def unicode_latex(text: str) -> str:
    """Return `text` as LaTeX in UTF-8; only the special characters of LaTeX are escaped, so that every reader reads the same."""
    return _paired(_apart("".join(_SPECIAL.get(character, character) for character in text)), text)


def ascii_latex(text: str) -> str:
    r"""Return `text` as LaTeX in ASCII: é is {\'e}, and so on for each character with a command that reads back as itself.

    Every other character (other scripts, emoji) stays in UTF-8.
    """
    return _paired(_apart("".join(_ascii(character) for character in text)), text)


def protected(title: str, encode: Encode) -> str:
    """Return a title with braces around each word that must keep its capital.

    BibTeX's styles lower every letter of a title but the first, so only a capital at the very beginning needs no braces.
    The braces hold the whole word, so that kerning and hyphenation stay.
    """
    pieces, end = [], 0
    for word in _WORD.finditer(title):
        pieces += [encode(title[end : word.start()]), _kept(word.group(), encode, first=word.start() == 0)]
        end = word.end()
    return _paired("".join([*pieces, encode(title[end:])]), title)


def braced(text: str) -> str:
    """Return `text` in braces, as one value, one name or one item of a list."""
    return f"{{{text}}}"


def verbatim(text: str) -> str:
    r"""Return an identifier for a verbatim field (`doi`), without the characters that could end the field or a macro."""
    return _NOT_VERBATIM.sub("", text)


def _paired(latex: str, text: str) -> str:
    """Return `latex` with its braces in the form that more readers know, if those of `text` are in pairs."""
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return latex
    if depth == 0:
        for character, command in _PAIRED.items():
            latex = latex.replace(_SPECIAL[character], command)
    return latex


def _ascii(character: str) -> str:
    return _SPECIAL.get(character) or _ONLY_IN_ASCII.get(character) or _command(character)


def _apart(latex: str) -> str:
    return _LIGATURE.sub(r"\1{}", latex)


def _kept(word: str, encode: Encode, *, first: bool) -> str:
    return braced(encode(word)) if _CAPITAL.search(word, pos=1 if first else 0) else encode(word)


@lru_cache(maxsize=4096)
def _command(character: str) -> str:
    if character.isascii() or not _SHARED_SCRIPT.match(character):
        return character
    command = str(_encoder().unicode_to_latex(character))
    # Some of the library's commands mean another character (ű for ú); those are not used.
    return command if command != character and _read(command) == character else character


def _read(command: str) -> str:
    return unicodedata.normalize("NFC", str(LatexNodes2Text().latex_to_text(command)))


@cache
def _encoder() -> UnicodeToLatexEncoder:
    return UnicodeToLatexEncoder(
        replacement_latex_protection="braces-all", unknown_char_policy="keep", unknown_char_warning=False
    )
