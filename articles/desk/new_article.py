"""`/desk/articles/new/` and `/desk/drafts/{id}/text/`: giving the document of a draft."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.desk.document_form import LARGEST_FORM, DocumentForm
from articles.desk.page import DeskPage
from articles.models import Draft
from articles.publishing.drafts import keep_document
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
        return self._form(DocumentForm(initial=_initial(draft)), draft)

    def post(self, request: HttpRequest, **names: int) -> HttpResponse:
        """Keep the document in the draft, and go on to what was read."""
        draft = self.draft(**names)
        form = DocumentForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._form(form, draft)
        kept = keep_document(draft, form.document, self.editor)
        return redirect("desk:draft", number=kept.pk)

    def draft(self) -> Draft:
        """Return the draft that the document is for."""
        return Draft()

    def _form(self, form: DocumentForm, draft: Draft) -> HttpResponse:
        return self.show("desk/new_article.html", {"form": form, "draft": draft, "title": self.title})


class DraftText(NewArticle):
    """Give a draft another document; what the editor supplied stays."""

    title = "Change the text of a draft"

    def draft(self, number: int = 0) -> Draft:
        """Return the draft. Raises `UnknownError`."""
        return draft_by_id(number)


def _initial(draft: Draft) -> dict[str, Any]:
    """Return the text of a draft that a browser can show."""
    content = bytes(draft.content)
    if len(content) > _LONGEST_SHOWN:
        return {}
    try:
        return {"text": content.decode(), "kind": draft.media_type.partition(";")[0]}
    except UnicodeDecodeError:
        return {}
