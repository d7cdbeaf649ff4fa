"""The full text of an article as the HTML in feeds: notices, publications, paragraphs with their anchors, and the outline.

It is put together here and not in a template, which would take as long for twenty texts as the rest of the feed.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.html import escape

from articles.addresses import Urls
from articles.choices import PassageKind, PublicationRole
from articles.models import Notice, Publication, Version
from articles.representations.bylines import byline_of
from articles.representations.dates import human_date, human_day
from articles.representations.outline import Heading, outline_of
from articles.representations.page_text import Part, Run, parts
from articles.selectors.feeds import FeedText


def content_of(text: FeedText, urls: Urls) -> str:
    """Return the text as HTML without scripts and styles; each paragraph has the id `p-PID`, as on the article's page."""
    article, version = text.article, text.article.current_version
    assert version is not None, "an article is published together with its first version"
    language = f' lang="{escape(version.language)}"' if version.language else ""
    laid_out = parts(text.passages, text.withdrawals, urls, frozen=version)
    return "\n".join(
        [
            *_around(version, article.notices.all(), article.publications.all()),
            f'<div dir="auto"{language}>',
            *(line for part in laid_out for line in part_html(part)),
            "</div>",
            *_outline(outline_of(article, text.passages, text.withdrawals), version, urls),
            f'<p><a href="{escape(urls.version_page(article.slug, version.number))}">Version {version.number}</a>. The permanent '
            f"addresses of its paragraphs: {_permalinks(laid_out)}</p>",
        ]
    )


def _around(version: Version, notices: Iterable[Notice], publications: Iterable[Publication]) -> Iterator[str]:
    """Yield what stands before the text: the notices on it, its byline, and where it appeared."""
    for notice in notices:
        if notice.version_id in (None, version.pk):
            title = f"{notice.title}, {human_day(notice.created_at)}"
            text = f"<strong>{escape(title)}:</strong> {escape(notice.text)}"
            yield f'<div class="notice"><p dir="auto">{text}</p></div>'
    byline = byline_of(version.contributions.all())
    if byline:
        yield f"<p><em>{escape(byline)}</em></p>"
    yield from (f"<p>{escape(_in_words(publication))}</p>" for publication in publications)


def part_html(part: Part) -> Iterator[str]:
    """Yield the heading of a part, if the source prints one, and its paragraphs."""
    if part.printed_heading:
        yield f"<h2>{escape(part.printed_heading)}</h2>"
    for run in part.runs:
        yield from _run(run)


def _outline(outline: Sequence[Heading], version: Version, urls: Urls) -> Iterator[str]:
    """Yield the headings that an editor supplied, apart from the author's words; each leads to its paragraph."""
    if not outline:
        return
    language = f' lang="{escape(version.language)}"' if version.language else ""
    yield '<p lang="en">Outline, supplied by an editor; the source does not print these headings:</p>'
    yield f'<ol dir="auto"{language}>'
    for heading in outline:
        own = "" if heading.heading else ' lang="en"'
        yield f'<li><a href="{escape(urls.permalink(heading.pid, version.number))}"{own}>{escape(heading.text)}</a></li>'
    yield "</ol>"


def _run(run: Run) -> Iterator[str]:
    if run.kind == PassageKind.LIST_ITEM:
        yield from ("<ul>", *(f"<li>{line.html}</li>" for line in run.lines), "</ul>")
    elif run.kind == PassageKind.QUOTE:
        yield from (f"<blockquote>{line.html}</blockquote>" for line in run.lines)
    else:
        yield from (line.html for line in run.lines)


def _permalinks(laid_out: Iterable[Part]) -> str:
    """Return a link to each paragraph by its permanent address, which names the version; its text is the ordinal."""
    lines = (line for part in laid_out for run in part.runs for line in run.lines)
    return " ".join(f'<a href="{escape(line.permalink)}">{line.passage.ordinal}</a>' for line in lines)


def _in_words(publication: Publication) -> str:
    """Return where and when an article was published, in words."""
    first = publication.role == PublicationRole.ORIGINAL
    outlet = publication.outlet_name or "an outlet that is not known"
    when = f", {human_date(publication.date)}" if publication.date else ", date not known"
    return f"{'First published in' if first else 'Republished by'} {outlet}{when}."
