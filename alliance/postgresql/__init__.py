"""Django's backend for PostgreSQL, which tells at once, rather than after a wait for each request, that the database is away."""
