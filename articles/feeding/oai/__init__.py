"""`/oai`: the archive for harvesters, such as libraries' catalogues (OAI-PMH 2.0).

1. `arguments` reads a request; `selection` says which records it asks for.
2. `harvesting` loads the records.
3. `dublin_core` and `jats` write a record in one metadata format; `answers` writes the answer around it.
"""
