"""The changes between two versions, paragraph by paragraph."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.choices import LineageKind, NoticeKind
from articles.models import Article, Lineage, Paragraph, Version
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.changes import Changes, changes_between, compared_versions
from articles.selectors.errors import UnknownError
from articles.selectors.withdrawals import WithdrawnError, withdrawals_of
from tests.conftest import Publish, Revise


def text(letter: str) -> str:
    return f"The paragraph {letter}, in a few words of its own."


class Story:
    """An article with paragraphs that small letters name; a capital is the same paragraph in other words."""

    def __init__(self, publish: Publish, revise: Revise, letters: str) -> None:
        self.article: Article = publish("A title", *map(text, letters)).article
        self.revise = revise
        self.paragraphs: dict[str, Paragraph] = {}
        self._learn(1, letters)

    def then(self, letters: str, *lineage: str, title: str | None = None) -> Version:
        """Store the next version, and what is told of its lineage: `a split b`."""
        texts = [(text(letter), self.paragraphs.get(letter.lower())) for letter in letters]
        version = self.revise(self.article, *texts, title=title)
        self._learn(version.number, letters)
        for link in lineage:
            ancestor, kind, descendant = link.split()
            Lineage.objects.create(
                version=version,
                ancestor=self.paragraphs[ancestor],
                descendant=self.paragraphs[descendant],
                kind=LineageKind(kind),
            )
        return version

    def changes(self, first: int, last: int) -> Changes:
        before, after, _ = compared_versions(self.article.slug, first, last)
        return changes_between(before, after, withdrawals_of(self.article.pk))

    def summary(self, first: int, last: int) -> str:
        """The changes in order: `a unchanged, b edited`; one that was edited and moved: `b edited+moved`."""
        return ", ".join(
            f"{self._letter(change.pid)} {change.change}{'+moved' if change.moved and change.change != 'moved' else ''}"
            for change in self.changes(first, last).paragraphs
        )

    def lineage(self, first: int, last: int) -> dict[str, tuple[str, str, str]]:
        """By letter, what each paragraph came from, was split into, and was merged into."""
        return {
            self._letter(change.pid): (
                "".join(map(self._letter, change.derived_from)),
                "".join(map(self._letter, change.split_into)),
                "".join(map(self._letter, change.merged_into)),
            )
            for change in self.changes(first, last).paragraphs
            if change.derived_from or change.split_into or change.merged_into
        }

    def _letter(self, pid: str) -> str:
        return next(letter for letter, paragraph in self.paragraphs.items() if paragraph.pid == pid)

    def _learn(self, number: int, letters: str) -> None:
        paragraphs = Paragraph.objects.filter(passages__version__article=self.article, passages__version__number=number)
        self.paragraphs.update(zip(letters.lower(), paragraphs.order_by("passages__ordinal"), strict=True))


Tell = Callable[[str], Story]


@pytest.fixture
def tell(publish: Publish, revise: Revise) -> Tell:
    return lambda letters: Story(publish, revise, letters)


# ── Each paragraph has its change, and its place in the list ────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("abc", "abc", "a unchanged, b unchanged, c unchanged"),
        ("abc", "aBc", "a unchanged, b edited, c unchanged"),
        ("abc", "abcd", "a unchanged, b unchanged, c unchanged, d new"),
        ("abc", "ac", "a unchanged, b removed, c unchanged"),
        # As few moved as can be; one that was edited too is edited.
        ("abc", "cab", "c moved, a unchanged, b unchanged"),
        ("abcd", "acdB", "a unchanged, c unchanged, d unchanged, b edited+moved"),
        # A removed paragraph stands behind the one that kept its place before it, and before new ones.
        ("abc", "bc", "a removed, b unchanged, c unchanged"),
        ("abc", "adc", "a unchanged, b removed, d new, c unchanged"),
        ("abc", "dbc", "a removed, d new, b unchanged, c unchanged"),
        ("abcde", "adeb", "a unchanged, c removed, d unchanged, e unchanged, b moved"),
        ("ab", "cd", "a removed, b removed, c new, d new"),
    ],
)
def test_each_paragraph_has_its_change_and_its_place(tell: Tell, before: str, after: str, expected: str) -> None:
    story = tell(before)
    story.then(after)
    assert story.summary(1, 2) == expected


def test_the_versions_need_not_be_neighbours(tell: Tell) -> None:
    story = tell("abc")
    story.then("aBdc")
    story.then("abc")
    story.then("acb")
    assert story.summary(1, 3) == "a unchanged, b unchanged, c unchanged"
    assert story.summary(2, 4) == "a unchanged, c moved, b edited, d removed"
    assert story.summary(1, 2) == "a unchanged, b edited, d new, c unchanged"


def test_a_version_is_the_same_as_itself(tell: Tell) -> None:
    story = tell("ab")
    story.then("Ab", title="Another title")
    changes = story.changes(2, 2)
    assert (story.summary(2, 2), changes.title, changes.subtitle) == ("a unchanged, b unchanged", (), ())


def test_a_paragraph_that_came_back_is_new_where_it_was_not_before(tell: Tell) -> None:
    story = tell("ab")
    story.then("a")
    version = story.then("a")
    passage = story.article.versions.get(number=1).passages.get(ordinal=2)
    passage.__class__.objects.create(
        version=version, paragraph=passage.paragraph, wording=passage.wording, ordinal=2, change="new"
    )
    assert story.summary(2, 3) == "a unchanged, b new"
    assert story.summary(1, 3) == "a unchanged, b unchanged"


def test_only_edited_paragraphs_have_differences_and_they_are_in_words(tell: Tell) -> None:
    story = tell("abc")
    story.then("aBd")
    unchanged, edited, removed, new = story.changes(1, 2).paragraphs
    assert not unchanged.differences
    assert not removed.differences
    assert not new.differences
    assert [(difference.op, difference.old, difference.new) for difference in edited.differences] == [
        ("equal", "The paragraph ", "The paragraph "),
        ("replace", "b", "B"),
        ("equal", ", in a few words of its own.", ", in a few words of its own."),
    ]


def test_a_title_that_changed_is_told(tell: Tell) -> None:
    story = tell("a")
    story.then("a", title="A better title")
    assert [difference.new for difference in story.changes(1, 2).title if difference.op != "equal"] == ["better "]


def test_the_summary_counts_every_paragraph_once(tell: Tell) -> None:
    story = tell("abcdef")
    story.then("aBgfdxc", "d split x", "e merge d")
    changes = story.changes(1, 2)
    assert changes.summary == {
        "unchanged": 2, "edited": 1, "moved": 2, "new": 1, "removed": 0, "split": 1, "merged": 1, "withdrawn": 0,
    }  # fmt: skip
    assert sum(changes.summary.values()) == len(changes.paragraphs)


# ── Lineage ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_piece_that_was_split_off_names_where_it_came_from(tell: Tell) -> None:
    story = tell("ab")
    story.then("Axb", "a split x")
    assert story.summary(1, 2) == "a edited, x split, b unchanged"
    assert story.lineage(1, 2) == {"a": ("", "x", ""), "x": ("a", "", "")}


def test_what_is_gone_stands_behind_the_pieces_of_what_it_followed(tell: Tell) -> None:
    story = tell("abc")
    story.then("Axyc", "a split x", "a split y")
    assert story.summary(1, 2) == "a edited, x split, y split, b removed, c unchanged"


def test_a_paragraph_that_was_merged_names_what_it_is_in(tell: Tell) -> None:
    story = tell("abc")
    story.then("Ac", "b merge a")
    assert story.summary(1, 2) == "a edited, b merged, c unchanged"
    assert story.lineage(1, 2) == {"a": ("b", "", ""), "b": ("", "", "a")}


def test_an_editor_may_say_that_both_pieces_are_new(tell: Tell) -> None:
    story = tell("ab")
    story.then("xyb", "a split x", "a split y")
    assert story.summary(1, 2) == "a split, x split, y split, b unchanged"
    assert story.lineage(1, 2) == {"a": ("", "xy", ""), "x": ("a", "", ""), "y": ("a", "", "")}


def test_an_editor_may_say_that_what_was_merged_is_new(tell: Tell) -> None:
    story = tell("abc")
    story.then("xc", "a merge x", "b merge x")
    assert story.summary(1, 2) == "a merged, b merged, x merged, c unchanged"
    assert story.lineage(1, 2) == {"a": ("", "", "x"), "b": ("", "", "x"), "x": ("ab", "", "")}


def test_lineage_is_followed_through_paragraphs_that_came_and_went_in_between(tell: Tell) -> None:
    story = tell("ab")
    story.then("axb", "a split x")
    story.then("ayb", "x split y")
    story.then("aB", "y merge b")
    assert story.lineage(1, 3) == {"a": ("", "y", ""), "y": ("a", "", "")}
    assert story.lineage(2, 4) == {"x": ("", "b", ""), "b": ("x", "", "")}
    assert story.summary(2, 4) == "a unchanged, x split, b edited"


def test_lineage_of_other_versions_is_not_told(tell: Tell) -> None:
    story = tell("ab")
    story.then("axb", "a split x")
    story.then("axb")
    story.then("ax", "b merge x")
    assert story.lineage(2, 3) == {}
    assert story.summary(2, 3) == "a unchanged, x unchanged, b unchanged"
    assert story.lineage(3, 4) == {"b": ("", "", "x"), "x": ("b", "", "")}


# ── What is withdrawn ───────────────────────────────────────────────────────────────────────────────────────────────
def test_whether_a_withdrawn_text_is_another_one_is_not_told(tell: Tell) -> None:
    story = tell("abc")
    story.then("aBc")
    pids = [story.paragraphs[letter].pid for letter in "bc"]
    publish_notice(story.article.slug, NoticeDraft(NoticeKind.WITHDRAWAL, "A name.", version=1, paragraphs=pids))
    assert story.summary(1, 2) == "a unchanged, b withdrawn, c withdrawn"
    assert all(not change.differences for change in story.changes(1, 2).paragraphs)


def test_a_withdrawn_version_is_not_compared(tell: Tell) -> None:
    story = tell("ab")
    story.then("Ab")
    story.then("AB")
    publish_notice(story.article.slug, NoticeDraft(NoticeKind.WITHDRAWAL, "A name.", version=2))
    for first, last in ((1, 2), (2, 3), (2, 2)):
        with pytest.raises(WithdrawnError):
            story.changes(first, last)
    assert story.summary(1, 3) == "a edited, b edited"


# ── What is not there ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("slug", "first", "last", "code"),
    [
        ("a-title", "2", "1", "backward_range"),
        ("a-title", "1", "3", "unknown_version"),
        ("a-title", "0", "1", "unknown_version"),
        ("a-title", "01", "2", "unknown_version"),
        ("a-title", "x", "1", "unknown_version"),
        ("another", "1", "1", "unknown_article"),
    ],
)
def test_each_way_of_being_unknown_has_its_code(tell: Tell, slug: str, first: str, last: str, code: str) -> None:
    tell("a").then("a")
    with pytest.raises(UnknownError) as error:
        compared_versions(slug, first, last)
    assert error.value.code == code


def test_more_paragraphs_and_versions_cost_no_more_queries(tell: Tell) -> None:
    story = tell("ab")
    for letters in ("aB", "aBcdef", "fedcba"):
        story.then(letters)
    counts = []
    for first, last in ((1, 2), (1, 4)):
        with CaptureQueriesContext(connection) as captured:
            story.changes(first, last)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 8
