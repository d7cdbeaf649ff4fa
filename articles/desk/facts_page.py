"""The facts of a draft as its page shows them: each with what is printed, what the editor gives, and the warnings about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django import forms
from django.forms import BoundField

from articles.desk.facts_forms import AuthorForm
from articles.desk.printed import Stated, places_of_facts, places_of_first, printed_facts, printed_first, stated_in
from articles.desk.supplied import Supplied
from articles.desk.warnings import ELSEWHERE, warnings_by_place
from articles.intake.manuscript import Author, Manuscript, Origin
from articles.models import Person
from articles.publishing.people import known_person
from articles.selectors.people import article_count_of


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: its field, what the document prints of it and where, and whether the editor gives another value."""

    field: BoundField
    printed: str | None
    is_given: bool
    warnings: Sequence[str] = ()
    stated: Stated | None = None

    @property
    def is_open(self) -> bool:
        """Whether the field is shown at once, and not only to who asks for it."""
        return not self.printed or self.is_given or bool(self.field.errors) or bool(self.warnings)


@dataclass(frozen=True, slots=True)
class Byline:
    """An author: the facts about them, and the stored person whom they are taken for, if there is one."""

    name: str | None
    form: AuthorForm
    facts: Sequence[Fact]
    person: Person | None = None
    article_count: int = 0
    stated: Stated | None = None

    @property
    def is_open(self) -> bool:
        """Whether the facts are shown at once."""
        return any(fact.is_given or fact.field.errors for fact in self.facts)


@dataclass(frozen=True, slots=True)
class FactsPage:
    """All facts, in the parts of the page, and the warnings about the parts."""

    supplied: Supplied
    facts: Mapping[str, Fact]
    first: Sequence[Fact]
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
        authors=_bylines(supplied.authors, completed.authors),
        warnings=warnings,
    )


def _facts(
    form: forms.Form,
    printed: Mapping[str, str],
    warnings: Mapping[str, Sequence[str]],
    places: Mapping[str, Origin],
) -> list[Fact]:
    return [
        Fact(
            bound,
            printed.get(bound.name),
            bool(bound.value()),
            warnings.get(bound.name, ()),
            stated_in(places.get(bound.name)) if bound.name in printed else None,
        )
        for bound in form.visible_fields()
    ]


def _bylines(author_forms: Sequence[AuthorForm], authors: Sequence[Author]) -> list[Byline]:
    by_name = {author.name_as_printed: author for author in authors}
    return [_byline(form, by_name.get(form.printed_name or form["name"].value() or "")) for form in author_forms]


def _byline(form: AuthorForm, author: Author | None) -> Byline:
    person = known_person(author) if author else None
    facts = _facts(form, {}, {}, {})
    name = author.name_as_printed if author else None
    stated = stated_in(author.origins.get("name_as_printed")) if author and form.printed_name else None
    return Byline(name, form, facts, person, article_count_of(person) if person else 0, stated)
