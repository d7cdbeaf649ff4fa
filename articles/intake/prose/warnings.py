"""Warnings that every reader gives, and that an editor's sidecar answers."""

from articles.intake.decoding import Decoded

NO_LANGUAGE = (
    "The language is not stated and is never guessed; give it in the sidecar as language: en (or another BCP 47 tag)."
)
NO_OUTLET = "The document does not say which outlet this page belongs to; give it in the sidecar as outlet: {name: …}."
UNREAD_BYLINE = "The byline “{}” was not understood; give the authors in the sidecar."
UNCLEAR_DATE = (
    "The date “{}” was not understood, or can be read two ways; give it in the sidecar as published: YYYY-MM-DD."
)
NO_BYLINE = "The document prints no byline; give the authors in the sidecar if they are known."


def warnings_of_charset(decoded: Decoded) -> list[str]:
    """The warning that the charset was only guessed, or that a few bytes are in another one."""
    if decoded.damaged:
        return [
            f"{decoded.damaged} bytes are not in {decoded.charset.upper()}; they stand as \ufffd. Look at these places."
        ]
    if not decoded.guessed:
        return []
    return [f"The document is not UTF-8; it was read as {decoded.charset}. Look at its accented letters."]
