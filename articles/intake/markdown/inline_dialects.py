"""What dialects of Markdown add inside a line: links of wikis, attributes, marked words, raised and lowered signs, comments.

Reads a line of text; gives it in CommonMark with the words that a reader sees. Code inside the line stays as it is.
"""

import re
from collections.abc import Callable

_CODE = re.compile(r"(?P<fence>`+)(?!`).*?(?<!`)(?P=fence)(?!`)")
_SIGNS = re.compile(r"\[\[|\{[:.#\w]|==|%%|[~^]")  # a line without any of them has nothing of a dialect
_Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def _shown(link: re.Match[str]) -> str:
    """What a link of a wiki shows: its label, or the name of the page."""
    return (link["label"] or link["page"]).strip()


_RULES: tuple[_Rule, ...] = (
    (re.compile(r"%%[^%\n]{0,2000}%%"), ""),  # a comment (Obsidian)
    (re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]"), ""),  # a picture or another page, set in
    (re.compile(r"(?<!\\)\[\[(?P<page>[^\[\]|\n]{1,200})(?:\|(?P<label>[^\[\]\n]{1,200}))?\]\](?![(\[])"), _shown),
    (re.compile(r"(?<=[*_)\]`])\{:[^{}\n]{0,200}\}"), ""),  # kramdown
    (re.compile(r"(?<=\))\{[ \t]*(?:[.#]|\w+=)[^{}\n]{0,200}\}"), ""),  # of a link (Pandoc, MkDocs)
    (re.compile(r"(?<!\\)\[(?P<words>[^\[\]\n]{1,500})\]\{[ \t]*[.#][^{}\n]{0,200}\}"), r"\g<words>"),  # Pandoc
    (re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,500})(?<=\S)==(?![=\w])"), r"<mark>\1</mark>"),
    (re.compile(r"(?<=[^\W_])~([^\W_]{1,5})~(?!~)"), r"<sub>\1</sub>"),
    (re.compile(r"(?<=[^\W_)])\^([+−-]?[^\W_]{1,5})\^"), r"<sup>\1</sup>"),
)


def in_common_mark(line: str) -> str:
    """The line in CommonMark, with the words that a reader sees."""
    if not _SIGNS.search(line):
        return line
    parts: list[str] = []
    end = 0
    for code in _CODE.finditer(line):
        parts += [_words(line[end : code.start()]), code.group()]
        end = code.end()
    return "".join([*parts, _words(line[end:])])


def _words(text: str) -> str:
    for pattern, shown in _RULES:
        text = pattern.sub(shown, text)
    return text
