"""All that the store knows of some texts since they were cited, loaded at once. Reads the store; constant in queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from articles.citing.checking.earlier_citation import CitedText
from articles.identity.descent import Descent, Step, descents
from articles.models import Lineage, Notice, Passage
from articles.selectors.comparing import Comparison
from articles.selectors.versions import passages
from articles.selectors.withdrawals import Withdrawals, withdrawals_of_many

VersionPair = tuple[int, int]
ByPid = Mapping[str, Passage]
Origins = Mapping[str, Mapping[str, Descent]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The loaded rows: comparisons by the versions compared, histories by PID, notices and withdrawals by article."""

    comparisons: Mapping[VersionPair, Comparison]
    histories: Mapping[str, Sequence[Passage]]
    notices: Mapping[int, Sequence[Notice]]
    withdrawals: Mapping[int, Withdrawals]

    def comparison(self, text: CitedText) -> Comparison:
        """Return the comparison of the version cited with the current one.

        The words are loaded of the paragraphs cited and of what became of them; if words were quoted from a whole text, of
        both versions.
        """
        return self.comparisons[_pair(text)]


def evidence_of(texts: Sequence[CitedText]) -> Evidence:
    """Return what the store knows of the texts."""
    articles = {text.article.pk for text in texts}
    pairs = {_pair(text): text for text in texts}
    light = _passages_without_words(texts)
    origins = _origins(pairs, light)
    complete = _passages_with_words(texts, origins)
    withdrawals = withdrawals_of_many(articles)
    comparisons = {
        (cited, current): Comparison(
            {**light[cited], **complete[cited]},
            {**light[current], **complete[current]},
            origins[cited, current],
            withdrawals[text.article.pk],
        )
        for (cited, current), text in pairs.items()
    }
    return Evidence(comparisons, _histories(texts), _notices(articles), withdrawals)


def _pair(text: CitedText) -> VersionPair:
    return text.cited.pk, text.current.pk


def _is_superseded(text: CitedText) -> bool:
    return text.cited.pk != text.current.pk


def _passages_without_words(texts: Iterable[CitedText]) -> Mapping[int, ByPid]:
    """Return the passages of the versions, by version and PID in the order of the text.

    Of a paragraph in a version that is still current, only its own passage is needed.
    """
    full_versions = {version for text in texts if text.pid is None or _is_superseded(text) for version in _pair(text)}
    own = Q(version__in={text.cited.pk for text in texts}, paragraph__pid__in={text.pid for text in texts if text.pid})
    rows = Passage.objects.filter(Q(version__in=full_versions) | own).select_related("paragraph", "wording", "version")
    light = rows.only("ordinal", "version__number", "paragraph__pid", "paragraph__article", "wording__digest")
    return _by_version(light.order_by("ordinal"))


def _passages_with_words(texts: Sequence[CitedText], origins: Mapping[VersionPair, Origins]) -> Mapping[int, ByPid]:
    """Return the passages with words to compare, show or search, by version and PID."""
    versions = {version for text in texts for version in _pair(text)}
    named = {text.pid for text in texts if text.pid}
    heirs = {
        heir for text in texts if text.pid for heir, earlier in origins[_pair(text)].items() if text.pid in earlier
    }
    searched = {version for text in texts if text.pid is None and text.citation.text for version in _pair(text)}
    wanted = Q(version__in=versions, paragraph__pid__in=named | heirs) | Q(version__in=searched)
    return _by_version(passages().filter(wanted))


def _by_version(rows: QuerySet[Passage]) -> Mapping[int, ByPid]:
    by_version: dict[int, dict[str, Passage]] = defaultdict(dict)
    for passage in rows:
        by_version[passage.version_id][passage.paragraph.pid] = passage
    return by_version


def _origins(pairs: Mapping[VersionPair, CitedText], light: Mapping[int, ByPid]) -> Mapping[VersionPair, Origins]:
    """Return for each pair of versions which paragraphs of the one each paragraph of the other came from."""
    articles = {text.article.pk for text in pairs.values() if _is_superseded(text)}
    rows = Lineage.objects.filter(version__article__in=articles).order_by("version__number", "id")
    steps: dict[int, list[Step]] = defaultdict(list)
    columns = rows.values_list("version__article", "version__number", "ancestor__pid", "descendant__pid", "kind")
    for article, number, ancestor, descendant, kind in columns:
        steps[article].append(Step(number, ancestor, descendant, kind))
    return {
        (cited, current): descents(_between(steps[text.article.pk], text), light[cited], light[current])
        for (cited, current), text in pairs.items()
    }


def _between(steps: Iterable[Step], text: CitedText) -> Iterable[Step]:
    """Return the steps after the version cited and up to the current one."""
    return (step for step in steps if text.cited.number < step.version <= text.current.number)


def _histories(texts: Iterable[CitedText]) -> Mapping[str, Sequence[Passage]]:
    """Return the passages of each paragraph cited, oldest first, without their words."""
    rows = Passage.objects.filter(paragraph__pid__in={text.pid for text in texts if text.pid})
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
    notices: dict[int, list[Notice]] = defaultdict(list)
    for notice in rows.prefetch_related("paragraphs").order_by("created_at", "id"):
        notices[notice.article_id].append(notice)
    return notices
