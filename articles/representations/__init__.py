"""One file a representation of a model, naming its standard. Pure functions of rows; they know no HTTP.

The JSON of the API is made of pydantic shapes: the function beside each shape fills it, and the OpenAPI document is
made from the same shape, so that the two cannot differ.
"""
