"""Publishing several documents in one transaction: each as by itself, and none of them takes another along."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import starmap
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.test.utils import CaptureQueriesContext

from articles.addresses import Urls
from articles.intake.manuscript import Affiliation, Author, ManuscriptPublication, Outlet, Section
from articles.models import Affiliation as AffiliationRow
from articles.models import Article, Contribution, Event, Paragraph, Passage, Person, Publication, Version
from articles.models import Outlet as OutletRow
from articles.models import Section as SectionRow
from articles.publishing import together
from articles.publishing.articles import publish_article, publish_articles
from articles.publishing.delivery import Delivery
from articles.publishing.errors import PublishingError
from articles.publishing.files import Order, publish_files
from articles.publishing.reading_ahead import LEAST, Refused
from articles.publishing.together import batches, published_together
from tests.conftest import delivery, text_of
from tests.support.indexed import index_rows, wording_rows

pytestmark = pytest.mark.django_db
ORDER = Order(Urls("http://testserver", None), made_by="jane")
ORCID = "0000-0002-1825-0097"


def story(title: str, *, authors: tuple[Author, ...] = (), outlet: str | None = None, **facts: Any) -> Delivery:
    """A document with a section, and with the positions of its authors and a publication if there are any."""
    appearances = (ManuscriptPublication("original", outlet=Outlet(outlet), printed_here=True),) if outlet else ()
    sections = (Section(1, 1, f"Of {title}"), Section(2, 3, "The rest"))
    return delivery(
        title, f"{title} one.", "Two.", "Three.", authors=authors, publications=appearances, sections=sections, **facts
    )


class TestAsByItself:
    @pytest.fixture(autouse=True)
    def published(self, db: None) -> None:
        fellow = Affiliation("Fellow", "A house")
        jane = Author("Jane Doe", affiliations=(fellow,))
        publish_articles(
            [
                story("A", authors=(jane, Author("Kim Lee")), outlet="The Herald", keywords=("peace",)),
                story("B", authors=(replace(jane, orcid=ORCID),), outlet="The Gazette", language="en"),
                story("C", outlet="The Herald", authors=(Author("J. Doe", orcid=ORCID), Author("Kim Lee"))),
            ]
        )

    def test_every_article_has_its_first_version_and_its_paragraphs_in_order(self) -> None:
        for title in "ABC":
            version = Version.objects.get(current_of__slug=title.lower())
            assert (version.title, version.article.slug, version.number) == (title, title.lower(), 1)
            passages = Passage.objects.filter(version=version).select_related("wording", "paragraph", "section")
            assert [passage.wording.text for passage in passages] == [f"{title} one.", "Two.", "Three."]
            assert {passage.paragraph.article_id for passage in passages} == {version.article_id}
            keys = [passage.paragraph_id for passage in passages]
            assert keys == sorted(keys), "paragraphs are minted in the order of the text"
            assert {passage.wording.paragraph_id == passage.paragraph_id for passage in passages} == {True}
            assert [passage.section and passage.section.heading for passage in passages] == [
                f"Of {title}",
                "The rest",
                "The rest",
            ]
        assert Paragraph.objects.count() == 9
        assert SectionRow.objects.count() == 6

    def test_a_byline_is_that_of_its_article_and_a_person_is_stored_once(self) -> None:
        rows = Contribution.objects.order_by("version__article__slug", "order").select_related("person")
        assert [(row.name_as_printed, row.order) for row in rows] == [
            ("Jane Doe", 1),
            ("Kim Lee", 2),
            ("Jane Doe", 1),
            ("J. Doe", 1),
            ("Kim Lee", 2),
        ]
        assert dict(Person.objects.values_list("name", "orcid")) == {"Jane Doe": ORCID, "Kim Lee": None}
        positions = AffiliationRow.objects.values_list("contribution__version__article__slug", "position")
        assert sorted(positions) == [("a", "Fellow"), ("b", "Fellow")]

    def test_a_publication_is_that_of_its_article_and_an_outlet_is_stored_once(self) -> None:
        OutletRow.objects.get(name="The Gazette")
        OutletRow.objects.get(name="The Herald")
        rows = Publication.objects.values_list("article__slug", "version__article__slug", "order", "outlet__name")
        assert sorted(rows) == [("a", "a", 1, "The Herald"), ("b", "b", 1, "The Gazette"), ("c", "c", 1, "The Herald")]

    def test_an_outlet_that_was_there_before_is_that_of_its_name(self) -> None:
        publish_articles([story("D", outlet="The Gazette"), story("E", outlet="The Herald")])
        rows = Publication.objects.filter(article__slug__in=["d", "e"]).values_list("article__slug", "outlet__name")
        assert sorted(rows) == [("d", "The Gazette"), ("e", "The Herald")]

    def test_each_is_an_event_in_their_order(self) -> None:
        events = Event.objects.order_by("pk").values_list("pk", "article__slug", "version__article__slug")
        assert list(events) == [(1, "a", "a"), (2, "b", "b"), (3, "c", "c")]
        for event in Event.objects.all():
            pids = Passage.objects.filter(version=event.version).values_list("paragraph__pid", flat=True)
            assert event.paragraphs == list(pids)


def test_each_is_indexed_as_by_itself() -> None:
    kinds: list[dict[str, Any]] = [{"language": "en"}, {"keywords": ("peace",)}]
    for number, facts in enumerate(kinds):
        publish_article(story(f"Alliances {number}", **facts))
    others = (story(f"Alliances {number}", slug=f"other-{number}", **facts) for number, facts in enumerate(kinds))
    publish_articles([replace(other, content=f"Other {other.manuscript.title}".encode()) for other in others])
    rows = [row[2:] for row in index_rows()]
    assert rows[:2] == rows[2:]
    terms = [str(row[-1]) for row in wording_rows() if "a_" not in str(row[-1])]
    if connection.vendor == "sqlite":
        assert terms[: len(terms) // 2] == terms[len(terms) // 2 :]


def test_many_take_hardly_more_queries_than_two() -> None:
    authors = (Author("Jane Doe"), Author("Kim Lee"))
    publish_article(story("Known", authors=authors, outlet="The Herald"))  # so that nobody is new later
    counts = []
    for count in (2, 16):
        stories = [story(f"Title {count} {number}", authors=authors, outlet="The Herald") for number in range(count)]
        with CaptureQueriesContext(connection) as queries:
            publish_articles(stories)
        counts.append(len(queries))
    assert counts[0] == counts[1]


class TestIfOneCannotBePublished:
    @pytest.mark.parametrize(
        "odd",
        [
            delivery("Taken", "Another text."),
            delivery("One", "The text of One in other words.", slug="one"),
            story("Known"),
            delivery("x" * 501),
            replace(delivery("None"), manuscript=replace(delivery("None").manuscript, title=None)),
        ],
        ids=["slug taken", "slug of another one", "published already", "too long", "no title"],
    )
    def test_none_is(self, odd: Delivery) -> None:
        publish_article(story("Taken"))
        publish_article(story("Known"))
        with pytest.raises(PublishingError):
            publish_articles([story("One"), odd, story("Two")])
        assert Article.objects.count() == 2
        assert published_together([story("One"), odd]) is None

    def test_the_same_bytes_twice_are_not_published_together(self) -> None:
        with pytest.raises(PublishingError, match="already"):
            publish_articles([story("One"), replace(story("One"), manuscript=story("Two").manuscript)])

    @pytest.mark.parametrize(
        ("error", "is_raised"), [(IntegrityError("unique"), False), (OperationalError("closed"), True)]
    )
    def test_who_was_faster_is_met_one_by_one(
        self, error: Exception, is_raised: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(_: object) -> None:
            raise error

        monkeypatch.setattr(together, "publish_articles", fail)
        if is_raised:
            with pytest.raises(OperationalError):
                published_together([story("One"), story("Two")])
        else:
            assert published_together([story("One"), story("Two")]) is None


class TestOfAFolder:
    @pytest.fixture
    def files(self, tmp_path: Path) -> list[Path]:
        for number in range(LEAST + 5):
            (tmp_path / f"{number:02}.txt").write_bytes(text_of(f"Title {number}", "A paragraph, a few words."))
        return sorted(tmp_path.iterdir())

    @pytest.mark.once("sqlite")
    def test_who_publishes_is_recorded_and_the_outcome_is_that_of_a_file(self, files: list[Path]) -> None:
        outcomes = list(publish_files(files, ORDER, 2))
        assert set(Version.objects.values_list("made_by", flat=True)) == {"jane"}
        assert {(item["outcome"], item["version"], item["created"], item["dry_run"]) for item in outcomes} == {
            ("published as", 1, True, False)
        }
        versions = dict(Version.objects.values_list("article__slug", "digest"))
        assert {item["slug"]: item["digest"] for item in outcomes} == versions
        assert [item["file"] for item in outcomes] == [str(path) for path in files]

    @pytest.mark.once("sqlite")
    def test_a_file_that_cannot_be_published_takes_no_other_along(self, files: list[Path]) -> None:
        files[3].write_bytes(text_of("Title 2", "Another text under the same title."))
        outcomes = list(publish_files(files, ORDER, 2))
        assert [item.get("code") for item in outcomes].count("slug_taken") == 1
        assert outcomes[3]["code"] == "slug_taken"
        assert Article.objects.count() == len(files) - 1


class TestBatches:
    def items(self, *sizes: int) -> Iterator[tuple[Path, Delivery]]:
        documents = ((f"{number}", b"x" * size) for number, size in enumerate(sizes))
        return ((Path(name), Delivery(content, delivery().manuscript)) for name, content in documents)

    def sizes(self, items: Iterator[Any]) -> list[int]:
        return list(map(len, batches(items)))

    def test_so_many_are_together(self) -> None:
        assert self.sizes(self.items(*[1] * (2 * together.MOST + 1))) == [together.MOST, together.MOST, 1]
        assert self.sizes(self.items()) == []

    def test_long_documents_end_a_batch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(together, "MOST_BYTES", 10)
        assert self.sizes(self.items(4, 4, 2, 9, 20, 1)) == [3, 2, 1]

    def test_items_without_a_document_are_counted_and_kept_in_order(self) -> None:
        items = [(Path("a"), None), (Path("b"), Refused(None, "It is away."))]
        assert list(batches(items)) == [items]
        assert list(starmap(lambda path, _: path.name, next(batches(items)))) == ["a", "b"]
