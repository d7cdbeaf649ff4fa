"""The changes of a text since it was cited: status, history and words, without HTTP."""

from dataclasses import replace
from typing import Any

import pytest

from articles.addresses import Urls
from articles.citing.checking.citation_status import CitationStatus, citation_statuses
from articles.citing.checking.earlier_citation import EarlierCitation
from articles.models import Article, Lineage, Notice, Paragraph, Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.revising.revisions import Revision, publish_version
from articles.selectors.errors import UnknownError
from tests.conftest import Revise
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story

AT = Urls("https://texts.example", "12345")


@pytest.fixture(autouse=True)
def first(db: None) -> Version:
    """The story, in its first version."""
    return publish_article(story()).version


def status(**citation: Any) -> CitationStatus:
    (answer,) = citation_statuses([EarlierCitation(**citation)], AT)
    assert isinstance(answer, CitationStatus), answer
    return answer


def unknown(**citation: Any) -> UnknownError:
    (answer,) = citation_statuses([EarlierCitation(**citation)], AT)
    assert isinstance(answer, UnknownError)
    return answer


def notice(kind: str, **of: Any) -> Notice:
    return publish_notice(SLUG, NoticeDraft(kind, "So it is.", **of))


def test_the_newer_of_two_corrections_decides(first: Version) -> None:
    notice("correction")
    newer = notice("correction", paragraphs=[pids(first)[1]])
    checked = status(paragraph=pids(first)[1], version=1)
    assert (checked.status, checked.notice, len(checked.notices)) == ("corrected", newer, 2)


def test_a_correction_of_an_older_version_does_not_concern_a_later_one(first: Version) -> None:
    revised(FERRY, MAYOR, FLOOD, BUDGET)
    notice("correction", version=1)
    for citation in ({"paragraph": pids(first)[1]}, {"url": SLUG}):
        checked = status(**citation, version=2)
        assert (checked.status, checked.notices) == ("unchanged", [])


def test_a_subtitle_is_a_part_of_the_whole_text() -> None:
    publish_version(SLUG, replace(story(subtitle="Why it closed"), content=b"other bytes"), Revision())
    checked = status(url=SLUG, version=1)
    assert (checked.status, checked.words) == ("edited", "edited")
    assert status(url=SLUG, version=2).status == "unchanged"


def test_the_history_begins_with_the_version_cited(first: Version) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET)
    checked = status(paragraph=pids(first)[1], version=2)
    assert [passage.version.number for passage in checked.history] == [2, 3]
    assert checked.detail == "The paragraph of version 2 stands word for word in the current version 3."


@pytest.mark.parametrize("version", [1, 2])
def test_a_whole_text_is_withdrawn_if_the_cited_or_the_current_version_is(version: int) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    withdrawal = notice("withdrawal", version=version)
    checked = status(url=SLUG, version=1)
    assert (checked.status, checked.notice, checked.summary, checked.words) == ("withdrawn", withdrawal, None, None)
    assert "version 1 is not compared with the current version 2" in checked.detail


def test_a_whole_text_is_not_withdrawn_if_a_version_between_is() -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    revised(FERRY, MAYOR, FLOOD, BUDGET)
    notice("withdrawal", version=2)
    assert status(url=SLUG, version=1).status == "edited"


def test_markup_alone_is_no_edit(first: Version) -> None:
    plain = story()
    blocks = [
        replace(block, html=f"<em>{block.html}</em>") if block.text == MAYOR else block
        for block in plain.manuscript.blocks
    ]
    marked = replace(plain, content=b"other bytes", manuscript=replace(plain.manuscript, blocks=tuple(blocks)))
    publish_version(SLUG, marked, Revision())
    text_status = status(url=SLUG, version=1)
    assert text_status.summary is not None
    assert (text_status.status, text_status.summary["edited"], text_status.summary["unchanged"]) == ("unchanged", 0, 5)
    part = status(paragraph=pids(first)[1], version=1)
    assert (part.status, part.change and part.change.change) == ("unchanged", "edited")


def _current() -> Version:
    version = Article.objects.get().current_version
    assert version is not None
    return version


def test_a_split_in_the_version_cited_is_not_a_later_one(first: Version, revise: Revise) -> None:
    own = {pid: Paragraph.objects.get(pid=pid) for pid in pids(first)}
    ferry, mayor, *_ = own.values()
    second = revise(Article.objects.get(), (FERRY, ferry), (MAYOR, mayor), ("A piece.", None))
    piece = Paragraph.objects.get(pid=pids(second)[2])
    Lineage.objects.create(version=second, ancestor=mayor, descendant=piece, kind="split")
    third = revise(Article.objects.get(), (FERRY, ferry), ("A piece.", piece))
    assert third.number == 3
    changes = [status(paragraph=mayor.pid, version=number).change for number in (1, 2)]
    assert [change and list(change.split_into) for change in changes] == [[piece.pid], []]


# ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_nothing_is_searched_if_nothing_is_quoted(first: Version) -> None:
    checked = status(paragraph=pids(first)[1], version=1)
    assert (checked.found_then, checked.found_now) == (None, None)


def test_words_that_a_withdrawn_part_may_have_are_neither_found_nor_missing(first: Version) -> None:
    notice("withdrawal", paragraphs=[pids(first)[1]])
    quoted = {words: status(url=SLUG, version=1, text=words).found_then for words in ("brass band", "no such words")}
    assert quoted == {"brass band": True, "no such words": None}


# ── References ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_citation_key_names_its_version(first: Version) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    mayor = pids(first)[1]
    for citation in ({"paragraph": f"{mayor}.v1"}, {"url": f"{mayor}.v1"}, {"paragraph": f"{mayor.upper()}.V1"}):
        checked = status(**citation)
        assert (checked.pid, checked.cited.number, checked.status) == (mayor, 1, "edited")
    assert status(url=f"{SLUG}.v2").cited.number == 2
    assert unknown(paragraph=f"{mayor}.v1", version=2).code == "version_conflict"
    assert unknown(paragraph=f"{mayor}.v3").code == "unknown_version"
    assert unknown(paragraph=f"{SLUG}.v1").code == "malformed_pid"


@pytest.mark.parametrize(("version", "expected"), [(None, 1), (2, 2)])
def test_the_url_of_a_publication_tells_the_version_unless_the_citation_does(
    first: Version, version: int | None, expected: int
) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    _published(first, "https://www.herald.example/bridge/")
    checked = status(url="http://www.herald.example/bridge?utm_source=x", version=version)
    assert (checked.article.slug, checked.cited.number) == (SLUG, expected)


def test_the_url_of_a_publication_with_a_day_means_the_version_of_that_day(first: Version) -> None:
    _published(first, "https://www.herald.example/bridge/")
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    checked = status(url="https://www.herald.example/bridge/", cited_by=_current().created_at.date())
    assert checked.cited.number == 2


def test_the_url_of_a_publication_of_an_unknown_version_needs_one() -> None:
    _published(None, "https://www.herald.example/bridge/")
    assert unknown(url="https://www.herald.example/bridge/").code == "version_missing"


def _published(version: Version | None, url: str) -> None:
    Article.objects.get().publications.create(order=9, role="republication", version=version, url=url)
