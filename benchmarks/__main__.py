"""Run the benchmarks, or those that are named: `python -m benchmarks [NAME…]`; DATABASE_URL chooses the database."""

import sys

from benchmarks import answers, bulk, checking, citing, publishing, searching
from benchmarks.store import throwaway_store
from benchmarks.timing import table

BENCHMARKS = {
    "answers": ("Answers, inside the server process", answers.figures),
    "citing": ("Citations", citing.figures),
    "publishing": ("Publishing", publishing.figures),
    "bulk": (
        f"{bulk.DOCUMENTS:,} documents of four formats from a folder, with {bulk.PROCESSES} reading processes",
        bulk.figures,
    ),
    "checking": ("Verifying and dumping", checking.figures),
    "searching": (f"Searching {searching.ARTICLES:,} articles", searching.figures),
}


def main(names: list[str]) -> None:
    """Run the benchmarks with these names, or all benchmarks."""
    with throwaway_store():
        from django.db import connection

        print(f"On {connection.vendor}; ratios are to the baseline of the same table, measured in turns.")
        for name in names or BENCHMARKS:
            title, figures = BENCHMARKS[name]
            print(table(title, figures()))


if __name__ == "__main__":
    main(sys.argv[1:])
