"""The facts of one publication, set one by one, and the rule that an article lists each publication once.

Reads and writes `Outlet`; writes `Publication.order`. The caller saves the publication itself.
"""

from collections.abc import Collection, Mapping
from typing import Any

from articles.choices import PublicationRole
from articles.intake.manuscript import PLACE_FACTS
from articles.intake.manuscript import Outlet as OutletRead
from articles.models import Article, Outlet, Publication, Version
from articles.partial_dates import first_day, last_day
from articles.publishing.amending.recorder import AmendmentRecorder, is_printed
from articles.publishing.errors import ConflictError, PrintedFactError, UnpublishableError
from articles.publishing.outlets import outlet_of, outlets_by_name

_PLAIN_FACTS = ("date", "title", "url", *PLACE_FACTS, "credit", "rights")
PUBLICATION_FACTS = ("role", "outlet", "version", *_PLAIN_FACTS)
# The facts that an outlet states once, each with the word that a sentence about it uses.
_OUTLET_FACTS = {"url": "under", "kind": "as a"}


def set_facts(publication: Publication, facts: Mapping[str, Any], recorder: AmendmentRecorder) -> None:
    """Set the facts that `facts` names.

    Raises `PrintedFactError`, `ConflictError`, and `UnpublishableError` for a version that the article does not have.
    """
    if "role" in facts:
        recorder.change(publication, "role", facts["role"], lambda role: role or None)
    if "outlet" in facts:
        _set_outlet(publication, facts["outlet"], recorder)
    if "version" in facts:
        version = _version_of(publication.article, facts["version"])
        recorder.change(publication, "version", version, lambda version: version.number if version else None)
    for name in _PLAIN_FACTS:
        if name in facts:
            recorder.change(publication, name, facts[name])
    publication.starts_on, publication.ends_on = first_day(publication.date), last_day(publication.date)


def refuse_double(publication: Publication, changed: Collection[str]) -> None:
    """Raise `ConflictError` if the `changed` facts make the publication one that the article already has."""
    others = Publication.objects.filter(article=publication.article).exclude(pk=publication.pk)
    outlet, role = publication.outlet, publication.role
    if outlet and {"role", "outlet", "date"} & set(changed):
        same = others.filter(role=role, outlet__folded_name=outlet.folded_name, date=publication.date).first()
        if same is not None:
            when = publication.date or "without a date"
            raise ConflictError(
                f"The {role} in {outlet.name}, {when}, is already publication {same.pk}; amend that one.",
                code="publication_exists",
            )
    if role == PublicationRole.ORIGINAL and "role" in changed:
        original = others.filter(role=role).first()
        if original is not None:
            raise ConflictError(
                f"The original is already publication {original.pk}; amend that one, or add a republication.",
                code="original_exists",
                pointer="/role",
            )


def refuse_reversed(publication: Publication, changed: Collection[str]) -> None:
    """Raise `UnpublishableError` if the `changed` facts put an original after its copy; dates that may be alike do not."""
    if not {"role", "date"} & set(changed) or publication.starts_on is None:
        return
    others = Publication.objects.filter(article=publication.article).exclude(pk=publication.pk)
    if publication.role == PublicationRole.ORIGINAL:
        other = others.exclude(role=publication.role).filter(ends_on__lt=publication.starts_on).first()
    else:
        other = others.filter(role=PublicationRole.ORIGINAL, starts_on__gt=publication.ends_on).first()
    if other is not None:
        copy, original = sorted([str(publication.date), str(other.date)])
        detail = f"An original is never later than its copy: this would be one of {original}, republished {copy}."
        raise UnpublishableError(detail, code="original_after_copy", pointer="/date")


def original_first(article: Article) -> None:
    """Let the original precede the republications in the article's history, whenever it was learned of."""
    rows = list(Publication.objects.filter(article=article).order_by("order"))
    wanted = sorted(rows, key=lambda row: row.role != PublicationRole.ORIGINAL)
    if wanted != rows:
        # New numbers beyond the old ones, so that none is taken twice on the way.
        for order, row in enumerate(wanted, start=rows[-1].order + 1):
            Publication.objects.filter(pk=row.pk).update(order=order)


def _version_of(article: Article, number: int | None) -> Version | None:
    if number is None:
        return None
    version = Version.objects.filter(article=article, number=number).first()
    if version is None:
        detail = f"“{article.slug}” has no version {number}."
        raise UnpublishableError(detail, code="no_such_version", pointer="/version")
    return version


def _set_outlet(publication: Publication, given: Mapping[str, Any] | None, recorder: AmendmentRecorder) -> None:
    """Set the outlet, and its name as printed. Learning only an address or a kind leaves both as they were."""
    old = publication.outlet
    before = outlet_json(old)
    new = _outlet_of(old, given)
    after = outlet_json(new)
    if old is None or new is None or old.pk != new.pk:
        if old is not None and is_printed(publication, "outlet"):
            raise PrintedFactError("outlet", publication.outlet_name)
        recorder.change(publication, "outlet", new, outlet_json)
        publication.outlet_name_as_printed = new.name if new else None
    elif before != after:
        publication.outlet = new
        recorder.record(publication, "outlet", before, after)


def _outlet_of(old: Outlet | None, given: Mapping[str, Any] | None) -> Outlet | None:
    """Return the outlet of the given name, or the present one if no name is given."""
    if given is None:
        return None
    name = given.get("name") or (old.name if old else None)
    if name is None:
        detail = "The publication has no outlet yet; say the name of the outlet."
        raise UnpublishableError(detail, code="missing", pointer="/outlet/name")
    known = outlets_by_name([name]).get(name)
    if known:
        _refuse_other_facts(known, given)
    return outlet_of(OutletRead(name, given.get("url"), given.get("kind")))


def _refuse_other_facts(known: Outlet, given: Mapping[str, Any]) -> None:
    """Raise `ConflictError` if what is `given` of an outlet contradicts what is known of it."""
    for name, word in _OUTLET_FACTS.items():
        value = getattr(known, name)
        if value and name in given and given[name] != value:
            raise ConflictError(
                f"{known.name} is known {word} {value}, and all its publications share that; "
                f"leave the {name} out, or let an editor change the outlet.",
                code="outlet_conflict",
                pointer=f"/outlet/{name}",
            )


def outlet_json(outlet: Outlet | None) -> dict[str, str | None] | None:
    """Return what an amendment says of an outlet."""
    # In alphabetical order, as in a dump, so that an amendment reads the same after a move.
    return {"kind": outlet.kind, "name": outlet.name, "url": outlet.url} if outlet else None
