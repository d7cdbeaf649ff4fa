"""`/desk/articles/{slug}/versions/new/` and `…/new/{draft}/`: the text of a new version, and why there is one.

What is saved is a draft, aligned with the current version; the next page shows the alignment.
"""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from articles.choices import ArticleStatus
from articles.desk.document_form import LARGEST_FORM
from articles.desk.page import DeskPage
from articles.desk.refusals import add_refusal
from articles.desk.versions.alignment import aligned_json, revision_of
from articles.desk.versions.form import VersionForm, form_for
from articles.desk.versions.opened import mark_of, seen_at
from articles.desk.versions.reading import carried, delivery_of, printed_facts
from articles.intake.errors import IntakeError
from articles.models import Article, Draft
from articles.publishing.errors import ConflictError, PublishingError
from articles.publishing.revising.drafts import DraftedVersion, begin_draft, change_draft
from articles.publishing.revising.revisions import Revised, preview_version
from articles.selectors.articles import article_by_slug, articles_with_current_version
from articles.selectors.drafts import draft_of_version, other_drafts
from articles.selectors.versions import source_of
from articles.selectors.withdrawals import refusals_of

WRONG = 422


class VersionPage(DeskPage):
    """A page of the work on a new version of an article."""

    permission = "articles.add_version"
    largest_body = LARGEST_FORM

    def article(self, slug: str) -> Article:
        """Return the article with its current version. Raises `UnknownError`."""
        article = article_by_slug(slug, articles_with_current_version())
        if article.current_version:
            article.current_version.article = article
        return article

    def draft(self, article: Article, draft_id: int) -> Draft:
        """Return a draft of a version of the article. Raises `UnknownError`."""
        return draft_of_version(article, draft_id)

    def to(self, name: str, slug: str, draft: Draft) -> HttpResponseRedirect:
        """Return the redirect to another page of the work on a draft."""
        return HttpResponseRedirect(reverse(f"desk:{name}", args=[slug, draft.pk]))

    def withdrawn(self, article: Article) -> HttpResponse | None:
        """Return the page that the article takes no new version, if it is withdrawn."""
        if article.status != ArticleStatus.WITHDRAWN:
            return None
        content = {"article": article, "notice": refusals_of(article.pk).article}
        return self.show("desk/version_withdrawn.html", content, status=409)


class PageOfDraft(VersionPage):
    """A page of a saved draft, which says beside it why the writer refused what was sent. Subclasses write `page` and `post`."""

    def get(self, request: HttpRequest, slug: str, draft_id: int) -> HttpResponseBase:
        """Return the page."""
        article = self.article(slug)
        if (refusal := self.withdrawn(article)) is not None:
            return refusal
        return self.page(article, self.draft(article, draft_id))

    def page(self, article: Article, draft: Draft, error: PublishingError | None = None) -> HttpResponse:
        """Return the page, with the refusal if there is one."""
        raise NotImplementedError

    def show_draft(
        self, template: str, draft: Draft, article: Article, content: dict[str, Any], error: PublishingError | None
    ) -> HttpResponse:
        """Return the page that the template makes of a draft, its article and `content`, with the status of the refusal."""
        of_every_page = {
            "article": article,
            "version": article.current_version,
            "draft": draft,
            "changed_meanwhile": draft.revision.get("opened") != mark_of(article),
            "error": error,
            "seen": draft.updated_at.isoformat(),
        }
        status = 200 if error is None else 409 if isinstance(error, ConflictError) else WRONG
        return self.show(template, {**of_every_page, **content}, status=status)


class EditVersion(VersionPage):
    """The form of a new version: begun anew, or of a draft."""

    def get(self, request: HttpRequest, slug: str, draft_id: int | None = None) -> HttpResponseBase:
        """Return the form with the current source, or with what the draft holds."""
        article = self.article(slug)
        if (refusal := self.withdrawn(article)) is not None:
            return refusal
        assert article.current_version is not None
        draft = self.draft(article, draft_id) if draft_id else None
        form = form_for(article.current_version, draft)
        if draft is None:
            form.initial.update(opened=mark_of(article), begun_from=article.current_version.number)
        else:
            form.initial["seen"] = draft.updated_at.isoformat()
        return self._form(article, draft, form)

    def post(self, request: HttpRequest, slug: str, draft_id: int | None = None) -> HttpResponseBase:
        """Save the draft and lead to its alignment, or return the form with what is wrong beside each field."""
        article = self.article(slug)
        if (refusal := self.withdrawn(article)) is not None:
            return refusal
        assert article.current_version is not None
        draft = self.draft(article, draft_id) if draft_id else None
        form = form_for(article.current_version, draft, request.POST, request.FILES)
        saved = self._saved(article, draft, form) if form.is_valid() else None
        return self._form(article, draft, form) if saved is None else self.to("version-alignment", slug, saved)

    def _form(self, article: Article, draft: Draft | None, form: VersionForm) -> HttpResponse:
        content = {
            "form": form,
            "article": article,
            "version": article.current_version,
            "draft": draft,
            "drafts": other_drafts(article, draft),
        }
        return self.show("desk/version_edit.html", content, status=WRONG if form.errors else 200)

    def _saved(self, article: Article, draft: Draft | None, form: VersionForm) -> Draft | None:
        """Return the draft with what the form says, or None if the form now says what is wrong."""
        document = form.document(draft)
        if document is None:
            form.add_error("source", "Choose the document of the new version.")
            return None
        try:
            drafted, revised = _aligned(article, document, draft, form, self.editor)
            if _says_nothing_new(revised, form):
                return None
            if draft is None:
                return begin_draft(article, drafted, made_by=self.editor)
            return change_draft(draft.pk, drafted, made_by=self.editor, seen=seen_at(form.cleaned_data["seen"]))
        except ConflictError as error:
            _show_that_draft_changed(article, form, draft, error)
        except (IntakeError, PublishingError) as error:
            add_refusal(form, error, {"/source": "text" if "text" in form.fields and not form.files else "source"})
        return None


def _aligned(
    article: Article, document: DraftedVersion, draft: Draft | None, form: VersionForm, editor: str
) -> tuple[DraftedVersion, Revised]:
    """Return what the draft is to hold, and how it is aligned. Raises `IntakeError` and `PublishingError`."""
    version = article.current_version
    assert version is not None
    metadata = draft.metadata if draft else printed_facts(version.source.metadata)
    document = replace(document, metadata=metadata)
    delivery = delivery_of(document, editor)
    identity = draft.revision.get("identity", {}) if draft else {}
    if draft and identity and bytes(draft.content) != document.content:
        before = delivery_of(draft, editor).manuscript.paragraphs
        identity = carried(
            identity, [block.text for block in before], [block.text for block in delivery.manuscript.paragraphs]
        )
    decisions = {**form.decisions(), "identity": identity}
    revised = preview_version(article.slug, delivery, revision_of(decisions))
    drafted = replace(
        document,
        title=delivery.manuscript.title or revised.manuscript.title or "",
        media_type=delivery.manuscript.media_type,
        revision=decisions,
        alignment=aligned_json(revised),
    )
    return drafted, revised


def _says_nothing_new(revised: Revised, form: VersionForm) -> bool:
    """Whether a version has the text already; then the form says which one."""
    if revised.aligned is not None:
        return False
    number = revised.version.number
    if revised.version.pk == revised.article.current_version_id:
        message = f"Version {number}, the current one, has this text already. Change the text to make a new version."
    else:
        message = f"Version {number} has this text already. Tick “{form.fields['revert'].label}” to publish it again."
    form.add_error("text" if "text" in form.fields and not form.files else "source", message)
    return True


def _show_that_draft_changed(article: Article, form: VersionForm, draft: Draft | None, error: ConflictError) -> None:
    """Say that a colleague has saved the draft meanwhile; the form goes on from there if it is sent again."""
    if draft:
        newest = draft_of_version(article, draft.pk)
        form.data = {**form.data.dict(), "seen": newest.updated_at.isoformat()}  # type: ignore[attr-defined]
    form.add_error(
        None,
        f"{error.detail} What you typed is below. Save again to put yours in its place, or open the draft in another "
        "window to look at it first.",
    )


class CurrentSource(VersionPage):
    """`/desk/articles/{slug}/source/`: the source of the current version, to be changed in an editor and uploaded again."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """Return the bytes as delivered, as a file to save."""
        version = self.article(slug).current_version
        assert version is not None
        answer = HttpResponse(source_of(version), content_type=version.media_type)
        ending = {"text/plain": "txt", "text/markdown": "md", "text/html": "html"}.get(
            version.media_type.partition(";")[0], "xml"
        )
        answer["Content-Disposition"] = f'attachment; filename="{slug}-{version.number}.{ending}"'
        return answer
