"""The content of the page of changes between two versions. Pure functions of rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.addresses import Urls
from articles.choices import ComparisonName
from articles.identity.differences import Difference
from articles.models import Version
from articles.reading.publications import list_in_words
from articles.representations.dates import human_day
from articles.selectors.changes import Changes
from articles.selectors.comparing import ParagraphChange

# The order of changes in the summary.
_SUMMARY: tuple[ComparisonName, ...] = (
    "edited",
    "moved",
    "new",
    "removed",
    "split",
    "merged",
    "withdrawn",
    "unchanged",
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A sentence on what a paragraph came from or became: its start, and the names and PIDs of the other paragraphs."""

    start: str
    others: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """A paragraph. `state` is `kept`, `come`, `gone`, `edited` or `withdrawn`, and decides how the page marks it.

    `withdrawn` is why its text is not shown; `withdrawn_before` is why only the later text is.
    """

    pid: str
    name: str
    what: str
    state: str
    permalink: str
    html: str
    differences: Sequence[Difference]
    markup_only: bool
    withdrawn: str | None
    withdrawn_before: str | None
    relations: list[Relation]


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs that follow each other; a group of unchanged ones is folded away under a `summary`."""

    summary: str | None
    entries: list[ChangedParagraph]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions."""

    version: Version
    url: str
    day: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """The data of the template `changes.html`. A `change_note` is about one step, so it is None for several steps."""

    changes: Changes
    first: Side
    last: Side
    summary: str
    change_note: str | None
    groups: list[Group]
    url: str
    json: str
    article: str
    history: str


def changes_page(changes: Changes, urls: Urls) -> ChangesPage:
    """Return the page of what changed."""
    slug = changes.first.article.slug
    names = _names(changes)
    entries = [_entry(paragraph, changes, names, urls) for paragraph in changes.paragraphs]
    return ChangesPage(
        changes=changes,
        first=_side(changes.first, urls),
        last=_side(changes.last, urls),
        summary=_summary(changes),
        change_note=changes.last.change_note if changes.last.number == changes.first.number + 1 else None,
        groups=[_group(folded, list(group)) for folded, group in groupby(entries, key=_is_unchanged)],
        url=changes_address(slug, changes.first.number, changes.last.number, urls),
        json=urls.part(slug, f"changes/{changes.first.number}..{changes.last.number}"),
        article=urls.article_page(slug),
        history=history_address(slug, urls),
    )


def changes_address(slug: str, first: int, last: int, urls: Urls) -> str:
    """Return the address of the page of the changes from one version to another."""
    return f"{urls.article_page(slug)}changes/{first}..{last}/"


def history_address(slug: str, urls: Urls) -> str:
    """Return the address of the page of an article's versions."""
    return f"{urls.article_page(slug)}history/"


def _side(version: Version, urls: Urls) -> Side:
    return Side(version, urls.version_page(version.article.slug, version.number), human_day(version.created_at))


def _summary(changes: Changes) -> str:
    """Return the number of paragraphs by change, in words."""
    counts = [f"{changes.summary[name]} {name}" for name in _SUMMARY if changes.summary[name]]
    return f"Paragraphs: {list_in_words(counts)}."


def _names(changes: Changes) -> Mapping[str, str]:
    """Return a name for each paragraph: its ordinal in the later version, or in the earlier one if it is gone."""
    suffix = f" of version {changes.first.number}"
    later = {change.pid: str(change.after.ordinal) for change in changes.paragraphs if change.after}
    earlier = {
        change.pid: f"{change.before.ordinal}{suffix}"
        for change in changes.paragraphs
        if change.before and not change.after
    }
    return {**later, **earlier}


def _entry(paragraph: ParagraphChange, changes: Changes, names: Mapping[str, str], urls: Urls) -> ChangedParagraph:
    passage = paragraph.after or paragraph.before
    assert passage is not None, "a changed paragraph is in at least one of the two versions"
    version, notice = passage.version, changes.withdrawals.of(passage)
    earlier = changes.withdrawals.of(paragraph.before) if paragraph.before and not notice else None
    return ChangedParagraph(
        pid=paragraph.pid,
        name=f"Paragraph {names[paragraph.pid]}",
        what=_what(paragraph),
        state="withdrawn" if notice else _state(paragraph),
        permalink=urls.permalink(paragraph.pid, version.number),
        html="" if notice else passage.wording.html,
        differences=paragraph.differences,
        markup_only=bool(paragraph.differences)
        and all(difference.op == "equal" for difference in paragraph.differences),
        withdrawn=notice.text if notice else None,
        withdrawn_before=earlier.text if earlier else None,
        relations=_relations(paragraph, names),
    )


def _state(paragraph: ParagraphChange) -> str:
    if paragraph.before is None:
        return "come"
    if paragraph.after is None:
        return "gone"
    return "edited" if any(difference.op != "equal" for difference in paragraph.differences) else "kept"


def _what(paragraph: ParagraphChange) -> str:
    """Return what happened, in words."""
    words = {"split": "split off" if paragraph.before is None else "split up", "moved": ""}
    phrases = [words.get(paragraph.change, paragraph.change)]
    if paragraph.moved and paragraph.before and paragraph.after:
        old, new = paragraph.before.ordinal, paragraph.after.ordinal
        phrases.append("moved" if old == new else f"moved from place {old}")
    return " and ".join(filter(None, phrases))


def _relations(paragraph: ParagraphChange, names: Mapping[str, str]) -> list[Relation]:
    relations = (
        ("It has words of paragraph", paragraph.derived_from),
        ("Part of it became paragraph", paragraph.split_into),
        ("It was merged into paragraph", paragraph.merged_into),
    )
    return [Relation(start, [(names[pid], pid) for pid in pids]) for start, pids in relations if pids]


def _is_unchanged(entry: ChangedParagraph) -> bool:
    return entry.what == "unchanged" and not entry.relations


def _group(folded: bool, entries: list[ChangedParagraph]) -> Group:
    return Group(_folded(entries) if folded else None, entries)


def _folded(entries: Sequence[ChangedParagraph]) -> str:
    numbers = [entry.name.removeprefix("Paragraph ") for entry in entries]
    if len(numbers) == 1:
        return f"Paragraph {numbers[0]} is unchanged"
    return f"Paragraphs {numbers[0]} {'and' if len(numbers) == 2 else 'to'} {numbers[-1]} are unchanged"  # noqa: PLR2004
