"""Notices as pages show them, with the paragraphs that they concern by their numbers. Pure functions of rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.addresses import Urls
from articles.choices import NoticeKind
from articles.models import Notice
from articles.reading.links import Link
from articles.representations.dates import human_day

# Nothing stands beside a withdrawn paragraph but why it was withdrawn.
_NOT_BESIDE = (NoticeKind.WITHDRAWAL, NoticeKind.REINSTATEMENT)


@dataclass(frozen=True, slots=True)
class NoticeInWords:
    """A notice. `anchor` is its place on the page; `paragraphs` are those that it concerns, by their numbers there."""

    anchor: str
    kind: str
    title: str
    text: str
    day: str
    moment: str
    paragraphs: list[Link]
    pids: list[str]


def notices_in_words(notices: Iterable[Notice], ordinals: Mapping[str, int], urls: Urls) -> list[NoticeInWords]:
    """Return notices as a page shows them; `ordinals` holds those of its paragraphs, by identifier."""
    return [_in_words(number, notice, ordinals, urls) for number, notice in enumerate(notices, start=1)]


def beside_paragraphs(notices: Iterable[NoticeInWords]) -> Mapping[str, Sequence[Link]]:
    """Return, by the identifier of a paragraph, links to the notices that concern it."""
    links: dict[str, list[Link]] = defaultdict(list)
    for notice in notices:
        if notice.kind not in _NOT_BESIDE:
            for pid in notice.pids:
                links[pid].append(Link(f"#{notice.anchor}", f"{notice.title}, {notice.day}"))
    return links


def _in_words(number: int, notice: Notice, ordinals: Mapping[str, int], urls: Urls) -> NoticeInWords:
    pids = [paragraph.pid for paragraph in notice.paragraphs.all()]
    return NoticeInWords(
        anchor=f"n-{number}",
        kind=notice.kind,
        title=notice.title,
        text=notice.text,
        day=human_day(notice.created_at),
        moment=notice.created_at.isoformat(),
        paragraphs=_links(pids, ordinals, urls),
        pids=pids,
    )


def _links(pids: Iterable[str], ordinals: Mapping[str, int], urls: Urls) -> list[Link]:
    """Return links to paragraphs in the order of the text; one that the text no longer has goes by its identifier."""
    here = sorted((ordinals[pid], pid) for pid in pids if pid in ordinals)
    elsewhere = [Link(urls.paragraph_page(pid), pid) for pid in pids if pid not in ordinals]
    return [Link(f"#p-{pid}", str(ordinal)) for ordinal, pid in here] + elsewhere
