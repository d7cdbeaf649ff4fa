"""The lists in the reference are those of the code: settings, commands, problems, the sidecar's fields, what is left out."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from django.core.management import load_command_class
from django.core.management.base import BaseCommand
from pydantic import BaseModel

from alliance.settings import BASE_DIR
from articles.choices import OriginKindName
from articles.intake.html import reader as html_reader
from articles.intake.jats import beside, body, front, people, reader
from articles.intake.markup import left_out, to_text
from articles.intake.plain import frames
from articles.intake.prose.issue_dates import ISSUE_DATE
from articles.intake.sidecar import model as sidecar
from articles.web.problem_types import PROBLEM_TYPES
from tests.docs.markdown import DOCS, rows, section

COMMANDS = sorted(path.stem for path in (BASE_DIR / "articles/management/commands").glob("[a-z]*.py"))
PARTS_OF_THE_SIDECAR: dict[str, type[BaseModel]] = {
    "The article": sidecar.Sidecar,
    "An outlet": sidecar.SidecarOutlet,
    "An author": sidecar.SidecarAuthor,
    "A name": sidecar.SidecarName,
    "An affiliation": sidecar.SidecarAffiliation,
    "A publication": sidecar.SidecarPublication,
    "A section": sidecar.SidecarSection,
}


def page(name: str) -> str:
    return (DOCS / "reference" / name).read_text(encoding="utf-8")


def plain(cell: str) -> str:
    return cell.strip("`")


def syntax_trees(*places: str) -> Iterator[ast.AST]:
    for place in places:
        path = BASE_DIR / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            yield ast.parse(file.read_text(encoding="utf-8"))


# ── Settings ────────────────────────────────────────────────────────────────────────────────────────────────────────
def environment_variables() -> dict[str, object]:
    """Every variable that the service reads, with its default where that is written out (else None)."""
    found: dict[str, object] = {}
    for tree in syntax_trees("alliance", "articles", "manage.py"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and reads_environment(node.func):
                defaults = [keyword.value for keyword in node.keywords if keyword.arg == "default"] + node.args[1:]
                found[ast.literal_eval(node.args[0])] = written_out(defaults[0]) if defaults else None
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
                found[ast.literal_eval(node.slice)] = None
    return found


def reads_environment(function: ast.expr) -> bool:
    name = ast.unparse(function)
    return name in {"os.environ.get", "os.getenv", "getenv"} or re.fullmatch(r"env\.[a-z_]+", name) is not None


def written_out(default: ast.expr) -> object:
    try:
        return ast.literal_eval(default)
    except ValueError:
        return None


def as_documented(default: object) -> str | None:
    """How the page writes a default; None where the code computes it, and the page says it in words."""
    if default is None:
        return None
    if isinstance(default, list):
        return f"`{','.join(default)}`" if default else "empty"
    written = str(default).lower() if isinstance(default, bool) else str(default)
    return f"`{written}`" if written else "empty"


def documented_settings() -> dict[str, str]:
    return {plain(cells[0]): cells[1] for cells in rows(page("settings.md"))}


def test_every_environment_variable_is_documented_and_no_other() -> None:
    assert set(documented_settings()) == set(environment_variables())


def test_the_defaults_are_those_of_the_code() -> None:
    documented = documented_settings()
    written = {name: as_documented(default) for name, default in environment_variables().items()}
    assert {name: documented[name] for name, default in written.items() if default} == {
        name: default for name, default in written.items() if default
    }


# ── Commands ────────────────────────────────────────────────────────────────────────────────────────────────────────
def options_of(command: BaseCommand) -> set[str]:
    """The options that the command adds to those of every Django command."""
    own, everybodys = ({option for action in one.create_parser("manage.py", "x")._actions for option in action.option_strings}
                       for one in (command, BaseCommand()))  # fmt: skip
    return own - everybodys


def test_every_command_is_documented_and_no_other() -> None:
    headings = re.findall(r"^### `([a-z_]+)\b.*`$", page("commands.md"), flags=re.MULTILINE)
    assert sorted(headings) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented_and_no_other(name: str) -> None:
    heading = re.search(rf"^### `({name}\b.*)`$", page("commands.md"), flags=re.MULTILINE)
    assert heading
    listed = {plain(cells[0]) for cells in rows(section(page("commands.md"), heading[1]))}
    assert listed == options_of(load_command_class("articles", name))


def test_every_kind_of_origin_is_documented_and_no_other() -> None:
    assert tuple(plain(cells[0]) for cells in rows(page("origins.md"))) == get_args(OriginKindName)


def test_every_target_of_the_makefile_is_documented_and_no_other() -> None:
    makefile = (BASE_DIR / "Makefile").read_text(encoding="utf-8")
    explained = re.findall(r"^([a-z-]+):.*?## ", makefile, flags=re.MULTILINE)
    assert [plain(cells[0]) for cells in rows(section(page("commands.md"), "make"))] == [
        f"make {target}" for target in explained
    ]


# ── Problems ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_problems_are_those_that_the_api_answers_with() -> None:
    assert rows(page("problems.md")) == [
        [f"`{kind.code}`", str(kind.status), kind.title, kind.advice] for kind in PROBLEM_TYPES.values()
    ]


# ── The sidecar ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_every_part_of_the_sidecar_has_a_section() -> None:
    parts = {one for one in vars(sidecar).values() if isinstance(one, type) and one.__module__ == sidecar.__name__} - {
        sidecar._Part
    }
    assert set(PARTS_OF_THE_SIDECAR.values()) == parts


@pytest.mark.parametrize("title", PARTS_OF_THE_SIDECAR)
def test_every_field_of_the_sidecar_is_documented_and_no_other(title: str) -> None:
    fields = PARTS_OF_THE_SIDECAR[title].model_fields
    listed = {plain(cells[0]): cells[1] for cells in rows(section(page("sidecar.md"), title))}
    assert list(listed) == list(fields)
    required = {name for name, text in listed.items() if re.search(r"\bRequired\.", text)}
    assert required == {name for name, field in fields.items() if field.is_required()}


# ── What is left out of a plain text ────────────────────────────────────────────────────────────────────────────────
def reasons() -> set[str]:
    """The reasons that intake gives; what a reason quotes from the document is written `…`."""
    found: set[str] = set()
    for tree in syntax_trees("articles/intake"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "leave_out":
                found.update(reason_in(node.args[1]))
            elif isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "_REASONS" and node.value:
                found.update(ast.literal_eval(node.value).values())
    return found


def reason_in(argument: ast.expr) -> set[str]:
    match argument:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.JoinedStr(values=values):
            return {"".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in values)}
        case _:
            return set()


def test_every_reason_for_leaving_something_out_is_documented_and_no_other() -> None:
    listed = {plain(cells[0]) for cells in rows(section(page("plain-text.md"), "What is left out"))}
    assert listed == reasons() | {frames.HEADER, frames.SIGNATURE, frames.FRAME, ISSUE_DATE}


# ── What is left out of the other formats ───────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("html.md", {*left_out.REASONS, to_text.HEADS_NOTHING, html_reader.BESIDE_NAME}),
        (
            "jats.md",
            {body.BOX, body.FIGURE, body.FORMULA, body.MATERIAL, body.NOTE, body.REFERENCES, body.TABLE}
            | {body.LABEL, body.NUMBER, body.GLOSS, body.SIGNATURE, front.TRANSLATED_TITLE}
            | {people.MEMBER, people.ON_BEHALF_OF, people.OTHER_SCRIPT}
            | {*beside._REASONS.values()}
            | {front.RELATED, people.HANDLING_EDITOR, reader.TEASER, reader.BACK, reader.OTHER_ARTICLE},
        ),
    ],
)
def test_the_reasons_of_a_format_are_documented_and_no_other(name: str, given: set[str]) -> None:
    assert {plain(cells[0]) for cells in rows(section(page(name), "What is left out"))} == given


def test_the_code_is_found_where_it_is_looked_for() -> None:
    assert Path(BASE_DIR, "articles/intake").is_dir()
    assert {"PORT", "DATABASE_URL", "ALLIANCE_DATABASE_POOL"} <= set(environment_variables())
