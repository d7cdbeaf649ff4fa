"""The running service, started once for all tests that talk to it."""

from collections.abc import Iterator

import pytest

from tests.support.live import Service, running_service


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    """A running service that holds the sample article."""
    with running_service() as service:
        yield service
