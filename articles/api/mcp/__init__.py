"""The door for AI agents: the Model Context Protocol at `/mcp`, over the selectors and the representations of the API."""
