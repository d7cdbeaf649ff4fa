"""The kinds of notices as the form offers them, each with what it does; some only to publishers. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.choices import NoticeKind, notice_title

# Who may withdraw and reinstate texts has this permission.
MAY_WITHDRAW = "articles.add_withdrawal"
ONLY_PUBLISHERS = frozenset({NoticeKind.WITHDRAWAL, NoticeKind.REINSTATEMENT})
_LINES: Mapping[NoticeKind, str] = {
    NoticeKind.CORRECTION: "Something was wrong, and is put right here. The text itself stays; a new version changes it.",
    NoticeKind.CLARIFICATION: "Something could be misread. The text stays.",
    NoticeKind.EDITORS_NOTE: "Readers should know something else. The text stays.",
    NoticeKind.EXPRESSION_OF_CONCERN: "There are doubts that are being looked into. The text stays, and citations say so.",
    NoticeKind.RETRACTION: "The publisher no longer stands by the text. It stays readable, and citations say so.",
    NoticeKind.WITHDRAWAL: "The text must no longer be shown. It goes from pages, feeds, searches and the API at once.",
    NoticeKind.REINSTATEMENT: "A withdrawal is undone: the text is shown again.",
}


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of notice: its value, its name, what it does, and whether the editor may choose it."""

    value: str
    title: str
    line: str
    is_allowed: bool


def kind_choices(*, may_withdraw: bool) -> list[KindChoice]:
    """Return the kinds in the order of the form."""
    return [
        KindChoice(kind.value, notice_title(kind), line, may_withdraw or kind not in ONLY_PUBLISHERS)
        for kind, line in _LINES.items()
    ]
