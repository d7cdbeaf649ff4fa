"""`/desk/articles/{slug}/sections/`: the headings and roles that an editor supplies, which readers see as an outline.

They are facts about the text and not words of it: each is an amendment, and no digest covers them.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from articles.choices import SectionRoleName
from articles.desk.preview import public_page
from articles.desk.versions.editing import WRONG, VersionPage
from articles.desk.versions.opened import mark_of, unchanged_since
from articles.intake.sidecar.fields import Title
from articles.models import Article
from articles.publishing.amending.amendments import amend_article
from articles.publishing.articles import rehearsal
from articles.publishing.errors import ConflictError, PublishingError
from articles.references import positive_int
from articles.representations.outline import outline_of
from articles.selectors.lines import TextLine, lines_of
from articles.selectors.withdrawals import Withdrawals
from articles.web.base_url import urls_for
from articles.web.checked_fields import CheckedField

PARAGRAPHS = 100  # listed on a page
_EMPTY = 5  # lines for new headings
_ROLES = [(role, role.capitalize()) for role in get_args(SectionRoleName)]
_PLACE = re.compile(r"/outline/([0-9]+)/([a-z]+)")
Headings = list[dict[str, Any]]


class HeadingForm(forms.Form):
    """A heading at a paragraph. An empty line is not a heading."""

    paragraph = forms.IntegerField(label="Paragraph", required=False, min_value=1, max_value=10**6)
    heading = CheckedField(Title, label="Heading", required=False)
    role = forms.ChoiceField(label="Role", choices=_ROLES, initial="body")

    def clean(self) -> dict[str, Any]:
        """Require the paragraph of a heading, and a heading unless the role says what the section is for."""
        cleaned = super().clean() or {}
        heading, paragraph = cleaned.get("heading"), cleaned.get("paragraph")
        if heading and paragraph is None and "paragraph" not in self.errors:
            self.add_error("paragraph", "Say at which paragraph the section begins.")
        if paragraph and not heading and cleaned.get("role") == "body" and "heading" not in self.errors:
            self.add_error("heading", "Write the heading, or empty this line to take it away.")
        return cleaned


HeadingForms = forms.formset_factory(HeadingForm, extra=_EMPTY, max_num=1000, absolute_max=1100)


class Sections(VersionPage):
    """The outline of an article: looking at it, previewing a change of it, and making the change."""

    permission = "articles.change_article"

    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """Return the form with the present headings."""
        article = self.article(slug)
        if (refusal := self.withdrawn(article)) is not None:
            return refusal
        lines = lines_of([article.current_version_id or 0])
        headings = [
            {"paragraph": heading.ordinal, "heading": heading.heading, "role": heading.role}
            for heading in outline_of(article, lines, Withdrawals())
        ]
        return self._page(article, lines, HeadingForms(initial=headings), mark_of(article))

    def post(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """Store the headings, or show how the page will look with them (`preview`)."""
        article = self.article(slug)
        if (refusal := self.withdrawn(article)) is not None:
            return refusal
        lines = lines_of([article.current_version_id or 0])
        opened = request.POST.get("opened", "")
        headings = HeadingForms(request.POST)
        entries = _entries(headings, lines, article) if headings.is_valid() else None
        if entries is None:
            return self._page(article, lines, headings, opened, WRONG)
        try:
            if "preview" in request.POST:
                return self._page(article, lines, headings, opened, preview=self._previewed(article, entries))
            precondition = unchanged_since(opened)
            amend_article(slug, {"outline": entries}, made_by=self.made_by, precondition=precondition)
        except ConflictError as error:
            _show(error, headings)
            return self._page(article, lines, headings, mark_of(article), 409)
        except PublishingError as error:
            _show(error, headings)
            return self._page(article, lines, headings, opened, WRONG)
        messages.success(request, "The outline is published.")
        return HttpResponseRedirect(request.path)

    def _previewed(self, article: Article, entries: Headings) -> str:
        with rehearsal():
            amend_article(article.slug, {"outline": entries}, made_by=self.made_by)
            return public_page(self.request, urls_for(self.request).article_page(article.slug))

    def _page(
        self,
        article: Article,
        lines: Sequence[TextLine],
        headings: Any,
        opened: str,
        status: int = 200,
        preview: str | None = None,
    ) -> HttpResponse:
        pages = max(1, -(-len(lines) // PARAGRAPHS))
        number = min(positive_int(self.request.GET.get("page", "")) or 1, pages)
        content = {
            "article": article,
            "version": article.current_version,
            "headings": headings,
            "opened": opened,
            "lines": lines[(number - 1) * PARAGRAPHS : number * PARAGRAPHS],
            "number": number,
            "previous": number - 1 if number > 1 else None,
            "next": number + 1 if number < pages else None,
            "pages": pages,
            "preview": preview,
        }
        return self.show("desk/sections.html", content, status=status)


def _entries(headings: Any, lines: Sequence[TextLine], article: Article) -> Headings | None:
    """Return the outline that the forms make, with the headings of paragraphs that only older versions have.

    Returns None if a form names a paragraph that the current version does not have; then the form says so.
    """
    pids = {line.ordinal: line.pid for line in lines}
    entries: Headings = []
    is_wrong = False
    for form in _filled(headings):
        pid = pids.get(form.cleaned_data["paragraph"])
        if pid is None:
            form.add_error("paragraph", f"The current version has paragraphs 1 to {len(lines)}.")
            is_wrong = True
        else:
            entries.append({"paragraph": pid, **{name: form.cleaned_data[name] for name in ("heading", "role")}})
    older: Sequence[Mapping[str, Any]] = article.outline or ()
    gone = [dict(entry) for entry in older if entry["paragraph"] not in pids.values()]
    return None if is_wrong else [*entries, *gone]


def _filled(headings: Any) -> list[HeadingForm]:
    return [form for form in headings.forms if form.cleaned_data.get("paragraph")]


def _show(error: PublishingError, headings: Any) -> None:
    """Put what the writer refused beside the line that it is about, or above all lines."""
    filled = _filled(headings)
    place = _PLACE.fullmatch(error.pointer)
    if place and int(place[1]) < len(filled):
        filled[int(place[1])].add_error(place[2], error.detail)
        return
    more = " Your headings are below; publish again to put them in place." if isinstance(error, ConflictError) else ""
    headings.non_form_errors().append(error.detail + more)
