"""What of several texts that a reference may name is told, if some of them are withdrawn or lack the words."""

import pytest

from articles.addresses import Urls
from articles.choices import NoticeKind
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.quoting.resolutions import resolutions
from articles.quoting.sought import Sought, SoughtText
from articles.selectors.withdrawals import WithdrawnError
from tests.selectors.test_resolving import HERALD, published_at
from tests.stories import MAYOR, SLUG, pids, story

pytestmark = pytest.mark.django_db
AT = Urls("https://x.example")


def test_of_two_texts_the_one_that_is_not_withdrawn_is_told() -> None:
    for title, slug in (("The Bridge", SLUG), ("Another", "another")):
        publish_article(story(title=title))
        published_at(HERALD, slug=slug)
    publish_notice(SLUG, NoticeDraft(NoticeKind.WITHDRAWAL, "So it is."))
    (found,) = resolutions(HERALD, Sought(), AT)
    assert found.resolved.version.article.slug == "another"
    publish_notice("another", NoticeDraft(NoticeKind.WITHDRAWAL, "So is this."))
    with pytest.raises(WithdrawnError) as refused:
        resolutions(HERALD, Sought(), AT)
    assert refused.value.notice.text == "So is this.", "the first of them is told"


def test_a_paragraph_without_the_words_is_told_as_a_whole() -> None:
    pid = pids(publish_article(story()).version)[1]
    (found,) = resolutions(pid, Sought((SoughtText("no such words"),)), AT)
    ((passage, start, end),) = [(part.passage, part.start, part.end) for part in found.stretches]
    assert (found.is_found, passage.wording.text, start, end) == (False, MAYOR, None, None)
