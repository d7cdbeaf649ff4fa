"""A paragraph as its card shows it: in a version, in its newest one, with its status and the notices on that text."""

import pytest

from articles.models import Lineage, Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.embedded import Embedded, embedded
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import newest_passage
from tests.stories import FERRY, FLOOD, MAYOR, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story


@pytest.fixture
def first(db: None) -> Version:
    """Version 1 of the story; in version 2 the mayor's paragraph is edited, and in version 3 it is gone."""
    version = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED, FLOOD, SCHOOL)
    revised(FERRY, FLOOD, SCHOOL)
    return version


def shown(version: Version, number: str | None = None, ordinal: int = 2) -> Embedded:
    newest, _ = newest_passage(pids(version)[ordinal - 1])
    return embedded(newest, number)


def test_without_a_number_it_is_the_newest_text(first: Version) -> None:
    found = shown(first)
    assert (found.passage.wording.text, found.passage.version.number) == (MAYOR_EDITED, 2)
    assert found.newest == found.passage


def test_with_a_number_it_is_the_text_of_that_version_beside_the_newest(first: Version) -> None:
    found = shown(first, "1")
    assert (found.passage.wording.text, found.newest.wording.text) == (MAYOR, MAYOR_EDITED)
    assert (found.passage.version.article.slug, found.newest.version.number) == (SLUG, 2)


@pytest.mark.parametrize("number", ["3", "9", "0", "x", "01"])
def test_a_version_without_the_paragraph_is_unknown(first: Version, number: str) -> None:
    with pytest.raises(UnknownError):
        shown(first, number)


def test_a_paragraph_of_the_current_version_is_current_and_another_was_removed(first: Version) -> None:
    assert (shown(first, ordinal=1).status, shown(first).status, shown(first, "1").status) == (
        "current",
        "removed",
        "removed",
    )


@pytest.mark.parametrize(("kind", "status"), [("split", "split"), ("merge", "merged")])
@pytest.mark.parametrize(("version", "counts"), [(2, False), (3, True)])
def test_lineage_in_the_version_after_it_says_what_became_of_it(
    first: Version, kind: str, status: str, version: int, *, counts: bool
) -> None:
    ancestor, descendant = shown(first).passage.paragraph, shown(first, ordinal=1).passage.paragraph
    Lineage.objects.create(
        version=Version.objects.get(number=version), ancestor=ancestor, descendant=descendant, kind=kind
    )
    assert shown(first).status == (status if counts else "removed")


def test_the_notices_are_those_on_the_paragraph_its_version_and_the_article(first: Version) -> None:
    ferry, mayor, *_ = pids(first)
    for text, number, paragraphs in (
        ("On the article.", None, ()),
        ("On version 1.", 1, ()),
        ("On version 2.", 2, ()),
        ("On the mayor.", None, [mayor]),
        ("On the mayor in version 1.", 1, [mayor]),
        ("On the ferry.", None, [ferry]),
    ):
        publish_notice(SLUG, NoticeDraft("correction", text, number, paragraphs))
    assert [notice.text for notice in shown(first, "1").notices] == [
        "On the article.",
        "On version 1.",
        "On the mayor.",
        "On the mayor in version 1.",
    ]
    assert [notice.text for notice in shown(first).notices] == ["On the article.", "On version 2.", "On the mayor."]


def test_what_is_withdrawn_comes_with_it(first: Version) -> None:
    notice = publish_notice(SLUG, NoticeDraft("withdrawal", "A court.", 1, [pids(first)[1]]))
    found = shown(first, "1")
    assert (found.withdrawals.of(found.passage), found.withdrawals.of(found.newest)) == (notice, None)
