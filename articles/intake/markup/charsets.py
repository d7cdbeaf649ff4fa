"""Which charset a marked-up document says it is in: the label in a page's `meta`, or in an XML declaration.

Labels mean what browsers take them for (WHATWG Encoding): a page that says ISO-8859-1 is read as Windows-1252.
"""

import re

import webencodings

_HEAD = 4_096
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_WIDER = {"gbk": "gb18030", "big5": "big5hkscs"}  # the standard decodes these as the charsets that extend them
_RENAMED = {"iso-8859-8-i": "iso8859_8", "x-mac-cyrillic": "mac_cyrillic", "macintosh": "mac_roman"}


def charset_stated(data: bytes) -> str | None:
    """The charset that the document names in its first bytes, by the name that Python has for it; None without one."""
    head = data[:_HEAD]
    label = _XML.match(head) or _META.search(head)
    return meant_by(label[1].decode("ascii", "replace")) if label else None


def meant_by(label: str) -> str:
    """The charset that browsers take the label for, by the name that Python has for it; the label if they know none."""
    encoding = webencodings.lookup(label)
    if encoding is None:
        return label.strip().lower()
    return _WIDER.get(encoding.name) or _RENAMED.get(encoding.name) or str(encoding.codec_info.name)
