"""The title of each row, as the admin, the log and error messages show it."""

import datetime

import pytest
from django.db.models import Model

from articles.models import (
    Affiliation,
    Amendment,
    Article,
    Contribution,
    Delivery,
    Draft,
    Event,
    IdempotentAnswer,
    Lineage,
    Notice,
    Outlet,
    Paragraph,
    Passage,
    Person,
    Publication,
    Section,
    Source,
    Version,
    Webhook,
    Withdrawal,
    Wording,
)

TITLES: list[tuple[Model, str]] = [
    (Affiliation(position="Director", organisation="The Port Institute"), "Director, The Port Institute"),
    (Affiliation(position="Director"), "Director"),
    (Affiliation(organisation="The Port Institute"), "The Port Institute"),
    (Amendment(article_id=7, field="keywords"), "keywords of 7"),
    (Article(slug="ice"), "ice"),
    (Contribution(name_as_printed="Jane Doe"), "Jane Doe"),
    (Delivery(message_id="msg_1"), "msg_1"),
    (Draft(pk=4, title="Ice"), "Ice"),
    (Draft(pk=4), "draft 4"),
    (Event(pk=3, type="article.amended"), "3: article.amended"),
    (IdempotentAnswer(holder="abcdefgh", key="first"), "abcdefgh: first"),
    (Lineage(ancestor_id=4, kind="split", descendant_id=5), "4 split 5"),
    (
        Notice(kind="correction", created_at=datetime.datetime(2024, 2, 3, tzinfo=datetime.UTC)),
        "correction of 2024-02-03",
    ),
    (Outlet(name="The Quell Times"), "The Quell Times"),
    (Paragraph(pid="b2c3d4f5g"), "b2c3d4f5g"),
    (Passage(version_id=2, ordinal=6), "2:6"),
    (Person(name="Jane Doe"), "Jane Doe"),
    (Publication(role="original", date="2021-04"), "original 2021-04"),
    (Publication(role="original"), "original undated"),
    (Section(heading="History", role="body"), "History"),
    (Section(role="abstract"), "abstract"),
    (Source(version_id=2), "source of version 2"),
    (Version(number=3), "version 3"),
    (Webhook(url="https://example.org/"), "https://example.org/"),
    (Withdrawal(notice_id=8), "in force since notice 8"),
    (Withdrawal(notice_id=8, lifted_by_id=9), "lifted since notice 8"),
    (Wording(text="a" * 61), "a" * 60),
]


@pytest.mark.parametrize(("row", "title"), TITLES, ids=lambda value: value if isinstance(value, str) else "")
def test_the_title_of_a_row(row: Model, title: str) -> None:
    assert str(row) == title
