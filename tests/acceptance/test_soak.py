"""Each part of `make soak` runs for some seconds, and all holds."""

import pytest

from tests.soak.parts import PARTS

SECONDS = 3.0
ON_POSTGRESQL = {"dumping", "killed", "mixed"}


def parameter(name: str) -> object:
    """Return the parameter of a part, whose test runs on one database."""
    database = "postgresql" if name in ON_POSTGRESQL else "sqlite"
    assert database in PARTS[name].databases
    return pytest.param(name, marks=pytest.mark.once(database), id=name)


@pytest.mark.parametrize("name", [parameter(name) for name in PARTS])
def test_a_part_holds(name: str) -> None:
    result = PARTS[name].run(SECONDS)
    assert not result.faults, str(result)
    assert result.done or result.figures
