"""The base of all shapes: every field is always present, and moments are written as RFC 3339 says."""

import datetime
import inspect
import pkgutil
from importlib import import_module

import pytest

from articles import representations
from articles.representations.shape import Moment, Shape


class Timed(Shape):
    at: Moment


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime.datetime(2023, 4, 19, 12, 30, 5, 123456, datetime.UTC), "2023-04-19T12:30:05.123456Z"),
        (datetime.datetime(2023, 4, 19, 12, 30, tzinfo=datetime.UTC), "2023-04-19T12:30:00Z"),
        (
            datetime.datetime(2023, 4, 19, 1, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=9))),
            "2023-04-18T16:00:00Z",
        ),
    ],
)
def test_a_moment_is_written_in_utc(moment: datetime.datetime, written: str) -> None:
    assert Timed(at=moment).model_dump(mode="json") == {"at": written}


def shapes() -> list[type[Shape]]:
    """Every shape that a representation declares."""
    modules = [
        import_module(f"{representations.__name__}.{found.name}")
        for found in pkgutil.iter_modules(representations.__path__)
    ]
    declared = {value for module in modules for value in vars(module).values() if inspect.isclass(value)}
    return sorted((value for value in declared if issubclass(value, Shape)), key=lambda shape: shape.__name__)


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.__name__)
def test_no_field_may_be_left_out(shape: type[Shape]) -> None:
    assert [name for name, field in shape.model_fields.items() if not field.is_required()] == []


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.__name__)
def test_a_shape_says_what_it_is(shape: type[Shape]) -> None:
    assert shape.__doc__
