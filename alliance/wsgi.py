"""The WSGI application of the service: Django, behind the front shelf."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from alliance.shelf import Application, Shelf

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")


def _application() -> Application:
    django: Application = get_wsgi_application()
    return Shelf(django, settings.SHELF) if settings.SHELF else django


application = _application()
