"""`/desk/articles/{slug}/versions/new/{draft}/alignment/`: which paragraph each text of a draft is, to be changed by hand."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from articles.desk.versions.alignment import Alignment, aligned_json, alignment_of, revision_of
from articles.desk.versions.editing import PageOfDraft
from articles.desk.versions.menus import decisions, named_ordinals
from articles.desk.versions.opened import mark_of, seen_at
from articles.desk.versions.reading import delivery_of
from articles.desk.versions.row_page import (
    PageOfRows,
    ShownRow,
    menu_choices,
    page_of,
    page_with,
    shown_rows,
    wanted_lines,
)
from articles.models import Article, Draft
from articles.publishing.errors import PublishingError
from articles.publishing.revising.drafts import DraftedVersion, change_draft
from articles.publishing.revising.revisions import preview_version
from articles.references import positive_int
from articles.selectors.lines import lines_at
from articles.selectors.withdrawals import withdrawals_of


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page of the alignment, with its rows as they are shown."""

    page: PageOfRows
    rows: list[ShownRow]


class AlignVersion(PageOfDraft):
    """The alignment of a draft: what changed, or every paragraph (`all`), from a paragraph on (`from`).

    Saving a menu's choice aligns the draft anew.
    """

    def post(self, request: HttpRequest, slug: str, draft_id: int) -> HttpResponseBase:
        """Save the links that were changed, or go on from the version that is current now (`rebase`)."""
        article = self.article(slug)
        if (refusal := self.withdrawn(article)) is not None:
            return refusal
        draft = self.draft(article, draft_id)
        try:
            if "rebase" in request.POST:
                self._rebase(article, draft)
            else:
                self._link(article, draft)
        except PublishingError as error:
            return self.page(article, self.draft(article, draft_id), error)
        return HttpResponseRedirect(request.get_full_path())

    def _link(self, article: Article, draft: Draft) -> None:
        """Save the decisions of the form. Raises `PublishingError`."""
        version = article.current_version
        assert version is not None
        sent = {name: str(value) for name, value in self.request.POST.items()}
        lines = lines_at(version.pk, named_ordinals(sent))
        missing = sorted(named_ordinals(sent) - set(lines))
        if missing:
            detail = f"The current version has paragraphs 1 to {version.paragraph_count}; write one of these numbers."
            raise PublishingError(detail, pointer="/identity")
        pids = {ordinal: line.pid for ordinal, line in lines.items()}
        identity = decisions(sent, draft.revision.get("identity", {}), pids)
        self._save(article, draft, {**draft.revision, "identity": identity}, sent.get("seen", ""))

    def _rebase(self, article: Article, draft: Draft) -> None:
        version = article.current_version
        assert version is not None
        opened = {"opened": mark_of(article), "begun_from": version.number}
        self._save(article, draft, {**draft.revision, **opened}, self.request.POST.get("seen", ""))

    def _save(self, article: Article, draft: Draft, revision: dict[str, object], seen: str) -> None:
        revised = preview_version(article.slug, delivery_of(draft, self.editor), revision_of(revision))
        drafted = DraftedVersion(
            content=bytes(draft.content),
            media_type=draft.media_type,
            file_name=draft.file_name,
            title=draft.title,
            metadata=draft.metadata,
            revision=revision,
            alignment=aligned_json(revised),
        )
        change_draft(draft.pk, drafted, made_by=self.editor, seen=seen_at(seen))

    def page(self, article: Article, draft: Draft, error: PublishingError | None = None) -> HttpResponse:
        """Return a page of the alignment."""
        alignment = alignment_of(draft, article)
        content = {"alignment": alignment, "shown": self._shown(article, draft, alignment)}
        return self.show_draft("desk/version_alignment.html", draft, article, content, error)

    def _shown(self, article: Article, draft: Draft, alignment: Alignment) -> ShownPage:
        asked = self.request.GET
        every = "all" in asked or "from" in asked
        ordinal = positive_int(asked.get("from", ""))
        number = page_with(alignment.rows, ordinal) if ordinal else positive_int(asked.get("page", "")) or 1
        page = page_of(alignment.rows, number, every=every)
        choices = menu_choices(page, alignment.rows, alignment.count)
        lines = lines_at(article.current_version_id or 0, wanted_lines(page, choices))
        rows = list(shown_rows(page, choices, lines, draft.revision.get("identity", {}), withdrawals_of(article.pk)))
        return ShownPage(page, rows)
