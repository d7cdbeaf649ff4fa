"""Lists of which some items could not be read: each is answered in its place, and the others all the same. Pure."""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from pydantic import BaseModel, WrapValidator

from articles.api.http.items import Unreadable, or_unreadable
from articles.api.http.json_body import faults_in
from articles.api.mcp.tools.named import located
from articles.api.mcp.tools.pieces import Given, Item

Read = TypeVar("Read")
# An item of a list, or what was sent in its place.
Sent = Annotated[Read, WrapValidator(or_unreadable)]


def answered_each(
    given: Sequence[Given | Unreadable],
    pointer: Callable[[int], str],
    answer: Callable[[Sequence[Given]], list[Item]],
    refuse: Callable[[str], Item],
    model: type[BaseModel] = BaseModel,
) -> list[Item]:
    """Return the answers to the items that could be read, and in the place of each other one what says why it could not.

    `pointer` gives the JSON pointer to an item by its place in `given`; `model` is what each had to be, if that is an object.
    """
    answers = iter(answer([item for item in given if not isinstance(item, Unreadable)]))
    return [
        refuse(_why(item, pointer(place), model)) if isinstance(item, Unreadable) else next(answers)
        for place, item in enumerate(given)
    ]


def _why(item: Unreadable, pointer: str, model: type[BaseModel]) -> str:
    faults = faults_in(model, item.error, pointer)
    return "\n".join(located(fault.pointer or pointer, fault.detail) for fault in faults)
