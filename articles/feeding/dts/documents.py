"""The text of a version, or of a part of it, in one of the media types. Reads the store."""

from collections.abc import Sequence
from dataclasses import replace

from articles.addresses import Urls
from articles.feeding.dts.passages import lines_of_span
from articles.feeding.dts.plain_documents import html_document, plain_document
from articles.feeding.dts.queries import Span
from articles.feeding.dts.tei_document import tei_document
from articles.feeding.dts.tei_header import About
from articles.feeding.dts.vocabulary import MediaType
from articles.models import Version
from articles.representations.languages import direction_of
from articles.representations.page_text import Part, parts
from articles.selectors.lines import TextLine, lines_of
from articles.selectors.parts import bylines_of, notices_on_text, publications_of
from articles.selectors.states import has_notices
from articles.selectors.withdrawals import Withdrawals, WithdrawnError


def excerpt(version: Version, span: Span, withdrawals: Withdrawals) -> list[TextLine]:
    """Return the text that a client names; one query.

    Raises `WithdrawnError` if the one paragraph that is wanted was withdrawn, and errors as `lines_of_span` does.
    """
    lines = lines_of_span(version, span)
    if not span.is_range:
        _refuse(version, lines[0], withdrawals)
    return lines


def document(
    version: Version, part: list[TextLine] | None, media_type: MediaType, withdrawals: Withdrawals, urls: Urls
) -> bytes:
    """Return the text of a version that is loaded with the state of its article, or a `part` of it, which is an excerpt.

    One query if there is no part, and two or three more for TEI.
    """
    is_excerpt = part is not None
    laid_out = _parts(part or lines_of([version.pk]), version, withdrawals, urls, is_excerpt=is_excerpt)
    if media_type == MediaType.TEI:
        return tei_document(_about(version), laid_out, urls, is_excerpt=is_excerpt)
    if media_type == MediaType.HTML:
        return html_document(version, laid_out, is_excerpt=is_excerpt).encode()
    return plain_document(laid_out).encode()


def _refuse(version: Version, line: TextLine, withdrawals: Withdrawals) -> None:
    notice = withdrawals.of(line)
    if notice is not None:
        raise WithdrawnError(version.article, notice, version=version.number, pid=line.pid)


def _parts(
    lines: Sequence[TextLine], version: Version, withdrawals: Withdrawals, urls: Urls, *, is_excerpt: bool
) -> list[Part]:
    """Return the text as its parts. The first heading of an excerpt stands over what was not asked for, so it is left out."""
    laid_out = parts(lines, withdrawals, urls, version, direction_of(version.language))
    return [replace(laid_out[0], heading=None), *laid_out[1:]] if is_excerpt else laid_out


def _about(version: Version) -> About:
    return About(
        version=version,
        contributions=bylines_of([version.pk])[version.pk],
        notices=notices_on_text(version) if has_notices(version) else (),
        publications=publications_of([version.article_id])[version.article_id],
    )
