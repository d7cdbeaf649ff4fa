"""Text that XML 1.0 can hold. Pure."""

import re

# Characters that are not a Char of XML 1.0 (2.2), and that no escape can express.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return `text` with U+FFFD instead of each character that no XML document may hold."""
    return _NOT_XML.sub("\ufffd", text)
