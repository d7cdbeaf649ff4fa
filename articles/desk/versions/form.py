"""The form of a new version: the document, why there is a new version, and the notice that tells of it. Reads no row."""

from typing import Annotated, Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from pydantic import AfterValidator, Field

from articles.choices import Reason
from articles.desk.versions.reading import is_typed, source_text, typed_bytes
from articles.models import Draft, Version
from articles.partial_dates import date_or_time
from articles.publishing.notices import LONGEST_TEXT
from articles.publishing.revising.drafts import DraftedVersion
from articles.selectors.versions import source_of
from articles.web.checked_fields import CheckedField

# A longer text is slow to edit in a browser, so it is downloaded and uploaded.
LARGEST_TYPED = 1024 * 1024  # characters
LONGEST_NOTE = 2000
_PLAIN = "text/plain"
REASONS = [
    (Reason.CORRECTION, "Correction: something was wrong, and is put right"),
    (Reason.CLARIFICATION, "Clarification: something could be misread, and is made clear"),
    (Reason.UPDATE, "Update: there is something new to tell"),
    (Reason.REPUBLICATION_EDIT, "Edited for a republication: an outlet printed it with changes"),
    (Reason.MINOR, "Minor: spelling, spacing or typography; the meaning is the same"),
]
_DateOrTime = Annotated[str, Field(max_length=32), AfterValidator(date_or_time)]
_TEXT_HELP = (
    "This is the source of the current version. Change it here, and a paragraph that you leave alone stays as it is."
)


class VersionForm(forms.Form):
    """A new version. The text is there if the source is plain text or Markdown; a file takes its place."""

    text = forms.CharField(
        label="Text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "dir": "auto", "spellcheck": "true"}),
        help_text=_TEXT_HELP,
    )
    source = forms.FileField(
        label="Or upload a document",
        required=False,
        allow_empty_file=True,
        help_text="Plain text, Markdown, HTML or JATS, of up to 10 MiB. It takes the place of the text above.",
    )
    revert = forms.BooleanField(
        label="Go back to a text that an older version has",
        required=False,
        help_text="Without this, a text that an older version has already is not published again.",
    )
    reason = forms.ChoiceField(label="Why there is a new version", choices=REASONS, widget=forms.RadioSelect)
    change_note = forms.CharField(
        label="Note for readers",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text="What was changed, in a sentence. It stands with the version, and is never changed.",
    )
    public_since = CheckedField(
        _DateOrTime,
        label="Public since",
        required=False,
        help_text="Only for an old revision that was public before today: a day, a month or a year, such as 2019-06-01.",
    )
    with_notice = forms.BooleanField(
        label="And publish a correction notice",
        required=False,
        help_text="It stands above the text, and reaches those who cite or follow what was wrong.",
    )
    notice_text = forms.CharField(
        label="Text of the notice",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text="What was wrong, and what is right, such as: An earlier version said noon; the ferry leaves at one.",
    )
    opened = forms.CharField(widget=forms.HiddenInput, max_length=80)
    begun_from = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, media_type: str, typed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.media_type = media_type
        if not typed:
            del self.fields["text"]
            self.fields["source"].label = "Upload the document"
            self.fields["source"].help_text = "Plain text, Markdown, HTML or JATS, of up to 10 MiB."

    def clean_source(self) -> "UploadedFile[Any] | None":
        """Return the file. Raises Django's `ValidationError` if it is too large."""
        file: UploadedFile[Any] | None = self.cleaned_data.get("source")
        if file is not None and (file.size or 0) > settings.MAX_SOURCE_BYTES:
            raise forms.ValidationError(
                f"The document has {file.size:,} bytes; at most {settings.MAX_SOURCE_BYTES:,} are taken."
            )
        return file

    def clean(self) -> dict[str, Any]:
        """Require a text or a file, and the text of a notice that is to be published."""
        cleaned = super().clean() or {}
        if cleaned.get("with_notice") and not cleaned.get("notice_text", "").strip():
            self.add_error("notice_text", "Say what was wrong and what is right, or take the tick away.")
        return cleaned

    def document(self, kept: Draft | None) -> DraftedVersion | None:
        """Return the document that the form delivers: the file, the text, or what the draft has kept; None if there is none."""
        file: UploadedFile[Any] | None = self.cleaned_data.get("source")
        if file is not None:
            return DraftedVersion(file.read(), (file.content_type or "")[:100], file.name or "")
        if "text" in self.fields:
            content, media_type = typed_bytes(self.cleaned_data["text"], self.media_type)
            return DraftedVersion(content, media_type)
        return DraftedVersion(bytes(kept.content), kept.media_type, kept.file_name) if kept else None

    def decisions(self) -> dict[str, Any]:
        """Return what the form says of the version beside its text, as a draft keeps it."""
        given = self.cleaned_data
        names = (
            "reason",
            "change_note",
            "public_since",
            "revert",
            "with_notice",
            "notice_text",
            "begun_from",
            "opened",
        )
        return {name: given[name] or None for name in names}


def form_for(version: Version, draft: Draft | None, data: Any = None, files: Any = None) -> VersionForm:
    """Return the form with what the draft holds, or else with the source of the current version.

    A text that was sent is kept as one, also if the current version has another format meanwhile.
    """
    content, media_type = (
        (bytes(draft.content), draft.media_type) if draft else (source_of(version), version.media_type)
    )
    typed = "text" in data if data is not None else is_typed(media_type) and len(content) <= LARGEST_TYPED
    if typed and not is_typed(media_type):
        media_type = _PLAIN
    initial = dict(draft.revision) if draft else {}
    if typed and data is None:
        initial["text"] = source_text(content, media_type)
    return VersionForm(data, files, initial=initial, media_type=media_type, typed=typed)
