"""JSON of the API: a citation style and a citation locale, as the Citation Style Language (CSL 1.0.2) knows them."""

from pydantic import Field

from articles.representations.shape import Shape


class CitationStyleShape(Shape):
    """A style of the CSL repository."""

    id: str = Field(description="What to name it by", examples=["apa"])
    title: str = Field(examples=["American Psychological Association 7th edition"])
    short_title: str | None = Field(examples=["APA"])
    parent: str | None = Field(description="The style that this one is another name of", examples=["nature"])
    format: str | None = Field(description="author, author-date, label, note, or numeric", examples=["author-date"])
    fields: list[str] = Field(description="The sciences that it serves, in CSL's categories", examples=[["psychology"]])
    issns: list[str] = Field(description="The journals that ask for it", examples=[["1467-9280"]])
    default_locale: str | None = Field(description="The locale that it is made for", examples=["en-US"])


class CitationLocaleShape(Shape):
    """A language for the words of styles."""

    id: str = Field(description="What to name it by", examples=["en-US"])
    name: str = Field(description="The language in English", examples=["English (United States)"])
    native_name: str = Field(description="The language in its own words", examples=["English (United States)"])
