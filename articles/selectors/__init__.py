"""Reading: one file a resource, functions from names to rows, each with a constant number of queries. Writes nothing."""
