"""Form fields that hold to the checks of the sidecar, so that an editor's word is the same through either door."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError as FormError
from pydantic import TypeAdapter, ValidationError


class CheckedField(forms.CharField):
    """A line of text of one of the types in `articles.intake.sidecar.fields`; it also writes it as the type does."""

    def __init__(self, kind: Any, **options: Any) -> None:
        super().__init__(empty_value=None, **options)
        self._kind: TypeAdapter[str] = TypeAdapter(kind)

    def clean(self, value: Any) -> Any:
        """Return the text in its standard form, or None where there is none. Raises Django's `ValidationError`."""
        text = super().clean(value)
        if text is None:
            return None
        try:
            return self._kind.validate_python(text)
        except ValidationError as error:
            raise FormError([_sentence(fault["msg"]) for fault in error.errors()]) from error


def _sentence(message: str) -> str:
    return f"{message.removeprefix('Value error, ')}."
