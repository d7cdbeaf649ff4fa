"""The JSON of an event: the address and the notice that it names. Without a database."""

import datetime

import pytest

from articles.addresses import Urls
from articles.models import Article, Event, Notice, Version
from articles.representations.event import event_json
from articles.selectors.events import LoggedEvent

API = "https://x.example/api/v1"
ARTICLE = Article(pk=1, slug="the-bridge")
VERSION = Version(pk=2, number=3, article=ARTICLE)
NOTICE = Notice(pk=4, kind="correction", article=ARTICLE)
PID = "3k7xq9d2br"


def event(kind: str, version: Version | None = None, notice: Notice | None = None) -> LoggedEvent:
    at = datetime.datetime(2026, 11, 10, tzinfo=datetime.UTC)
    row = Event(pk=5, type=kind, at=at, article=ARTICLE, version=version, notice=notice, paragraphs=[PID], became=[])
    return LoggedEvent(row, None)


@pytest.mark.parametrize(
    ("logged", "address"),
    [
        (event("article.published", VERSION), "articles/the-bridge/"),
        (event("article.amended"), "articles/the-bridge/"),
        (event("version.published", VERSION), "articles/the-bridge/versions/3/"),
        (event("notice.published", notice=NOTICE), "articles/the-bridge/notices/4/"),
        (event("notice.published", VERSION, NOTICE), "articles/the-bridge/notices/4/"),
        (event("paragraph.changed", VERSION), f"paragraphs/{PID}/"),
        (event("paragraph.changed", VERSION, NOTICE), f"paragraphs/{PID}/"),
    ],
)
def test_an_event_leads_to_what_it_is_about(logged: LoggedEvent, address: str) -> None:
    assert event_json(logged, Urls("https://x.example")).url == f"{API}/{address}"


def test_an_event_names_its_version_and_its_notice_if_it_has_them() -> None:
    shape = event_json(event("paragraph.changed", VERSION, NOTICE), Urls("https://x.example"))
    assert shape.notice is not None
    assert (shape.version, shape.notice.id, shape.notice.kind) == (3, 4, "correction")
    bare = event_json(event("article.amended"), Urls("https://x.example"))
    assert (bare.version, bare.notice) == (None, None)
