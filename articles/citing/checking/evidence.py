"""All that the store knows of some texts since they were cited, loaded at once. Reads the store; constant in queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from articles.citing.checking.finding import Found
from articles.identity.descent import Descent, Step, descents
from articles.models import Lineage, Notice, Passage
from articles.selectors.comparing import Comparison
from articles.selectors.versions import passages
from articles.selectors.withdrawals import Withdrawals, withdrawals_of_many

Pair = tuple[int, int]
ByPid = Mapping[str, Passage]
Origins = Mapping[str, Mapping[str, Descent]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was loaded: comparisons by the versions compared, histories by PID, notices and withdrawals by article."""

    comparisons: Mapping[Pair, Comparison]
    histories: Mapping[str, Sequence[Passage]]
    notices: Mapping[int, Sequence[Notice]]
    withdrawals: Mapping[int, Withdrawals]

    def comparison(self, found: Found) -> Comparison:
        """Return the comparison of the version cited with the current one.

        Texts are loaded of the paragraphs cited and of what became of them; of whole versions where words were quoted.
        """
        return self.comparisons[_pair(found)]


def evidence_of(found: Sequence[Found]) -> Evidence:
    """Return what there is to know of what was found."""
    articles = {one.article.pk for one in found}
    pairs = {_pair(one): one for one in found}
    placed = _placed(found)
    origins = _origins(pairs, placed)
    texts = _texts(found, origins)
    withdrawals = withdrawals_of_many(articles)
    comparisons = {
        pair: Comparison(
            {**placed[pair[0]], **texts[pair[0]]},
            {**placed[pair[1]], **texts[pair[1]]},
            origins[pair],
            withdrawals[one.article.pk],
        )
        for pair, one in pairs.items()
    }
    return Evidence(comparisons, _histories(found), _notices(articles), withdrawals)


def _pair(found: Found) -> Pair:
    return found.cited.pk, found.current.pk


def _differ(found: Found) -> bool:
    return found.cited.pk != found.current.pk


def _placed(found: Iterable[Found]) -> Mapping[int, ByPid]:
    """Return the passages of the versions, by version and PID in the order of the text; their texts stay in the store.

    Of a paragraph in a version that is still current, nothing but its own passage is needed.
    """
    whole = {version for one in found if one.pid is None or _differ(one) for version in _pair(one)}
    single = Q(version__in={one.cited.pk for one in found}, paragraph__pid__in={one.pid for one in found if one.pid})
    rows = Passage.objects.filter(Q(version__in=whole) | single).select_related("paragraph", "wording", "version")
    light = rows.only(
        "ordinal", "version__number", "paragraph__pid", "paragraph__article", "wording__digest"
    )  # fmt: skip
    return _by_version(light.order_by("ordinal"))


def _texts(found: Sequence[Found], origins: Mapping[Pair, Origins]) -> Mapping[int, ByPid]:
    """Return the passages whose texts are compared, shown, or searched for words, by version and PID."""
    versions = {version for one in found for version in _pair(one)}
    named = {one.pid for one in found if one.pid}
    heirs = {heir for one in found if one.pid for heir, earlier in origins[_pair(one)].items() if one.pid in earlier}
    searched = {version for one in found if one.pid is None and one.claim.text for version in _pair(one)}
    wanted = Q(version__in=versions, paragraph__pid__in=named | heirs) | Q(version__in=searched)
    return _by_version(passages().filter(wanted))


def _by_version(rows: QuerySet[Passage]) -> Mapping[int, ByPid]:
    found: dict[int, dict[str, Passage]] = defaultdict(dict)
    for passage in rows:
        found[passage.version_id][passage.paragraph.pid] = passage
    return found


def _origins(pairs: Mapping[Pair, Found], placed: Mapping[int, ByPid]) -> Mapping[Pair, Origins]:
    """Return for each pair of versions which paragraphs of the one each paragraph of the other came from."""
    rows = Lineage.objects.filter(version__article__in={one.article.pk for one in pairs.values() if _differ(one)})
    listed = rows.values_list("version__article", "version__number", "ancestor__pid", "descendant__pid", "kind")
    steps: dict[int, list[Step]] = defaultdict(list)
    for article, number, ancestor, descendant, kind in listed.order_by("version__number", "id"):
        steps[article].append(Step(number, ancestor, descendant, kind))
    return {
        (cited, current): descents(_between(steps[one.article.pk], one), placed[cited], placed[current])
        for (cited, current), one in pairs.items()
    }


def _between(steps: Iterable[Step], one: Found) -> Iterable[Step]:
    return (step for step in steps if one.cited.number < step.version <= one.current.number)


def _histories(found: Iterable[Found]) -> Mapping[str, Sequence[Passage]]:
    """Return the passages of each paragraph cited, oldest first; their texts stay in the store."""
    rows = Passage.objects.filter(paragraph__pid__in={one.pid for one in found if one.pid})
    light = rows.select_related("version", "wording", "paragraph").defer(
        "wording__text", "wording__html", "version__left_out"
    )
    histories: dict[str, list[Passage]] = defaultdict(list)
    for passage in light.order_by("version__number"):
        histories[passage.paragraph.pid].append(passage)
    return histories


def _notices(articles: Collection[int]) -> Mapping[int, Sequence[Notice]]:
    """Return the notices of each article, oldest first."""
    rows = Notice.objects.filter(article__in=articles).select_related("article", "version")
    found: dict[int, list[Notice]] = defaultdict(list)
    for notice in rows.prefetch_related("paragraphs").order_by("created_at", "id"):
        found[notice.article_id].append(notice)
    return found
