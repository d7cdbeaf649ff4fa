"""Tables that only place what is on a page."""

import pytest
from lxml.html import fromstring

from articles.intake.markup.blocks import page_blocks

LONG = "The harbour at Quell has been closed for eleven years, and nobody can say why."


@pytest.mark.parametrize(
    ("markup", "kinds"),
    [
        ("<table><tr><td>a<td>b</table>", ["cell", "cell"]),
        ("<table role=presentation><tr><td>a<td>b</table>", ["paragraph", "paragraph"]),
        ("<table><tr><td><table role=grid><tr><td>a<td>b</table></table>", ["cell", "cell"]),
        ("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", ["paragraph", "cell", "cell"]),
        ("<table><tr><td>a<td><p>b<p>c<p>d</table>", ["paragraph"] * 4),
        ("<table><tr><td>a<td><p>b<p>c</table>", ["cell"] * 3),
        ("<table><tr><th>a<td><p>b<p>c<p>d</table>", ["cell"] * 4),
        (f"<table><tr><td>{LONG}</table>", ["paragraph"]),
        (f"<table><tr><td>a<td>{LONG}</table>", ["cell", "cell"]),
        ("<table><tr><td>a<tr><td>b</table>", ["cell", "cell"]),
        (f"<ul><li><table><tr><td>{LONG}</table></ul>", ["list-item"]),
    ],
)
def test_what_only_places_things_has_no_cells(markup: str, kinds: list[str]) -> None:
    assert [block.kind for block in page_blocks(fromstring(f"<body>{markup}</body>"))] == kinds
