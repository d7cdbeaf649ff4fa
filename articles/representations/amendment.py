"""JSON of the API: a fact that was learned after publication, with what was known before."""

from pydantic import Field, JsonValue

from articles.models import Amendment
from articles.models.made_by import is_user_mark
from articles.representations.shape import Moment, Shape

_AN_EDITOR = "an editor"


class AmendmentShape(Shape):
    """One changed fact of an article, of one of its publications, or of a person behind its byline."""

    id: int
    field: str = Field(description="The name of the fact", examples=["url"])
    before: JsonValue = Field(description="What was known before; null if nothing was")
    after: JsonValue = Field(description="What is known since; null if it was taken back")
    at: Moment
    made_by: str = Field(description="The name of the API key, or “an editor”", examples=["newsroom"])
    publication: int | None = Field(description="The id of the publication that the fact is of")
    person: int | None = Field(description="The id of the person that the fact is of")


def amendment_json(amendment: Amendment) -> AmendmentShape:
    """Return an amendment."""
    return AmendmentShape(
        id=amendment.pk,
        field=amendment.field,
        before=amendment.before,
        after=amendment.after,
        at=amendment.created_at,
        made_by=_AN_EDITOR if is_user_mark(amendment.made_by) else amendment.made_by,
        publication=amendment.publication_id,
        person=amendment.person_id,
    )
