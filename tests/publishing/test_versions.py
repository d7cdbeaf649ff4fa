"""The rows that are stored with a version: its facts, and each wording of a paragraph once."""

import pytest

from articles.identity.digests import version_digest
from articles.intake.manuscript import Affiliation, Author, LeftOut, Section
from articles.models import Contribution, Passage, Version, Wording
from articles.models import Section as SectionRow
from articles.publishing.articles import publish_article
from tests.stories import FERRY, FLOOD, MAYOR, MAYOR_EDITED, pids, revised, story

pytestmark = pytest.mark.django_db


def test_paragraphs_and_words_are_counted() -> None:
    version = publish_article(story("One two three.", "Four  five\nsix.")).version
    assert (version.paragraph_count, version.word_count) == (2, 6)


def test_a_version_is_chained_by_digest_to_the_one_before() -> None:
    first = publish_article(story(FERRY, language="en")).version
    second = revised(FERRY, FLOOD).version
    assert (first.previous_digest, second.previous_digest) == (None, first.digest)
    passages = Passage.objects.filter(version=second).order_by("ordinal")
    assert second.digest == version_digest(
        number=2,
        title=second.title,
        language="en",
        source_digest=second.source_digest,
        previous_digest=first.digest,
        paragraphs=passages.values_list("paragraph__pid", "wording__digest"),
    )


def test_what_was_left_out_is_kept_with_the_reason() -> None:
    version = publish_article(story(FERRY, left_out=(LeftOut("Share this", "furniture"),))).version
    assert version.left_out == [{"text": "Share this", "reason": "furniture"}]


def test_the_byline_is_stored_in_order_with_its_positions() -> None:
    author = Author(
        "Jane Doe", affiliations=(Affiliation("Editor", "The Herald"), Affiliation(None, "The Gazette", "editor"))
    )
    publish_article(story(FERRY, authors=(author, Author("Kim Lee", role="translator"))))
    first, second = Contribution.objects.order_by("order")
    assert (first.name_as_printed, first.order, second.role, second.order) == ("Jane Doe", 1, "translator", 2)
    rows = first.affiliations.order_by("order").values_list("order", "position", "organisation", "supplied_by")
    assert list(rows) == [(1, "Editor", "The Herald", "source"), (2, None, "The Gazette", "editor")]


def test_a_passage_names_the_section_of_its_run() -> None:
    sections = (Section(1, 2, "The river"), Section(4, 4, None, "notes", "editor"))
    version = publish_article(story(*"ABCD", sections=sections)).version
    rows = list(SectionRow.objects.order_by("order").values_list("order", "heading", "role", "supplied_by"))
    assert rows == [(1, "The river", "body", "source"), (2, None, "notes", "editor")]
    orders = Passage.objects.filter(version=version).order_by("ordinal").values_list("section__order", flat=True)
    assert list(orders) == [1, 1, None, 2]


# ── Wordings ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_wording_is_stored_once_however_many_versions_have_it() -> None:
    publish_article(story(FERRY, MAYOR))
    revised(FERRY, MAYOR_EDITED)
    revised(FERRY, MAYOR, revert=True)
    assert Wording.objects.count() == 3
    texts = Passage.objects.order_by("version__number", "ordinal").values_list("wording__text", flat=True)
    assert list(texts) == [FERRY, MAYOR, FERRY, MAYOR_EDITED, FERRY, MAYOR]


def test_two_paragraphs_with_one_text_have_a_wording_each() -> None:
    version = publish_article(story(FERRY, FERRY)).version
    assert len(set(pids(version))) == 2
    assert Wording.objects.count() == 2
    assert not [row for row in Passage.objects.all() if row.wording.paragraph_id != row.paragraph_id]


def test_the_new_version_is_the_current_one() -> None:
    article = publish_article(story()).article
    second = revised(FERRY, FLOOD).version
    article.refresh_from_db()
    assert article.current_version == second
    assert list(Version.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
