"""Webhooks: registering them, writing what they are to be told, and what came of telling it. Knows no HTTP."""
