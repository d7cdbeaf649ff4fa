"""The Django project: settings, addresses, and the front shelf."""

__version__ = "0.1.0"
