"""Reading: one file a resource, functions from names to loaded rows, each with a constant number of queries.

`resolving.py` goes from references to rows, `errors.py` has the sentences of what does not exist. Writes nothing."""
