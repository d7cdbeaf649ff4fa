"""What a kind of notice is called where people read. Pure."""


def notice_title(kind: str) -> str:
    """Return the name of a kind of notice in words, such as “Expression of concern”."""
    return "Editor’s note" if kind == "editors_note" else kind.replace("_", " ").capitalize()
