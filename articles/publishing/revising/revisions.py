"""Publishing a new version of an article. Writes everything that belongs to it, in one transaction, one editor at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from articles.choices import ArticleStatus, Reason, SuppliedBy
from articles.intake.manuscript import Manuscript
from articles.models import Article, Contribution, Lineage, Passage, Section, Version
from articles.publishing.articles import check_publishable
from articles.publishing.delivery import Delivery
from articles.publishing.errors import PublishingError
from articles.publishing.log import log_version
from articles.publishing.minting import mint_paragraphs
from articles.publishing.publications import add_new_publications
from articles.publishing.revising.align import AlignedVersion, align
from articles.publishing.revising.dating import refuse_impossible_date
from articles.publishing.revising.identity_overrule import Overrule, read_overrule
from articles.publishing.revising.inheriting import inherit_facts, inherit_sections
from articles.publishing.transactions import tried_again, writing
from articles.publishing.versions import AlignedBlock, store_version

Precondition = Callable[[Article], None]


class ArticleWithdrawnError(PublishingError):
    """The article is withdrawn; it takes no new version until it is reinstated."""

    code = "article_withdrawn"


@dataclass(frozen=True, slots=True)
class Revision:
    """The decisions of an editor about a new version.

    `identity` overrules the alignment: a PID, or None for a new paragraph, by ordinal as text. `precondition` is called
    once the article is locked, and raises if the editor has not seen its latest state. `revert` publishes a text again
    that an older version holds. `public_since` is a date or a time, as `partial_dates.date_or_time` returns it, at which the
    text became public.
    """

    reason: Reason = Reason.UPDATE
    change_note: str | None = None
    identity: Mapping[str, str | None] = field(default_factory=dict)
    precondition: Precondition | None = None
    revert: bool = False
    public_since: str | None = None


@dataclass(frozen=True, slots=True)
class Revised:
    """The version that holds the text, and the text as read, with what it inherits.

    `aligned` says which paragraph each block is; None if no version was stored.
    """

    article: Article
    version: Version
    aligned: AlignedVersion | None
    manuscript: Manuscript

    @property
    def created(self) -> bool:
        """Whether a version was stored."""
        return self.aligned is not None


@tried_again
def publish_version(slug: str, delivery: Delivery, revision: Revision) -> Revised:
    """Publish a document as the next version of the article of that slug.

    Bytes that a version holds, and the text of the current version in other bytes, change nothing. Raises
    `Article.DoesNotExist`, `ArticleWithdrawnError`, `UnpublishableError`, `OverruleError`, and what the precondition
    raises.
    """
    with writing():
        article = Article.objects.select_for_update().get(slug=slug)
        checked = _checked(article, delivery, revision)
        if checked.same is not None:
            return Revised(article, checked.same, None, checked.delivery.manuscript)
        return _store(article, checked, revision)


def preview_version(slug: str, delivery: Delivery, revision: Revision) -> Revised:
    """Return what `publish_version` would publish, aligned with the current version. Stores, mints and locks nothing.

    `version` is the one that has the text already, or else the current one. Raises what `publish_version` raises.
    """
    article = Article.objects.get(slug=slug)
    checked = _checked(article, delivery, revision)
    manuscript = checked.delivery.manuscript
    if checked.same is not None:
        return Revised(article, checked.same, None, manuscript)
    aligned = align(checked.current, manuscript.paragraphs, checked.overrule)
    return Revised(article, checked.current, aligned, manuscript)


@dataclass(frozen=True, slots=True)
class _Checked:
    """A delivery that can be published, with the facts that it inherits; `same` is the version that has its text already."""

    current: Version
    delivery: Delivery
    overrule: Overrule
    same: Version | None


def _checked(article: Article, delivery: Delivery, revision: Revision) -> _Checked:
    """Check a delivery and the editor's decisions against the article. Raises what `publish_version` raises."""
    if revision.precondition:
        revision.precondition(article)
    if article.status == ArticleStatus.WITHDRAWN:
        slug = article.slug
        raise ArticleWithdrawnError(f"“{slug}” is withdrawn; reinstate it before you publish a new version of it.")
    current = Version.objects.select_related("article").get(article=article, current_of=article)
    delivery = replace(delivery, manuscript=inherit_facts(delivery.manuscript, current))
    check_publishable(delivery)
    overrule = read_overrule(article, revision.identity, len(delivery.manuscript.paragraphs))
    same = _same_version(article, current, delivery, revision)
    if same is None and revision.public_since:
        refuse_impossible_date(revision.public_since, current)
    return _Checked(current, delivery, overrule, same)


def _same_version(article: Article, current: Version, delivery: Delivery, revision: Revision) -> Version | None:
    """Return the version that already holds what was delivered; of several, the newest."""
    if current.source_digest == delivery.digest or _says_the_same(current, delivery.manuscript):
        return current
    if revision.revert:
        return None
    versions = Version.objects.filter(article=article, source_digest=delivery.digest)
    return versions.select_related("article").order_by("-number").first()


def _says_the_same(version: Version, manuscript: Manuscript) -> bool:
    """Whether the version has this text already: title, byline, headings and every block."""
    facts = (version.title, version.subtitle, version.language)
    if facts != (manuscript.title, manuscript.subtitle, manuscript.language):
        return False
    names = Contribution.objects.filter(version=version).order_by("order").values_list("name_as_printed", flat=True)
    if list(names) != [author.name_as_printed for author in manuscript.authors]:
        return False
    sections = Section.objects.filter(version=version).order_by("order")
    runs = [(run.first_ordinal, run.last_ordinal, run.heading, run.role) for run in manuscript.sections]
    if not runs and sections.filter(supplied_by=SuppliedBy.SOURCE).exists():
        return False
    if runs and list(sections.values_list("first_ordinal", "last_ordinal", "heading", "role")) != runs:
        return False
    passages = Passage.objects.filter(version=version).order_by("ordinal")
    blocks = [(block.kind, block.text, block.html) for block in manuscript.paragraphs]
    return list(passages.values_list("kind", "wording__text", "wording__html")) == blocks


def _store(article: Article, checked: _Checked, revision: Revision) -> Revised:
    current, delivery = checked.current, checked.delivery
    blocks = delivery.manuscript.paragraphs
    aligned = align(current, blocks, checked.overrule)
    aligned.minted = frozenset(j for j, paragraph in enumerate(aligned.paragraphs) if paragraph is None)
    minted = iter(mint_paragraphs(article, len(aligned.minted)))
    aligned_blocks = [
        AlignedBlock(block, paragraph or next(minted), change)
        for block, paragraph, change in zip(blocks, aligned.paragraphs, aligned.changes, strict=True)
    ]
    aligned.paragraphs = [block.paragraph for block in aligned_blocks]
    sections = inherit_sections(delivery.manuscript, current, aligned.paragraphs)
    delivery = replace(delivery, manuscript=replace(delivery.manuscript, sections=sections))
    _take_facts(article, delivery.manuscript)
    version = store_version(
        article,
        delivery,
        aligned_blocks,
        previous=current,
        reason=revision.reason,
        change_note=revision.change_note,
        public_since=revision.public_since,
    )
    _store_lineage(version, aligned)
    add_new_publications(article, version, delivery.manuscript.publications)
    log_version(article, version, aligned)
    return Revised(article, version, aligned, delivery.manuscript)


def _take_facts(article: Article, manuscript: Manuscript) -> None:
    """Take what the new delivery says of the article itself, also that it is unknown; what it does not say stays."""
    for name, value in manuscript.article_facts.items():
        if value or name in manuscript.supplied_by_editor:
            setattr(article, name, value)
    article.supplied_by_editor = sorted({*article.supplied_by_editor, *manuscript.supplied_by_editor})


def _store_lineage(version: Version, aligned: AlignedVersion) -> None:
    Lineage.objects.bulk_create(
        Lineage(
            version=version,
            ancestor=heir.ancestor,
            descendant=aligned.paragraphs[heir.descendant],
            kind=heir.kind,
        )
        for heir in aligned.heirs
    )
