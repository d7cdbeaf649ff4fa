"""The plot of one run, as SVG that can be read on white and on black."""

import math
from html import escape
from typing import Any

_WIDTH, _LEFT, _ROW, _TOP = 860, 300, 24, 56
_LEAST = 1e-5  # what a logarithm can show of nothing
_SHADES = ("#7aa6d8", "#3d7fc4", "#0f4f94")
_STYLE = """<style>
text { font: 13px system-ui, sans-serif; fill: #777; }
.axis { stroke: #888; stroke-width: 1; stroke-dasharray: 2 3; }
.sqlite, .postgresql { stroke: #888; stroke-width: 0.5; }
</style>"""


def plot(runs: list[dict[str, Any]]) -> str:
    """Return a row of dots for each kind of answer, on a scale of tenths: the share of the quickest server's rate."""
    names = list(runs[0]["hot"])
    height = _TOP + _ROW * (len(names) + 2)
    lowest = min(_share(run, name) for run in runs for name in names)
    decades = max(1, math.ceil(-math.log10(lowest)))
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">', _STYLE]
    parts.append(_text(10, 20, "Answers a second off the shelf, as a share of the first row (a scale of tenths)"))
    parts += _axes(decades, height)
    for row, name in enumerate(names):
        y = _TOP + _ROW * row + 8
        parts.append(_text(10, y + 4, name))
        parts += [_dot(run, number, _x(_share(run, name), decades), y) for number, run in enumerate(runs)]
    parts += _legend(runs, height - 14)
    return "\n".join([*parts, "</svg>", ""])


def _share(run: dict[str, Any], name: str) -> float:
    first = next(iter(run["hot"].values()))
    return max(float(run["hot"][name]["rate"] / first["rate"]), _LEAST)


def _x(share: float, decades: int) -> float:
    return _LEFT + (1 + math.log10(share) / decades) * (_WIDTH - _LEFT - 30)


def _axes(decades: int, height: int) -> list[str]:
    lines = []
    for power in range(decades + 1):
        x = _x(10.0**-power, decades)
        lines.append(f'<line class="axis" x1="{x:.0f}" x2="{x:.0f}" y1="{_TOP - 12}" y2="{height - 2 * _ROW}"/>')
        lines.append(_text(x, _TOP - 18, f"{10.0**-power:g}", "middle"))
    return lines


def _dot(run: dict[str, Any], number: int, x: float, y: float) -> str:
    """Return a circle for SQLite and a square for PostgreSQL; the larger the archive, the darker."""
    fill = _SHADES[number % len(_SHADES)]
    if run["database"] == "sqlite":
        return f'<circle class="sqlite" cx="{x:.1f}" cy="{y}" r="6" fill="{fill}"/>'
    return f'<rect class="postgresql" x="{x - 5:.1f}" y="{y - 5}" width="10" height="10" fill="{fill}"/>'


def _legend(runs: list[dict[str, Any]], y: int) -> list[str]:
    step = (_WIDTH - 20) / len(runs)
    names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    parts = []
    for number, run in enumerate(runs):
        x = 16 + number * step
        parts.append(_dot(run, number, x, y - 4))
        parts.append(_text(x + 10, y, f"{names[run['database']]}, {run['articles']:,}"))
    return parts


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{escape(text)}</text>'
