"""The pages of people and outlets: what they are called, what names them, and what changes if that is changed."""
