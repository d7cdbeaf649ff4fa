"""The form that a document is pasted into or uploaded with."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict

from articles.bounds import MAX_SOURCE_BYTES
from articles.desk.refusals import add_refusal
from articles.intake.errors import IntakeError, TooLarge
from articles.publishing.drafts import Document

# Room for what a form adds around a document of the largest size.
LARGEST_FORM = MAX_SOURCE_BYTES + 2 * 1024 * 1024
# The type is declared only for what is pasted; a file says it by its name.
KINDS = {
    "": "As it looks",
    "text/plain": "Plain text",
    "text/markdown": "Markdown",
    "text/html": "HTML, the source of a web page",
    "application/jats+xml": "JATS XML",
}
_PASTED = "; charset=utf-8"


def pasted_text(document: Document) -> dict[str, str]:
    """Return the fields of a text as it was pasted. Raises `UnicodeDecodeError`."""
    kind = document.media_type.partition(";")[0]
    return {"text": document.content.decode(), "kind": kind if kind in KINDS else ""}


class DocumentForm(forms.Form):
    """A text that is pasted, or a file; its kind if the text does not say it.

    `is_unreadable` is set if that is all that is wrong with the document.
    """

    is_unreadable = False

    file = forms.FileField(
        required=False,
        label="A file",
        help_text="Text, Markdown, HTML or JATS, of at most 10 MiB. Choose it, or drop it on the button.",
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="Or its text",
        widget=forms.Textarea(attrs={"rows": 16, "dir": "auto"}),
        help_text="Paste all of it, as it was printed: the title first, an empty line between two paragraphs.",
    )
    kind = forms.ChoiceField(required=False, label="What the pasted text is", choices=list(KINDS.items()))

    def clean(self) -> dict[str, Any]:
        """Read the document, so that what is wrong with it stands beside the field that it came by."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned.get("file") and cleaned.get("text", "").strip():
            self.add_error("text", "There is a file and a text; give one of them.")
        elif not cleaned.get("file") and not cleaned.get("text", "").strip():
            self.add_error("text", "Paste a text, or choose a file.")
        else:
            self._read("file" if cleaned.get("file") else "text")
        return cleaned

    def _read(self, field: str) -> None:
        self.document = self._of_file(self.cleaned_data["file"]) if field == "file" else self._of_text()
        try:
            if len(self.document.content) > MAX_SOURCE_BYTES:
                size = len(self.document.content)
                raise TooLarge(f"The document has {size:,} bytes; at most {MAX_SOURCE_BYTES:,} are taken.")
            self.document.read()
        except IntakeError as error:
            self.is_unreadable = not isinstance(error, TooLarge)
            add_refusal(self, error, {"/source": field})

    @classmethod
    def of(cls, document: Document) -> "DocumentForm":
        """Return the form with a document that cannot be read, as it was sent, and with what is wrong with it."""
        if document.file_name:
            file = SimpleUploadedFile(document.file_name, document.content, document.media_type)
            form = cls({}, MultiValueDict({"file": [file]}))
        else:
            form = cls(pasted_text(document))
        form.full_clean()
        return form

    def _of_text(self) -> Document:
        kind = self.cleaned_data["kind"]
        # Browsers send the ends of lines as CR LF, whatever they were.
        content = self.cleaned_data["text"].replace("\r\n", "\n").encode()
        return Document(content, media_type=(kind or "application/octet-stream") + _PASTED)

    @staticmethod
    def _of_file(file: "UploadedFile[Any]") -> Document:
        return Document(file.read(), file.name or "", file.content_type or "")
