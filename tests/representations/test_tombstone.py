"""What is left of a withdrawn text. Without a database."""

import datetime

from articles.addresses import Urls
from articles.models import Article, Contribution, Notice, Paragraph, Passage, Version, Wording
from articles.representations.passage import PassageShape
from articles.representations.tombstone import (
    WithdrawnPassageShape,
    passage_or_tombstone,
    tombstone_json,
    tombstone_of,
    withdrawn_passage_json,
)
from articles.selectors.withdrawals import Withdrawals
from tests.representations.made import prefetched

URLS = Urls("https://x.example")
PID = "3k7xq9d2br"
DIGEST = f"sha-256:{'ab' * 32}"
ARTICLE = Article(pk=1, slug="the-bridge")
VERSION = prefetched(
    Version(pk=2, number=3, title="The Bridge", article=ARTICLE),
    contributions=[Contribution(name_as_printed="Jane Doe"), Contribution(name_as_printed="Kim Lens")],
)
ARTICLE.current_version = VERSION
PASSAGE = Passage(
    version=VERSION,
    paragraph=Paragraph(pk=5, pid=PID),
    ordinal=7,
    kind="quote",
    change="new",
    wording=Wording(text="The ferry.", html="The <em>ferry</em>.", digest=DIGEST),
)
AT = datetime.datetime(2024, 2, 3, tzinfo=datetime.UTC)
NOTICE = prefetched(Notice(pk=4, kind="withdrawal", text="A court.", created_at=AT, article=ARTICLE), paragraphs=[])


def test_the_tombstone_of_an_article_says_what_it_was_and_why_it_went() -> None:
    stone = tombstone_json(ARTICLE, NOTICE, URLS)
    assert (stone.article.slug, stone.article.title) == ("the-bridge", "The Bridge")
    assert stone.byline == ["Jane Doe", "Kim Lens"]
    assert (stone.version, stone.paragraph) == (None, None)
    assert (stone.withdrawn_at, stone.notice.text) == (AT, "A court.")
    assert stone.notices_url == "https://x.example/api/v1/articles/the-bridge/notices/"


def test_the_tombstone_of_a_passage_names_its_version_and_its_paragraph() -> None:
    stone = tombstone_of(PASSAGE, ARTICLE, NOTICE, URLS)
    assert (stone["version"], stone["paragraph"]) == (3, PID)
    assert stone["withdrawn_at"] == "2024-02-03T00:00:00Z"


def test_in_the_place_of_a_withdrawn_passage_there_is_neither_its_text_nor_its_digest() -> None:
    shape = withdrawn_passage_json(PASSAGE, NOTICE, URLS)
    assert (shape.id, shape.version, shape.ordinal, shape.kind, shape.status) == (PID, 3, 7, "quote", "withdrawn")
    assert shape.url == URLS.passage(PID, 3)
    assert "ferry" not in shape.model_dump_json()
    assert DIGEST not in shape.model_dump_json()


def test_a_passage_is_shown_unless_a_withdrawal_hides_it() -> None:
    shown = passage_or_tombstone(PASSAGE, Withdrawals(paragraphs={6: NOTICE}), URLS)
    assert isinstance(shown, PassageShape)
    assert (shown.text, shown.digest) == ("The ferry.", DIGEST)
    hidden = passage_or_tombstone(PASSAGE, Withdrawals(paragraphs={5: NOTICE}), URLS)
    assert isinstance(hidden, WithdrawnPassageShape)
    assert hidden.notice.id == 4
