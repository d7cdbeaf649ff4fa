"""The set-up of citations: `python -m articles.citing.setup` fetches the processor, the styles and the locales.

It runs once, before the service starts; the running service fetches nothing. The Dockerfile copies this folder alone, so
its modules import nothing from other folders, and know neither Django nor the database.
"""
