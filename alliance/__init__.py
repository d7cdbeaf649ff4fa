"""The Django project: settings, URLs, the server's entry, the front shelf and the databases. No web helpers."""
