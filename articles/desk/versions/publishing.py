"""`/desk/articles/{slug}/versions/new/{draft}/preview/`: the public page as it will be, and publishing it."""

import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from articles.desk.long_texts import blocks_on, is_long, page_of
from articles.desk.preview import public_page
from articles.desk.versions.alignment import alignment_of, revision_of
from articles.desk.versions.editing import PageOfDraft, VersionPage
from articles.desk.versions.opened import seen_at, unchanged_since
from articles.desk.versions.reading import delivery_of
from articles.models import Article, Draft
from articles.publishing.articles import rehearsal
from articles.publishing.drafts import discard_draft
from articles.publishing.errors import PublishingError
from articles.publishing.revising.drafts import publish_draft
from articles.publishing.revising.revisions import Precondition, Revised
from articles.web.base_url import urls_for


class PreviewVersion(PageOfDraft):
    """The preview of a draft, with the button that publishes it."""

    def post(self, request: HttpRequest, slug: str, draft_id: int) -> HttpResponseBase:
        """Publish the draft as it was previewed, with its notice; or say why it cannot be, and keep it."""
        article = self.article(slug)
        draft = self.draft(article, draft_id)
        try:
            seen = seen_at(request.POST.get("seen", ""))
            revised = self._publish(draft, seen, unchanged_since(draft.revision.get("opened")))
        except PublishingError as error:
            return self.page(self.article(slug), self.draft(article, draft_id), error)
        with_notice = " with its correction notice" if _notice_of(draft) else ""
        messages.success(request, f"Version {revised.version.number} is published{with_notice}.")
        return HttpResponseRedirect(reverse("desk:version-published", args=[slug, revised.version.number]))

    def _publish(self, draft: Draft, seen: datetime.datetime, precondition: Precondition | None = None) -> Revised:
        revision = revision_of(draft.revision, precondition)
        delivery = delivery_of(draft, self.made_by)
        revised = publish_draft(draft, delivery, revision, notice=_notice_of(draft), seen=seen)
        if not revised.created:
            raise _same(revised.version.number)
        return revised

    def page(self, article: Article, draft: Draft, error: PublishingError | None = None) -> HttpResponse:
        """Return the public page as it will be."""
        content: dict[str, Any] = {"notice": _notice_of(draft)}
        try:
            content |= self._previewed(article, draft)
        except PublishingError as refused:
            error = error or refused
        return self.show_draft("desk/version_preview.html", draft, article, content, error)

    def _previewed(self, article: Article, draft: Draft) -> dict[str, Any]:
        """Return the number of the new version, and its page; of a long text the paragraphs, if its page is not asked for."""
        current = article.current_version
        assert current is not None
        alignment = alignment_of(draft, article)
        if alignment.same_as:
            raise _same(alignment.same_as)
        content: dict[str, Any] = {"next": current.number + 1, "paragraphs": alignment.paragraphs}
        if is_long(alignment.paragraphs) and "whole" not in self.request.GET:
            manuscript = delivery_of(draft, self.made_by).manuscript
            text = page_of(manuscript, self.request.GET.get("page"))
            return {**content, "text": text, "blocks": blocks_on(text, manuscript)}
        with rehearsal():
            self._publish(draft, draft.updated_at)
            content["page"] = public_page(self.request, urls_for(self.request).article_page(article.slug))
        return content


class VersionPublished(VersionPage):
    """`/desk/articles/{slug}/versions/{n}/published/`: what was published, and where to go from there."""

    def get(self, request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
        """Return the page."""
        urls = urls_for(request)
        content = {
            "article": self.article(slug),
            "number": number,
            "public": urls.article_page(slug),
            "changes": f"{urls.article_page(slug)}changes/{number - 1}..{number}/" if number > 1 else None,
        }
        return self.show("desk/version_published.html", content)


class DiscardVersion(VersionPage):
    """`/desk/articles/{slug}/versions/new/{draft}/discard/`: throwing a draft away."""

    permission = "articles.delete_draft"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, slug: str, draft_id: int) -> HttpResponseBase:
        """Delete the draft, and lead to the form of a new version."""
        discard_draft(self.draft(self.article(slug), draft_id))
        messages.success(request, "The draft is discarded.")
        return HttpResponseRedirect(reverse("desk:version-new", args=[slug]))


def _same(number: int) -> PublishingError:
    return PublishingError(f"Version {number} has this text already.")


def _notice_of(draft: Draft) -> str | None:
    """Return the text of the notice that is to be published with the draft, if there is one."""
    return draft.revision.get("notice_text") if draft.revision.get("with_notice") else None
