"""Refusals of the writer and of the intake as messages of a form, beside the field that each is about. Pure."""

from collections.abc import Iterator, Mapping

from django import forms

from articles.intake.errors import IntakeError, SidecarError
from articles.publishing.errors import PublishingError, SlugTakenError


def add_refusal(
    form: forms.Form, error: PublishingError | IntakeError, fields: Mapping[str, str] | None = None
) -> None:
    """Add the messages of `error` to the fields that its pointers name, and to the form as a whole if it lacks such a field.

    `fields` names fields of the form by pointers, where they have other names than the last member of the pointer.
    """
    for pointer, message in messages_of(error):
        form.add_error(_field_of(form, pointer, fields or {}), message)


def messages_of(error: PublishingError | IntakeError) -> Iterator[tuple[str, str]]:
    """Yield each message of an error, with the JSON pointer of what it is about."""
    match error:
        case SidecarError():
            for pointer, _, detail in error.problems:
                yield f"/metadata{pointer}", f"{detail.rstrip('.')}."
        case SlugTakenError():
            # What the error itself says is for programs.
            rest = "If this is a new version of that text, find it at the start of the desk and follow New version."
            yield error.pointer, f"Another text is published under “{error.slug}”; give this one another name. {rest}"
        case PublishingError():
            yield error.pointer, error.detail
        case _:
            yield "/source", error.detail


def _field_of(form: forms.Form, pointer: str, fields: Mapping[str, str]) -> str | None:
    """Return the field for the longest beginning of the pointer that has one."""
    steps = pointer.split("/")[1:]
    for end in range(len(steps), 0, -1):
        name = fields.get("/" + "/".join(steps[:end]), steps[end - 1])
        if name in form.fields:
            return name
    return None
