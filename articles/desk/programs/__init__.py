"""The pages on which the programs are looked after that the service knows: their API keys, and the webhooks."""
