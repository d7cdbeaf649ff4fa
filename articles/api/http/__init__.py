"""The machinery of the API: declaring an operation, reading what is sent, answering. Knows no resource."""
