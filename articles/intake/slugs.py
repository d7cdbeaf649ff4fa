"""The slug that an article is proposed under: its title in ASCII, cut at a word's end."""

from slugify import slugify

from articles.intake.manuscript import Manuscript

_LONGEST = 80
FALLBACK = "article"


def slug_of(manuscript: Manuscript) -> str:
    """The slug that an editor chose, else one made from the title; `article` if the title does not have a letter or digit."""
    if manuscript.slug:
        return manuscript.slug
    return slugify(manuscript.title or "", max_length=_LONGEST, word_boundary=True, save_order=True) or FALLBACK
