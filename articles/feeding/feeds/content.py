"""The full text of an article as the HTML in feeds: notices, publications, and paragraphs with their anchors."""

from django.template.loader import render_to_string

from articles.addresses import Urls
from articles.choices import PublicationRole
from articles.models import Publication
from articles.representations.bylines import byline_of
from articles.representations.dates import human_date, human_day
from articles.representations.notice import notice_title
from articles.representations.page_text import parts
from articles.selectors.feeds import FeedText


def content_of(text: FeedText, urls: Urls) -> str:
    """Return the text as HTML without scripts and styles; each paragraph has the id `p-PID`, as on the article's page."""
    article, version = text.article, text.article.current_version
    assert version is not None, "an article is published together with its first version"
    notices = [notice for notice in article.notices.all() if notice.version_id in (None, version.pk)]
    context = {
        "version": version,
        "byline": byline_of(version.contributions.all()),
        "publications": [_in_words(publication) for publication in article.publications.all()],
        "notices": [(notice_title(notice.kind), human_day(notice.created_at), notice.text) for notice in notices],
        "parts": parts(text.passages, text.withdrawals, urls, frozen=False),
        "page": urls.article_page(article.slug),
    }
    return render_to_string("feeds/content.html", context).strip()


def _in_words(publication: Publication) -> str:
    """Return where and when an article was published, in words."""
    first = publication.role == PublicationRole.ORIGINAL
    outlet = publication.outlet.name if publication.outlet else "an outlet that is not known"
    when = f", {human_date(publication.date)}" if publication.date else ", date not known"
    return f"{'First published in' if first else 'Republished by'} {outlet}{when}."
