"""The parts of a printed name, as far as its form tells them, in the scripts of the world. Pure; uses `nameparser`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import regex
from nameparser import Lexicon, ParsedName, Parser, Role, locales, parser_for

from articles.intake.prose.names import is_generation
from articles.representations.csl.surnames import family_stands_first

_HAN_ONLY = regex.compile(r"[\p{Han}々]+")
# Initials, since none of them is a family name; and a foreign name in kana or Han, which has its own order.
_UNDIVIDED = regex.compile(r"(?:\p{L}\.[\s-]*)+|.*[\p{Han}\p{Katakana}][・·‧=＝][\p{Han}\p{Katakana}].*")
_JAPANESE_FULL = 4
# How many names a process remembers: a page divides those of its list, in each of its conventions.
REMEMBERED = 4096
# The most frequent family names of three characters; any other name of four characters is two and two.
_LONG_JAPANESE = frozenset(
    {
        "佐々木", "長谷川", "五十嵐", "小笠原", "久保田", "大久保", "佐久間", "宇都宮", "小野寺", "長谷部", "日比野", "波多野",
        "加賀谷", "東海林", "小松原", "大河原", "海老原", "曽我部", "伊集院", "西園寺",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a name, each in the words that were printed.

    `drops` says that small words at the end of the given names do not belong to them; `family_first`, that the name is
    printed so in letters which do not say it by themselves.
    """

    family: str
    given: str
    suffixes: tuple[str, ...] = ()
    comma_before_suffix: bool = False
    family_first: bool = False
    drops: bool = False


@lru_cache(maxsize=REMEMBERED)
def parts_of(name: str, language: str | None) -> Parts | None:
    """Return the parts of a name, or None if its form does not tell them: initials, an undivided Japanese name.

    `language` (BCP 47) decides whether a name in Han characters without a space is Chinese or Japanese; if the language
    is unknown, the name is Chinese unless it cannot be.
    """
    if _UNDIVIDED.fullmatch(name):
        return None
    if _HAN_ONLY.fullmatch(name):
        return _of_han(name, (language or "").partition("-")[0].lower())
    if family_stands_first(name):
        family, given = name.split(maxsplit=1)
        return Parts(family, given, family_first=True)
    return _read(_parser(), name)


def generations(suffixes: Iterable[str]) -> tuple[str, ...]:
    """Return the suffixes that tell a son from a father; degrees are not cited."""
    return tuple(word for word in suffixes if is_generation(word))


def _of_han(name: str, language: str) -> Parts | None:
    chinese = _read(_chinese_parser(), name) if language != "ja" else None
    if chinese and 0 < len(chinese.given) <= 2:  # noqa: PLR2004 - no Chinese given name is longer
        return chinese
    if len(name) == _JAPANESE_FULL:
        length = 3 if name[:3] in _LONG_JAPANESE else 2
        return Parts(name[:length], name[length:])
    return None


def _read(parser: Parser, name: str) -> Parts | None:
    found = parser.parse(name)
    family = _text(found, name, Role.FAMILY)
    if not family:
        return None
    suffixes = [token for token in found.tokens_for(Role.SUFFIX) if token.span]
    taken = [token.span for token in (*found.tokens_for(Role.FAMILY), *suffixes) if token.span]
    first = min((token.span.start for token in suffixes if token.span), default=0)
    return Parts(
        family=family,
        given=_rest(name, [(span.start, span.end) for span in taken]),
        suffixes=generations(token.text.strip(",") for token in suffixes),
        comma_before_suffix=name[:first].rstrip().endswith(","),
    )


def _text(found: ParsedName, name: str, role: Role) -> str:
    """Return the words of a role as they are printed, from the first to the last."""
    spans = [token.span for token in found.tokens_for(role) if token.span]
    return name[min(span.start for span in spans) : max(span.end for span in spans)] if spans else ""


def _rest(name: str, taken: list[tuple[int, int]]) -> str:
    """Return what is left of a name, as printed."""
    left = list(name)
    for start, end in taken:
        left[start:end] = " " * (end - start)
    return " ".join("".join(left).split()).strip(" ,")


@cache
def _parser() -> Parser:
    """The parser for all names but those in Han characters without a space. Titles are for the caller to take away."""
    lexicon = replace(
        Lexicon.default(), titles=frozenset(), given_name_titles=frozenset(), after_given_titles=frozenset()
    )
    return Parser(lexicon=lexicon)


@cache
def _chinese_parser() -> Parser:
    return parser_for(locales.ZH)
