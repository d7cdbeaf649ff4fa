"""Which charset a marked-up document says it is in: the label in a page's `meta`, or in an XML declaration.

Labels mean what browsers take them for (WHATWG Encoding): a page that says ISO-8859-1 is read as Windows-1252.
"""

import re

_HEAD = 4_096
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_MEANT = {
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "latin1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "tis-620": "windows-874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
}


def charset_stated(data: bytes) -> str | None:
    """The charset that the document names in its first bytes, by the name that Python has for it; None without one."""
    head = data[:_HEAD]
    found = _XML.match(head) or _META.search(head)
    return meant_by(found[1].decode("ascii", "replace")) if found else None


def meant_by(label: str) -> str:
    """The charset that browsers take the label for."""
    return _MEANT.get(label.strip().lower(), label.strip().lower())
