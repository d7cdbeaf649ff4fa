"""The base of the service's commands."""

from django.core.management.base import BaseCommand


class ServiceCommand(BaseCommand):
    """A command that starts at once: `manage.py check` checks the code, for which it loads every address of the service."""

    requires_system_checks = ()
