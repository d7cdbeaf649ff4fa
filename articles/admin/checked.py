"""Form fields that hold to the checks of the sidecar, so that an editor's word is the same through either door."""

from typing import Annotated, Any

from django import forms
from django.core.exceptions import ValidationError as FormError
from pydantic import Field, TypeAdapter, ValidationError


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


class CheckedLines(forms.CharField):
    """Several lines, each of one of these types; a list."""

    def __init__(self, kind: Any, most: int, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 5}), **options)
        self._kind: TypeAdapter[list[str]] = TypeAdapter(Annotated[list[kind], Field(max_length=most)])

    def prepare_value(self, value: Any) -> Any:
        """Return a list as the lines that it is edited in."""
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other lines were sent."""
        return self._lines(data) != list(initial or ())

    def clean(self, value: Any) -> Any:
        """Return the lines that say anything. Raises Django's `ValidationError`."""
        try:
            return self._kind.validate_python(self._lines(super().clean(value)))
        except ValidationError as error:
            raise FormError([_sentence(fault["msg"]) for fault in error.errors()]) from error

    @staticmethod
    def _lines(text: str | None) -> list[str]:
        return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _sentence(message: str) -> str:
    return f"{message.removeprefix('Value error, ')}."
