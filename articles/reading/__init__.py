"""The pages that people read: server-rendered, the same for everybody, with no script and no cookie. Writes nothing."""
