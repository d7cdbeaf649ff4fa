"""Recomputing everything that can be recomputed, and naming each row that is wrong. Reads every row.

Only `add_missing_events` and `seal_everything` write: what the log does not report, and the seals that rows do not have.

A check is a small function: of the rows of one version (`version_checks`), or of one row (`row_checks`, `log_checks`, `seals`).
The rows come in ordered streams, a query for each table, so that a large archive needs no more memory and no more queries
than a small one.
"""

from articles.publishing.integrity.everything import check_everything, rows_to_check
from articles.publishing.integrity.faults import Checked, Fault
from articles.publishing.integrity.missing_events import add_missing_events
from articles.publishing.integrity.seals import seal_everything, unsealed_rows

__all__ = [
    "Checked",
    "Fault",
    "add_missing_events",
    "check_everything",
    "rows_to_check",
    "seal_everything",
    "unsealed_rows",
]
