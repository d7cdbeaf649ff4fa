"""Webhooks on their way out: messages signed as Standard Webhooks say, and the worker that sends them."""
