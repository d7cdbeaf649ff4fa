"""A draft in HTML or Markdown as the text that readers see, and the way back to the draft. Pure."""

from collections.abc import Iterator
from html import unescape

import regex

from articles.typography import Folded, Piece

_INLINE = "a|abbr|b|bdi|bdo|cite|code|dfn|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u|wbr"
_BLOCKS = (
    "article|aside|blockquote|br|div|figcaption|figure|h[1-6]|header|footer|hr|li|main|ol|p|section|table|td|th|tr|ul"
)
_MARKUP = regex.compile(
    rf"""(?is)<!--.{{0,2000}}?-->
    |(?<=\p{{L}}{{4}}|[\p{{P}}])<sup\b[^<>]*>(?:<a\b[^<>]*>)?\[?\w{{1,3}}\]?(?:</a>)?</sup>
    |<(?P<closes>/?)(?P<tag>{_INLINE}|{_BLOCKS})\b(?P<attributes>[^<>]*)>
    |(?P<entity>&(?:[a-z]{{2,8}}|\#\d{{2,6}}|\#x[0-9a-f]{{2,5}});)
    |(?P<before_link>\[)(?=[^\[\]\n]*\]\(https?://[^\s()]+(?:\s+"[^"\n]*")?\))
    |\]\((?P<link>https?://[^\s()]+)(?:\s+"[^"\n]*")?\)
    |https?://[^\s<>()]+(?P<literal>)
    |(?<![\w*\\])(?P<stars>\*{{1,3}})(?=[^\s*])(?P<starred>[^*]{{1,500}}?)(?<=[^\s*])(?P=stars)(?![\w*])
    |(?<![\w_\\])(?P<lines>_{{1,3}})(?=[^\s_])(?P<underlined>[^_]{{1,500}}?)(?<=[^\s_])(?P=lines)(?![\w_])""",
    regex.VERBOSE,
)
_MAY_HAVE_MARKUP = regex.compile(r"[<&*_]|\]\(|\r|[\u0085\u2028\u2029]")
_LINE_BREAK = regex.compile(r"\r\n?|[\u0085\u2028\u2029]")
_ADDRESS = regex.compile(r"""href\s*=\s*["']?(?P<address>https?://[^\s"'<>]+)""")


def shown(draft: str) -> Folded:
    """Return the text of a draft without its markup; each of its stretches has its place in the draft.

    Tags of quotations are quotation marks, and the addresses of links stand behind them in brackets.
    """
    if not _MAY_HAVE_MARKUP.search(draft):
        return Folded(draft, (Piece(draft, 0, len(draft)),) if draft else ())
    pieces = (part for piece in _Reader(draft).pieces(0, len(draft)) for part in _with_line_feeds(piece))
    return Folded(draft, tuple(piece for piece in pieces if piece.text))


class _Reader:
    """Reads a draft from its beginning; knows in how many block quotations it is, and where links lead that are open."""

    def __init__(self, draft: str) -> None:
        self._draft, self._quotations, self._links = draft, 0, list[str]()

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the text of a stretch of the draft in pieces; those in the place of markup as a whole."""
        place = start
        for markup in _MARKUP.finditer(self._draft, start, end):
            yield Piece(self._draft[place : markup.start()], place, markup.start())
            place = markup.end()
            inside = "starred" if markup["stars"] else "underlined"
            if markup["literal"] is not None:
                yield Piece(markup.group(), *markup.span())
            elif markup[inside] is not None:
                yield from self.pieces(*markup.span(inside))
            else:
                yield Piece(self._text(markup), *markup.span(), is_whole=True)
        yield Piece(self._draft[place:end], place, end)

    def _text(self, markup: regex.Match[str]) -> str:
        """Return what stands for markup in the text."""
        if markup["entity"]:
            return unescape(markup["entity"])
        if markup["link"]:
            return f" ({markup['link']})"
        return (
            self._of_tag(markup["tag"].lower(), bool(markup["closes"]), markup["attributes"]) if markup["tag"] else ""
        )

    def _of_tag(self, tag: str, closes: bool, attributes: str) -> str:
        if tag == "a":
            return self._of_link(closes, attributes)
        if tag == "q":
            return "”" if closes else "“"
        if tag == "blockquote":
            self._quotations = max(0, self._quotations + (-1 if closes else 1))
            return "”\n\n" if closes else "\n\n“"
        if regex.fullmatch(_INLINE, tag):
            return ""
        if self._quotations:
            return "" if closes else "\n"
        return "\n" if tag == "br" else "\n\n"

    def _of_link(self, closes: bool, attributes: str) -> str:
        if not closes:
            found = _ADDRESS.search(attributes)
            self._links.append(found["address"] if found else "")
            return ""
        address = self._links.pop() if self._links else ""
        return f" ({unescape(address)})" if address else ""


def _with_line_feeds(piece: Piece) -> Iterator[Piece]:
    """Yield a piece in pieces of which each line ends with a line feed."""
    if piece.is_whole:
        yield piece
        return
    place = 0
    for end in _LINE_BREAK.finditer(piece.text):
        yield Piece(piece.text[place : end.start()], piece.start + place, piece.start + end.start())
        yield Piece("\n", piece.start + end.start(), piece.start + end.end(), is_whole=True)
        place = end.end()
    yield Piece(piece.text[place:], piece.start + place, piece.end)
