"""Finding or making the person behind a byline. Reads and writes `Person`."""

from django.db.models import QuerySet

from articles.choices import IdentifiedBy
from articles.intake.manuscript import Author, NameParts
from articles.models import Person
from articles.publishing.errors import UnpublishableError
from articles.publishing.learning import news
from articles.publishing.lengths import refuse_too_long
from articles.publishing.names import log_change
from articles.publishing.transactions import lock
from articles.representations.csl.names import stated_by_family
from articles.selectors.prepared import prepared

IDENTIFIERS = ("orcid", "viaf", "wikidata")
LEARNED = ("family_name", *IDENTIFIERS)
# The number of the lock of new people.
_NEW_PERSON = 2023_04_19


def person_of(author: Author) -> Person:
    """Return the person that `author` is, stored if they are new.

    An identifier decides, if one is given. Without one, the same name is taken for the same person, which surprises an
    archive least; an editor tells two namesakes apart by giving one of them an identifier.
    """
    known = _known(author)
    if known is None:
        # No constraint can hold that a name is new. One lock serves all names, so two publications never wait for each other.
        lock(_NEW_PERSON)
        known = _known(author)
    if known is None:
        name = author.person_name or author.name_as_printed
        person = refuse_too_long(Person(name=name, **{fact: getattr(author, fact) for fact in LEARNED}))
        person.save()
        return person
    learn(known, author)
    return known


def how_identified(author: Author) -> IdentifiedBy:
    """Return what says who `author` is: what said so in the version before, an identifier, or only the name."""
    if author.identified_by not in (None, IdentifiedBy.NAME):
        return IdentifiedBy(author.identified_by)
    return IdentifiedBy.IDENTIFIER if any(getattr(author, name) for name in IDENTIFIERS) else IdentifiedBy.NAME


def stated_name(author: Author) -> NameParts | None:
    """Return the parts of the printed name that the source or an editor states; a family name states them too."""
    if author.name or not author.family_name:
        return author.name
    return stated_by_family(author.name_as_printed, author.family_name)


def learn(person: Person, author: Author) -> None:
    """Add the identifiers and the family name that are new; a known one is never overwritten.

    Raises `UnpublishableError` if an identifier belongs to another person.
    """
    facts = {name: getattr(author, name) for name in LEARNED}
    if not news(person, facts):
        return
    person.refresh_from_db(from_queryset=Person.objects.select_for_update())
    learned = news(person, facts)
    for name, value in learned.items():
        other = Person.objects.filter(**{name: value}).first() if name in IDENTIFIERS else None
        if other is not None:
            raise UnpublishableError(
                f"The identifiers of {author.name_as_printed} are of two people: {name} {value} is {other.name}'s.",
                code="identifiers_conflict",
                pointer="/metadata/authors",
            )
        setattr(person, name, value)
    if learned:
        refuse_too_long(person).save(update_fields=[*learned, "updated_at"])
        log_change(person)


def _known(author: Author) -> Person | None:
    return _by_identifier(author) or _by_version_before(author) or _by_name(author)


def _by_version_before(author: Author) -> Person | None:
    """Return the person whom the version before names, unless an identifier says that it is another one."""
    person = Person.objects.filter(pk=author.person).first() if author.person else None
    return None if person is None or _contradicts(person, author) else person


def _by_identifier(author: Author) -> Person | None:
    for name in IDENTIFIERS:
        value = getattr(author, name)
        person = Person.objects.filter(**{name: value}).first() if value else None
        if person is not None:
            return person
    return None


def _by_name(author: Author) -> Person | None:
    candidates = (
        person.merged_into or person for person in _people_named(author.person_name or author.name_as_printed)
    )
    return next((person for person in candidates if not _contradicts(person, author)), None)


@prepared
def _people_named(name: str) -> QuerySet[Person]:
    return Person.objects.filter(name=name).select_related("merged_into").order_by("id")


def _contradicts(person: Person, author: Author) -> bool:
    """Whether both have an identifier of the same kind, and the two differ."""
    pairs = ((getattr(person, name), getattr(author, name)) for name in IDENTIFIERS)
    return any(known and given and known != given for known, given in pairs)
