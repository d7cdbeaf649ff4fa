"""The API, one package a major version."""
