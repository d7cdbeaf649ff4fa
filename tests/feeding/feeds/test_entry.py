"""The entry of an article in feeds, before any format."""

import datetime

import pytest
from django.utils import timezone

from articles.addresses import Urls
from articles.feeding.feeds.entry import Entry, Removed, entry_id, entry_of
from articles.intake.manuscript import ManuscriptPublication, Outlet
from articles.models import Article, Contribution, Notice, Person, Publication
from articles.partial_dates import last_day
from articles.publishing.articles import Published, publish_article
from articles.publishing.contributions import confirm
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.feeds import feed_page, feed_texts
from tests.conftest import Publish
from tests.stories import FERRY, MAYOR, SLUG, pids, revised, story

URLS = Urls("https://articles.example")


def entry(slug: str = SLUG) -> Entry:
    found = _entry(slug)
    assert isinstance(found, Entry)
    return found


def _entry(slug: str) -> Entry | Removed:
    (text,) = feed_texts(feed_page(Article.objects.filter(slug=slug), None, 1).articles)
    return entry_of(text, URLS)


# ── Its name ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_name_of_an_entry_never_changes_between_releases() -> None:
    """Every feed reader would show all entries as new ones if it did."""
    assert entry_id("0123456789") == "urn:uuid:1fa53620-77a6-5429-94eb-7fbfd989baef"


def test_an_entry_is_named_after_the_first_paragraph_of_version_1(published_story: Published) -> None:
    first = pids(published_story.version)[0]
    assert entry().id == entry_id(first)
    revised("Another text altogether, with other words.", FERRY, MAYOR)
    assert entry().version == 2
    assert entry().id == entry_id(first)
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court."))
    assert _entry(SLUG).id == entry_id(first)


# ── What it says ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_entry_leads_to_the_article_its_version_and_its_original(published_story: Published) -> None:
    shown = entry()
    assert shown.url == f"https://articles.example/articles/{SLUG}/"
    assert shown.api_url == f"https://articles.example/api/v1/articles/{SLUG}/"
    assert shown.version_url == f"https://articles.example/api/v1/articles/{SLUG}/versions/1/"
    assert (shown.version, shown.digest) == (1, published_story.version.digest)
    assert shown.source == "https://herald.example/a"


def test_the_source_is_the_original_and_never_a_copy(db: None) -> None:
    copy = ManuscriptPublication("republication", Outlet("The Mirror"), "2023-05-02", url="https://mirror.example/a")
    publish_article(story(publications=(ManuscriptPublication("original", Outlet("The Herald"), "2023-04"), copy)))
    assert entry().source is None


def test_a_maker_is_named_as_printed_and_known_by_our_address_or_by_an_orcid_that_this_text_states(
    published_story: Published,
) -> None:
    jane = Person.objects.get(name="Jane Doe")
    jane.orcid = "0000-0002-1825-0097"
    jane.save()
    assert entry().makers[0].url == URLS.person_page(jane.pk)
    confirm(Contribution.objects.filter(person=jane))
    makers = entry().makers
    assert [(maker.name, maker.role) for maker in makers] == [
        ("Jane Doe", "author"),
        ("Élodie Ngũgĩ", "author"),
        ("Kim Lens", "photographer"),
    ]
    assert makers[0].url == "https://orcid.org/0000-0002-1825-0097"


def test_rights_are_printed_once_each(db: None) -> None:
    herald, mirror = Outlet("The Herald"), Outlet("The Mirror")
    publish_article(
        story(
            publications=(
                ManuscriptPublication("original", herald, "2021", rights="© Herald"),
                ManuscriptPublication("republication", mirror, "2022", rights="© Mirror"),
                ManuscriptPublication("republication", herald, "2023", rights="© Herald"),
            )
        )
    )
    assert entry().rights == "© Herald © Mirror"


def test_rights_that_nobody_states_are_unknown(publish: Publish) -> None:
    assert entry(publish("No rights", publications=[{"role": "original", "date": "2023"}]).article.slug).rights is None


def test_the_categories_are_the_keywords_and_the_genre_if_there_is_one(
    published_story: Published, publish: Publish
) -> None:
    assert entry().categories == ("bridges", "floods & fire", "Report")
    assert entry(publish("Plain").article.slug).categories == ()


def test_the_sections_of_the_outlets_are_categories_once_each(publish: Publish) -> None:
    printed = [{"role": role, "date": "2023", "section": "Opinion"} for role in ("original", "republication")]
    shown = entry(publish("Views", genre="essay", publications=printed).article.slug)
    assert shown.categories == ("essay", "Opinion")


def test_the_summary_is_the_subtitle_or_how_the_text_begins(published_story: Published, publish: Publish) -> None:
    assert entry().summary == FERRY
    assert entry(publish("With one", subtitle="A subtitle").article.slug).summary == "A subtitle"
    long = publish("Long", "word " * 200)
    summary = entry(long.article.slug).summary
    assert summary is not None
    assert len(summary) == 300
    assert summary.endswith("…")


def test_the_summary_leaves_a_withdrawn_paragraph_out(published_story: Published) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A name was in it.", paragraphs=[pids(published_story.version)[0]]))
    assert entry().summary == MAYOR


def test_a_text_whose_paragraphs_are_all_withdrawn_has_no_summary(publish: Publish) -> None:
    published = publish("One paragraph")
    slug = published.article.slug
    publish_notice(slug, NoticeDraft("withdrawal", "All of it.", paragraphs=pids(published.version)))
    assert entry(slug).summary is None


# ── When it changed ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("date", "day"), [("2023-05-01", "2023-05-01"), ("2023-04", "2023-04-30"), ("2023", "2023-12-31")]
)
def test_an_entry_is_published_when_an_appearance_printed_its_text(
    published_story: Published, date: str, day: str
) -> None:
    version = published_story.version
    facts = {"article": version.article, "role": "republication"}
    Publication.objects.create(**facts, order=8, version=version, date=date, ends_on=last_day(date))
    Publication.objects.create(**facts, order=9, version=None, date="2001", ends_on=last_day("2001"))
    assert entry().published_at.isoformat() == f"{day}T00:00:00+00:00"


def test_an_entry_is_not_published_after_its_text_was_stored(published_story: Published) -> None:
    version = published_story.version
    facts = {"article": version.article, "role": "republication", "date": "2999", "ends_on": last_day("2999")}
    Publication.objects.create(**facts, order=8, version=version)
    assert entry().published_at == published_story.article.created_at


def test_an_entry_changes_with_its_version_and_with_its_newest_notice(published_story: Published) -> None:
    assert entry().published_at == published_story.article.created_at
    assert entry().updated_at == published_story.version.created_at
    later = timezone.now() + datetime.timedelta(days=2)
    for days in (2, 1):
        moment = timezone.now() + datetime.timedelta(days=days)
        Notice.objects.create(article=published_story.article, kind="correction", text="X.", created_at=moment)
    assert entry().updated_at > later - datetime.timedelta(seconds=1)


@pytest.mark.parametrize("version", [None, 1])
def test_a_withdrawn_article_is_gone_since_its_notice_and_says_why(
    published_story: Published, version: int | None
) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", version))
    notice = Notice.objects.get()
    removed = _entry(SLUG)
    assert isinstance(removed, Removed)
    assert (removed.at, removed.reason) == (notice.created_at, "A court said so.")
    assert removed.url == f"https://articles.example/articles/{SLUG}/"
