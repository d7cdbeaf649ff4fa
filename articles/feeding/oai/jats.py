"""A record in JATS (ANSI/NISO Z39.96), archiving tag set 1.3, with the full text: facts, then paragraphs with their PIDs. Pure.

As the pages do, it says that a paragraph was withdrawn, and does not print the headings that an editor supplied.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from lxml import etree

from articles.addresses import Urls
from articles.choices import PassageKind
from articles.feeding.oai.elements import LANG, XLINK, add, root
from articles.feeding.oai.jats_front import add_end_of_front, add_front
from articles.feeding.oai.jats_inline import add_inline
from articles.models import Notice
from articles.representations.page_text import Line, Part, Run, parts
from articles.selectors.cited import cited_as_loaded
from articles.selectors.feeds import Standing
from articles.selectors.lines import TextLine
from articles.selectors.parts import on_text

PREFIX = "jats"
NAMESPACE = "https://jats.nlm.nih.gov/ns/archiving/1.3/"
SCHEMA = "https://jats.nlm.nih.gov/archiving/1.3/xsd/JATS-archivearticle1-3.xsd"
# The elements of the matter after the text, by the role of a section.
_BACK = {"acknowledgements": "ack", "appendix": "app", "notes": "notes", "references": "notes"}


def record(standing: Standing, passages: Iterable[TextLine], urls: Urls) -> etree._Element:
    """Return an article with a readable text, the passages of its current version, as a record."""
    version = standing.article.current_version
    assert version is not None, "an article is published together with its first version"
    cited = cited_as_loaded(version)
    article = root("article", NAMESPACE, SCHEMA, {None: NAMESPACE, "xlink": XLINK})
    article.set("dtd-version", "1.3")
    for name, value in (("article-type", standing.article.genre), (LANG, cited.language)):
        if value:
            article.set(name, value)
    by_role = _by_role(parts(passages, standing.withdrawals, urls, frozen=version))
    meta = add_front(article, cited, urls)
    for part in by_role["abstract"]:
        _add_into(add(meta, "abstract"), part)
    add_end_of_front(meta, cited)
    body = add(article, "body")
    has_sections = False
    for part in by_role["body"]:
        # No paragraph of a body may follow a section, so what comes without a heading is then a section too.
        has_sections = has_sections or part.printed_heading is not None
        _add_into(add(body, "sec") if has_sections else body, part)
    _add_back(article, by_role, on_text(standing.article.notices.all(), version))
    return article


def _by_role(laid_out: Iterable[Part]) -> Mapping[str, list[Part]]:
    by_role: dict[str, list[Part]] = defaultdict(list)
    for part in laid_out:
        role = part.runs[0].lines[0].passage.role or "body"
        by_role[role if role == "abstract" or role in _BACK else "body"].append(part)
    return by_role


def _add_back(article: etree._Element, by_role: Mapping[str, list[Part]], notices: Iterable[Notice]) -> None:
    back = etree.Element(f"{{{NAMESPACE}}}back")
    for role, name in _BACK.items():
        for part in by_role[role]:
            _add_into(add(add(back, "app-group") if name == "app" else back, name), part)
    for notice in notices:
        notes = add(back, "notes", attributes={"notes-type": notice.kind})
        add(notes, "title", f"{notice.title}, {notice.created_at:%Y-%m-%d}")
        add(notes, "p", notice.text)
    if len(back):
        article.append(back)


def _add_into(element: etree._Element, part: Part) -> None:
    """Write a section into an element: the heading that the source prints, and the paragraphs."""
    if part.printed_heading:
        add(element, "title", part.printed_heading)
    elif etree.QName(element).localname in ("app", "sec"):
        add(element, "title")  # those must have one
    for run in part.runs:
        _add_run(element, run)


def _add_run(parent: etree._Element, run: Run) -> None:
    around = parent
    if run.kind == PassageKind.LIST_ITEM:
        around = add(parent, "list", attributes={"list-type": "bullet"})
    elif run.kind == PassageKind.QUOTE:
        around = add(parent, "disp-quote")
    for line in run.lines:
        _add_line(add(around, "list-item") if run.kind == PassageKind.LIST_ITEM else around, line)


def _add_line(parent: etree._Element, line: Line) -> None:
    paragraph = add(parent, "p", attributes={"id": f"p-{line.pid}"})
    if line.withdrawn:
        paragraph.set("content-type", "withdrawn")
        paragraph.set(LANG, "en")
        paragraph.text = line.tombstone
    else:
        add_inline(paragraph, line.passage.html)
