"""The changes between two versions of an article, paragraph by paragraph. Reads the store; constant in queries."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.choices import ComparisonName
from articles.identity.descent import Step, descents
from articles.identity.differences import Difference, word_differences
from articles.models import Lineage, Version
from articles.selectors.comparing import NAMES, Comparison, ParagraphChange
from articles.selectors.errors import backward_range
from articles.selectors.states import State, versions_with_state
from articles.selectors.versions import texts_of
from articles.selectors.withdrawals import Withdrawals


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes from the version `first` to the version `last`; the differences of equal titles are empty."""

    first: Version
    last: Version
    title: Sequence[Difference]
    subtitle: Sequence[Difference]
    paragraphs: Sequence[ParagraphChange]
    withdrawals: Withdrawals

    @property
    def summary(self) -> Mapping[ComparisonName, int]:
        """How many paragraphs changed in each way."""
        counts = Counter(paragraph.change for paragraph in self.paragraphs)
        return {name: counts[name] for name in NAMES}


def compared_versions(slug: str, first: str | int, last: str | int) -> tuple[Version, Version, State]:
    """Return the two versions to compare, and the state of their article; one query.

    The first version is not later than the last. Raises `UnknownError`.
    """
    (before, after), state = versions_with_state(slug, [first, last])
    if before.number > after.number:
        raise backward_range(before.number, after.number, "..")
    return before, after, state


def changes_between(first: Version, last: Version, withdrawals: Withdrawals) -> Changes:
    """Return the changes from one version of an article to a later one, or to itself, in the order of the later one.

    `withdrawals` are the article's. A paragraph that is gone stands behind the last one before it that kept its
    place. Raises `WithdrawnError` if either version is withdrawn.
    """
    withdrawals.refuse_version(first)
    withdrawals.refuse_version(last)
    texts = texts_of([first, last])
    old, new = ({passage.paragraph.pid: passage for passage in texts[version.pk]} for version in (first, last))
    comparison = Comparison(old, new, descents(_steps(first, last), old, new), withdrawals)
    return Changes(
        first=first,
        last=last,
        title=_differences(first.title, last.title),
        subtitle=_differences(first.subtitle or "", last.subtitle or ""),
        paragraphs=[comparison.of(pid) for pid in comparison.order()],
        withdrawals=withdrawals,
    )


def _steps(first: Version, last: Version) -> Iterable[Step]:
    rows = Lineage.objects.filter(
        version__article=first.article_id, version__number__gt=first.number, version__number__lte=last.number
    )
    steps = rows.values_list("version__number", "ancestor__pid", "descendant__pid", "kind")
    return (Step(*step) for step in steps.order_by("version__number", "id"))


def _differences(old: str, new: str) -> Sequence[Difference]:
    return word_differences(old, new) if old != new else ()
