"""What the tests of the documentation read in it: its files, their fenced blocks, the commands in these, and its links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alliance.settings import BASE_DIR

README = BASE_DIR / "README.md"
DOCS = BASE_DIR / "docs"

_FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|:{3,})(?P<language>.*)")
_CODE_SPAN = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"#{1,6} +(?P<title>.+?) *")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its lines, and the line of the file that its fence stands on."""

    language: str
    lines: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command in a console block, the output expected of it, and the line of the file that it begins on."""

    text: str
    expected: tuple[str, ...]
    line: int


def documents() -> list[Path]:
    """All pages: the README first, as a reader meets it, then those below docs/ in order."""
    return [README, *sorted(path for path in DOCS.rglob("*.md") if "_build" not in path.parts)]


def name_of(path: Path) -> str:
    """The page's path from the root of the repository."""
    return path.relative_to(BASE_DIR).as_posix()


def split(text: str) -> tuple[list[Block], str]:
    """The fenced blocks of a page, and the page with these lines left blank."""
    blocks: list[Block] = []
    prose: list[str] = []
    opened: re.Match[str] | None = None
    gathered: list[str] = []
    begun = 0
    for number, line in enumerate(text.splitlines(), 1):
        if opened is None:
            opened = _FENCE.fullmatch(line)
            gathered, begun = [], number
        elif line.strip() == opened["fence"]:
            blocks.append(Block(opened["language"].strip(), tuple(gathered), begun))
            opened = None
            line = ""  # noqa: PLW2901 - a closing fence is no prose
        else:
            gathered.append(line.removeprefix(opened["indent"]))
        prose.append("" if opened else line)
    assert opened is None, f"line {begun}: a fence is never closed"
    return blocks, "\n".join(prose)


def commands(block: Block) -> list[Command]:
    """The commands of a console block: `$ ` begins one, `> ` goes on with it, other lines are its output."""
    found: list[tuple[list[str], list[str], int]] = []
    for number, line in enumerate(block.lines, block.line + 1):
        if line.startswith("$ "):
            found.append(([line[2:]], [], number))
        elif (line == ">" or line.startswith("> ")) and not found[-1][1]:
            found[-1][0].append(line[2:])
        else:
            found[-1][1].append(line)
    return [Command("\n".join(typed), tuple(output), number) for typed, output, number in found]


def code(text: str) -> Iterator[str]:
    """Every piece of code that a page shows to be typed: its blocks of commands, line by line, and its code spans."""
    blocks, prose = split(text)
    for block in blocks:
        if block.language in {"sh", "console"}:
            yield from (line.removeprefix("$ ") for line in block.lines)
    yield from (found[2].replace("\n", " ") for found in _CODE_SPAN.finditer(prose))


def links(text: str) -> list[str]:
    """The targets of a page's links."""
    return [found["target"] for found in _LINK.finditer(_CODE_SPAN.sub("", split(text)[1]))]


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub and MyST make them."""
    headings = (_HEADING.fullmatch(line) for line in split(text)[1].splitlines())
    titles = (found["title"].lower() for found in headings if found)
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles}


def section(text: str, title: str) -> str:
    """What stands below the heading `title` (code marks aside), up to the next heading of the same level."""
    found = re.search(
        rf"^(#+) +`?{re.escape(title)}`? *$\n(?P<body>.*?)(?=^\1 |\Z)", text, flags=re.MULTILINE | re.DOTALL
    )
    assert found, f"there is no heading “{title}”"
    return found["body"]


def rows(text: str) -> list[list[str]]:
    """The rows of the tables in a text, cell by cell, without their heads."""
    found: list[list[str]] = []
    for line in text.splitlines():
        if not line.startswith("|"):
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if set("".join(cells)) <= set("-: "):
            found.pop()  # what stands above the rule is the head
        else:
            found.append(cells)
    return found
