"""The rows that are loaded to check citations: no more than are needed, and all that are."""

from typing import Any

import pytest

from articles.addresses import Urls
from articles.citing.checking.earlier_citation import CitedText, EarlierCitation, cited_texts
from articles.citing.checking.evidence import Evidence, evidence_of
from articles.models import Passage, Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story

AT = Urls("https://texts.example", "12345")


@pytest.fixture(autouse=True)
def first(db: None) -> Version:
    """The story, in its first version."""
    return publish_article(story()).version


def evidence(**citation: Any) -> tuple[Evidence, CitedText]:
    (text,) = cited_texts([EarlierCitation(**citation)], AT)
    assert isinstance(text, CitedText)
    return evidence_of([text]), text


def compared(**citation: Any) -> tuple[set[str], set[str]]:
    """Return the PIDs of the passages that are loaded of the version cited, and of the current one."""
    loaded, text = evidence(**citation)
    comparison = loaded.comparison(text)
    return set(comparison.old), set(comparison.new)


def has_words(passage: Passage) -> bool:
    return not {"text", "html"} & passage.wording.get_deferred_fields()


def test_of_a_paragraph_in_the_current_version_only_its_own_passage_is_loaded(first: Version) -> None:
    pid = pids(first)[1]
    assert compared(paragraph=pid, version=1) == ({pid}, {pid})


def test_of_a_whole_text_all_passages_are_loaded_even_if_it_is_current(first: Version) -> None:
    assert compared(url=SLUG, version=1) == (set(pids(first)), set(pids(first)))


def test_once_a_version_is_superseded_all_passages_of_both_are_loaded(first: Version) -> None:
    second = revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET).version
    assert second is not None
    for citation in ({"paragraph": pids(first)[1]}, {"url": SLUG}):
        assert compared(**citation, version=1) == (set(pids(first)), set(pids(second)))


def test_the_words_are_loaded_of_what_was_cited(first: Version) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    pid = pids(first)[1]
    loaded, text = evidence(paragraph=pid, version=1)
    assert {key for key, each in loaded.comparison(text).old.items() if has_words(each)} == {pid}
    loaded, text = evidence(url=SLUG, version=1)
    assert not any(has_words(each) for each in loaded.comparison(text).old.values())
    loaded, text = evidence(url=SLUG, version=1, text="quoted words")
    assert all(has_words(each) for each in loaded.comparison(text).new.values())


def test_the_history_of_a_paragraph_is_loaded_oldest_first(first: Version) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    pid = pids(first)[1]
    loaded, _ = evidence(paragraph=pid, version=2)
    assert [each.version.number for each in loaded.histories[pid]] == [1, 2]
    assert evidence(url=SLUG, version=1)[0].histories == {}


def test_the_notices_of_the_article_are_loaded_oldest_first(first: Version) -> None:
    notices = [publish_notice(SLUG, NoticeDraft("correction", text)) for text in ("One.", "Two.")]
    loaded, text = evidence(url=SLUG, version=1)
    assert loaded.notices[text.article.pk] == notices
