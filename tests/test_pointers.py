"""JSON pointers to places in a value, and the models that such places belong to."""

from collections.abc import Sequence

import pytest
from pydantic import BaseModel

from articles.pointers import model_at, pointer_to


class Leaf(BaseModel):
    """A model without models inside."""

    name: str = ""


class Tree(BaseModel):
    """A model with a leaf in each kind of annotation."""

    leaf: Leaf
    maybe: Leaf | None = None
    leaves: list[Leaf] = []
    name: str = ""


@pytest.mark.parametrize(
    ("location", "pointer"),
    [
        ((), ""),
        (("authors", 0, "name"), "/authors/0/name"),
        (("a/b",), "/a~1b"),
        (("a~b",), "/a~0b"),
        (("~1",), "/~01"),
    ],
)
def test_a_pointer_names_each_step_of_a_place(location: Sequence[int | str], pointer: str) -> None:
    assert pointer_to(location) == pointer


@pytest.mark.parametrize(
    ("location", "model"),
    [
        ((), Tree),
        (("leaf",), Leaf),
        (("maybe",), Leaf),
        (("leaves", 3), Leaf),
        (("leaves", 3, "name"), Leaf),
        (("name",), Tree),
    ],
)
def test_a_place_belongs_to_the_nearest_model(location: Sequence[int | str], model: type[BaseModel]) -> None:
    assert model_at(Tree, location) is model
