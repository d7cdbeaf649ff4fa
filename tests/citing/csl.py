"""Made-up styles and items, for the engine to be asked one thing at a time."""

import hashlib
from typing import Any

import pytest

from articles.citing.rendering.processor import Cite, Rendered, render
from articles.citing.rendering.styles import Style, xml_of

XML: dict[str, str] = {}


def item(**facts: Any) -> dict[str, Any]:
    """Return an item; a test passes only the variables that it is about."""
    return {"id": "it", "type": "article-journal", **{name.replace("_", "-"): value for name, value in facts.items()}}


def name(family: str, given: str = "", **parts: Any) -> dict[str, Any]:
    """Return a name."""
    known = {"family": family, "given": given, **{part.replace("_", "-"): value for part, value in parts.items()}}
    return {part: value for part, value in known.items() if value}


def date(*parts: int, until: tuple[int, ...] = (), **more: Any) -> dict[str, Any]:
    """Return a date, or a range of dates."""
    return {"date-parts": [list(parts), list(until)] if until else [list(parts)], **more}


def made_style(
    citation: str, bibliography: str = "", *, head: str = "", root: str = "", cited: str = "", demote: str = "never"
) -> Style:
    """Return a style that has this in the layout of its citation, and maybe of its bibliography."""
    listed = f"<bibliography>{bibliography}</bibliography>" if bibliography else ""
    xml = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"'
        f' demote-non-dropping-particle="{demote}" {root}><info><title>Made</title><id>made</id>'
        f"<updated>2026-01-01T00:00:00+00:00</updated></info>{head}"
        f"<citation {cited}><layout>{citation}</layout></citation>{listed}</style>"
    )
    identity = "made-" + hashlib.sha256(xml.encode()).hexdigest()[:12]
    XML[identity] = xml
    return Style(identity, "Made", None, None, None, (), (), None, None, bool(bibliography))


@pytest.fixture
def made_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the processor find made styles beside the real ones."""
    monkeypatch.setattr("articles.citing.rendering.processor.xml_of", lambda style: XML.get(style.id) or xml_of(style))


def cited(style: Style, *items: dict[str, Any], locale: str = "en-US", at: Cite | None = None) -> str:
    """Return the text of the citation of the first of these items."""
    return rendered(style, *items, locale=locale, at=at).cites[0].text


def rendered(style: Style, *items: dict[str, Any], locale: str = "en-US", at: Cite | None = None) -> Rendered:
    """Return the items; the first is the cited one."""
    return render(style, locale, items, [at or Cite(items[0]["id"])], in_order=False)
