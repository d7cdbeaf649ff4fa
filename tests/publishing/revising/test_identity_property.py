"""No edit, move, insertion, removal, split or merge makes an identifier point at another paragraph.

Hypothesis drives random edits through publishing. Each made paragraph contains a word of its own that every edit
keeps, so that the test knows which paragraph a text is.
"""

import itertools
import random
import re

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Passage, Version
from articles.publishing.articles import publish_article, rehearsal
from articles.publishing.delivery import Delivery
from articles.publishing.integrity import check_everything
from articles.publishing.revising.revisions import Revision, publish_version
from tests.conftest import delivery

SYLLABLES = [
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
]
# As many different words as a newspaper has, so that two paragraphs are alike only if one comes from the other.
WORDS = ["".join(parts) for parts in itertools.product(SYLLABLES, repeat=3)]
OPERATIONS = ("edit", "rewrite_half", "move", "insert", "remove", "swap", "return")
SLUG = "a-text-that-is-edited"
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
        return delivery("A Text That Is Edited", *self.paragraphs)


def mark_of(text: str) -> str:
    match = MARK.search(text.lower())
    assert match, text
    return match[1]


@pytest.mark.django_db
@settings(max_examples=8, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    rounds=st.lists(st.lists(st.sampled_from(OPERATIONS), min_size=1, max_size=5), min_size=1, max_size=3),
)
def test_no_identifier_ever_points_at_another_paragraph(seed: int, rounds: list[list[str]]) -> None:
    with rehearsal():  # each example has the store to itself
        text = Text(random.Random(seed), 8)
        publish_article(text.delivery())
        for operations in rounds:
            for operation in operations:
                text.apply(operation)
            publish_version(SLUG, text.delivery(), Revision())
        marks: dict[str, set[str]] = {}
        for passage in Passage.objects.select_related("paragraph", "wording"):
            marks.setdefault(passage.paragraph.pid, set()).add(mark_of(passage.wording.text))
        assert all(len(each) == 1 for each in marks.values()), "an identifier came to point at another paragraph"
        assert [fault for checked in check_everything() for fault in checked.faults] == []


@pytest.mark.django_db
def test_no_immutable_answer_changes_whatever_is_published_later(api: Client) -> None:
    text = Text(random.Random(1), 8)
    publish_article(text.delivery())
    before = frozen_answers(api)
    for operation in OPERATIONS:
        text.apply(operation)
        publish_version(SLUG, text.delivery(), Revision())
    now = frozen_answers(api)
    assert now.items() >= before.items()
    assert len(now) == (len(OPERATIONS) + 1) * (3 + 2)


def frozen_answers(api: Client) -> dict[str, bytes]:
    """Return what the immutable addresses of the article answer now; of the passages' own, two a version."""
    versions = [
        f"/api/v1/articles/{SLUG}/versions/{number}/" for number in Version.objects.values_list("number", flat=True)
    ]
    parts = [f"{address}{part}/" for address in versions for part in ("paragraphs", "source")]
    passages = Passage.objects.filter(ordinal__in=(1, 5)).values_list("paragraph__pid", "version__number")
    own = [f"/api/v1/paragraphs/{pid}/versions/{number}/" for pid, number in passages]
    return {address: api.get(address).content for address in (*versions, *parts, *own)}
