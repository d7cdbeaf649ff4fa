"""Picture credits: "Photo: …", "Image credit: …", "Photo by …", "… / Getty Images"."""

import re

from articles.intake.vocabulary import WORDS, any_of

_LONGEST = 200
_LABELLED = re.compile(
    rf"(?:{any_of(WORDS.pictures, WORDS.picture_places)}\s+)*{any_of(WORDS.credit_labels, WORDS.pictures)}"
    rf"(?:\s+{any_of(WORDS.credit_by)})?\s*[:：]\s*(?P<credit>\S.*)\Z",
    re.IGNORECASE,
)
_UNLABELLED = re.compile(
    rf"{any_of(WORDS.pictures)}\s+(?:by|courtesy\s+of|via|©)\s+(?P<credit>(?-i:(?:the )?[A-Z0-9©@]).*)\Z", re.IGNORECASE
)
_AGENCY = re.compile(
    r"(?P<credit>[^.!?]{0,120}(?:/|\bvia\s+|©\s*)\s*(?:Getty(?: Images)?|Reuters|AFP|AP|EPA|Shutterstock|Unsplash"
    r"|Flickr|Wikimedia Commons|dpa)\b.{0,40})\Z"
)


def read_credit(text: str) -> str | None:
    """The credit that the line gives, without its label; None if the line is not a credit."""
    if len(text) > _LONGEST:
        return None
    inner = text.strip("()[] ") if text.startswith(("(", "[")) else text
    match = _LABELLED.match(inner) or _UNLABELLED.match(inner) or _AGENCY.match(inner)
    return match["credit"].strip() if match else None
