"""The running service that the tests share which leave the sample article as it is."""

from collections.abc import Iterator

import pytest

from tests.support.live import Service, running_service


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    """A running service that holds the sample article, and what other tests publish beside it."""
    with running_service(
        {"ALLIANCE_NAAN": "12345", "ALLIANCE_WORKERS": "1", "ALLIANCE_WEBHOOK_WORKER": "0"}
    ) as service:
        yield service
