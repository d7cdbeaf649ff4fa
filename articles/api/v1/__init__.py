"""Version 1 of the API: a module for each resource, thin; in, selector or service, out."""
