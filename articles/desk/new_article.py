"""`/desk/articles/new/` and `/desk/drafts/{id}/text/`: giving the document of a draft."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.desk.document_form import LARGEST_FORM, DocumentForm, pasted_text
from articles.desk.page import DeskPage
from articles.models import Draft
from articles.publishing.drafts import document_of, keep_document
from articles.selectors.drafts import draft_by_id

_LONGEST_SHOWN = 1024 * 1024  # bytes of a text that can be edited in a browser


class NewArticle(DeskPage):
    """Paste or upload a document; it becomes a draft."""

    permission = "articles.add_article"
    largest_body = LARGEST_FORM
    title = "New article"

    def get(self, request: HttpRequest, **names: int) -> HttpResponse:
        """Return the form."""
        draft = self.draft(**names)
        if _is_unreadable(draft):
            return self._form(DocumentForm.of(document_of(draft)), draft)
        return self._form(DocumentForm(initial=_initial(draft)), draft)

    def post(self, request: HttpRequest, **names: int) -> HttpResponse:
        """Keep the document in the draft, and go on to what was read; or back to the form, if it cannot be read.

        A document that cannot be read never replaces one that can.
        """
        draft = self.draft(**names)
        form = DocumentForm(request.POST, request.FILES)
        if form.is_valid():
            return redirect("desk:draft", number=keep_document(draft, form.document, self.editor).pk)
        if not form.is_unreadable or (draft.pk and not _is_unreadable(draft)):
            return self._form(form, draft)
        kept = keep_document(draft, form.document, self.editor)
        messages.warning(request, "This cannot be read yet. It is kept as a draft, and nothing of it is public.")
        return redirect("desk:draft-text", number=kept.pk)

    def draft(self) -> Draft:
        """Return the draft that the document is for."""
        return Draft()

    def _form(self, form: DocumentForm, draft: Draft) -> HttpResponse:
        content = {"form": form, "draft": draft, "title": self.title, "is_unreadable": form.is_unreadable}
        return self.show("desk/new_article.html", content)


class DraftText(NewArticle):
    """Give a draft another document; what the editor supplied stays."""

    title = "Change the text of a draft"

    def draft(self, number: int = 0) -> Draft:
        """Return the draft. Raises `UnknownError`."""
        return draft_by_id(number)


def _is_unreadable(draft: Draft) -> bool:
    """Whether a draft keeps a document that cannot be read."""
    return draft.pk is not None and document_of(draft).manuscript is None


def _initial(draft: Draft) -> dict[str, Any]:
    """Return the text of a draft that a browser can show."""
    document = document_of(draft)
    if len(document.content) > _LONGEST_SHOWN:
        return {}
    try:
        return pasted_text(document)
    except UnicodeDecodeError:
        return {}
