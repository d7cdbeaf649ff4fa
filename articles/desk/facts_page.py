"""The facts of a draft as its page shows them: each with what is printed, what the editor gives, and the warnings about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.forms import BoundField

from articles.desk.facts_forms import AuthorForm, DenyingForm
from articles.desk.printed import (
    Stated,
    note_on_first,
    places_of_facts,
    places_of_first,
    printed_facts,
    printed_first,
    stated_in,
)
from articles.desk.supplied import Supplied
from articles.desk.warnings import ELSEWHERE, warnings_by_place
from articles.intake.manuscript import Author, Manuscript, Origin
from articles.models import Person
from articles.publishing.people import known_person
from articles.selectors.people import article_count_of


@dataclass(frozen=True, slots=True)
class Denial:
    """A tick by which the editor denies what was read: its name in the form, and whether it is set."""

    name: str
    is_set: bool

    @classmethod
    def of(cls, form: DenyingForm, name: str) -> "Denial":
        """Return the tick beside a fact of a form."""
        return cls(form.denial(name), form.denies(name))


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: its field, what the document prints of it and where, whether the editor gives another value, or denies it."""

    field: BoundField
    printed: str | None
    is_given: bool
    denial: Denial
    warnings: Sequence[str] = ()
    stated: Stated | None = None

    @property
    def is_open(self) -> bool:
        """Whether the field is shown at once, and not only to who asks for it."""
        is_changed = self.is_given or self.denial.is_set
        return not self.printed or is_changed or bool(self.field.errors) or bool(self.warnings)


@dataclass(frozen=True, slots=True)
class Byline:
    """An author: the facts about them, and the stored person whom they are taken for, if there is one.

    `denial` says that the name is not an author's, `not_biography` that the printed `biography` is something else.
    """

    name: str | None
    form: AuthorForm
    facts: Sequence[Fact]
    denial: Denial
    not_biography: Denial
    biography: str | None = None
    person: Person | None = None
    article_count: int = 0
    stated: Stated | None = None

    @property
    def is_open(self) -> bool:
        """Whether the facts are shown at once."""
        is_denied = self.denial.is_set or self.not_biography.is_set
        return is_denied or any(fact.is_given or fact.field.errors for fact in self.facts)


@dataclass(frozen=True, slots=True)
class FactsPage:
    """All facts, in the parts of the page, and the warnings about the parts."""

    supplied: Supplied
    facts: Mapping[str, Fact]
    first: Sequence[Fact]
    note: str | None
    not_note: Denial
    authors: Sequence[Byline]
    warnings: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def about_text(self) -> Sequence[str]:
        """The warnings that are about no fact."""
        return self.warnings.get(ELSEWHERE, ())

    def of(self, *names: str) -> list[Fact]:
        """Return the named facts."""
        return [self.facts[name] for name in names]


def facts_page(supplied: Supplied, read: Manuscript, completed: Manuscript) -> FactsPage:
    """Return the page of a document as it was `read`, and as the editor has `completed` it."""
    warnings = warnings_by_place(completed.warnings)
    facts = _facts(supplied.facts, printed_facts(read), warnings, places_of_facts(read))
    return FactsPage(
        supplied=supplied,
        facts={fact.field.name: fact for fact in facts},
        first=_facts(supplied.first, printed_first(read), {}, places_of_first(read)),
        note=note_on_first(read),
        not_note=Denial.of(supplied.first, "note_as_printed"),
        authors=_bylines(supplied.authors, read.authors, completed.authors),
        warnings=warnings,
    )


def _facts(
    form: DenyingForm,
    printed: Mapping[str, str],
    warnings: Mapping[str, Sequence[str]],
    places: Mapping[str, Origin],
) -> list[Fact]:
    return [
        Fact(
            field=bound,
            printed=printed.get(bound.name),
            is_given=bool(bound.value()),
            denial=Denial.of(form, bound.name),
            warnings=warnings.get(bound.name, ()),
            stated=stated_in(places.get(bound.name)) if bound.name in printed else None,
        )
        for bound in form.visible_fields()
    ]


def _bylines(author_forms: Sequence[AuthorForm], read: Sequence[Author], completed: Sequence[Author]) -> list[Byline]:
    biographies = {author.name_as_printed: author.biography_as_printed for author in read}
    by_name = {author.name_as_printed: author for author in completed}
    return [
        _byline(form, by_name.get(form.printed_name or form["name"].value() or ""), biographies)
        for form in author_forms
    ]


def _byline(form: AuthorForm, author: Author | None, biographies: Mapping[str, str | None]) -> Byline:
    person = known_person(author) if author else None
    return Byline(
        name=author.name_as_printed if author else form.printed_name,
        form=form,
        facts=_facts(form, {}, {}, {}),
        denial=Denial.of(form, "role"),
        not_biography=Denial.of(form, "biography_as_printed"),
        biography=biographies.get(form.printed_name or ""),
        person=person,
        article_count=article_count_of(person) if person else 0,
        stated=stated_in(author.origins.get("name_as_printed")) if author and form.printed_name else None,
    )
