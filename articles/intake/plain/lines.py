"""Text to lines: line ends of every kind, page breaks, and characters that are no text.

What a reader sees is kept as delivered, including bidirectional controls: removing them could change the order in
which honest right-to-left text is shown. Overrides, which can make a page show other words than it holds, are named
in a warning so that an editor looks at them.
"""

import re

_PAGE_BREAK = re.compile(r"(?<=\n)\f|\f(?=\n)|(?<=\A)\f|\f(?=\Z)")
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")


def split_lines(text: str) -> tuple[list[str], list[str]]:
    """The lines without their ends but with their indentation, and warnings about what was removed or looks odd."""
    warnings = []
    text, removed = _CONTROL.subn("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if removed:
        warnings.append(f"{removed} control characters that are no text were removed.")
    if _OVERRIDE.search(text):
        warnings.append("The text holds bidirectional controls, which can show words in another order; look at it.")
    # A page break beside a line end is not a paragraph's end: a hard-wrapped paragraph may run over the page.
    text = _PAGE_BREAK.sub("", text)
    text = _LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    return [line.rstrip() for line in text.split("\n")], warnings
