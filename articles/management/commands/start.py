"""`start`: make the store ready, and serve; `make run` and the container call it."""

import errno
import fcntl
import json
import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any, NoReturn

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, connections
from limits.errors import ConfigurationError
from limits.storage import storage_from_string

from alliance.folders import unwritable
from alliance.shelf import store_in
from articles.citing.rendering.library import style_pack
from articles.citing.setup.paths import SetupError
from articles.folding import in_one_line
from articles.management.base import ServiceCommand, within
from articles.models import Article

SAMPLE = settings.BASE_DIR / "articles" / "samples" / "us-south-korea-alliance.txt"


class Command(ServiceCommand):
    """Make the store ready, and serve."""

    help = "Migrate, serve on HOST:PORT, and deliver webhooks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--workers", type=within(1, 256), default=settings.WORKERS, help="processes that answer (ALLIANCE_WORKERS)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Become the server."""
        for sentence in settings.UNKNOWN_VARIABLES:
            self.stderr.write(sentence)
        refuse_taken_port()
        refuse_foreign_folders()
        refuse_unusable_storage()
        wait_for_other_starts()
        refuse_absent_database()
        ready_styles()
        call_command("migrate", verbosity=0, stdout=self.stdout)
        if settings.SAMPLE and not Article.objects.exists():
            call_command("publish", str(SAMPLE), stdout=self.stdout)
        connections.close_all()
        if settings.SHELF:
            # Settings, templates or styles may have changed since its answers were rendered.
            store_in(settings.SHELF, settings.SHELF_SIZE).clear()
        self.stdout.write(f"Serving on http://{settings.HOST}:{settings.PORT} (Ctrl-C stops it)")
        self.stdout.flush()
        become_server("alliance.wsgi:application", options["workers"], webhooks=settings.WEBHOOK_WORKER)


def wait_for_other_starts() -> None:
    """Wait until no other server that starts on this data folder prepares the store; two at once would make the same tables.

    This process holds the lock until it becomes the server, or ends. Raises `CommandError` if another user made the file.
    """
    try:
        descriptor = os.open(settings.DATA_DIR / "starting", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CommandError(f"{settings.DATA_DIR / 'starting'} cannot be opened: {error.strerror}.") from error
    fcntl.flock(descriptor, fcntl.LOCK_EX)


def refuse_taken_port() -> None:
    """Raise `CommandError` if the service cannot listen, or would share its port, and so the requests, with another one."""
    family = socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections that just ended do not count
        try:
            probe.bind((settings.HOST, settings.PORT))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                fault = f"Something already answers at port {settings.PORT}; stop it, or set PORT to another port."
            else:
                fault = f"HOST {settings.HOST} and PORT {settings.PORT} cannot be listened on: {error.strerror}."
            raise CommandError(fault) from error


def refuse_foreign_folders() -> None:
    """Raise `CommandError` if the service may not write its folders; it would start, and answer 500."""
    if fault := unwritable():
        raise CommandError(fault)


def refuse_unusable_storage() -> None:
    """Raise `CommandError` if requests cannot be counted where ALLIANCE_RATE_STORAGE says; its password is not shown."""
    scheme = settings.RATE_STORAGE.partition("://")[0]
    try:
        if scheme != "lmdb":
            storage_from_string(settings.RATE_STORAGE)
    except ConfigurationError as error:
        why = in_one_line(str(error).replace(settings.RATE_STORAGE, scheme))
        raise CommandError(f"ALLIANCE_RATE_STORAGE cannot be used: {why}") from error


def refuse_absent_database() -> None:
    """Raise `CommandError` if PostgreSQL gives no connection; the pool would try for long, and say more than it means."""
    if connection.vendor == "postgresql":
        try:
            psycopg.connect(**connection.get_connection_params()).close()
        except psycopg.OperationalError as error:
            raise CommandError(f"The database gives no connection: {in_one_line(error)}") from error


def ready_styles() -> None:
    """Pack the styles of ALLIANCE_CSL_STYLES, so that no worker has to. Raises `CommandError`."""
    if settings.CSL_STYLES is not None:
        try:
            style_pack()
        except SetupError as error:
            raise CommandError(str(error)) from error


def become_server(target: str, workers: int, *, webhooks: bool = False) -> NoReturn:
    """Become the server of a WSGI application (alliance/server.py), with a worker of the webhooks or without."""
    requests = settings.WAITING + settings.THREADS
    listening = {"host": settings.HOST, "port": settings.PORT}
    options = {**listening, "workers": workers, "requests": requests, "webhooks": webhooks}
    path = os.pathsep.join([str(settings.BASE_DIR), *filter(None, sys.path)])
    command = [sys.executable, "-m", "alliance.server", target, json.dumps(options)]
    os.execve(sys.executable, command, {**os.environ, "PYTHONPATH": path})  # nosec B606 # this service
