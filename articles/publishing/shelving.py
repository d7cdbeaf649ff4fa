"""Taking an article's rendered answers off the front shelf. Writes the shelf."""

from django.conf import settings
from django.db import transaction

from alliance import shelf


def take_off_shelf(article_id: int) -> None:
    """Take the answers of an article off the shelf, for all processes of the machine.

    Now, so that nothing is left should the process end at the commit; and after it, so that nothing is put back that
    was rendered from the state before.
    """
    if settings.SHELF:
        shelf.take_down(settings.SHELF, article_id)
        transaction.on_commit(lambda: shelf.take_down(settings.SHELF, article_id))


def clear_shelf() -> None:
    """Take every answer off the shelf: a fact has changed that the citations of any number of articles may tell."""
    if settings.SHELF:
        shelf.clear(settings.SHELF)
        transaction.on_commit(lambda: shelf.clear(settings.SHELF))
