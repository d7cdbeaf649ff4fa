"""The root digest changes with everything that is public, and goes back when a withdrawal does."""

import json

import pytest

from articles.identity.digests import text_digest
from articles.models import Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.root import root_digest
from tests.stories import FERRY, FLOOD, MAYOR, SLUG, pids, revised, story


def digest_of(*lines: list[object]) -> str:
    return text_digest("\n".join(sorted(json.dumps(line, separators=(",", ":")) for line in lines)))


@pytest.fixture(autouse=True)
def first(db: None) -> Version:
    """The first of two versions of the story."""
    version = publish_article(story()).version
    revised(FERRY, MAYOR, FLOOD)
    return version


def version_line(number: int, *hidden: str) -> list[object]:
    return ["version", SLUG, number, Version.objects.get(number=number).digest, sorted(hidden)]


def withdraw(version: int | None, *paragraphs: str) -> list[object]:
    notice = publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", version, paragraphs))
    return ["notice", SLUG, notice.pk, "withdrawal", text_digest("A court said so.")]


def test_the_root_of_nothing_withdrawn_is_that_of_its_versions() -> None:
    assert root_digest() == digest_of(version_line(1), version_line(2))


def test_a_withdrawn_article_has_one_line() -> None:
    assert root_digest() == digest_of(version_line(1), version_line(2))
    notice = withdraw(None)
    assert root_digest() == digest_of(["withdrawn", SLUG], notice)


def test_a_withdrawn_version_has_no_digest() -> None:
    notice = withdraw(1)
    assert root_digest() == digest_of(["version", SLUG, 1, None, []], version_line(2), notice)


def test_a_withdrawn_paragraph_is_named_in_each_version_that_has_it(first: Version) -> None:
    mayor, gone = pids(first)[1], pids(first)[4]
    notices = withdraw(None, mayor), withdraw(None, gone), withdraw(2, pids(first)[0])
    lines = version_line(1, mayor, gone), version_line(2, mayor, pids(first)[0])
    assert root_digest() == digest_of(*lines, *notices)


def test_a_reinstatement_leaves_only_its_notices() -> None:
    first = withdraw(None)
    second = publish_notice(SLUG, NoticeDraft("reinstatement", "It was wrong."))
    line = ["notice", SLUG, second.pk, "reinstatement", text_digest("It was wrong.")]
    assert root_digest() == digest_of(version_line(1), version_line(2), first, line)
