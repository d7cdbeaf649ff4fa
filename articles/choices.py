"""The closed lists of the service, each of them once, and the names that readers see. Pure.

Code and the database use the enumerations. JSON and the readers of documents use the values as text: their `Literal`, named with
`Name` at its end, stands below the enumeration, or alone if code needs no members. A test holds the two equal.
"""

from enum import StrEnum
from typing import Literal


# ── Articles and versions ───────────────────────────────────────────────────────────────────────────────────────────
class ArticleStatus(StrEnum):
    """Whether the article may be read."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


ArticleStatusName = Literal["published", "withdrawn"]


class Reason(StrEnum):
    """Why a version came to be."""

    ORIGINAL = "original"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    REPUBLICATION_EDIT = "republication_edit"
    MINOR = "minor"


# Of a second and later version.
RevisionReasonName = Literal["correction", "clarification", "update", "republication_edit", "minor"]
ReasonName = Literal["original", RevisionReasonName]


class SuppliedBy(StrEnum):
    """The origin of a fact: the source printed it, or an editor added it."""

    SOURCE = "source"
    EDITOR = "editor"


SuppliedByName = Literal["source", "editor"]
# Who states since when a text was public; the service itself knows when it stored the text.
PublicSinceFromName = Literal[SuppliedByName, "service"]


# Where a fact was read: a line of the text, a key of the front matter, a tag of a page, an element of JATS …
OriginKindName = Literal["line", "front_matter", "tag", "element", "file_name", "sidecar"]


class IdentifiedBy(StrEnum):
    """What says which person a byline names: an identifier beside the name, an editor, or only the same name elsewhere."""

    IDENTIFIER = "identifier"
    EDITOR = "editor"
    NAME = "name"


IdentifiedByName = Literal["identifier", "editor", "name"]
ContributorRoleName = Literal["author", "editor", "translator", "contributor", "interviewer", "illustrator"]


# ── Publications ────────────────────────────────────────────────────────────────────────────────────────────────────
class PublicationRole(StrEnum):
    """Whether a publication is the first one, or a later one elsewhere."""

    ORIGINAL = "original"
    REPUBLICATION = "republication"


PublicationRoleName = Literal["original", "republication"]


class OutletKind(StrEnum):
    """The kind of an outlet."""

    NEWSPAPER = "newspaper"
    MAGAZINE = "magazine"
    JOURNAL = "journal"
    WEBSITE = "website"


OutletKindName = Literal["newspaper", "magazine", "journal", "website"]


# ── Text ────────────────────────────────────────────────────────────────────────────────────────────────────────────
class PassageKind(StrEnum):
    """The kind of a citable block of text."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CELL = "cell"


PassageKindName = Literal["paragraph", "list-item", "quote", "cell"]
# A document also has headings, and a page captions; neither is cited.
BlockKindName = Literal[PassageKindName, "heading"]
PageBlockKindName = Literal[BlockKindName, "caption"]
SectionRoleName = Literal["abstract", "body", "acknowledgements", "notes", "references", "appendix"]


# ── What happens to paragraphs ──────────────────────────────────────────────────────────────────────────────────────
class Change(StrEnum):
    """The change of a passage since the version before."""

    NEW = "new"
    UNCHANGED = "unchanged"
    EDITED = "edited"
    MOVED = "moved"


ChangeName = Literal["new", "unchanged", "edited", "moved"]
# Between any two versions, in the order of a summary.
ComparisonName = Literal["unchanged", "edited", "moved", "new", "removed", "split", "merged", "withdrawn"]
# Of one quoted text.
TextChangeName = Literal["unchanged", "edited", "moved", "removed"]
ParagraphStatusName = Literal["current", "removed", "split", "merged", "withdrawn"]
CitationStatusName = Literal[TextChangeName, "corrected", "retracted", "withdrawn", "unknown"]
DifferenceName = Literal["equal", "insert", "delete", "replace"]
LocatorRenderedName = Literal["labelled", "bare", "dropped"]
IdentityDecisionName = Literal["alignment", "return", "editor", "new"]


class LineageKind(StrEnum):
    """How a paragraph became another one."""

    SPLIT = "split"
    MERGE = "merge"


LineageKindName = Literal["split", "merge"]


# ── Notices, events, webhooks, keys ─────────────────────────────────────────────────────────────────────────────────
class NoticeKind(StrEnum):
    """The kind of a notice."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    EDITORS_NOTE = "editors_note"
    EXPRESSION_OF_CONCERN = "expression_of_concern"
    RETRACTION = "retraction"
    WITHDRAWAL = "withdrawal"
    REINSTATEMENT = "reinstatement"


NoticeKindName = Literal[
    "correction",
    "clarification",
    "editors_note",
    "expression_of_concern",
    "retraction",
    "withdrawal",
    "reinstatement",
]


def notice_title(kind: str) -> str:
    """Return the name of a kind of notice for readers, such as “Expression of concern”."""
    return "Editor’s note" if kind == "editors_note" else kind.replace("_", " ").capitalize()


class EventType(StrEnum):
    """The type of an event in the log."""

    ARTICLE_PUBLISHED = "article.published"
    ARTICLE_AMENDED = "article.amended"
    VERSION_PUBLISHED = "version.published"
    NOTICE_PUBLISHED = "notice.published"
    PARAGRAPH_CHANGED = "paragraph.changed"


EventTypeName = Literal[
    "article.published", "article.amended", "version.published", "notice.published", "paragraph.changed"
]


class EventChange(StrEnum):
    """The change of a paragraph that an event reports: by a new version, or by a notice of that kind."""

    EDITED = "edited"
    MOVED = "moved"
    REMOVED = "removed"
    RETURNED = "returned"
    SPLIT = "split"
    MERGED = "merged"
    CORRECTION = NoticeKind.CORRECTION
    CLARIFICATION = NoticeKind.CLARIFICATION
    EDITORS_NOTE = NoticeKind.EDITORS_NOTE
    EXPRESSION_OF_CONCERN = NoticeKind.EXPRESSION_OF_CONCERN
    RETRACTION = NoticeKind.RETRACTION
    WITHDRAWAL = NoticeKind.WITHDRAWAL
    REINSTATEMENT = NoticeKind.REINSTATEMENT


EventChangeName = Literal["edited", "moved", "removed", "returned", "split", "merged", NoticeKindName]


class DeliveryStatus(StrEnum):
    """How far the delivery of an event to a webhook has come."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


DeliveryStatusName = Literal["pending", "delivered", "failed"]


class Scope(StrEnum):
    """A right of an API key: to read at a higher rate, or to publish and change."""

    READ = "read"
    PUBLISH = "publish"


# ── Quotations ──────────────────────────────────────────────────────────────────────────────────────────────────────
WordingName = Literal["verbatim", "typographic", "elided", "altered", "not_found"]
# Where a quotation stands, and what became of what it quotes.
AttributionName = Literal["as_claimed", "elsewhere", "not_claimed"]
CurrencyName = Literal["current", "superseded", "removed", "withdrawn"]
