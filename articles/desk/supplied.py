"""All forms of the facts of a draft together, and the sidecar that they make. Reads what was sent, or the draft."""

from collections.abc import Mapping
from typing import Any

from django import forms

from articles.desk.facts_forms import AuthorForm, DenyingForm, Facts, FactsForm, FirstForm
from articles.desk.refusals import messages_of
from articles.intake.errors import IntakeError
from articles.intake.manuscript import Manuscript
from articles.publishing.errors import PublishingError

MORE_AUTHORS = 2  # empty places for authors whom the document does not name
_FIRST = "first"


class Supplied:
    """What an editor supplies about the document that was read as `manuscript`; `before` is the sidecar so far."""

    def __init__(self, data: Mapping[str, Any], manuscript: Manuscript, before: Facts) -> None:
        self.before = before
        self.facts = FactsForm(data)
        self.first = FirstForm(data, prefix=_FIRST)
        printed = [author.name_as_printed for author in manuscript.authors]
        places = [*printed, *([None] * (len(_added(manuscript, before)) + MORE_AUTHORS))]
        self.authors = [AuthorForm(data, _author(position), name) for position, name in enumerate(places)]
        self._given: list[AuthorForm] = []

    @property
    def every_form(self) -> list[forms.Form]:
        """All the forms."""
        return [self.facts, self.first, *self.authors]

    @property
    def has_errors(self) -> bool:
        """Whether a field is not as it has to be."""
        return any(form.errors for form in self.every_form)

    def sidecar(self) -> Facts:
        """Return the sidecar; what no form has a field for, such as sections, stays as it is."""
        known = _authors(self.before)
        pairs = [(form, form.facts(known)) for form in self.authors]
        self._given = [form for form, facts in pairs if facts]
        rest = {name: value for name, value in self.before.items() if name not in ("authors", "publications")}
        authors = [facts for _, facts in pairs if facts]
        first, others = _publications(self.before)
        original = self.first.facts(first)
        publications = [original, *others] if original else others
        lists = {"authors": authors, "publications": publications}
        return self.facts.facts(rest) | {name: rows for name, rows in lists.items() if rows}

    def refuse(self, error: IntakeError | PublishingError) -> None:
        """Add the messages of an error to the fields that they are about."""
        for pointer, message in messages_of(error):
            form, name = self._place(pointer.removeprefix("/metadata").split("/")[1:])
            form.add_error(name if name in form.fields else None, message)

    def _place(self, steps: list[str]) -> tuple[forms.Form, str]:
        match steps:
            case ["authors", position, *rest] if position.isdecimal() and int(position) < len(self._given):
                return self._given[int(position)], rest[0] if rest else ""
            case ["publications", "0", name, *_] if self.first.has_changed():
                return self.first, name
            case [name, *_]:
                return self.facts, name
            case _:
                return self.facts, ""


def fields_of(before: Facts, manuscript: Manuscript) -> dict[str, str]:
    """Return the fields of the forms as a sidecar fills them in."""
    first, _ = _publications(before)
    known = _authors(before)
    names = [author.name_as_printed for author in manuscript.authors] + _added(manuscript, before)
    fields = _filled(FactsForm({}), before) | _filled(FirstForm({}, prefix=_FIRST), first)
    for position, name in enumerate(names):
        fields |= _filled(AuthorForm({}, _author(position), None), {**known.get(name, {}), "name": name})
    return fields


def _filled(form: DenyingForm, facts: Facts) -> dict[str, str]:
    """Return the fields of a form as facts fill them in, with a tick for each that is null."""
    given = {form.add_prefix(name): _as_text(facts.get(name)) for name in form.fields}
    names = (*form.fields, *form.denials)
    return given | {form.denial(name): "yes" for name in names if name in facts and facts[name] is None}


def _authors(sidecar: Facts) -> dict[str, Facts]:
    """Return what a sidecar says of authors, by their names."""
    return {author["name_as_printed"]: author for author in sidecar.get("authors") or ()}


def _publications(sidecar: Facts) -> tuple[Facts, list[Facts]]:
    """Return the first publication in a sidecar, and the others."""
    rows = sidecar.get("publications") or []
    first = next((row for row in rows if row.get("role") == "original"), None)
    return first or {}, [row for row in rows if row is not first]


def _added(manuscript: Manuscript, sidecar: Facts) -> list[str]:
    """Return the names of the authors in a sidecar whom the document does not print."""
    printed = {author.name_as_printed for author in manuscript.authors}
    return [name for name in _authors(sidecar) if name not in printed]


def _author(position: int) -> str:
    return f"author{position}"


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    return str(value.get("name", "")) if isinstance(value, dict) else str(value or "")
