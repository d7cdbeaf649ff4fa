"""Picture credits: "Photo: …", "Image credit: …", "Photo by …", "… / Getty Images"."""

import re

_LONGEST = 200
_LABELLED = re.compile(
    r"(?:(?:photo(?:graph)?|image|picture|illustration|cover|header|featured)s?\s+)*"
    r"(?:credits?|photo(?:graph)?s?|images?|pictures?|illustrations?|fotos?|bild(?:nachweis|er)?"
    r"|crédits?(?:\s+photos?)?|créditos?)"
    r"(?:\s+(?:by|courtesy(?:\s+of)?))?\s*[:：]\s*(?P<credit>\S.*)\Z",
    re.IGNORECASE,
)
_UNLABELLED = re.compile(
    r"(?:photo(?:graph)?s?|images?|pictures?|illustrations?)\s+(?:by|courtesy\s+of|via|©)\s+"
    r"(?P<credit>(?-i:(?:the )?[A-Z0-9©@]).*)\Z",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?P<credit>[^.!?]{0,120}(?:/|\bvia\s+|©\s*)\s*(?:Getty(?: Images)?|Reuters|AFP|AP|EPA|Shutterstock|Unsplash"
    r"|Flickr|Wikimedia Commons|dpa)\b.{0,40})\Z"
)


def read_credit(text: str) -> str | None:
    """The credit that the line gives, without its label; None where the line is no credit line."""
    if len(text) > _LONGEST:
        return None
    inner = text.strip("()[] ") if text.startswith(("(", "[")) else text
    found = _LABELLED.match(inner) or _UNLABELLED.match(inner) or _AGENCY.match(inner)
    return found["credit"].strip() if found else None
