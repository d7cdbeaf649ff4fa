"""What a page states as the day of publication: in its data, in `meta` elements, and in elements that are marked as such."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from articles.intake.html.changes import is_labelled_as_change
from articles.intake.html.json_ld import Object, is_web_page
from articles.intake.html.marked_names import is_of_others
from articles.intake.html.masthead import NO_MASTHEAD, Masthead
from articles.intake.html.tags import Tags
from articles.intake.markup.elements import AGAINST
from articles.intake.markup.html_tree import name_of
from articles.intake.markup.places import attribute_of, placed_words

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "datepublished",
    "pubdate",
    "pdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "date",
    *(
        "publishdate",
        "publish_date",
        "publish_time",
        "publishtime",
        "published_date",
        "published-date",
        "date_published",
    ),
    *(
        "pub_date",
        "og:pubdate",
        "og:published_time",
        "article.published",
        "article:published",
        "bt:pubdate",
        "dc.created",
    ),
    *("weibo:article:create_at", "apub:time", "cxenseparse:recs:publishtime", "article:created", "datecreated"),
    *("created", "created_at", "release_date"),
)
# A site's own name for it: `w-published-date`, `published`, `article-publish-time`.
_TELLS_OF_PUBLICATION = re.compile(
    r"(?<![a-z])(?:date|time)?[_.:-]?(?:publish(?:ed)?|publication|pub)[_.:-]?(?:date|time|on|at)?\Z"
)


def in_head(tags: Tags) -> Iterator[str]:
    """What the page's data on an article and the `meta` elements state as the date of publication."""
    yield from _published(item for item in tags.objects if not is_web_page(item))
    for name in _PUBLISHED:
        yield from tags.meta.get(name, ())
    further = (name for name in tags.meta if name not in _PUBLISHED and _TELLS_OF_PUBLICATION.search(name))
    yield from (value for name in further for value in tags.meta[name])


def of_web_page(tags: Tags) -> Iterator[str]:
    """What the data on the page itself, and not on an article, states as its date of publication."""
    yield from _published(item for item in tags.objects if is_web_page(item))


def _published(items: Iterable[Object]) -> Iterator[str]:
    yield from (value for item in items if isinstance(value := item.get("datePublished"), str))


def in_marked(root: etree._Element, masthead: Masthead = NO_MASTHEAD) -> list[str]:
    """What elements marked as dates of publication state; of several those above the text, without those of other pages."""
    marked = [(element, value) for element in root.iter() if (value := _marked_value(element))]
    around = {*masthead.text.iterancestors()} if masthead.text is not None else set()
    own = [(element, value) for element, value in marked if not is_of_others(element, around)] or marked
    differ = len({value for _, value in own}) > 1
    counted = [*above(root, own, masthead.text)] if differ else own
    return [value for _, value in counted]


def _marked_value(element: etree._Element) -> str | None:
    """The value of an element that is marked as a date of publication, unless its label says that it is of a change."""
    if not isinstance(element.tag, str):
        return None
    if element.get("itemprop", "").lower() == "datepublished":
        return value_of(element, "content", "datetime")
    if element.tag not in {"time", "abbr"} or (element.get("pubdate") is None and not _is_microformat(element)):
        return None
    return None if is_labelled_as_change(element) else value_of(element, "datetime", "title")


def _is_microformat(element: etree._Element) -> bool:
    """Whether the element is marked as hentry's or h-entry's date of publication."""
    return bool({"dt-published", "published"} & set(element.get("class", "").lower().split()))


def above(
    root: etree._Element, times: list[tuple[etree._Element, str]], first: etree._Element | None
) -> Iterator[tuple[etree._Element, str]]:
    """The times above the article's region, which a site may print in its header."""
    days = dict(times)
    for element in root.iter():
        if element is first:
            return
        if element in days and not any(name_of(around) in AGAINST for around in element.iterancestors()):
            yield element, days[element]


def value_of(element: etree._Element, *attributes: str) -> str:
    """The first of the attributes that says something, else the words of the element, at their place."""
    stated = (attribute_of(element, name) for name in attributes)
    return next(filter(None, stated), None) or placed_words(element)
