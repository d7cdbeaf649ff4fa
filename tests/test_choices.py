import ast
from enum import StrEnum
from pathlib import Path
from typing import get_args

import pytest

from alliance.settings import BASE_DIR
from articles import choices

LISTS = {
    name: member
    for name, member in vars(choices).items()
    if isinstance(member, type) and issubclass(member, StrEnum) and member is not StrEnum
}
NAMED = {name: closed_list for name, closed_list in LISTS.items() if hasattr(choices, f"{name}Name")}


def values_of_literals(file: Path) -> list[frozenset[str]]:
    """Return the values of each `Literal[…]` of two or more texts that is written out in a file."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    literals = [
        node for node in nodes if isinstance(node, ast.Subscript) and getattr(node.value, "id", None) == "Literal"
    ]
    written = [[part.value for part in ast.walk(node.slice) if isinstance(part, ast.Constant)] for node in literals]
    return [frozenset(str(value) for value in values) for values in written if len(values) > 1]


@pytest.mark.parametrize("name", NAMED)
def test_the_literal_beside_an_enumeration_has_the_same_values_in_the_same_order(name: str) -> None:
    assert list(get_args(getattr(choices, f"{name}Name"))) == [member.value for member in LISTS[name]]


def test_only_lists_that_never_leave_python_have_no_literal() -> None:
    assert set(LISTS) - set(NAMED) == {"Scope"}


def test_no_other_file_writes_a_closed_list_out_again() -> None:
    lists = {frozenset(get_args(named)) for name, named in vars(choices).items() if name.endswith("Name")}
    again = [
        f"{file.relative_to(BASE_DIR)}: {sorted(values)}"
        for file in (BASE_DIR / "articles").rglob("*.py")
        if file.name != "choices.py"
        for values in values_of_literals(file)
        if values in lists
    ]
    assert again == []
