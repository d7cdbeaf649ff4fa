"""`/desk/drafts/{id}/`: what was read of a document, and what the editor supplies. Saving publishes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.bounds import MAX_JSON_BYTES
from articles.desk.facts_forms import OF_PAGE, OF_TEXT
from articles.desk.facts_page import facts_page
from articles.desk.page import DeskPage
from articles.desk.pieces import Piece, pieces_of
from articles.desk.supplied import Supplied, fields_of
from articles.intake.errors import IntakeError
from articles.intake.manuscript import Manuscript
from articles.intake.shown import shown_lines
from articles.intake.sidecar import apply, parse_json_object
from articles.intake.slugs import slug_of
from articles.models import Draft
from articles.publishing.articles import publish_article, rehearsal
from articles.publishing.delivery import Delivery
from articles.publishing.drafts import document_of, keep_metadata
from articles.publishing.errors import PublishingError
from articles.selectors.drafts import draft_by_id
from articles.web.base_url import urls_for

MOST_PIECES = 400
# Bytes of a document in which the places of its pieces are looked for.
LONGEST_SEARCHED = 1_000_000
# Bytes of a document that is rehearsed whenever its page is opened. A longer one takes seconds; it is when it is saved.
LONGEST_REHEARSED = 1024 * 1024
ALWAYS_SHOWN = ("published", "url")


class DraftPage(DeskPage):
    """The source with what each piece is; beside it the facts. A draft that cannot be read leads to its document."""

    permission = "articles.change_draft"
    largest_body = MAX_JSON_BYTES

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Return the page."""
        draft = draft_by_id(number)
        manuscript = document_of(draft).manuscript
        if manuscript is None:
            return redirect("desk:draft-text", number=number)
        is_short = len(draft.content) <= LONGEST_REHEARSED
        result = checked(draft, manuscript, fields_of(draft.metadata, manuscript), rehearse=is_short)
        return self._page(draft, result)

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Keep the facts; go on to the preview if that is asked for and nothing is wrong."""
        draft = draft_by_id(number)
        manuscript = document_of(draft).manuscript
        if manuscript is None:
            return redirect("desk:draft-text", number=number)
        result = checked(draft, manuscript, request.POST)
        seen = request.POST.get("seen")
        if seen and seen != state_of(draft):
            who = f"{draft.made_by} has changed this draft meanwhile"
            result.supplied.facts.add_error(None, f"{who}. Save once more to keep what stands here instead.")
        elif result.sidecar is not None:
            keep_metadata(draft, manuscript, result.sidecar, self.editor)
        if result.supplied.has_errors:
            return self._page(draft, result)
        if "preview" in request.POST:
            return redirect("desk:preview", number=draft.pk)
        messages.success(request, "The draft is saved. Nothing of it is public.")
        return redirect("desk:draft", number=draft.pk)

    def _page(self, draft: Draft, result: "Checked") -> HttpResponse:
        pieces = _pieces(draft, result.read)
        page = facts_page(result.supplied, result.read, result.completed)
        return self.show(
            "desk/draft.html",
            {
                "draft": draft,
                "read": result.read,
                "completed": result.completed,
                "pieces": pieces[:MOST_PIECES],
                "more": len(pieces) - MOST_PIECES,
                "page": page,
                "of_text": page.of(*OF_TEXT),
                "of_page": page.of("outlet", *ALWAYS_SHOWN),
                "more_of_page": page.of(*(name for name in OF_PAGE if name not in ALWAYS_SHOWN)),
                "errors": [error for form in result.supplied.every_form for error in form.non_field_errors()],
                "has_errors": result.supplied.has_errors,
                "state": state_of(draft),
                "address": urls_for(self.request).article_page(slug_of(result.completed)),
            },
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """What an editor supplies, with its errors; and the sidecar made of it, unless a field is malformed."""

    supplied: Supplied
    read: Manuscript
    completed: Manuscript
    sidecar: dict[str, Any] | None


def checked(draft: Draft, read: Manuscript, data: Mapping[str, Any], *, rehearse: bool = True) -> Checked:
    """Return what the fields in `data` make of a draft; whatever stands in the way of publishing it is an error there.

    Some of that only a rehearsal tells, such as a slug that is taken.
    """
    supplied = Supplied(data, read, draft.metadata)
    if supplied.has_errors:
        return Checked(supplied, read, read, None)
    sidecar, completed = supplied.sidecar(), read
    try:
        completed = apply(read, parse_json_object(sidecar)) if sidecar else read
        if rehearse:
            with rehearsal():
                publish_article(Delivery(bytes(draft.content), completed, sidecar or None))
    except (IntakeError, PublishingError) as error:
        supplied.refuse(error)
    return Checked(supplied, read, completed, sidecar)


def state_of(draft: Draft) -> str:
    """Return what names the state of a draft that somebody was shown."""
    return draft.updated_at.isoformat()


def _pieces(draft: Draft, read: Manuscript) -> list[Piece]:
    content = bytes(draft.content)
    return pieces_of(read, shown_lines(content, read.media_type) if len(content) <= LONGEST_SEARCHED else [])
