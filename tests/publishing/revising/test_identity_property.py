"""Whatever is edited, moved, inserted, removed, split or merged: no identifier ever comes to point at another paragraph.

Hypothesis drives random edits through publishing. Each made paragraph carries a word of its own that stays with it
through edits, so that the test knows which paragraph a text is, whatever became of the rest of it.
"""

import itertools
import random
import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.intake import read
from articles.models import Paragraph, Passage, Version
from articles.publishing.articles import publish_article
from articles.publishing.delivery import Delivery
from articles.publishing.integrity import check_everything
from articles.publishing.revising.revisions import Revision, publish_version

SYLLABLES = (
    "ba",
    "co",
    "di",
    "fu",
    "ga",
    "he",
    "ji",
    "ko",
    "lu",
    "ma",
    "ne",
    "or",
    "pa",
    "qui",
    "ri",
    "sto",
    "ta",
    "vu",
)
# As many different words as a newspaper has, so that two paragraphs are alike only where one comes from the other.
WORDS = ["".join(parts) for parts in itertools.product(SYLLABLES, repeat=3)]
OPERATIONS = ("edit", "rewrite_half", "move", "insert", "remove", "swap", "return")
MARK = re.compile(r"\bmark([a-z]{6})\b")


class Text:
    """A text that is edited at random; `gone` keeps the paragraphs that were removed, word for word."""

    def __init__(self, chance: random.Random, count: int) -> None:
        self.chance = chance
        self.marks = 0
        self.gone: list[str] = []
        self.paragraphs = [self.made() for _ in range(count)]

    def made(self) -> str:
        self.marks += 1
        mark = "".join(self.chance.choices("bcdfghklmnprstvz", k=6))
        words = self.chance.choices(WORDS, k=self.chance.randint(14, 40))
        words.insert(len(words) // 2, f"mark{mark}")
        return " ".join(words).capitalize() + "."

    def apply(self, operation: str) -> None:
        place = self.chance.randrange(len(self.paragraphs))
        paragraph = self.paragraphs[place]
        match operation:
            case "edit":
                self.paragraphs[place] = self.reworded(paragraph, share=0.15)
            case "rewrite_half":
                self.paragraphs[place] = self.reworded(paragraph, share=0.5)
            case "move":
                self.paragraphs.insert(self.chance.randrange(len(self.paragraphs)), self.paragraphs.pop(place))
            case "insert":
                self.paragraphs.insert(place, self.made())
            case "remove" if len(self.paragraphs) > 2:
                self.gone.append(self.paragraphs.pop(place))
            case "swap":
                other = self.chance.randrange(len(self.paragraphs))
                self.paragraphs[place], self.paragraphs[other] = self.paragraphs[other], paragraph
            case "return" if self.gone:
                self.paragraphs.insert(place, self.gone.pop())

    def reworded(self, paragraph: str, share: float) -> str:
        words = paragraph.split()
        return " ".join(
            self.chance.choice(WORDS) if self.chance.random() < share and not MARK.search(word.lower()) else word
            for word in words
        )

    def delivery(self) -> Delivery:
        content = "\n\n".join(["A Text That Is Edited", *self.paragraphs]).encode()
        return Delivery(content, read(content))


def mark_of(text: str) -> str:
    found = MARK.search(text.lower())
    assert found, text
    return found[1]


@pytest.mark.django_db
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 2**32),
    rounds=st.lists(st.lists(st.sampled_from(OPERATIONS), min_size=1, max_size=5), min_size=1, max_size=3),
)
def test_no_identifier_ever_points_at_another_paragraph(seed: int, rounds: list[list[str]], api: Client) -> None:
    text = Text(random.Random(seed), 8)
    published = publish_article(text.delivery())
    # Each example has the store to itself but for what the ones before left; its article is told by its slug.
    slug = published.article.slug
    before = frozen_answers(api, slug)

    for operations in rounds:
        for operation in operations:
            text.apply(operation)
        publish_version(slug, text.delivery(), Revision())
        now = frozen_answers(api, slug)
        assert now.items() >= before.items(), "an immutable answer changed"
        before = now

    marks: dict[str, set[str]] = {}
    for passage in Passage.objects.filter(version__article=published.article).select_related("paragraph", "wording"):
        marks.setdefault(passage.paragraph.pid, set()).add(mark_of(passage.wording.text))
    assert all(len(found) == 1 for found in marks.values()), "an identifier came to point at another paragraph"
    assert [fault for checked in check_everything() for fault in checked.faults] == []
    forget(published.article.pk)


def frozen_answers(api: Client, slug: str) -> dict[str, bytes]:
    """Return what the immutable addresses of the article answer now; of the passages' own, two a version."""
    numbers = Version.objects.filter(article__slug=slug).values_list("number", flat=True)
    addresses = [f"/api/v1/articles/{slug}/versions/{number}/" for number in numbers]
    addresses += [f"{address}{part}/" for address in addresses for part in ("paragraphs", "source")]
    places = Passage.objects.filter(version__article__slug=slug, ordinal__in=(1, 5))
    addresses += [
        f"/api/v1/paragraphs/{pid}/versions/{number}/"
        for pid, number in places.values_list("paragraph__pid", "version__number")
    ]
    return {address: api.get(address).content for address in addresses}


def forget(article_id: int) -> None:
    """Give the article's slug free for the next example; nothing in the service can."""
    from articles.models import Article

    Article.objects.filter(pk=article_id).update(slug=f"forgotten-{article_id}")
    assert Paragraph.objects.filter(article=article_id).exists()
