"""The delivery of webhooks: messages signed as in Standard Webhooks, and the worker that sends them."""
