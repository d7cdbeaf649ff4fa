"""Lists of which some items could not be read: each is answered in its place, and the others all the same. Pure."""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from pydantic import BaseModel, WrapValidator

from articles.api.http.items import Unreadable, or_unreadable
from articles.api.http.json_body import faults_in
from articles.api.mcp.tools.named import located
from articles.api.mcp.tools.pieces import Given, Item, items_that_fit

Read = TypeVar("Read")
# An item of a list, or what was sent in its place.
Sent = Annotated[Read, WrapValidator(or_unreadable)]


def answers_that_fit(
    name: str,
    given: Sequence[Given | Unreadable],
    cursor: str | None,
    answer: Callable[[Sequence[Given]], list[Item]],
    refuse: Callable[[str], Item],
    model: type[BaseModel] = BaseModel,
) -> tuple[list[Item], str | None]:
    """Return what `items_that_fit` does; in the place of each item that could not be read, what says why it could not.

    `name` is that of the list among the arguments; `model` is what each item had to be, if that is an object.
    """

    def answer_each(some: Sequence[Given | Unreadable]) -> list[Item]:
        answers = iter(answer([item for item in some if not isinstance(item, Unreadable)]))
        return [
            refuse(_why(item, f"/{name}/{place}", model)) if isinstance(item, Unreadable) else next(answers)
            for place, item in enumerate(some, len(given) - len(some))
        ]

    return items_that_fit(given, cursor, answer_each)


def _why(item: Unreadable, pointer: str, model: type[BaseModel]) -> str:
    faults = faults_in(model, item.error, pointer)
    return "\n".join(located(fault.pointer or pointer, fault.detail) for fault in faults)
