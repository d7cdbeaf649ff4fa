"""What citations are made with, and how it is got: `python -m articles.citing.setup`. Knows neither Django nor the database.

The processor, the styles and the locales are fetched once, when the service is set up, and never while it runs. The
Dockerfile takes this folder alone; so it imports nothing from outside it.
"""
