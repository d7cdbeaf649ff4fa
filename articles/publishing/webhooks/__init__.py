"""Webhooks: registering them, queueing their deliveries, and recording each attempt. Knows no HTTP."""
