"""The JSON of a notice, and its title for readers. Without a database."""

import datetime

import pytest

from articles.addresses import Urls
from articles.choices import notice_title
from articles.models import Article, Notice, Paragraph, Version
from articles.representations.notice import notice_json
from tests.representations.made import prefetched

URLS = Urls("https://x.example")
ARTICLE = Article(pk=1, slug="the-bridge")
AT = datetime.datetime(2024, 2, 3, tzinfo=datetime.UTC)


def notice(version: Version | None = None, *paragraphs: Paragraph) -> Notice:
    row = Notice(pk=4, kind="correction", text="The date was wrong.", created_at=AT, article=ARTICLE, version=version)
    return prefetched(row, paragraphs=paragraphs)


def test_a_notice_on_a_whole_article_names_neither_a_version_nor_paragraphs() -> None:
    shape = notice_json(notice(), URLS)
    assert (shape.id, shape.kind, shape.text, shape.at) == (4, "correction", "The date was wrong.", AT)
    assert shape.url == "https://x.example/api/v1/articles/the-bridge/notices/4/"
    assert (shape.article.slug, shape.version, shape.paragraphs) == ("the-bridge", None, [])


def test_a_notice_names_its_version_and_its_paragraphs_in_order() -> None:
    paragraphs = [Paragraph(pk=2, pid="2222222222"), Paragraph(pk=1, pid="1111111111")]
    shape = notice_json(notice(Version(pk=9, number=3), *paragraphs), URLS)
    assert (shape.version, [paragraph.id for paragraph in shape.paragraphs]) == (3, ["2222222222", "1111111111"])


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("editors_note", "Editor’s note"),
        ("correction", "Correction"),
        ("expression_of_concern", "Expression of concern"),
    ],
)
def test_the_title_of_a_notice_for_readers(kind: str, title: str) -> None:
    assert notice_title(kind) == title
