"""Why an archive cannot be dumped or loaded."""


class ArchiveError(Exception):
    """The message is one line that a person can act on."""
