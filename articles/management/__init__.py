"""The commands that an operator runs with `manage.py`."""
