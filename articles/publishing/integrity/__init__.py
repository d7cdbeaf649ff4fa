"""Recomputing everything that can be recomputed, and naming each row that is wrong. Reads every row.

Only `missing_events` writes: it adds to the log what the log does not report.

A check is a small function: of the rows of one version (`version_checks`), or of one row (`row_checks`, `log_checks`). The
rows come in ordered streams, a query for each table, so that a large archive needs no more memory and no more queries than a
small one.
"""

from articles.publishing.integrity.everything import check_everything, rows_to_check
from articles.publishing.integrity.faults import Checked, Fault
from articles.publishing.integrity.missing_events import add_missing_events

__all__ = ["Checked", "Fault", "add_missing_events", "check_everything", "rows_to_check"]
