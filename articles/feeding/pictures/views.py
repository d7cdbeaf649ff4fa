"""`/articles/{slug}/picture.png`, `/articles/{slug}/v/{n}/picture.png` and `/p/{pid}/picture.png`. Reads the store."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.feeding.pictures.drawing import MEDIA_TYPE, WIDTHS, Picture, drawn
from articles.models import Version
from articles.representations.bylines import byline_of
from articles.representations.languages import direction_of
from articles.selectors.cited import cite
from articles.selectors.paragraphs import newest_passage, passage_in_version
from articles.selectors.states import State, current_with_state, version_with_state
from articles.selectors.withdrawals import Withdrawals, refusals_of
from articles.web.caching import current_of
from articles.web.problems import invalid_parameter
from articles.web.views import ReadOnlyView


class TextPicture(ReadOnlyView):
    """The picture of the title of an article, or of one version of it."""

    def get(self, request: HttpRequest, slug: str, number: str | None = None) -> HttpResponseBase:
        """Return the picture; a withdrawn text has none."""
        version, state = version_with_state(slug, number) if number else current_with_state(slug)
        withdrawals = refusals_of(state.article.pk)
        withdrawals.refuse_version(version)
        return _answer(request, lambda: _picture(version, version.title, withdrawals), state)


class ParagraphPicture(ReadOnlyView):
    """The picture of the words of a paragraph, as it stands now or in one version."""

    def get(self, request: HttpRequest, pid: str, number: str | None = None) -> HttpResponseBase:
        """Return the picture; a withdrawn text has none."""
        newest, state = newest_passage(pid)
        passage = passage_in_version(pid, number or newest.version.number)
        withdrawals = refusals_of(state.article.pk)
        withdrawals.refuse_passage(passage)
        return _answer(request, lambda: _picture(passage.version, passage.wording.text, withdrawals), state)


def _picture(version: Version, words: str, withdrawals: Withdrawals) -> Picture:
    """Return the picture of words of a version: below a paragraph stands its title, and below a title who wrote it and where."""
    cited = cite(version, withdrawals)
    outlet = cited.publication.outlet_name if cited.publication else None
    title = cited.title if words != version.title else None
    facts = (title, byline_of(cited.contributions, cited.language), outlet)
    return Picture(words, " · ".join(fact for fact in facts if fact), direction_of(cited.language))


def _answer(request: HttpRequest, picture: Callable[[], Picture], state: State) -> HttpResponseBase:
    width = _width(request)
    answer = current_of(request, lambda: drawn(picture(), width), state, media_type=MEDIA_TYPE)
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def _width(request: HttpRequest) -> int:
    """Return the width in pixels that the parameter `width` asks for. Raises `ApiError`."""
    width = request.GET.get("width", str(WIDTHS[0]))
    if width not in map(str, WIDTHS):
        raise invalid_parameter("width", f"width is one of {', '.join(map(str, WIDTHS))}.")
    return int(width)
