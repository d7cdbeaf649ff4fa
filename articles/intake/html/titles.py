"""The title: as the page prints it, or as its head states it, without the name of the site behind it."""

import re
from urllib.parse import urlsplit

from lxml import etree

from articles.intake.html.tags import Tags, names_in, one_line
from articles.intake.markup.html_tree import words_in

_SEPARATOR = re.compile(r"\s+(?:[-–—|·•:»«]|::|\|\|)\s+|\s*[|»«]\s*")
_LIKE = 0.6  # share of the words that a printed title has in common with the stated one
_LONGEST = 500


def title_of(root: etree._Element, tags: Tags) -> str | None:
    """The title; None if the page states none. A printed title goes before the title in the head."""
    stated = _stated(root, tags)
    printed = _printed(root)
    names = _site_names(root, tags)
    fitting = [title for title in printed if any(_alike(title, other) for other in stated)]
    if fitting:
        return _without_kicker(fitting[0], stated)
    if len(printed) == 1 and not stated:
        return printed[0]
    return next((_without_site(title, names) for title in stated), None)


def _without_kicker(printed: str, stated: list[str]) -> str:
    """The printed title without words before it that the head does not count to it, such as the name of a column."""
    return next((title for title in stated if printed.endswith(f" {title}")), printed)


def _stated(root: etree._Element, tags: Tags) -> list[str]:
    headlines = [one_line(value) for value in tags.stated("headline", "name") if isinstance(value, str)]
    title_element = next((one_line(words_in(element)) for element in root.iter("title")), None)
    titles = [
        tags.first("citation_title"),
        *headlines,
        tags.first("dc.title", "dcterms.title"),
        tags.first("og:title"),
        title_element,
        tags.first("twitter:title", "title"),
    ]
    return [title for title in dict.fromkeys(titles) if title and len(title) <= _LONGEST]


def _printed(root: etree._Element) -> list[str]:
    titles = [one_line(words_in(element)) for element in root.iter("h1")]
    return [title for title in dict.fromkeys(titles) if title and len(title) <= _LONGEST]


def _site_names(root: etree._Element, tags: Tags) -> set[str]:
    """How the site may call itself, folded: what it states, and the words of its addresses."""
    publishers = (name for value in tags.stated("publisher") for name, _ in names_in(value))
    names = [*tags.all("og:site_name"), *tags.all("application-name"), *publishers]
    addresses = (*tags.all("og:url"), *tags.links.get("canonical", ()))
    hosts = (urlsplit(address).hostname or "" for address in addresses if "[" not in address)
    return {_folded(name) for name in names} | {_folded(host.removeprefix("www.")) for host in hosts}


def _without_site(title: str, names: set[str]) -> str:
    """The title without the last or the first part, if that part is a name of the site."""
    cuts = [*_SEPARATOR.finditer(title)]
    for cut in reversed(cuts):
        if _is_site(title[cut.end() :], names):
            return _without_site(title[: cut.start()].strip(), names)
    if cuts and _is_site(title[: cuts[0].start()], names):
        return title[cuts[0].end() :].strip()
    if cuts and "|" in cuts[-1].group() and len(title[cuts[-1].end() :]) < cuts[-1].start():
        return title[: cuts[-1].start()].strip()  # nobody writes that sign inside a title
    return title


def _is_site(part: str, names: set[str]) -> bool:
    folded = _folded(part)
    return bool(folded) and any(folded == name or (len(folded) > 3 and name.startswith(folded)) for name in names)  # noqa: PLR2004


def _alike(printed: str, stated: str) -> bool:
    """Whether a printed title is what the head states, site's name and small changes aside."""
    printed_words, stated_words = (
        set(re.findall(r"\w+", printed.casefold())),
        set(re.findall(r"\w+", stated.casefold())),
    )
    return (
        bool(printed_words)
        and len(printed_words & stated_words) >= _LIKE * len(printed_words)
        and (len(printed_words) > 1 or len(stated_words) <= 1 or stated.casefold().startswith(printed.casefold()))
    )


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
