"""Health checks: whether the process is alive, and whether it can answer requests."""

import logging
from functools import lru_cache
from http import HTTPStatus

from django.db import Error as DatabaseFailure
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from alliance.folders import unwritable
from articles.web.problem_types import RETRY_AFTER
from articles.web.views import ReadOnlyView

logger = logging.getLogger(__name__)


class Alive(ReadOnlyView):
    """`/healthz`: whether the process lives."""

    def get(self, request: HttpRequest) -> JsonResponse:
        """Answer that the process is alive, without asking the database."""
        return _answer({"status": "ok"}, 200)


class Ready(ReadOnlyView):
    """`/readyz`: whether the service can answer."""

    def get(self, request: HttpRequest) -> JsonResponse:
        """Answer whether the database is reachable and has every migration, and whether the service may write its folders."""
        try:
            executor = MigrationExecutor(connection)
            pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseFailure:
            return _answer({"status": "unavailable", "database": "unreachable"}, 503)
        if pending:
            return _answer({"status": "unavailable", "database": "reachable", "migrations": "pending"}, 503)
        state = {"database": "reachable", "migrations": "applied"}
        if fault := unwritable():
            _log_once(fault)
            return _answer({"status": "unavailable", **state, "folders": "not writable"}, 503)
        return _answer({"status": "ok", **state}, 200)


@lru_cache
def _log_once(fault: str) -> None:
    """Log a fault; it is logged once, because every check would find it. Its words are not for everybody."""
    logger.error("The service cannot work: %s", fault)


def _answer(content: dict[str, str], status: int) -> JsonResponse:
    response = JsonResponse(content, status=status)
    response["Cache-Control"] = "no-store"
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = RETRY_AFTER
    return response
