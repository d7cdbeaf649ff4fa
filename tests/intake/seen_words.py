"""The words of a document that a reader sees, in each format, and those of them that a Manuscript tells nowhere."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from lxml import etree
from lxml.html import document_fromstring
from markdown_it import MarkdownIt

from articles.intake import Manuscript
from articles.intake.decoding import decode
from articles.intake.manuscript import Origin
from articles.intake.markdown.dialects import to_common_mark
from articles.intake.markdown.front_matter import split_front_matter
from articles.intake.markup.charsets import charset_stated
from articles.intake.markup.elements import is_hidden
from articles.intake.markup.folded import unfold
from articles.intake.markup.html_tree import spaced_words_in
from articles.intake.markup.xml_tree import parse_xml
from articles.intake.vocabulary import WORDS

# Labels are what a line is told by; the field that it goes into says the same.
LABELS = re.compile(
    "by|von|par|por|written|words|authors?|published|posted|updated|first|on|at|in|am|le|el|and|und|with|mit|photo|image|credits?"
)
_LABELS_OF_LANGUAGES = frozenset(
    re.findall(
        r"[^\W_]+",
        " ".join(
            [*WORDS.by, *WORDS.submitted_by, *WORDS.author_labels, *WORDS.and_, *WORDS.with_, *WORDS.credit_labels]
        ).lower(),
    )
) | {"subject", "date", "from"}
# What a reader of a page sees and no field of a Manuscript repeats: times of day, words beside a date, signs on buttons.
SEEN = re.compile(
    LABELS.pattern + r"|\d{1,4}|the|of|to|updated|submitted|utc|am|pm|min|read|ago|edit"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_UNSEEN = ("script", "style", "button", "noscript", "template", "textarea", "select", "option", "svg", "iframe", "head")
_FRONT = ("title-group", "contrib-group", "author-notes", "product", "permissions", "abstract", "trans-abstract")
_PARTS = (
    *_FRONT,
    *(
        "funding-statement",
        "subj-group",
        "kwd",
        "aff",
        "notes",
        "body",
        "back",
        "floats-group",
        "sub-article",
        "response",
    ),
)
_TEX = re.compile(r"\\documentclass.*?\\begin\{document\}|\\end\{document\}", re.DOTALL)
_MOST_JOINED = 6  # pieces of one word that markup, line ends or drop caps set apart


def words(text: str) -> Counter[str]:
    return Counter(_in_order(text))


def _in_order(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def fields(manuscript: Manuscript) -> Iterator[str | None]:
    yield from (manuscript.title, manuscript.subtitle)
    yield from (block.text for block in manuscript.blocks)
    yield from (piece.text for piece in manuscript.left_out)
    for author in manuscript.authors:
        yield from (author.name_as_printed, author.biography_as_printed)
        for affiliation in author.affiliations:
            yield from (affiliation.position, affiliation.organisation)
    for publication in manuscript.publications:
        yield from (publication.credit, publication.note_as_printed, publication.disclaimer_as_printed)


def told(manuscript: Manuscript) -> Counter[str]:
    """The words in the fields and warnings, and those with which the document prints its days."""
    texts = [text for text in fields(manuscript) if text]
    pages = manuscript.publications
    outlets = [page.outlet.name for page in pages if page.outlet]
    facts = [fact for page in pages for fact in (page.section, page.rights) if fact]
    days = [origins[name].excerpt for origins, name in _days(manuscript) if name in origins]
    return words("\n".join([*texts, *outlets, *facts, *days, *manuscript.warnings, *manuscript.keywords]))


def _days(manuscript: Manuscript) -> Iterator[tuple[Mapping[str, Origin], str]]:
    yield manuscript.origins, "published"
    yield from ((page.origins, "date") for page in manuscript.publications if not page.note_as_printed)


def lost_words(data: bytes, manuscript: Manuscript) -> set[str]:
    """The words that a reader of the document sees, and that the manuscript tells nowhere."""
    known = told(manuscript)
    return set(_lost(_in_order(seen_text(data, manuscript.media_type)), known))


def _lost(seen: list[str], known: Counter[str]) -> Iterator[str]:
    for place, word in enumerate(seen):
        is_label = SEEN.fullmatch(word) or word in _LABELS_OF_LANGUAGES
        if word not in known and not is_label and not _is_piece(seen, place, known):
            yield word


def _is_piece(seen: list[str], place: int, known: Counter[str]) -> bool:
    """Whether the word and those beside it are the pieces of one word that is told."""
    return any(
        "".join(seen[first : first + count]) in known
        for count in range(2, _MOST_JOINED + 1)
        for first in range(max(0, place - count + 1), place + 1)
    )


def seen_text(data: bytes, media_type: str) -> str:
    """The text of a document as a reader sees it."""
    kind = media_type.partition(";")[0]
    text = decode(data, charset_stated(data) if kind in {"text/html", "application/jats+xml"} else None).text
    return _SEEN_IN[kind](text)


def seen_in_page(markup: str) -> str:
    """The words of a page, without those that the page hides, and controls."""
    root = document_fromstring(re.sub(r"\A\s*<\?xml[^>]*>", "", markup))
    unfold(root)
    hidden = [part for part in root.iter() if isinstance(part.tag, str) and is_hidden(part)]
    for element in [*root.iter(*_UNSEEN), *hidden]:
        if element.getparent() is not None:
            element.drop_tree()  # type: ignore[attr-defined] # lxml.html's elements have it
    return spaced_words_in(root)


def _seen_in_markdown(text: str) -> str:
    body = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))[1]
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return seen_in_page(f"<html><body>{parser.render(to_common_mark(body)[0])}</body></html>")


def _seen_in_article(text: str) -> str:
    """The words of the parts of a journal article that are printed, once each."""
    root = parse_xml(_TEX.sub(" ", text.replace("&nbsp;", " ")))
    etree.strip_elements(root, "{*}contrib-id", "{*}journal-meta", with_tail=False)
    return "\n".join(" ".join(map(str, part.itertext())) for part in root.iter(*(f"{{*}}{name}" for name in _PARTS)))


_SEEN_IN: dict[str, Callable[[str], str]] = {
    "text/plain": lambda text: text.replace("\u00ad", ""),
    "text/html": seen_in_page,
    "text/markdown": _seen_in_markdown,
    "application/jats+xml": _seen_in_article,
}
