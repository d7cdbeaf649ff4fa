"""Reading paragraphs as they stand now: one, or up to a hundred at once, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from articles.choices import ArticleStatus, LineageKind, ParagraphStatusName
from articles.identity import pids
from articles.models import Article, Lineage, Notice, Paragraph, Passage
from articles.references import positive_int
from articles.selectors.around_passages import with_surroundings
from articles.selectors.errors import UnknownError, paragraph_in_no_such_version, unknown_paragraph
from articles.selectors.parts import notices_of
from articles.selectors.prepared import prepared
from articles.selectors.states import State, state_in, with_state
from articles.selectors.versions import passages
from articles.selectors.withdrawals import Withdrawals, withdrawals_of_many


@dataclass(frozen=True, slots=True)
class ParagraphState:
    """All that is known about a paragraph.

    `shown` is its newest passage, `history` all its passages from the oldest to the newest, without their texts. The PIDs
    name its neighbours in the version shown, and the paragraphs that it became or came from.
    """

    shown: Passage
    status: ParagraphStatusName
    previous_pid: str | None
    next_pid: str | None
    history: Sequence[Passage]
    split_into: Sequence[str]
    merged_into: Sequence[str]
    derived_from: Sequence[str]
    notices: Sequence[Notice]
    withdrawals: Withdrawals


def pid_of(text: str) -> str:
    """Return the PID that `text` spells. Raises `UnknownError`, which tells a mistyped PID from a malformed one."""
    try:
        return pids.parse(text)
    except (pids.MalformedPidError, pids.MistypedPidError) as error:
        raise UnknownError(error.code, str(error)) from error


def newest_passage(text: str) -> tuple[Passage, State]:
    """Return the passage of the newest version that has the paragraph, without its text, and the state of its article.

    One query. Raises `UnknownError`.
    """
    pid = pid_of(text)
    newest = next(iter(_newest(pid)), None)
    if newest is None:
        raise unknown_paragraph(pid)
    newest.version.article = newest.paragraph.article
    return newest, state_in(newest, newest.paragraph.article)


def passage_in_version(text: str, number: str | int) -> Passage:
    """Return a paragraph's passage in a version; one query. Raises `UnknownError`."""
    pid, wanted = pid_of(text), positive_int(number)
    passage = next(iter(_in_version(pid, wanted)), None) if wanted else None
    if passage is None:
        known = Paragraph.objects.filter(pid=pid).exists()
        raise paragraph_in_no_such_version(pid, number) if known else unknown_paragraph(pid)
    return passage


def articles_of(states: Iterable[ParagraphState]) -> dict[int, Article]:
    """Return the articles of some paragraphs with what their tombstones tell, by id."""
    wanted = {state.shown.version.article_id for state in states}
    articles = Article.objects.filter(pk__in=wanted).select_related("current_version")
    return {article.pk: article for article in articles.prefetch_related("current_version__contributions")}


def withdrawn_among(states: Iterable[ParagraphState]) -> dict[str, Notice]:
    """Return the notices that withdrew the texts shown, by PID."""
    notices = ((state.shown.paragraph.pid, state.withdrawals.of(state.shown)) for state in states)
    return {pid: notice for pid, notice in notices if notice}


def paragraph_states(wanted: Iterable[str]) -> dict[str, ParagraphState]:
    """Return the state of each known paragraph among the PIDs `wanted`, by PID."""
    return _states_of(_newest_shown(set(wanted)))


def states_of_current(passages: Iterable[Passage]) -> dict[str, ParagraphState]:
    """Return the states of the paragraphs of some passages, by PID, without those that are no longer current or withdrawn."""
    states = _states_of(_current_shown({passage.pk for passage in passages}))
    withdrawn = withdrawn_among(states.values())
    return {pid: state for pid, state in states.items() if pid not in withdrawn}


def _states_of(shown: Sequence[Passage]) -> dict[str, ParagraphState]:
    return _states(shown, withdrawals_of_many({passage.version.article_id for passage in shown}))


def paragraph_state(newest: Passage, withdrawals: Withdrawals) -> ParagraphState:
    """Return the state of a paragraph from its newest passage and its article's withdrawals."""
    shown = _shown(newest.pk)
    return _states(shown, {newest.version.article_id: withdrawals})[newest.paragraph.pid]


def _states(shown: Sequence[Passage], withdrawals: Mapping[int, Withdrawals]) -> dict[str, ParagraphState]:
    histories = _histories(shown)
    lineages = _lineages([passage for passage in shown if not _is_in_the_only_version(passage)])
    notices = _notices(shown, histories)
    return {
        passage.paragraph.pid: ParagraphState(
            shown=passage,
            status=status_of(passage, lineages[passage.paragraph_id].kinds.get(passage.version.number + 1)),
            previous_pid=getattr(passage, "previous_pid"),  # noqa: B009  (an annotation, which no type knows)
            next_pid=getattr(passage, "next_pid"),  # noqa: B009
            history=histories[passage.paragraph_id],
            split_into=lineages[passage.paragraph_id].split_into,
            merged_into=lineages[passage.paragraph_id].merged_into,
            derived_from=lineages[passage.paragraph_id].derived_from,
            notices=notices[passage.paragraph_id],
            withdrawals=withdrawals[passage.version.article_id],
        )
        for passage in shown
    }


@prepared
def _newest(pid: str) -> QuerySet[Passage]:
    """Return the newest passage of a paragraph, with the state of its article."""
    rows = Passage.objects.filter(paragraph__pid=pid).select_related("paragraph__article__current_version", "version")
    article_id = "paragraph__article"
    return with_state(rows, article_id, f"{article_id}__current_version").order_by("-version__number")[:1]


@prepared
def _in_version(pid: str, number: int) -> QuerySet[Passage]:
    return passages().filter(paragraph__pid=pid, version__number=number).order_by()


@prepared
def _newest_shown(pids: Collection[str]) -> QuerySet[Passage]:
    later = Passage.objects.filter(paragraph=OuterRef("paragraph"), version__number__gt=OuterRef("version__number"))
    return _with_text(Passage.objects.filter(~Exists(later), paragraph__pid__in=pids))


@prepared
def _current_shown(passage_ids: Collection[int]) -> QuerySet[Passage]:
    return _with_text(Passage.objects.filter(pk__in=passage_ids, version=F("version__article__current_version")))


@prepared
def _shown(passage_id: int) -> QuerySet[Passage]:
    return _with_text(Passage.objects.filter(pk=passage_id))


def _with_text(rows: QuerySet[Passage]) -> QuerySet[Passage]:
    """Return passages to be loaded with their texts, the PIDs of their neighbours, and what they say of their articles."""
    complete = with_surroundings(rows).select_related("version__article", "paragraph", "wording", "section")
    return complete.annotate(previous_pid=_neighbour(-1), next_pid=_neighbour(1)).order_by()


def _neighbour(step: int) -> Subquery:
    beside = Passage.objects.filter(version=OuterRef("version"), ordinal=OuterRef("ordinal") + step)
    return Subquery(beside.order_by().values("paragraph__pid"))


def _histories(shown: Sequence[Passage]) -> dict[int, list[Passage]]:
    """Return the passages of each paragraph shown, oldest first; those that are not shown without their texts."""
    histories: dict[int, list[Passage]] = defaultdict(list)
    older = [passage for passage in shown if passage.version.number > 1]
    histories.update({passage.paragraph_id: [passage] for passage in shown if passage.version.number == 1})
    for passage in _history_rows({passage.paragraph_id for passage in older}):
        histories[passage.paragraph_id].append(passage)
    return histories


def _is_in_the_only_version(shown: Passage) -> bool:
    """Whether the newest passage of a paragraph stands in the only version of its article."""
    return shown.version.number == 1 and shown.version_id == shown.version.article.current_version_id


@prepared
def _history_rows(paragraph_ids: Collection[int]) -> QuerySet[Passage]:
    rows = Passage.objects.filter(paragraph__in=paragraph_ids).select_related("version", "wording")
    light = rows.defer("wording__text", "wording__html", "version__left_out", "version__change_note")
    return light.order_by("version__number")


@dataclass(slots=True)
class _Lineage:
    """The paragraphs that a paragraph became and came from, as PIDs in the order of events; `kinds` are by version."""

    split_into: list[str] = field(default_factory=list)
    merged_into: list[str] = field(default_factory=list)
    derived_from: list[str] = field(default_factory=list)
    kinds: dict[int, ParagraphStatusName] = field(default_factory=dict)


def _lineages(shown: Iterable[Passage]) -> dict[int, _Lineage]:
    lineages: dict[int, _Lineage] = defaultdict(_Lineage)
    for row in _lineage_rows({passage.paragraph_id for passage in shown}):
        ancestor, split = lineages[row.ancestor_id], row.kind == LineageKind.SPLIT
        (ancestor.split_into if split else ancestor.merged_into).append(row.descendant.pid)
        ancestor.kinds[row.version.number] = "split" if split else "merged"
        lineages[row.descendant_id].derived_from.append(row.ancestor.pid)
    return lineages


@prepared
def _lineage_rows(paragraph_ids: Collection[int]) -> QuerySet[Lineage]:
    rows = Lineage.objects.filter(Q(ancestor__in=paragraph_ids) | Q(descendant__in=paragraph_ids))
    light = rows.select_related("ancestor", "descendant", "version").defer("version__left_out", "version__change_note")
    return light.order_by("version__number", "id")


def _notices(shown: Sequence[Passage], histories: Mapping[int, Sequence[Passage]]) -> dict[int, list[Notice]]:
    """Return the notices of each paragraph shown, oldest first: on itself, on a version that has it, on its whole article."""
    of_articles = notices_of({passage.version.article_id: passage.version.article for passage in shown})
    notices: dict[int, list[Notice]] = {}
    for passage in shown:
        versions = {None, *(earlier.version_id for earlier in histories[passage.paragraph_id])}
        notices[passage.paragraph_id] = [
            notice for notice in of_articles[passage.version.article_id] if _concerns(notice, passage, versions)
        ]
    return notices


def _concerns(notice: Notice, passage: Passage, versions: Collection[int | None]) -> bool:
    """Return whether a notice on the article is about the paragraph, which is in the `versions`; None is the whole article."""
    named = {paragraph.pk for paragraph in notice.paragraphs.all()}
    return passage.paragraph_id in named if named else notice.version_id in versions


def status_of(shown: Passage, became: ParagraphStatusName | None) -> ParagraphStatusName:
    """Return the status of a paragraph from its newest passage; `became` is its lineage in the version after it, if any."""
    article = shown.version.article
    if article.status == ArticleStatus.WITHDRAWN:
        return "withdrawn"
    if shown.version_id == article.current_version_id:
        return "current"
    return became or "removed"
