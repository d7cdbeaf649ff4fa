"""What dialects of Markdown add to CommonMark and their generators do not print: attributes, fences of boxes, marks of lists.

Reads the text below the front matter; gives it in CommonMark with the same words. Code stays as it is. Formulas between dollar
signs are kept verbatim: their signs are no emphasis, and their backslashes no escapes.
"""

import re

from articles.intake.markdown.grid_tables import grid_table
from articles.intake.markdown.inline_dialects import in_common_mark

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_INDENTED = re.compile(r"(?: {4}|\t)")
_ATTRIBUTES = re.compile(r"^[ \t]*\{(?::|[ \t]*[.#])[^{}\n]{0,300}\}[ \t]*$")  # kramdown, MkDocs
_UNPRINTED = re.compile(
    r"^(?:\*\[[^\]\n]{1,60}\]:.*|\\(?:new|clear|page)(?:page|break)[ \t]*)$"
)  # abbreviations, ends of pages
_DEFINITION = re.compile(r"^ {0,3}:[ \t]+(?=\S)")
_ITEM = re.compile(r"[ \t]*[-*+#>|]")
_VERSE = re.compile(r"^\|(?: |$)(?P<words>[^|\n]*)$")  # a line of a poem or an address (Pandoc)
_CONTENTS = re.compile(
    r"^[ \t]*(?:\[TOC\]|\[\[_?toc_?\]\]|\$\{toc\}|<!-- *toc *-->|\{\{< *toc *>\}\})[ \t]*$", re.IGNORECASE
)
_CONTENTS_ITEM = re.compile(r"^[ \t]*(?:[*+-]|1\.)[ \t]+\S.*$")
_CONTENTS_HERE = re.compile(r"^[ \t]*\{:[ \t]*toc\b[^}\n]*\}[ \t]*$", re.IGNORECASE)
_BOX = re.compile(r"^[ \t]*:{3,}[^\n]*$")  # Pandoc, Docusaurus
_ADMONITION = re.compile(r'^(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+"(?P<title>[^"\n]*)")?[ \t]*$')  # MkDocs
_ALERT = re.compile(r"^[ \t]*>[ \t]*\[![A-Za-z]{1,20}\][+-]?[ \t]*(?P<title>.*)$")  # GitHub, Obsidian
_TASK = re.compile(r"^([ \t]*(?:>[ \t]*)*(?:[*+-]|\d{1,9}[.)])[ \t]+)\[[ xX]\][ \t]+(?=\S)")
_IMPORT = re.compile(r"^import\s(?:.+\sfrom\s+)?[\"'].+[\"'];?[ \t]*$")  # MDX
_EXPORT = re.compile(r"^export\s+(?:const|default)\b.*$")
_HEADING_ATTRIBUTES = re.compile(r"^( {0,3}#{1,6}[ \t].*?)[ \t]*\{:?[ \t]*[#.][^}\n]{0,200}\}[ \t]*#*[ \t]*$")
_DISPLAYED = re.compile(r"\$\$.{1,2000}?\$\$", re.DOTALL)
_BRACKETED = re.compile(r"\\\([^\n]{1,300}?\\\)|^\\\[\n[^\0]{1,2000}?\n\\\]$", re.MULTILINE)
_MATHS = re.compile(r"[=^_]|\\[A-Za-z]")
_INLINE = re.compile(r"(?<![\\$\w])\$(?=[^\s$])[^$\n]{1,300}?(?<=[^\s\\])\$(?![\d$])")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def to_common_mark(text: str) -> tuple[str, list[int]]:
    """The text in CommonMark, with the words that its generator prints, and the lines that it was made of.

    The numbers are for each line of the answer that of a line of `text`, from 0.
    """
    reader = _Lines()
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        number += reader.take(lines, number)
    plain = "\n".join(reader.lines)
    marked = _INLINE.sub(_verbatim, _DISPLAYED.sub(_verbatim, plain)) if "$" in plain else plain
    marked = _BRACKETED.sub(_verbatim, marked) if "\\(" in marked or "\\[" in marked else marked
    return marked, reader.numbers


class _Lines:
    """Reads line after line; knows whether code, a box or the imports at the top go on."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.numbers: list[int] = []
        self._fence: str | None = None
        self._in_box = False
        self._at_top = True

    def take(self, lines: list[str], number: int) -> int:
        """Add a line, or the table that begins in it, as CommonMark has it; return how many lines that were."""
        table = grid_table(lines, number) if self._fence is None and not self._in_box else None
        if table is None:
            self._take(lines[number])
        else:
            self.lines.extend(table[0])
        del self.numbers[len(self.lines) :]
        self.numbers += [number] * (len(self.lines) - len(self.numbers))
        return 1 if table is None else table[1]

    def _take(self, line: str) -> None:
        mark = _FENCE.match(line)
        if self._fence is not None or mark:
            self._fence = _fence_after(self._fence, mark)
            self.lines.append(line)
            return
        self._in_box = self._in_box and bool(_INDENTED.match(line) or not line.strip())
        admonition = _ADMONITION.match(line)
        if admonition:
            self._in_box = True
            self.lines.extend(["", admonition["title"] or "", ""])
        else:
            self._add(_INDENTED.sub("", line, count=1) if self._in_box else line)

    def _add(self, line: str) -> None:
        apart = not self.lines or not self.lines[-1].strip()
        imported = bool((apart and _IMPORT.match(line)) or (self._at_top and _EXPORT.match(line)))
        self._at_top = self._at_top and (imported or not line.strip())
        if _CONTENTS_HERE.match(line):
            if self.lines and _CONTENTS_ITEM.match(self.lines[-1]):
                self.lines.pop()
        elif imported or any(pattern.match(line) for pattern in (_ATTRIBUTES, _CONTENTS, _BOX, _UNPRINTED)):
            self.lines.append("")
        elif _DEFINITION.match(line):
            self._mark_term()
            self.lines.extend(["", _DEFINITION.sub("- ", in_common_mark(line)), ""])
        elif verse := _VERSE.match(line):
            self.lines.append(in_common_mark(verse["words"]) + "  ")
        elif alert := _ALERT.match(line):
            self.lines.extend([f"> {alert['title']}".rstrip(), ">"])
        else:
            plain = _HEADING_ATTRIBUTES.sub(r"\1", _TASK.sub(r"\1", line))
            self.lines.append(plain if _INDENTED.match(plain) else in_common_mark(plain))

    def _mark_term(self) -> None:
        """Make an item of the line that is defined, if it stands alone right above."""
        place = next((place for place in (-1, -2) if len(self.lines) >= -place and self.lines[place].strip()), None)
        if place is None or _ITEM.match(self.lines[place]):
            return
        if len(self.lines) == -place or not self.lines[place - 1].strip():
            self.lines[place] = f"- {self.lines[place].strip()}"


def _fence_after(fence: str | None, mark: re.Match[str] | None) -> str | None:
    """The fence of the code block that goes on after a line with this mark; None outside of code."""
    if fence is None:
        return mark[1] if mark else None
    closes = mark is not None and mark[1][0] == fence[0] and len(mark[1]) >= len(fence)
    return None if closes else fence


def _verbatim(formula: re.Match[str]) -> str:
    """The formula with every sign escaped, so that CommonMark prints it as it stands."""
    words = formula.group()
    if "`" in words or "\n\n" in words or (words[0] == "\\" and not _MATHS.search(words)):
        return formula.group()
    return _PUNCTUATION.sub(lambda sign: "\\" + sign.group(), formula.group())
