"""The WSGI application of the service: Django, behind the front shelf."""

import os

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application
from django.db import connection

from alliance.bodies import Apart
from alliance.logs import AccessLog
from alliance.metrics.counting import CountingApplication, Publisher
from alliance.metrics.counts import counts_of_this_process
from alliance.pep3333 import Application, Environ
from alliance.refusals import Net
from alliance.shelf import store_in
from alliance.shelf.application import ShelfApplication
from alliance.shelf.keeper import Keeper
from alliance.warming import keep_loaded, warm
from articles import __version__

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")


def _application() -> Application:
    counts = counts_of_this_process(settings.COUNTS)
    apart = Apart(Net(get_wsgi_application()), settings.THREADS, settings.BODY_SECONDS, settings.WAITING)
    django = CountingApplication(apart, counts)
    warm()
    if connection.vendor == "postgresql":
        from alliance.postgresql.base import limit_answers

        limit_answers(settings.DATABASE_SECONDS)
    # Django's models can be imported from here on.
    from articles.publishing.hosts import DatabaseLog, is_running
    from articles.publishing.key_uses import start_writing

    start_writing()
    if not settings.SHELF:
        return django

    store = store_in(settings.SHELF, settings.SHELF_SIZE)
    Keeper(store, is_running, DatabaseLog() if connection.vendor == "postgresql" else None).start()
    shelf = ShelfApplication(django, store, __version__, is_one_of_several=settings.SEVERAL_HOSTS)
    Publisher(shelf, counts).start()
    return shelf


def _client(environ: Environ) -> str:
    from articles.api.http.throttling import client_address

    return client_address(WSGIRequest(environ))


application = AccessLog(_application(), _client) if settings.ACCESS_LOG else _application()
keep_loaded()
