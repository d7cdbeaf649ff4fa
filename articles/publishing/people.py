"""Finding or making the person behind a byline. Reads and writes `Person`."""

from articles.intake.manuscript import Author
from articles.models import Person
from articles.publishing.errors import UnpublishableError
from articles.publishing.rows import fitting

IDENTIFIERS = ("orcid", "viaf", "wikidata")


def person_of(author: Author) -> Person:
    """Return the person that `author` is, stored now if nobody like that is known.

    An identifier decides where one is given. Without one, the same name is taken for the same person: the least
    surprise for an archive; an editor tells two namesakes apart by giving one of them an identifier.
    """
    known = _by_identifier(author) or _by_name(author)
    if known is None:
        name = author.person_name or author.name_as_printed
        person = fitting(Person(name=name, orcid=author.orcid, viaf=author.viaf, wikidata=author.wikidata))
        person.save()
        return person
    learn(known, author)
    return known


def learn(person: Person, author: Author) -> None:
    """Add the identifiers that are new; one that is known is never overwritten.

    Raises `UnpublishableError` where one of them is another person's.
    """
    news = {name: getattr(author, name) for name in IDENTIFIERS if getattr(author, name) and not getattr(person, name)}
    for name, value in news.items():
        other = Person.objects.filter(**{name: value}).first()
        if other is not None:
            raise UnpublishableError(
                f"The identifiers of {author.name_as_printed} are of two people: {name} {value} is {other.name}'s.",
                code="identifiers_conflict",
                pointer="/metadata/authors",
            )
        setattr(person, name, value)
    if news:
        person.save(update_fields=[*news, "updated_at"])


def _by_identifier(author: Author) -> Person | None:
    for name in IDENTIFIERS:
        value = getattr(author, name)
        person = Person.objects.filter(**{name: value}).first() if value else None
        if person is not None:
            return person
    return None


def _by_name(author: Author) -> Person | None:
    candidates = Person.objects.filter(name=author.person_name or author.name_as_printed).order_by("id")
    return next((person for person in candidates if not _contradicts(person, author)), None)


def _contradicts(person: Person, author: Author) -> bool:
    """Whether both have an identifier of one kind, and these differ."""
    pairs = ((getattr(person, name), getattr(author, name)) for name in IDENTIFIERS)
    return any(known and given and known != given for known, given in pairs)
