"""Where a claim says that its words stand: what its names spell, and which version is meant."""

from typing import Any

import pytest

from articles.addresses import Urls
from articles.publishing.articles import publish_article
from articles.quoting.verdict import Claim, Verdict
from articles.quoting.verifying import verify
from tests.selectors.test_resolving import HERALD, published_at
from tests.stories import BUDGET, COST, FERRY, FLOOD, MAYOR, MAYOR_EDITED, PENGUIN, SLUG, pids, revised, story

pytestmark = pytest.mark.django_db
AT = Urls("https://x.example")
FIRST, SECOND = "reopen before Easter", "reopen in the second week of May"


@pytest.fixture(autouse=True)
def names(db: None) -> dict[str, str]:
    """The story in two versions: the second begins with another paragraph, has MAYOR edited, and lacks BUDGET."""
    first = publish_article(story(FERRY, MAYOR, FLOOD, BUDGET, language="en")).version
    revised(PENGUIN, FERRY, MAYOR_EDITED, FLOOD)
    published_at(HERALD, version=1)
    _, mayor, _, budget = pids(first)
    texts = f"https://x.example/api/v1/articles/{SLUG}/versions"
    return {"mayor": mayor, "budget": budget, "first": f"{texts}/1/paragraphs", "second": f"{texts}/2/paragraphs"}


def verdict(text: str, names: dict[str, str], **place: Any) -> Verdict:
    spelled: dict[str, Any] = {
        member: name.format(**names) if isinstance(name, str) else name for member, name in place.items()
    }
    return verify([Claim(text, **spelled)], AT)[0]


@pytest.mark.parametrize(
    ("place", "version"),
    [
        # The number goes before the version in a name, and a paragraph's name before an article's.
        ({"paragraph": "{mayor}.v1", "version": 2}, 2),
        ({"article": f"{SLUG}.v1", "version": 2}, 2),
        ({"paragraph": "{mayor}.v1", "article": f"{SLUG}.v2"}, 1),
        ({"paragraph": "{mayor}", "article": f"{SLUG}.v2"}, 2),
        # An ordinal is one of its own version.
        ({"paragraph": "{first}/2/"}, 1),
        ({"paragraph": "{second}/3/"}, 2),
        ({"paragraph": "{first}/2/", "version": 2}, 2),
        # Of an address of a publication, any version.
        ({"article": HERALD}, None),
        ({"article": SLUG}, None),
    ],
)
def test_the_version_that_is_claimed(names: dict[str, str], place: dict[str, Any], version: int | None) -> None:
    for number, text in enumerate((FIRST, SECOND), 1):
        expected = "as_claimed" if version in (None, number) else "elsewhere"
        assert verdict(text, names, **place).attribution == expected, text


def test_an_ordinal_of_another_version_is_of_another_paragraph(names: dict[str, str]) -> None:
    assert verdict(FIRST, names, paragraph="{second}/2/").attribution == "elsewhere"


def test_a_paragraph_may_be_claimed_of_a_version_that_does_not_have_it(names: dict[str, str]) -> None:
    found = verdict(BUDGET, names, paragraph="{budget}.v2")
    assert (found.error, found.attribution, found.currency) == (None, "elsewhere", "removed")


@pytest.mark.parametrize(
    ("place", "member", "code"),
    [
        ({"paragraph": "{mayor}.v9"}, "version", "unknown_version"),
        ({"article": f"{SLUG}.v9"}, "version", "unknown_version"),
        ({"article": "no-such", "version": 1}, "article", "unknown_article"),
        ({"paragraph": "0000000000", "version": 1}, "paragraph", "unknown_paragraph"),
        ({"paragraph": "{first}/2-3/"}, "paragraph", "several_paragraphs"),
        ({"article": "{first}/2-3/"}, "article", "several_paragraphs"),
        ({"paragraph": f"https://x.example/articles/{SLUG}/"}, "paragraph", "unknown_paragraph"),
        ({"paragraph": "{mayor}", "article": "another"}, "paragraph", "unknown_paragraph"),
        ({"paragraph": "a-slug"}, "paragraph", "malformed_pid"),
        ({"article": "no-such", "paragraph": "0000000000"}, "article", "unknown_article"),
    ],
)
def test_what_is_wrong_with_a_claim(names: dict[str, str], place: dict[str, Any], member: str, code: str) -> None:
    publish_article(story(title="Another"))
    error = verdict(FIRST, names, **place).error
    assert error
    assert (error.member, error.code) == (member, code)


def test_what_is_wrong_with_the_words_is_told_rather_than_what_is_wrong_with_the_place(names: dict[str, str]) -> None:
    error = verdict("…", names, article="no-such").error
    assert error
    assert (error.member, error.code) == ("text", "no_words")


def test_a_paragraph_is_claimed_rather_than_its_article(names: dict[str, str]) -> None:
    assert verdict(FLOOD, names, article=SLUG).attribution == "as_claimed"
    assert verdict(FLOOD, names, article=SLUG, paragraph="{mayor}").attribution == "elsewhere"


def test_what_stands_in_another_article_is_elsewhere(names: dict[str, str]) -> None:
    publish_article(story(COST, title="Another"))
    assert verdict(COST, names, article=SLUG).attribution == "elsewhere"


def test_a_quotation_may_have_five_thousand_characters(names: dict[str, str]) -> None:
    errors = [verdict("a" * length, names).error for length in (5_000, 5_001)]
    assert [error and error.code for error in errors] == [None, "too_long"]
