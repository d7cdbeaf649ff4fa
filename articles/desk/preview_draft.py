"""`/desk/drafts/{id}/preview/`: the public page of a draft before it is public, and publishing it."""

from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html

from articles.citing.citations import usual_entry
from articles.desk.draft import state_of
from articles.desk.long_texts import beginning_of, blocks_on, page_of
from articles.desk.page import DeskPage
from articles.desk.preview import public_page
from articles.desk.refusals import messages_of
from articles.intake.errors import IntakeError
from articles.models import Draft
from articles.publishing.articles import Published, publish_article, rehearsal
from articles.publishing.drafts import delivery_of_draft, discard_draft
from articles.publishing.errors import PublishingError
from articles.selectors.cited import cite
from articles.selectors.drafts import draft_by_id
from articles.selectors.withdrawals import refusals_of
from articles.web.base_url import urls_for


class PreviewDraft(DeskPage):
    """The page as readers will see it, with its address and its citation; publishing it.

    Of a long text it is the page of the beginning, which further pages of paragraphs follow.
    """

    permission = "articles.add_article"

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Return the preview, or lead back to the draft if it cannot be published."""
        draft = draft_by_id(number)
        try:
            delivery = delivery_of_draft(draft, self.made_by)
            text = page_of(delivery.manuscript, request.GET.get("page"))
            if text.number > 1:
                content = {"draft": draft, "text": text, "blocks": blocks_on(text, delivery.manuscript)}
                return self.show("desk/preview_further.html", content)
            with rehearsal():
                published = publish_article(replace(delivery, manuscript=beginning_of(delivery.manuscript)))
                return self._page(draft, published, text)
        except (IntakeError, PublishingError) as error:
            return self._back(number, error)

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Publish the draft that was shown."""
        draft = draft_by_id(number)
        if request.POST.get("seen") != state_of(draft):
            messages.warning(
                request, "The draft was changed meanwhile; nothing is published. This is how it stands now."
            )
            return redirect("desk:preview", number=number)
        try:
            published = publish_article(delivery_of_draft(draft, self.made_by))
        except (IntakeError, PublishingError) as error:
            return self._back(number, error)
        # Apart, so that publishing can be tried again. A draft that is left over says that it is published already.
        discard_draft(draft)
        address = urls_for(request).article_page(published.article.slug)
        message = format_html('“{}” is public: <a href="{}">{}</a>', published.version.title, address, address)
        messages.success(request, message)
        return redirect("desk:start")

    def _page(self, draft: Draft, published: Published, text: "Page[int]") -> HttpResponse:
        urls = urls_for(self.request)
        address = urls.article_page(published.article.slug)
        return self.show(
            "desk/preview_draft.html",
            {
                "draft": draft,
                "state": state_of(draft),
                "is_new": published.created,
                "address": address,
                "citation": usual_entry(cite(published.version, refusals_of(published.article.pk)), urls),
                "text": text,
                "page": public_page(self.request, address),
            },
        )

    def _back(self, number: int, error: IntakeError | PublishingError) -> HttpResponse:
        """Lead back to a draft that cannot be published, and say why."""
        for _, message in messages_of(error):
            messages.error(self.request, message)
        return redirect("desk:draft", number=number)


class DiscardDraft(DeskPage):
    """Asking whether to discard a draft, and discarding it."""

    permission = "articles.delete_draft"

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Ask."""
        return self.show("desk/discard_draft.html", {"draft": draft_by_id(number)})

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Discard it."""
        discard_draft(draft_by_id(number))
        messages.success(request, "The draft is discarded.")
        return redirect("desk:start")
