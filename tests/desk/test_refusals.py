"""Refusals become messages beside the field that they are about."""

from django import forms

from articles.desk.refusals import add_refusal
from articles.intake.errors import IntakeError, SidecarError, Unreadable
from articles.publishing.errors import PublishingError, SlugTakenError


class ArticleForm(forms.Form):
    slug = forms.CharField(required=False)
    authors = forms.CharField(required=False)
    document = forms.CharField(required=False)


def messages(error: PublishingError | IntakeError) -> dict[str, list[str]]:
    form = ArticleForm({})
    add_refusal(form, error, {"/source": "document"})
    return {name: [str(message) for message in form.errors[name]] for name in form.errors}


def test_a_pointer_names_the_field() -> None:
    (name,) = messages(SlugTakenError("ice"))
    assert name == "slug"


def test_the_longest_beginning_of_a_pointer_that_is_a_field_counts() -> None:
    error = SidecarError(
        [("/authors/0/orcid", "invalid", "This is not an ORCID iD"), ("/slug", "invalid", "Too long.")]
    )
    assert messages(error) == {"authors": ["This is not an ORCID iD."], "slug": ["Too long."]}


def test_what_cannot_be_read_is_about_the_document() -> None:
    assert messages(Unreadable("The document is empty.")) == {"document": ["The document is empty."]}


def test_a_message_about_no_field_is_about_the_form() -> None:
    assert messages(PublishingError("The shelf is full.")) == {"__all__": ["The shelf is full."]}
