"""Text that XML 1.0 can hold. Pure."""

import re

# Whatever is no Char of XML 1.0 (2.2): no escape makes it one.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return `text` with U+FFFD in the place of what no XML document may hold."""
    return _NOT_XML.sub("\ufffd", text)
