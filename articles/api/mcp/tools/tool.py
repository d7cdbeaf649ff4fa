"""What a tool is: its name and description, the models of its arguments and its answer, and the function that answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict
from rest_framework.request import Request

from articles.addresses import Urls
from articles.representations.shape import Shape


class Arguments(BaseModel):
    """The arguments of a tool: strict, and none that is not declared."""

    model_config = ConfigDict(extra="forbid", strict=True)


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a tool by a client: its request over HTTP, whose rate it counts in, and the addresses that answers name."""

    request: Request
    urls: Urls


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: `answer` makes the answer, of the shape `shape`, from arguments of the model `arguments`."""

    name: str
    title: str
    description: str
    arguments: type[BaseModel]
    shape: type[Shape]
    answer: Callable[[Any, Call], Shape]
