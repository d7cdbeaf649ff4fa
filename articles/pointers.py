"""Where in a JSON value something is wrong: JSON pointers (RFC 6901), and the pydantic model that a place belongs to. Pure."""

from collections.abc import Iterator, Sequence
from typing import get_args

from pydantic import BaseModel


def pointer_to(location: Sequence[int | str]) -> str:
    """Return the JSON pointer to a place that is reached by these names and positions."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in location)


def model_at(model: type[BaseModel], location: Sequence[int | str]) -> type[BaseModel]:
    """Return the model that the object at `location` in a value of `model` is of."""
    for part in location:
        if isinstance(part, str):
            model = next(_models_in(model.model_fields[part].annotation), model)
    return model


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the models inside an annotation such as `list[X]` or `X | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
