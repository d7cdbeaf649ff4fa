"""The date in a post's file name: Jekyll states it there (`2014-11-17-a-title.md`), and Eleventy and Hugo read it too."""

import re
from dataclasses import replace
from pathlib import PurePath

from articles.intake.manuscript import Manuscript
from articles.intake.prose.dates import stated_date

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-\S")


def dated_by_name(manuscript: Manuscript, name: str | None) -> Manuscript:
    """The manuscript of a Markdown file with the date in the file's name, where the text states none."""
    match = _DATED.match(PurePath(name or "").name)
    day = stated_date(match[1]) if match else None
    if day is None or manuscript.published is not None or not manuscript.media_type.startswith("text/markdown"):
        return manuscript
    here = tuple(
        replace(publication, date=publication.date or day) if publication.printed_here else publication
        for publication in manuscript.publications
    )
    return replace(manuscript, published=day, publications=here)
