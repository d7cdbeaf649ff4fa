"""The only writer of what is published: each publication, and each notice, in one transaction."""
