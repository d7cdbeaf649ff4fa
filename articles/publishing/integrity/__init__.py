"""Recomputing everything that can be recomputed, and naming each row that is wrong. Reads every row; writes nothing.

A check is a small function: of the rows of one version (`version_checks`), or of one row (`row_checks`). The rows come in
ordered streams, a query for each table, so that a large archive needs no more memory and no more queries than a small one.
"""

from articles.publishing.integrity.everything import check_everything, rows_to_check
from articles.publishing.integrity.faults import Checked, Fault

__all__ = ["Checked", "Fault", "check_everything", "rows_to_check"]
