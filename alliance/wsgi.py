"""The WSGI application of the service: Django, behind the front shelf."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection

from alliance.shelf import store_in
from alliance.shelf.application import Application, ShelfApplication
from alliance.shelf.keeper import keep
from articles import __version__

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")


def _application() -> Application:
    django: Application = get_wsgi_application()
    if not settings.SHELF:
        return django
    store = store_in(settings.SHELF, settings.SHELF_SIZE)
    keep(store, _is_running)
    return ShelfApplication(django, store, __version__)


def _is_running(transaction: str) -> bool:
    """Whether PostgreSQL still runs the transaction of that name."""
    if not transaction:
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_xact_status(%s::xid8)", [transaction])
            return bool(cursor.fetchone()[0] == "in progress")
    finally:
        connection.close()


application = _application()
