"""The form of a notice: its kind, what it is about, and its text."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from articles.choices import NoticeKind
from articles.desk.notices.kinds import ONLY_PUBLISHERS, KindChoice, kind_choices
from articles.desk.notices.subject import Subject, Withdrawn
from articles.publishing.notices import LONGEST_TEXT, NoticeDraft

ARTICLE, VERSION, PARAGRAPHS = "article", "version", "paragraphs"


class NoticeForm(forms.Form):
    """A notice on a subject. `ticked` are the identifiers of the paragraphs that the editor ticked."""

    kind = forms.ChoiceField(
        choices=[(kind.value, kind.value) for kind in NoticeKind],
        error_messages={"required": "Choose which kind of notice it is.", "invalid_choice": "Choose one of the kinds."},
    )
    about = forms.ChoiceField(
        choices=[(ARTICLE, ARTICLE), (VERSION, VERSION), (PARAGRAPHS, PARAGRAPHS)],
        error_messages={"required": "Choose what it is about.", "invalid_choice": "Choose what it is about."},
    )
    only_here = forms.BooleanField(required=False)
    text = forms.CharField(
        label="What readers are told",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="It is public and can never be changed. Of a withdrawal, it stands in the place of the text.",
        error_messages={"required": "Write what readers are told."},
    )

    def __init__(self, subject: Subject, *, may_withdraw: bool, ticked: Sequence[str] = (), **options: Any) -> None:
        super().__init__(**options)
        self.subject = subject
        self.may_withdraw = may_withdraw
        self.ticked = list(dict.fromkeys(ticked))

    @property
    def kinds(self) -> list[KindChoice]:
        """The kinds, and whether the editor may choose each of them."""
        return kind_choices(may_withdraw=self.may_withdraw)

    @property
    def values(self) -> Mapping[str, Any]:
        """What is chosen now, by the names of the fields."""
        return {name: self[name].value() for name in self.fields}

    @property
    def elsewhere(self) -> list[str]:
        """The ticked paragraphs that the version which is shown does not have."""
        texts = self.subject.texts
        return [pid for pid in self.ticked if pid not in texts]

    def clean_kind(self) -> str:
        """Return the kind. Raises Django's `ValidationError` for one that the editor may not choose."""
        kind = str(self.cleaned_data["kind"])
        if kind in ONLY_PUBLISHERS and not self.may_withdraw:
            raise forms.ValidationError("Only Publishers may withdraw or reinstate a text; ask one of them.")
        return kind

    def clean_about(self) -> str:
        """Return what it is about. Raises Django's `ValidationError` if it is about paragraphs and none is ticked."""
        about = str(self.cleaned_data["about"])
        if about == PARAGRAPHS and not self.ticked:
            raise forms.ValidationError("Tick the paragraphs that it is about, or choose the article or the version.")
        return about

    def draft(self, made_by: str) -> NoticeDraft:
        """Return the notice that the valid form describes."""
        cleaned = self.cleaned_data
        about = cleaned["about"]
        is_of_version = about == VERSION or (about == PARAGRAPHS and cleaned["only_here"])
        return NoticeDraft(
            kind=cleaned["kind"],
            text=cleaned["text"],
            version=self.subject.version.number if is_of_version else None,
            paragraphs=self.ticked if about == PARAGRAPHS else (),
            made_by=made_by,
        )


def sent_values(sent: QueryDict) -> dict[str, Any]:
    """Return what was sent as initial values of a form that is shown again, and not checked yet."""
    return {**{name: sent.get(name, "") for name in ("kind", "about", "text")}, "only_here": "only_here" in sent}


def reinstating(withdrawn: Withdrawn) -> dict[str, Any]:
    """Return the initial values of a form that reinstates what was withdrawn."""
    about = PARAGRAPHS if withdrawn.pids else VERSION if withdrawn.version else ARTICLE
    return {"kind": NoticeKind.REINSTATEMENT.value, "about": about, "only_here": bool(withdrawn.version)}
