"""The OpenAPI document and the running service agree: schemathesis, with all of its checks, finds nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.live import Service, running_service

# `ALLIANCE_TEST_EXAMPLES=100 make test ARGS=tests/acceptance/test_schemathesis.py` looks deeper.
EXAMPLES = os.environ.get("ALLIANCE_TEST_EXAMPLES", "5")

# PostgreSQL is the stricter one: it refuses what SQLite stores, as text of other types and characters that are none.
pytestmark = pytest.mark.once("postgresql")

CHECKS = Path(__file__).parent / "schemathesis_checks.py"

# All checks are on. What no JSON Schema can say is a right answer to a well-formed request: that a text was withdrawn (the
# run itself withdraws the sample), that a document cannot be published, that something conflicts with what is stored.
CONFIG = f"""
hooks = "{CHECKS}"

[checks]
positive_data_acceptance.expected-statuses = ["2xx", "3xx", "404", "409", "410", "412", "415", "422"]

# Nor the check character of an ORCID iD, or the languages of BCP 47.
[[operations]]
include-operation-id = ["articles_amend", "publications_amend", "publications_add", "articles_list", "people_list"]

[operations.checks]
positive_data_acceptance.expected-statuses = ["2xx", "400", "404", "409", "410", "412", "422"]

# Nor the mark in a cursor of the log, the days of the calendar in a moment, that identifiers and a search exclude each other, or
# that a reference which begins as JSON does is an annotation.
[[operations]]
include-operation-id = ["changes_list", "notices_of_all", "paragraphs_batch", "resolve"]

[operations.checks]
positive_data_acceptance.expected-statuses = ["2xx", "400", "404"]

# Nor whether a quotation has words, and whether its article is known.
[[operations]]
include-operation-id = ["quotations_retrieve"]

[operations.checks]
positive_data_acceptance.expected-statuses = ["2xx", "400"]

# What is wrong with one quotation is told in its place, and the others are answered.
[[operations]]
include-operation-id = ["quotations_verify"]

[operations.checks]
negative_data_rejection.expected-statuses = ["200", "4xx"]
"""


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """A service of its own, since the requests withdraw the sample."""
    with running_service({"ALLIANCE_WORKERS": "1"}) as service:
        yield service


def test_schemathesis_finds_nothing(service: Service, tmp_path: Path) -> None:
    key = service.manage("create_api_key", "schemathesis", "--scope", "publish")
    config = tmp_path / "schemathesis.toml"
    config.write_text(CONFIG, encoding="utf-8")

    done = subprocess.run(
        [
            str(Path(sys.executable).parent / "st"), "--config-file", str(config), "run", f"{service.url}/api/schema/",
            "--checks", "all", "--exclude-checks", "response_schema_conformance",
            "--header", f"Authorization: Api-Key {key}", "--max-examples", EXAMPLES, "--seed", "1", "--no-color",
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=560,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "passed" in done.stdout, done.stdout[-3000:]
