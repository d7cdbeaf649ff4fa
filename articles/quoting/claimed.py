"""Where claims say that their words stand: from names of articles and paragraphs to rows. Reads the store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from articles.addresses import Urls
from articles.models import Version
from articles.quoting.quotation import Quotation
from articles.quoting.verdict import Claim, ClaimError, ClaimMember
from articles.references import Reference, parse_paragraph_reference, parse_reference
from articles.selectors.errors import UnknownError
from articles.selectors.quoted import Place, Places
from articles.selectors.resolving import Parse, Resolved, read_references, rows_of, without_run

LONGEST_TEXT = 5_000
_ADDRESS = "://"


@dataclass(frozen=True, slots=True)
class Claimed:
    """The place that a claim names, by ids; each is None if the claim leaves it out.

    Or else the people and the outlets, by their ids, of whom one wrote it and one printed it; none if nobody is named.
    """

    article_id: int | None = None
    version_id: int | None = None
    paragraph_id: int | None = None
    people: frozenset[int] = frozenset()
    outlets: frozenset[int] = frozenset()

    def has(self, place: Place, places: Places) -> bool:
        """Whether a place is the claimed one, or in it, or in a text of those who are named."""
        return (
            self.article_id in (None, place.article_id)
            and self.version_id in (None, place.version_id)
            and self.paragraph_id in (None, place.paragraph_id)
            and (not self.people or not self.people.isdisjoint(places.people_of[place.version_id]))
            and (not self.outlets or not self.outlets.isdisjoint(places.outlets_of[place.article_id]))
        )


NOWHERE = Claimed()


def claimed_places(claims: Sequence[Claim], urls: Urls) -> list[Claimed | ClaimError]:
    """Return for each claim the place that it names, or what is wrong with the claim; nine queries at most.

    A name that names more than is asked for, such as the address of a version under `article`, is read in full.
    """
    faults = [_fault(claim) for claim in claims]
    if not any(claim.article or claim.paragraph for claim in claims):
        return [fault or _attributed(claim) for claim, fault in zip(claims, faults, strict=True)]
    references = _references(claims, urls)
    texts = dict(zip(references, rows_of([_in_any_version(part) for part in references.values()]), strict=True))
    versions = _versions(claims, references, texts)
    return [
        fault or _claimed(claim, number, texts, versions)
        for number, (claim, fault) in enumerate(zip(claims, faults, strict=True))
    ]


def _attributed(claim: Claim) -> Claimed:
    return Claimed(people=claim.attribution.people, outlets=claim.attribution.outlets)


def _fault(claim: Claim) -> ClaimError | None:
    """Return what is wrong with a claim by itself."""
    if len(claim.text) > LONGEST_TEXT:
        detail = f"A quotation has at most {LONGEST_TEXT:,} characters; this one has {len(claim.text):,}."
        return ClaimError("text", "too_long", detail)
    if Quotation.of(claim.text).whole is None:
        return ClaimError("text", "no_words", "The quotation has no words.")
    if claim.version is not None and claim.article is None and claim.paragraph is None:
        return ClaimError("version", "version_of_nothing", "Say of which article or paragraph it is version.")
    return None


# The place of a claim in the request, and which member of it names something.
_Key = tuple[int, ClaimMember]
_Texts = Mapping[_Key, Resolved | UnknownError]


def _references(claims: Sequence[Claim], urls: Urls) -> dict[_Key, Reference | UnknownError]:
    """Return what the names of articles and paragraphs spell."""
    texts: dict[_Key, tuple[str, Parse]] = {}
    for number, claim in enumerate(claims):
        if claim.article is not None:
            texts[number, "article"] = (claim.article, parse_reference)
        if claim.paragraph is not None:
            is_address = _ADDRESS in claim.paragraph
            texts[number, "paragraph"] = (
                claim.paragraph,
                parse_reference if is_address else parse_paragraph_reference,
            )
    references = [without_run(reference) for reference in read_references([*texts.values()], urls)]
    return dict(zip(texts, references, strict=True))


def _in_any_version(reference: Reference | UnknownError) -> Reference | UnknownError:
    """Return the reference without its version, in which what is named may not be; an ordinal is of its version."""
    if isinstance(reference, UnknownError) or reference.ordinal is not None:
        return reference
    return replace(reference, version=None)


def _versions(
    claims: Sequence[Claim], references: Mapping[_Key, Reference | UnknownError], texts: _Texts
) -> Mapping[int, Version | UnknownError]:
    """Return the versions that are named, by the place of the claim."""
    wanted: dict[int, Reference] = {}
    for (number, _), resolved in texts.items():
        if isinstance(resolved, Resolved):
            named = claims[number].version or _version_in(number, references)
            if named:
                wanted[number] = Reference(slug=resolved.version.article.slug, version=named)
    rows = rows_of([*wanted.values()])
    return {number: row.version if isinstance(row, Resolved) else row for number, row in zip(wanted, rows, strict=True)}


def _version_in(number: int, references: Mapping[_Key, Reference | UnknownError]) -> int | None:
    """Return the version that the name of a paragraph tells, or else that of an article.

    The URL of a publication names an article; which version was printed there is not claimed by it.
    """
    named = (references.get((number, "paragraph")), references.get((number, "article")))
    read = [part for part in named if isinstance(part, Reference) and part.publication is None]
    return next((part.version for part in read if part.version), None)


def _claimed(
    claim: Claim, number: int, texts: _Texts, versions: Mapping[int, Version | UnknownError]
) -> Claimed | ClaimError:
    article, paragraph = texts.get((number, "article")), texts.get((number, "paragraph"))
    version = versions.get(number)
    if isinstance(article, UnknownError):
        return ClaimError("article", article.code, article.detail)
    if isinstance(paragraph, UnknownError):
        return ClaimError("paragraph", paragraph.code, paragraph.detail)
    if isinstance(version, UnknownError):
        return ClaimError("version", version.code, version.detail)
    if paragraph and paragraph.passage is None:
        detail = f"“{(claim.paragraph or '')[:80]}” does not name a paragraph."
        return ClaimError("paragraph", "unknown_paragraph", detail)
    named = paragraph or article
    if named is None:
        return _attributed(claim)
    if article and paragraph and article.version.article_id != paragraph.version.article_id:
        detail = f"Paragraph “{paragraph.pid}” is not of the article “{article.version.article.slug}”."
        return ClaimError("paragraph", "unknown_paragraph", detail)
    return Claimed(
        named.version.article_id,
        version.pk if version else None,
        named.passage.paragraph_id if named.passage else None,
    )
