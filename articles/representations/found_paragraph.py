"""JSON of the API: a paragraph that a search found, with the part of its text that has the words."""

from pydantic import Field

from articles.addresses import Urls
from articles.representations.paragraph import ParagraphShape, paragraph_json
from articles.searching.search import Search
from articles.searching.snippets import snippet
from articles.selectors.paragraphs import ParagraphState


class FoundParagraph(ParagraphShape):
    """A paragraph as it stands now, and the words by which it was found."""

    snippet: str = Field(
        description="HTML: a part of the text, escaped, with the words of the search in `mark`",
        examples=["the <mark>alliance</mark> stands as one of the guarantors of peace"],
    )


def found_paragraph_json(state: ParagraphState, search: Search, urls: Urls) -> FoundParagraph:
    """Return a paragraph that was found."""
    excerpt = snippet(state.shown.wording.text, search, state.shown.version.article.language)
    return FoundParagraph(**dict(paragraph_json(state, urls)), snippet=excerpt)
