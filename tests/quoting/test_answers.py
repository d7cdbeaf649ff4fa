"""Which of all the places that have a quotation is told of, and what is said of its state."""

import pytest

from articles.addresses import Urls
from articles.choices import NoticeKind
from articles.publishing.articles import Published, publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.quoting.verdict import Claim, Verdict
from articles.quoting.verifying import MOST_MATCHES, verify
from tests.conftest import Publish
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR, MAYOR_EDITED, PENGUIN, SLUG, pids, revised, story

pytestmark = pytest.mark.django_db
AT = Urls("https://x.example")
OVER = "with forty passengers and a brass band on board. Mayor Keller told reporters that the footbridge"


def verdict(text: str, **place: object) -> Verdict:
    return verify([Claim(text, **place)], AT)[0]  # type: ignore[arg-type]


def where(found: Verdict) -> list[tuple[str, int, int]]:
    return [(match.article.slug, match.passage.version.number, match.passage.ordinal) for match in found.matches]


def withdraw(slug: str, **what: object) -> None:
    publish_notice(slug, NoticeDraft(NoticeKind.WITHDRAWAL, "So it is.", **what))  # type: ignore[arg-type]


@pytest.fixture
def bridge(db: None) -> Published:
    return publish_article(story(FERRY, MAYOR, FLOOD, language="en"))


# ── Attribution ─────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("bridge")
def test_the_claimed_text_counts_if_another_is_only_a_little_more_alike(publish: Publish) -> None:
    publish("Near", MAYOR.replace("reopen", "open"))
    found = verdict("Mayor Keller told reporters that the footbridge would open again before Easter.", article=SLUG)
    assert (found.wording, found.attribution, found.matches[0].article.slug) == ("altered", "as_claimed", SLUG)


@pytest.mark.usefixtures("bridge")
def test_the_claimed_text_counts_if_another_has_only_its_typography_letter_for_letter(publish: Publish) -> None:
    publish("Near", MAYOR.replace(" that", "\u00a0that"))
    found = verdict(MAYOR.replace(" that", "\u00a0that"), article=SLUG)
    assert (found.wording, found.attribution, found.ambiguous) == ("typographic", "as_claimed", False)
    assert [match.article.slug for match in found.matches] == [SLUG]


def test_words_over_a_break_are_as_claimed_in_either_paragraph(bridge: Published) -> None:
    for pid in pids(bridge.version)[:2]:
        assert verdict(OVER, paragraph=pid).attribution == "as_claimed"
    assert verdict(OVER, paragraph=pids(bridge.version)[2]).attribution == "elsewhere"


def test_words_that_two_versions_have_alike_are_as_claimed_in_either(bridge: Published) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD)
    revised(FERRY, MAYOR_EDITED, BUDGET)
    first, second, third = (verdict(FLOOD, article=SLUG, version=number) for number in (1, 2, 3))
    assert [found.attribution for found in (first, second, third)] == ["as_claimed", "as_claimed", "elsewhere"]
    assert where(first) == [(SLUG, 1, 3)]


# ── The state that is told of ───────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def thrice(bridge: Published) -> Published:
    """The story in three versions, of which each has the second paragraph in other words behind the same beginning."""
    revised(FERRY, MAYOR.replace("Easter", "Whitsun"), FLOOD)
    revised(FERRY, MAYOR_EDITED, FLOOD)
    return bridge


SHARED = "Mayor Keller told reporters that the footbridge would reopen"


@pytest.mark.usefixtures("thrice")
def test_of_the_states_of_a_paragraph_the_current_one_is_told_of() -> None:
    found = verdict(SHARED)
    assert (found.currency, found.ambiguous, where(found)) == ("current", False, [(SLUG, 3, 2)])


@pytest.mark.usefixtures("thrice")
def test_of_the_states_of_a_paragraph_the_claimed_one_is_told_of() -> None:
    for number in (1, 2, 3):
        assert where(verdict(SHARED, article=SLUG, version=number)) == [(SLUG, number, 2)]


@pytest.mark.usefixtures("thrice")
def test_of_the_former_states_of_a_paragraph_the_newest_is_told_of() -> None:
    found = verdict(f"{SHARED} before")
    assert (found.currency, where(found)) == ("superseded", [(SLUG, 2, 2)])


@pytest.mark.usefixtures("bridge")
def test_a_state_that_went_back_to_older_words_is_told_of_as_the_newest() -> None:
    revised(FERRY, MAYOR.replace("Easter", "Whitsun"), FLOOD)
    revised(FERRY, MAYOR, FLOOD, BUDGET)
    revised(FERRY, FLOOD)
    found = verdict(f"{SHARED} before")
    assert (found.currency, where(found)) == ("removed", [(SLUG, 3, 2)])


@pytest.mark.usefixtures("thrice")
def test_a_state_that_may_be_shown_is_told_of_rather_than_a_withdrawn_current_one() -> None:
    withdraw(SLUG, version=3)
    found = verdict(SHARED)
    assert where(found) == [(SLUG, 2, 2)]
    assert found.matches[0].text == SHARED


def test_of_several_paragraphs_those_come_first_whose_words_still_stand(publish: Publish) -> None:
    publish_article(story(FERRY, FLOOD, language="en"))
    revised(FERRY, MAYOR, FLOOD)
    revised(FERRY, BUDGET)
    for number in range(2):
        publish(f"Copy {number}", MAYOR, f"The rest of copy {number}.")
    found = verdict(MAYOR)
    assert (found.currency, where(found)) == ("current", [("copy-1", 1, 1), ("copy-0", 1, 1), (SLUG, 2, 2)])


@pytest.mark.usefixtures("bridge")
def test_a_claimed_version_that_is_withdrawn_counts_though_another_with_the_words_is_told_of() -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD)
    withdraw(SLUG, version=1)
    found = verdict(FLOOD, article=SLUG, version=1)
    assert (found.attribution, found.currency, where(found)) == ("as_claimed", "current", [(SLUG, 2, 3)])


# ── Currency ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize(
    ("texts", "currency"),
    [
        ((FERRY, MAYOR, BUDGET), "current"),
        ((FERRY, MAYOR.replace("told", "says to"), BUDGET), "superseded"),
        ((FERRY.replace("on board", "aboard"), MAYOR, BUDGET), "superseded"),
        ((FERRY, BUDGET), "removed"),
        ((FERRY.replace("noon", "one"), MAYOR.replace("Easter", "May")), "current"),
    ],
)
def test_words_over_a_break_are_current_if_both_paragraphs_are_or_the_text_still_has_them(
    texts: tuple[str, ...], currency: str
) -> None:
    revised(*texts)
    assert verdict(OVER).currency == currency


@pytest.mark.usefixtures("bridge")
def test_words_over_a_break_that_one_of_two_paragraphs_still_shares_are_superseded() -> None:
    revised(FERRY.replace("brass band", "string band"), MAYOR.replace("Easter", "May"), FLOOD)
    assert verdict(OVER, article=SLUG, version=1).currency == "superseded"


@pytest.mark.usefixtures("bridge")
def test_words_that_another_paragraph_of_the_article_took_over_are_current() -> None:
    revised(FERRY, f"{MAYOR} {FLOOD}")
    for text in (MAYOR, FLOOD):
        found = verdict(text, article=SLUG, version=1)
        assert (found.attribution, found.currency) == ("as_claimed", "current")


@pytest.mark.usefixtures("bridge")
def test_another_article_that_has_the_words_does_not_keep_them_current(publish: Publish) -> None:
    publish("Copy", FLOOD)
    revised(FERRY, MAYOR, BUDGET)
    found = verdict(FLOOD, article=SLUG)
    assert (found.attribution, found.currency) == ("as_claimed", "removed")


@pytest.mark.usefixtures("bridge")
def test_a_paragraph_that_has_other_words_does_not_keep_the_words_current() -> None:
    revised(FERRY, MAYOR.replace("Easter", "Whitsun"), FLOOD)
    revised(FERRY, MAYOR_EDITED, f"{MAYOR.replace('before', 'after')} {BUDGET}")
    assert verdict(MAYOR, article=SLUG, version=1).currency == "superseded"


# ── Withdrawn ───────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("number", [0, 1])
def test_of_words_over_a_break_only_the_withdrawn_paragraph_is_hidden(bridge: Published, number: int) -> None:
    withdraw(SLUG, paragraphs=[pids(bridge.version)[number]])
    found = verdict(OVER)
    assert (found.wording, found.currency) == ("verbatim", "withdrawn")
    assert [match.text is None for match in found.matches] == [number == 0, number == 1]
    assert [match.start is None for match in found.matches] == [number == 0, number == 1]


@pytest.mark.parametrize("number", [0, 1])
def test_of_other_words_over_a_break_nothing_is_told_if_one_paragraph_is_withdrawn(
    bridge: Published, number: int
) -> None:
    withdraw(SLUG, paragraphs=[pids(bridge.version)[number]])
    found = verdict(OVER.replace("forty", "fifty").replace("reporters", "journalists"))
    shown = pids(bridge.version)[1 - number]
    assert {match.passage.paragraph.pid for match in found.matches} <= {shown}
    assert found.currency != "withdrawn"


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize(
    ("quoted", "wording"),
    [("Mayor Keller told reporters that", "verbatim"), ("Mayor Keller told reporters", "not_found")],
)
def test_of_a_withdrawn_text_five_words_are_told(quoted: str, wording: str) -> None:
    withdraw(SLUG)
    assert verdict(quoted).wording == wording


def test_a_withdrawn_paragraph_does_not_keep_the_words_current(bridge: Published) -> None:
    second = revised(FERRY, MAYOR, f"{PENGUIN} And this is new: {FLOOD}").version
    assert verdict(FLOOD, article=SLUG, version=1).currency == "current"
    withdraw(SLUG, version=2, paragraphs=[pids(second)[2]])
    assert verdict(FLOOD, article=SLUG, version=1).currency == "removed"


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize("quoted", [SHARED, MAYOR])
def test_a_former_state_does_not_tell_what_a_withdrawn_current_one_still_says(quoted: str) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD)
    withdraw(SLUG, version=2)
    found = verdict(quoted, article=SLUG, version=1)
    assert (found.currency, found.matches[0].text) == ("removed", quoted[: len(found.matches[0].text or "")])


def test_more_occurrences_in_a_paragraph_than_are_told_of_are_said_to_be_there(publish: Publish) -> None:
    publish("Refrain", " ".join([f"{number} {SHARED}." for number in range(MOST_MATCHES + 2)]))
    found = verdict(SHARED)
    assert (len(found.matches), found.more_matches) == (MOST_MATCHES, True)
