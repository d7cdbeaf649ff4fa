"""Form fields with the checks of the sidecar, so that an editor's fact is the same from a form and from a file."""

from typing import Annotated, Any

from django import forms
from django.core.exceptions import ValidationError as FormError
from pydantic import Field, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from articles.intake.sidecar import Sidecar
from articles.intake.sidecar.model import SidecarAuthor


class CheckedField(forms.CharField):
    """A line of text of one of the types in `articles.intake.sidecar.fields`, which also bring it into standard form."""

    def __init__(self, kind: Any, **options: Any) -> None:
        super().__init__(empty_value=None, **options)
        self._kind: TypeAdapter[str] = TypeAdapter(kind)

    def clean(self, value: Any) -> Any:
        """Return the text in its standard form, or None if it is empty. Raises Django's `ValidationError`."""
        text = super().clean(value)
        return None if text is None else _checked(self._kind, text)


class CheckedLines(forms.CharField):
    """A list of such texts, one a line."""

    def __init__(self, kind: Any, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 5}), **options)
        self._kind: TypeAdapter[list[str]] = TypeAdapter(kind)

    def prepare_value(self, value: Any) -> Any:
        """Return a list as the lines that it is edited in."""
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the lines differ from the initial list."""
        return self._lines(data) != list(initial or ())

    def clean(self, value: Any) -> Any:
        """Return the lines that are not blank. Raises Django's `ValidationError`."""
        return _checked(self._kind, self._lines(super().clean(value)))

    @staticmethod
    def _lines(text: str | None) -> list[str]:
        return [line.strip() for line in (text or "").splitlines() if line.strip()]


def sidecar_field(name: str, **options: Any) -> CheckedField | CheckedLines:
    """Return the form field for a fact of the sidecar, with its description and an example as help; `options` are Django's."""
    fact = Sidecar.model_fields[name]
    kind, example = _kind_of(fact)
    if isinstance(example, list):
        return CheckedLines(kind, required=False, help_text=f"{fact.description} One a line.", **options)
    return CheckedField(kind, required=False, help_text=f"{fact.description} Such as {example}.", **options)


def identifier_fields() -> tuple[CheckedField, CheckedField, CheckedField]:
    """Return the form fields for what identifies a person: the ORCID iD, the VIAF number and the Wikidata item."""
    return _identifier("orcid", "ORCID iD"), _identifier("viaf", "VIAF"), _identifier("wikidata", "Wikidata")


def _identifier(name: str, label: str) -> CheckedField:
    kind, example = _kind_of(SidecarAuthor.model_fields[name])
    return CheckedField(kind, required=False, label=label, help_text=f"Such as {example}.")


def _kind_of(fact: FieldInfo) -> tuple[Any, Any]:
    """Return the type of a fact with its checks, and an example of it."""
    annotated: Any = Annotated
    (example,) = fact.examples or [""]
    return annotated[(fact.annotation, Field(), *fact.metadata)], example


def _checked(kind: TypeAdapter[Any], value: object) -> Any:
    try:
        return kind.validate_python(value)
    except ValidationError as error:
        raise FormError([_in_words(fault) for fault in error.errors()]) from error


def _in_words(fault: ErrorDetails) -> str:
    if fault["type"] == "string_too_long":
        return f"At most {fault['ctx']['max_length']} characters are taken."
    return f"{fault['msg'].removeprefix('Value error, ')}."
