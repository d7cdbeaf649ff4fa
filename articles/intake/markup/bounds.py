"""How much markup is read: far more than any article holds, and so little that reading it always ends soon."""

import re

from articles.intake.errors import TooLarge

MOST_ATTRIBUTES = 256  # of one tag; parsers take time that grows with their square
# One attribute, as browsers read it, or a part of one: what this takes for too many may be fewer, but never more.
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=<]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'<][^\s><]*+)?+)?+"""
# Looked for at each `<`, also in what may be a comment or a value, so that no trick hides a tag. Ends soon on any text.
_CROWDED = re.compile(rf"<(?=[A-Za-z][^\s/><]*+(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES + 1}}})")

# A comment, or a script up to its end; both end with the text if nothing ends them.
_SCRIPT = re.compile(r"<!--.*?(?:-->|\Z)|(<script\b[^>]{0,400}>)(.*?)(?=</script|\Z)", re.DOTALL | re.IGNORECASE)


def refuse_more(text: str, sign: str, most: int, what: str) -> None:
    """Raise `TooLarge` where `sign` occurs more than `most` times; `what` names what each occurrence begins."""
    count = text.count(sign)
    if count > most:
        raise TooLarge(f"The document holds {count:,} {what}; at most {most:,} are read.")


def refuse_crowded_tags(text: str) -> None:
    """Raise `TooLarge` if a tag has more than `MOST_ATTRIBUTES` attributes."""
    if _CROWDED.search(text):
        raise TooLarge(f"A tag of the document has more than {MOST_ATTRIBUTES} attributes, which no article needs.")


def with_quiet_scripts(text: str) -> str:
    """The text to parse: if a script seems to hold a crowded tag, every `<` in scripts gives way to a space.

    What is parsed is what is looked at, so no trick hides a tag. JSON-LD stays as it is. Raises `TooLarge` if a tag still
    has more than `MOST_ATTRIBUTES` attributes.
    """
    if _CROWDED.search(text):
        text = _SCRIPT.sub(_quiet, text)
        refuse_crowded_tags(text)
    return text


def _quiet(match: re.Match[str]) -> str:
    start, code = match.groups()
    return match.group() if start is None or "ld+json" in start.lower() else start + code.replace("<", " ")
