"""`/desk/articles/{slug}/notices/new/`: a notice is written, looked at beforehand, and published.

Each step is a form that carries along what was typed, so nothing is lost on the way and nothing is stored before the last one.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.choices import NoticeKind
from articles.desk.notices.form import NoticeForm, reinstating, sent_values
from articles.desk.notices.kinds import MAY_WITHDRAW
from articles.desk.notices.preview import notice_preview
from articles.desk.notices.subject import Subject, reinstated_by, standing_notices, subject_of
from articles.desk.notices.ticks import page_of_ticks
from articles.desk.page import DeskPage
from articles.desk.refusals import add_refusal
from articles.models import Article
from articles.publishing.errors import ConflictError, PublishingError
from articles.publishing.notices import publish_notice

_FIELDS = {"/paragraphs": "about", "/version": "about"}
_DONE = {
    NoticeKind.WITHDRAWAL: "Withdrawn everywhere: no machine of this service gives out the text any more.",
    NoticeKind.REINSTATEMENT: "Reinstated: the text is shown again, with both notices.",
}


class NewNotice(DeskPage):
    """The form, the preview, and the publication of a notice."""

    permission = "articles.add_notice"

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Return the form: empty, with one paragraph ticked, or filled in to reinstate what a notice withdrew."""
        reinstated = reinstated_by(subject_of(slug, None), request.GET.get("reinstate", ""))
        number = request.GET.get("version") or (reinstated.version if reinstated else None)
        subject = subject_of(slug, number)
        if reinstated:
            form = self._form(subject, reinstated.pids, initial=reinstating(reinstated))
        else:
            ticked = [pid for pid in request.GET.getlist("paragraph") if pid in subject.texts]
            form = self._form(subject, ticked, initial={"about": "paragraphs"})
        return self._show_form(form)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Show the form again, or what the notice will do; or publish it."""
        subject = subject_of(slug, request.POST.get("version"))
        ticked = request.POST.getlist("paragraphs")
        step = request.POST.get("step", "preview")
        if step not in ("preview", "publish"):
            return self._show_form(self._form(subject, ticked, initial=sent_values(request.POST)))
        form = self._form(subject, ticked, data=request.POST)
        if form.is_valid():
            try:
                return self._publish(form) if step == "publish" else self._preview(form)
            except PublishingError as error:
                add_refusal(form, error, _FIELDS)
        # What is shown with the refusal is the article as it stands now.
        form.subject = subject_of(slug, request.POST.get("version"))
        return self._show_form(form)

    def _form(self, subject: Subject, ticked: list[str], **options: object) -> NoticeForm:
        may_withdraw = self.request.user.has_perm(MAY_WITHDRAW)
        return NoticeForm(subject, may_withdraw=may_withdraw, ticked=ticked, **options)

    def _show_form(self, form: NoticeForm) -> HttpResponse:
        subject = form.subject
        content = {
            "form": form,
            "values": form.values,
            "subject": subject,
            "ticks": page_of_ticks(subject, form.ticked, self.request),
            "notices": standing_notices(subject.article),
        }
        return self.show("desk/notice_form.html", content)

    def _preview(self, form: NoticeForm) -> HttpResponse:
        draft = form.draft(self.made_by)
        preview = notice_preview(self.request, form.subject, draft, self._refuse_unseen)
        content = {"form": form, "values": form.values, "subject": form.subject, "preview": preview}
        return self.show("desk/notice_preview.html", content)

    def _publish(self, form: NoticeForm) -> HttpResponse:
        draft, slug = form.draft(self.made_by), form.subject.article.slug
        publish_notice(slug, draft, self._refuse_unseen)
        messages.success(self.request, _DONE.get(NoticeKind(draft.kind), "Published: it stands with the text now."))
        return HttpResponseRedirect(reverse("desk:new_notice", args=[slug]))

    def _refuse_unseen(self, article: Article) -> None:
        """Raise `ConflictError` if the article has changed since the editor was shown it."""
        if self.request.POST.get("seen") != article.updated_at.isoformat():
            raise ConflictError(
                "The article has changed since you opened it. Below it stands as it is now, and what you wrote is kept: "
                "look at both once more, and go on.",
                code="changed_meanwhile",
            )
