"""Reading paragraphs as they stand now: up to a hundred at once in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q

from articles.identity import pids
from articles.models import Lineage, Notice, Paragraph, Passage, Withdrawal
from articles.models.choices import ArticleStatus, LineageKind
from articles.representations.paragraph import ParagraphState, StatusName
from articles.selectors.errors import UnknownError
from articles.selectors.versions import passages, whole
from articles.selectors.withdrawals import withdrawals_of


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


def withdrawn_among(states: Iterable[ParagraphState]) -> dict[str, Notice]:
    """Return the notices that withdrew the texts shown, by PID; a query for each article that has withdrawals at all."""
    shown = [state.shown for state in states]
    articles = {passage.version.article_id for passage in shown}
    affected = Withdrawal.objects.filter(article__in=articles, lifted_by=None).values_list("article", flat=True)
    withdrawals = {article_id: withdrawals_of(article_id) for article_id in set(affected)}
    found = {}
    for passage in shown:
        notice = (
            withdrawals[passage.version.article_id].of(passage) if passage.version.article_id in withdrawals else None
        )
        if notice:
            found[passage.paragraph.pid] = notice
    return found


def paragraph_states(asked: Iterable[str]) -> dict[str, ParagraphState]:
    """Return the state of each known paragraph among the PIDs `asked`, by PID."""
    paragraphs = list(Paragraph.objects.filter(pid__in=set(asked)).select_related("article"))
    histories = _histories(paragraphs)
    shown = _shown(histories)
    neighbours = _neighbours(shown.values())
    lineage = _lineage(paragraphs)
    notices = _notices(paragraphs)
    return {
        paragraph.pid: ParagraphState(
            shown=shown[paragraph.pk],
            status=_status(paragraph, shown[paragraph.pk], lineage[paragraph.pk]),
            previous_pid=neighbours.get((shown[paragraph.pk].version_id, shown[paragraph.pk].ordinal - 1)),
            next_pid=neighbours.get((shown[paragraph.pk].version_id, shown[paragraph.pk].ordinal + 1)),
            history=histories[paragraph.pk],
            split_into=lineage[paragraph.pk]["split"],
            merged_into=lineage[paragraph.pk]["merge"],
            derived_from=lineage[paragraph.pk]["derived"],
            notices=notices[paragraph.pk],
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


def _lineage(paragraphs: Sequence[Paragraph]) -> dict[int, dict[str, list[str]]]:
    """Return what each paragraph became and came from, as PIDs in the order in which it happened."""
    rows = Lineage.objects.filter(Q(ancestor__in=paragraphs) | Q(descendant__in=paragraphs))
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: {"split": [], "merge": [], "derived": []})
    for row in rows.select_related("ancestor", "descendant").order_by("version__number", "id"):
        found[row.ancestor_id][row.kind].append(row.descendant.pid)
        found[row.descendant_id]["derived"].append(row.ancestor.pid)
    return found


def _notices(paragraphs: Sequence[Paragraph]) -> dict[int, list[Notice]]:
    """Return each paragraph's notices, oldest first: those on itself, and those on its whole article."""
    rows = Notice.objects.filter(article__in={paragraph.article_id for paragraph in paragraphs})
    complete = rows.select_related("article", "version").prefetch_related("paragraphs").order_by("created_at", "id")
    found: dict[int, list[Notice]] = defaultdict(list)
    for notice in complete:
        named = {paragraph.pk for paragraph in notice.paragraphs.all()}
        for paragraph in paragraphs:
            if paragraph.article_id == notice.article_id and (not named or paragraph.pk in named):
                found[paragraph.pk].append(notice)
    return found


def _status(paragraph: Paragraph, shown: Passage, lineage: dict[str, list[str]]) -> StatusName:
    if paragraph.article.status == ArticleStatus.WITHDRAWN:
        return "withdrawn"
    if shown.version_id == paragraph.article.current_version_id:
        return "current"
    if lineage[LineageKind.SPLIT]:
        return "split"
    return "merged" if lineage[LineageKind.MERGE] else "removed"
