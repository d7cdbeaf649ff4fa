"""Taking rendered answers off the front shelf after a change. Writes the shelf."""

from django.conf import settings
from django.db import transaction

from alliance import shelf


def take_off_shelf(article_id: int) -> None:
    """Take the answers of an article off the shelf, for all processes of the machine.

    Once now, so that nothing is left if the process ends at the commit; and once after the commit, so that an answer that
    was rendered from the old state meanwhile does not stay.
    """
    if settings.SHELF:
        shelf.take_down(settings.SHELF, article_id)
        transaction.on_commit(lambda: shelf.take_down(settings.SHELF, article_id))


def clear_shelf() -> None:
    """Take every answer off the shelf: a fact has changed that the citations of many articles may show."""
    if settings.SHELF:
        shelf.clear(settings.SHELF)
        transaction.on_commit(lambda: shelf.clear(settings.SHELF))
