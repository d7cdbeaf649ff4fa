"""Reading paragraphs as they stand now: up to a hundred at once in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from articles.choices import ArticleStatus, LineageKind, ParagraphStatusName
from articles.identity import pids
from articles.models import Article, Lineage, Notice, Paragraph, Passage
from articles.representations.paragraph import ParagraphState
from articles.selectors.errors import UnknownError
from articles.selectors.versions import passages, whole
from articles.selectors.withdrawals import withdrawals_of_many


def pid_of(text: str) -> str:
    """Return the PID that `text` spells. Raises `UnknownError`, telling a mistyped one from a malformed one."""
    try:
        return pids.parse(text)
    except (pids.MalformedPidError, pids.MistypedPidError) as error:
        raise UnknownError(error.code, str(error)) from error


def paragraph_by_pid(text: str) -> Paragraph:
    """Return a paragraph with its article. Raises `UnknownError`."""
    pid = pid_of(text)
    paragraph = Paragraph.objects.select_related("article").filter(pid=pid).first()
    if paragraph is None:
        raise UnknownError("unknown_paragraph", f"No paragraph has the identifier “{pid}”.")
    return paragraph


def passage_in_version(text: str, number: str | int) -> Passage:
    """Return a paragraph's passage in a version. Raises `UnknownError`."""
    paragraph = paragraph_by_pid(text)
    passage = passages().filter(paragraph=paragraph, version__number=whole(number)).first()
    if passage is None:
        raise UnknownError("unknown_version", f"Paragraph “{paragraph.pid}” is in no version {str(number)[:20]}.")
    return passage


def newest_passage(paragraph: Paragraph) -> Passage:
    """Return the passage of the newest version that has the paragraph; its text stays in the database."""
    found = Passage.objects.filter(paragraph=paragraph).select_related("version__article__current_version", "paragraph")
    return found.order_by("-version__number")[0]


def articles_of(states: Iterable[ParagraphState]) -> dict[int, Article]:
    """Return the articles of some paragraphs with what their tombstones tell, by id."""
    wanted = {state.shown.version.article_id for state in states}
    articles = Article.objects.filter(pk__in=wanted).select_related("current_version")
    return {article.pk: article for article in articles.prefetch_related("current_version__contributions")}


def withdrawn_among(states: Iterable[ParagraphState]) -> dict[str, Notice]:
    """Return the notices that withdrew the texts shown, by PID."""
    found = ((state.shown.paragraph.pid, state.withdrawals.of(state.shown)) for state in states)
    return {pid: notice for pid, notice in found if notice}


def paragraph_states(asked: Iterable[str]) -> dict[str, ParagraphState]:
    """Return the state of each known paragraph among the PIDs `asked`, by PID."""
    paragraphs = list(Paragraph.objects.filter(pid__in=set(asked)).select_related("article"))
    histories = _histories(paragraphs)
    shown = _shown(histories)
    neighbours = _neighbours(shown.values())
    lineage = _lineage(paragraphs)
    notices = _notices(paragraphs, histories)
    withdrawals = withdrawals_of_many({paragraph.article_id for paragraph in paragraphs})
    return {
        paragraph.pid: ParagraphState(
            shown=shown[paragraph.pk],
            status=_status(paragraph, shown[paragraph.pk], lineage[paragraph.pk]),
            previous_pid=neighbours.get((shown[paragraph.pk].version_id, shown[paragraph.pk].ordinal - 1)),
            next_pid=neighbours.get((shown[paragraph.pk].version_id, shown[paragraph.pk].ordinal + 1)),
            history=histories[paragraph.pk],
            split_into=lineage[paragraph.pk].split_into,
            merged_into=lineage[paragraph.pk].merged_into,
            derived_from=lineage[paragraph.pk].derived_from,
            notices=notices[paragraph.pk],
            withdrawals=withdrawals[paragraph.article_id],
        )
        for paragraph in paragraphs
    }


def paragraph_state(pid: str) -> ParagraphState:
    """Return the state of one paragraph that is known to exist."""
    return paragraph_states([pid])[pid]


def _histories(paragraphs: Sequence[Paragraph]) -> dict[int, list[Passage]]:
    """Return each paragraph's passages, oldest first; their texts stay in the database."""
    found = Passage.objects.filter(paragraph__in=paragraphs).select_related("version", "wording")
    by_paragraph: dict[int, list[Passage]] = defaultdict(list)
    for passage in found.defer("wording__text", "wording__html").order_by("version__number"):
        by_paragraph[passage.paragraph_id].append(passage)
    return by_paragraph


def _shown(histories: dict[int, list[Passage]]) -> dict[int, Passage]:
    """Return each paragraph's newest passage with its text."""
    newest = [history[-1].pk for history in histories.values()]
    return {passage.paragraph_id: passage for passage in passages().filter(pk__in=newest)}


def _neighbours(shown: Iterable[Passage]) -> dict[tuple[int, int], str]:
    """Return the PIDs that stand before and after each passage, by version and ordinal."""
    places = [(passage.version_id, passage.ordinal) for passage in shown]
    versions = {version for version, _ in places}
    ordinals = {ordinal + step for _, ordinal in places for step in (-1, 1)}
    rows = Passage.objects.filter(version__in=versions, ordinal__in=ordinals)
    return {
        (version, ordinal): pid for version, ordinal, pid in rows.values_list("version", "ordinal", "paragraph__pid")
    }


@dataclass(slots=True)
class _Lineage:
    """What a paragraph became and came from, as PIDs in the order in which it happened; and when it became what."""

    split_into: list[str] = field(default_factory=list)
    merged_into: list[str] = field(default_factory=list)
    derived_from: list[str] = field(default_factory=list)
    kinds: dict[int, ParagraphStatusName] = field(default_factory=dict)


def _lineage(paragraphs: Sequence[Paragraph]) -> dict[int, _Lineage]:
    rows = Lineage.objects.filter(Q(ancestor__in=paragraphs) | Q(descendant__in=paragraphs))
    found: dict[int, _Lineage] = defaultdict(_Lineage)
    for row in rows.select_related("ancestor", "descendant", "version").order_by("version__number", "id"):
        ancestor, split = found[row.ancestor_id], row.kind == LineageKind.SPLIT
        (ancestor.split_into if split else ancestor.merged_into).append(row.descendant.pid)
        ancestor.kinds[row.version.number] = "split" if split else "merged"
        found[row.descendant_id].derived_from.append(row.ancestor.pid)
    return found


def _notices(paragraphs: Sequence[Paragraph], histories: Mapping[int, Sequence[Passage]]) -> dict[int, list[Notice]]:
    """Return each paragraph's notices, oldest first: on itself, on a version that has it, and on its whole article."""
    rows = Notice.objects.filter(article__in={paragraph.article_id for paragraph in paragraphs})
    complete = rows.select_related("article", "version").prefetch_related("paragraphs").order_by("created_at", "id")
    found: dict[int, list[Notice]] = defaultdict(list)
    for notice in complete:
        named = {paragraph.pk for paragraph in notice.paragraphs.all()}
        for paragraph in paragraphs:
            versions = {None, *(passage.version_id for passage in histories[paragraph.pk])}
            concerned = paragraph.pk in named if named else notice.version_id in versions
            if paragraph.article_id == notice.article_id and concerned:
                found[paragraph.pk].append(notice)
    return found


def _status(paragraph: Paragraph, shown: Passage, lineage: _Lineage) -> ParagraphStatusName:
    """Return what became of a paragraph: of one that is gone, what happened in the version that no longer had it."""
    if paragraph.article.status == ArticleStatus.WITHDRAWN:
        return "withdrawn"
    if shown.version_id == paragraph.article.current_version_id:
        return "current"
    return lineage.kinds.get(shown.version.number + 1, "removed")
