"""Recomputing everything that can be recomputed, and naming each row that is wrong. Reads every row; writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, QuerySet

from articles.choices import ArticleStatus, LineageKind
from articles.identity import pids
from articles.identity.change import changes
from articles.identity.digests import digest_of, text_digest, version_digest
from articles.models import Article, Lineage, Paragraph, Passage, Section, Source, Version, Withdrawal, Wording

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is wrong: which one, and what is wrong with it."""

    where: str
    detail: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The faults of one row."""

    faults: tuple[Fault, ...] = ()


def rows_to_check() -> int:
    """Return how many rows `check_everything` looks at."""
    return sum(rows.count() for rows in (_wordings(), _paragraphs(), _versions(), _articles()))


def check_everything() -> Iterator[Checked]:
    """Check each row of the wordings, paragraphs, versions and articles in turn, in constant memory."""
    for wording in _wordings().iterator(CHUNK):
        yield Checked(tuple(_wording_faults(wording)))
    for paragraph in _paragraphs().iterator(CHUNK):
        yield Checked(tuple(_paragraph_faults(paragraph)))
    for version in _versions().iterator(CHUNK):
        yield Checked(tuple(_version_faults(version)))
    for article in _articles().iterator(CHUNK):
        yield Checked(tuple(_article_faults(article)))


def _wordings() -> QuerySet[Wording]:
    return Wording.objects.select_related("paragraph").order_by("pk")


def _paragraphs() -> QuerySet[Paragraph]:
    return Paragraph.objects.order_by("pk")


def _versions() -> QuerySet[Version]:
    return Version.objects.select_related("article").order_by("article", "number")


def _articles() -> QuerySet[Article]:
    return Article.objects.select_related("current_version").order_by("pk")


def _wording_faults(wording: Wording) -> Iterator[Fault]:
    where = f"paragraph {wording.paragraph.pid}, wording {wording.pk}"
    if text_digest(wording.text) != wording.digest:
        yield Fault(where, "the text does not have its digest")
    if text_digest(wording.html) != wording.html_digest:
        yield Fault(where, "the HTML does not have its digest")


def _paragraph_faults(paragraph: Paragraph) -> Iterator[Fault]:
    try:
        pids.parse(paragraph.pid)
    except ValueError as error:
        yield Fault(f"paragraph row {paragraph.pk}", str(error))
    if not Passage.objects.filter(paragraph=paragraph).exists():
        yield Fault(f"paragraph {paragraph.pid}", "no version has it")


def _version_faults(version: Version) -> Iterator[Fault]:
    where = f"article {version.article.slug}, version {version.number}"
    source = Source.objects.filter(version=version).first()
    if source is None:
        yield Fault(where, "its source is missing")
    elif digest_of(bytes(source.content)) != version.source_digest:
        yield Fault(where, "the source does not have its digest")
    yield from _passage_faults(version, where)
    yield from _chain_faults(version, where)
    yield from _section_faults(version, where)
    yield from _change_faults(version, where)
    yield from _lineage_faults(version, where)


def _passage_faults(version: Version, where: str) -> Iterator[Fault]:
    rows = Passage.objects.filter(version=version).order_by("ordinal")
    passages = list(rows.values_list("ordinal", "paragraph__pid", "wording__digest"))
    if [ordinal for ordinal, _, _ in passages] != list(range(1, version.paragraph_count + 1)):
        yield Fault(where, f"its ordinals are not 1 to {version.paragraph_count}")
    if rows.exclude(paragraph=F("wording__paragraph")).exists():
        yield Fault(where, "a passage has the wording of another paragraph")
    if rows.exclude(paragraph__article=version.article_id).exists():
        yield Fault(where, "a passage has a paragraph of another article")
    digest = version_digest(
        number=version.number,
        title=version.title,
        language=version.language,
        source_digest=version.source_digest,
        previous_digest=version.previous_digest,
        paragraphs=((pid, digest) for _, pid, digest in passages),
    )
    if digest != version.digest:
        yield Fault(where, "its facts and paragraphs do not have its digest")


def _chain_faults(version: Version, where: str) -> Iterator[Fault]:
    before = Version.objects.filter(article=version.article_id, number=version.number - 1).first()
    if version.number > 1 and before is None:
        yield Fault(where, f"version {version.number - 1} is missing")
    if version.previous_digest != (before.digest if before else None):
        yield Fault(where, "it is not chained to the digest of the version before")


def _change_faults(version: Version, where: str) -> Iterator[Fault]:
    """Recompute what happened to each paragraph since the version before."""
    fields = ("paragraph", "wording__digest", "wording__html_digest")
    after = Passage.objects.filter(version=version).order_by("ordinal")
    before = Passage.objects.filter(version__article=version.article_id, version__number=version.number - 1)
    was = [(paragraph, words) for paragraph, *words in before.order_by("ordinal").values_list(*fields)]
    now = [(paragraph, words) for paragraph, *words in after.values_list(*fields)]
    for ordinal, (stored, recomputed) in enumerate(
        zip(after.values_list("change", flat=True), changes(was, now), strict=True), 1
    ):
        if stored != recomputed:
            yield Fault(where, f"paragraph {ordinal} is stored as {stored}, and is {recomputed}")


def _lineage_faults(version: Version, where: str) -> Iterator[Fault]:
    now = Passage.objects.filter(version=version).values("paragraph")
    before = Passage.objects.filter(version__article=version.article_id, version__number=version.number - 1)
    for row in Lineage.objects.filter(version=version).select_related("ancestor", "descendant"):
        pair = f"the {row.kind} of {row.ancestor.pid} into {row.descendant.pid}"
        if not before.filter(paragraph=row.ancestor).exists() or not now.filter(paragraph=row.descendant).exists():
            yield Fault(where, f"{pair} names a paragraph that the versions do not have")
        if now.filter(paragraph=row.ancestor).exists() != (row.kind == LineageKind.SPLIT):
            yield Fault(where, f"{pair} contradicts the paragraphs of the version")


def _section_faults(version: Version, where: str) -> Iterator[Fault]:
    for section in Section.objects.filter(version=version):
        inside = Passage.objects.filter(version=version, section=section).values_list("ordinal", flat=True)
        if sorted(inside) != list(range(section.first_ordinal, section.last_ordinal + 1)):
            yield Fault(where, f"section {section.order} does not hold the paragraphs from its first to its last")


def _article_faults(article: Article) -> Iterator[Fault]:
    newest = Version.objects.filter(article=article).order_by("-number").first()
    if newest is None or article.current_version_id != newest.pk:
        yield Fault(f"article {article.slug}", "its current version is not its newest one")
    in_force = Withdrawal.objects.filter(article=article, version=None, paragraph=None, lifted_by=None).exists()
    if in_force != (article.status == ArticleStatus.WITHDRAWN):
        yield Fault(f"article {article.slug}", "its status contradicts its withdrawals")
