"""Who made a row, as it is recorded: a user by name, or an API key by its name or its prefix. Pure."""

_USER = "user "


def user_mark(name: str) -> str:
    """Return what is recorded of a user: of the desk and the admin, or of the system if a command was run."""
    return f"{_USER}{name}"


def is_user_mark(made_by: str) -> bool:
    """Whether a user made it, whose name is not public."""
    return made_by.startswith(_USER)
