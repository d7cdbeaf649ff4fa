"""How the API is described in OpenAPI 3.1, from the same models that check what comes in and make what goes out."""
