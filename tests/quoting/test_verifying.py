"""What the archive says to a quotation: whether it is there, where, in which version, and whether it still says so."""

from unittest.mock import Mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.addresses import Urls
from articles.choices import NoticeKind
from articles.publishing.articles import Published, publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.quoting import finding, looking_up
from articles.quoting.looking_up import NO_RUNS
from articles.quoting.verdict import Claim, Verdict
from articles.quoting.verifying import MOST_MATCHES, verify
from articles.searching.commonness import Commonness
from articles.searching.terms import words
from tests.conftest import Publish, delivery
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR, MAYOR_EDITED, PENGUIN, SCHOOL, SLUG, pids, revised, story

pytestmark = pytest.mark.django_db
AT = Urls("https://x.example")
QUOTED = "the footbridge would reopen before Easter"


def verdict(text: str, **place: object) -> Verdict:
    return verify([Claim(text, **place)], AT)[0]  # type: ignore[arg-type]


def where(found: Verdict) -> list[tuple[int, int]]:
    """The version and the ordinal of each match."""
    return [(match.passage.version.number, match.passage.ordinal) for match in found.matches]


@pytest.fixture
def bridge(db: None) -> Published:
    return publish_article(story(language="en"))


# ── Wording ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize(
    ("quoted", "wording", "text"),
    [
        (QUOTED, "verbatim", QUOTED),
        (MAYOR, "verbatim", MAYOR),
        ("The footbridge would reopen before Easter!", "typographic", QUOTED),
        ("Mayor Keller\u00a0told reporters", "typographic", "Mayor Keller told reporters"),
        ("Mayor Keller … reopen before Easter.", "elided", MAYOR[:-1]),
        (
            "[He] told reporters that the footbridge would reopen",
            "elided",
            "told reporters that the footbridge would reopen",
        ),
        ("the footbridge would reopen after Easter", "altered", QUOTED),
        ("the bridge will be opened again after the summer", "not_found", None),
        (PENGUIN, "not_found", None),
        ("foot", "not_found", None),
    ],
)
def test_the_wording(quoted: str, wording: str, text: str | None) -> None:
    found = verdict(quoted)
    assert (found.wording, [match.text for match in found.matches]) == (wording, [text] if text else [])
    assert found.currency == ("current" if text else None)
    assert found.attribution == "not_claimed"


@pytest.mark.usefixtures("bridge")
def test_offsets_are_into_the_passage() -> None:
    (match,) = verdict(QUOTED).matches
    assert (match.start, match.end) == (MAYOR.index(QUOTED), MAYOR.index(QUOTED) + len(QUOTED))
    assert (match.part, match.parts, match.score) == (1, 1, 1.0)
    assert match.passage.ordinal == 2


@pytest.mark.usefixtures("bridge")
def test_what_was_altered_is_named_word_by_word() -> None:
    (match,) = verdict("the footbridge would reopen after Easter").matches
    changed = [(part.op, part.quoted, part.source) for part in match.differences if part.op != "equal"]
    assert changed == [("replace", "after", "before")]
    assert match.score is not None
    assert 0.7 < match.score < 1


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize("between", ["\n\n", " ", "\n"])
def test_a_quotation_over_a_break_has_a_match_in_each_paragraph(between: str) -> None:
    found = verdict(f"a brass band on board.{between}Mayor Keller told reporters")
    assert found.wording == "verbatim"
    assert [match.text for match in found.matches] == ["a brass band on board.", "Mayor Keller told reporters"]
    assert [(match.part, match.parts) for match in found.matches] == [(1, 2), (2, 2)]
    assert not found.ambiguous


@pytest.mark.usefixtures("bridge")
def test_an_altered_quotation_over_a_break_has_the_differences_of_each_paragraph() -> None:
    found = verdict(
        "with fifty passengers and a brass band on board. Mayor Keller told journalists that the footbridge"
    )
    assert found.wording == "altered"
    for match in found.matches:
        assert "".join(part.source for part in match.differences) == match.text
    assert [[part.quoted for part in match.differences if part.op != "equal"] for match in found.matches] == [
        ["fifty"],
        ["journalists"],
    ]


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize(
    ("quoted", "wording"),
    [
        ("The ferry to Stein left at noon … told reporters that the footbridge would reopen", "elided"),
        ("with forty passengers and a brass band on board [and] Keller told reporters that", "elided"),
        ("with forty passengers and a brass band on deck. Mayor Keller told reporters that the footbridge", "altered"),
        ("with forty passengers and a brass band on board. Major Keller told reporters that the footbridge", "altered"),
    ],
)
def test_the_words_at_a_break_may_be_left_out_or_other_ones(quoted: str, wording: str) -> None:
    found = verdict(quoted)
    assert (found.wording, [match.passage.ordinal for match in found.matches]) == (wording, [1, 2])


def test_of_many_texts_that_begin_alike_the_one_behind_the_right_paragraph_is_found(publish: Publish) -> None:
    for number in range(12):
        publish(
            f"Copy {number}", f"Before it stood sentence {number}. And nothing else.", f"{FERRY} So it was, {number}."
        )
    found = verdict(f"sentence 3. And nothing else. {FERRY}")
    assert (found.wording, {match.article.slug for match in found.matches}) == ("verbatim", {"copy-3"})


def test_of_many_texts_that_end_alike_the_one_before_the_right_paragraph_is_found(publish: Publish) -> None:
    for number in range(20):
        publish(f"Copy {number}", f"In year {number}, {FERRY}", f"{'So' if number else 'Nor'} it was in that year.")
    found = verdict(f"{FERRY} Nor it")
    assert (found.wording, {match.article.slug for match in found.matches}) == ("verbatim", {"copy-0"})


@pytest.mark.usefixtures("bridge")
def test_a_whole_page_is_found() -> None:
    found = verdict("\n\n".join([FERRY, MAYOR, FLOOD, BUDGET, SCHOOL]))
    assert found.wording == "verbatim"
    assert [match.text for match in found.matches] == [FERRY, MAYOR, FLOOD, BUDGET, SCHOOL]


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        (
            "ko",
            "한미동맹은 올해로 70주년을 맞았으며 두 나라의 안보와 번영을 지키고 있다고 대통령이 말했다.",
            "두 나라의 안보와 번영을 지키고 있다고",
        ),
        ("zh", "联盟今年迎来七十周年，它保护着两国的安全与繁荣，总统昨天在首尔这样说。", "它保护着两国的安全与繁荣"),
        (
            "ar",
            "قال الرئيس إن التحالف يحمي السلام في المنطقة منذ سبعين عاما وإنه سيبقى.",
            "التحالف يحمي السلام في المنطقة منذ سبعين عاما",
        ),
    ],
)
def test_quotations_of_other_scripts(publish: Publish, language: str, text: str, quoted: str) -> None:
    publish("Elsewhere", text, language=language)
    found = verdict(quoted)
    assert (found.wording, [match.text for match in found.matches]) == ("verbatim", [quoted])
    assert not found.weak


# ── Weak and ambiguous ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize(("quoted", "weak"), [("told reporters", True), ("Mayor Keller told reporters that", False)])
def test_a_few_words_prove_nothing(quoted: str, weak: bool) -> None:
    found = verdict(quoted)
    assert (found.wording, found.weak) == ("verbatim", weak)


@pytest.mark.usefixtures("bridge")
def test_of_a_few_words_no_other_text_is_taken_for_altered() -> None:
    assert verdict("Mayor Koller told reporters").wording == "not_found"


def test_of_a_few_words_the_claimed_paragraph_may_have_others(bridge: Published) -> None:
    found = verdict("Mayor Koller told reporters", paragraph=pids(bridge.version)[1])
    assert (found.wording, found.weak, found.attribution) == ("altered", True, "as_claimed")


@pytest.mark.parametrize("claimed", [False, True])
def test_of_many_texts_with_each_half_the_one_with_both_is_found(
    publish: Publish, monkeypatch: pytest.MonkeyPatch, *, claimed: bool
) -> None:
    monkeypatch.setattr(finding, "_MOST_EXACT", 5)
    monkeypatch.setattr(finding, "_MOST_OF_EACH", 5)
    first, second = "the old ferry to the northern island", "was taken out of service in winter"
    publish("Both", f"{first} {second}.")
    publish("First", *(f"{number} said that {first} sank." for number in range(8)))
    publish("Second", *(f"Bus {number} {second}." for number in range(8)))
    found = verdict(f"{first} {second}", **({"article": "first"} if claimed else {}))
    assert (found.wording, found.matches[0].passage.version.article.slug) == ("verbatim", "both")


def test_of_many_texts_with_one_half_the_one_with_words_of_the_other_is_found(publish: Publish) -> None:
    second = "was taken out of service last winter after forty years on the lake"
    publish("Both", f"A quorum of the board {second}.")
    publish("Second", *(f"Bus {number} {second}." for number in range(60)))
    found = verdict(f"the quorum residents of the old board {second}")
    assert (found.wording, [match.article.slug for match in found.matches]) == ("altered", ["both"])


def test_of_many_texts_with_the_words_that_are_most_alike_it_is_told_that_there_are_more(publish: Publish) -> None:
    shared = "was taken out of service last winter after forty years on the lake"
    publish("Ends", *(f"Bus {number} {shared}, they said on day {number}." for number in range(9)))
    found = verdict(f"the steamer {shared.replace('winter', 'summer')}, she said")
    assert (found.wording, found.ambiguous, len(found.matches), found.more_matches) == ("altered", True, 9, False)
    publish("More", *(f"Tram {number} {shared}, they said on day {number}." for number in range(3)))
    found = verdict(f"the steamer {shared.replace('winter', 'summer')}, she said")
    assert (len(found.matches), found.more_matches) == (MOST_MATCHES, True)


def test_texts_that_have_a_quotation_beyond_those_compared_first_are_told_of(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_MOST_EXACT", 5)
    publish("Refrain", *(f"For {number} years {QUOTED}, or so." for number in range(8)))
    found = verdict(QUOTED)
    assert (found.wording, len(found.matches), found.more_matches) == ("verbatim", 8, False)


def test_a_few_words_are_looked_for_beyond_those_compared_first(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_MOST_EXACT", 5)
    publish("Full stop", "They said that it would reopen.")
    publish("Others", *(f"They said that it would reopen in {number} days." for number in range(8)))
    found = verdict("would reopen.")
    assert (found.wording, found.weak, where(found)) == ("verbatim", True, [(1, 1)])
    found = verdict("would reopen")
    assert (found.wording, len(found.matches), found.more_matches) == ("verbatim", 9, False)


def test_of_a_few_words_that_not_all_texts_were_compared_with_it_is_told_that_there_may_be_more(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, most in (("_MOST_OF_RUN", 4), ("MOST_CANDIDATES", 6)):
        monkeypatch.setattr(looking_up, name, most)
    monkeypatch.setattr(finding, "_MOST_EXACT", 2)
    published = publish("Refrain", *(f"They said that it would reopen in {number} days." for number in range(9)))
    found = verdict("would reopen in")
    assert (found.wording, len(found.matches), found.more_matches) == ("verbatim", 4, True)
    found = verdict("Would reopen in!")
    assert (found.wording, len(found.matches), found.more_matches) == ("typographic", 2, True)
    claimed = verdict("would reopen in", paragraph=pids(published.version)[0])
    assert (claimed.attribution, len(claimed.matches), claimed.more_matches) == ("as_claimed", 1, False)


def test_of_a_few_words_with_other_marks_it_is_told_that_there_may_be_more(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Refrain", *(f"They said that it would reopen in {number} days." for number in range(4)))
    assert not verdict("Would reopen in!").more_matches
    monkeypatch.setattr(finding, "_MOST_EXACT", 2)
    found = verdict("Would reopen in!")
    assert (found.wording, len(found.matches), found.more_matches) == ("typographic", 2, True)


def test_texts_that_are_alike_but_for_punctuation_are_all_told_of(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_MOST_ALTERED", 1)
    publish("One", "The steamer was taken out of service last winter after forty years on the lake.")
    publish("Two", "The steamer was taken out of service last winter, after forty years on the lake.")
    found = verdict("was taken out of service last winter after forty years on the river")
    assert (found.wording, {match.article.slug for match in found.matches}) == ("altered", {"one", "two"})


def test_of_texts_with_the_nearest_words_it_is_told_that_there_may_be_more(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_MOST_OF_EACH", 3)
    shared = "was taken out of service last winter after forty years on the lake"
    altered = shared.replace("winter", "summer")
    publish("One", f"The steamer {shared}.")
    publish("Others", *(f"No {number} of {number} summers in the service of the lake." for number in range(3)))
    assert not verdict(altered).more_matches
    publish("Ends", *(f"Bus {number} {shared}." for number in range(5)))
    found = verdict(altered)
    assert (found.wording, len(found.matches), found.more_matches) == ("altered", 3, True)


@pytest.mark.parametrize("between", ["\n\n", " "])
def test_a_quotation_over_a_break_is_found_though_many_texts_have_each_part(
    publish: Publish, monkeypatch: pytest.MonkeyPatch, between: str
) -> None:
    for name, most in (("_MOST_OF_RUN", 6), ("MOST_CANDIDATES", 12)):
        monkeypatch.setattr(looking_up, name, most)
    monkeypatch.setattr(finding, "_MOST_EXACT", 4)
    end, beginning = "was taken out of service on the lake.", "Nobody in the town had ever asked why"
    publish("Both", f"The steamer {end}", f"{beginning} it ran.")
    publish("Ends", *(f"Bus {number} {end}" for number in range(40)))
    publish("Beginnings", *(f"{beginning} bus {number} ran." for number in range(40)))
    found = verdict(f"out of service on the lake.{between}Nobody in the town had ever")
    assert (found.wording, {match.article.slug for match in found.matches}) == ("verbatim", {"both"})


def test_all_words_are_looked_up_only_if_wordings_may_have_them_that_were_not_compared(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_all_words = Mock(return_value=[NO_RUNS])
    monkeypatch.setattr(finding, "_MOST_EXACT", 5)
    monkeypatch.setattr(finding, "with_all_words", with_all_words)
    publish("Refrain", *(f"For {number} years and no longer the footbridge would reopen." for number in range(8)))
    verdict("the footbridge would reopen and no sooner")
    with_all_words.assert_not_called()
    verdict("no longer […] the footbridge would soon reopen")
    with_all_words.assert_called_once()


def test_only_what_has_all_runs_of_a_quotation_is_compared_with_it_as_it_is(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = Mock(return_value=[])
    monkeypatch.setattr(finding, "exact_matches", compared)
    publish("Half", f"So {QUOTED}, they said.", f"{QUOTED}, and nobody came.")
    verdict(f"{QUOTED}, and nobody came.")
    assert compared.call_args_list[0].args[1].folded.stored == f"{QUOTED}, and nobody came."


def test_of_common_words_only_the_claimed_paragraph_may_have_others(
    bridge: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    common = Commonness(dict.fromkeys(words(MAYOR), 900), 1_000, archive=1_000_000)
    monkeypatch.setattr(finding, "commonness", lambda: common)
    altered = "the footbridge would reopen after Easter"
    assert verdict(altered).wording == "not_found"
    assert verdict(altered, paragraph=pids(bridge.version)[1]).wording == "altered"


def test_several_paragraphs_that_have_it_are_all_told_of(publish: Publish) -> None:
    for number in range(3):
        publish(f"Copy {number}", MAYOR, f"The rest of copy {number}.")
    found = verdict(QUOTED)
    assert (found.ambiguous, len(found.matches), found.more_matches) == (True, 3, False)


def test_more_than_are_told_of_are_said_to_be_there(publish: Publish) -> None:
    publish("Refrain", *(f"{QUOTED} and {number} more words." for number in range(MOST_MATCHES + 2)))
    found = verdict(QUOTED)
    assert (len(found.matches), found.more_matches) == (MOST_MATCHES, True)


def test_a_paragraph_that_has_it_twice_has_two_matches_and_is_not_ambiguous(publish: Publish) -> None:
    publish("Twice", f"First {QUOTED}, and then {QUOTED} again.")
    found = verdict(QUOTED)
    assert [match.start for match in found.matches] == [6, 58]
    assert not found.ambiguous


def test_of_two_texts_with_other_words_the_one_that_is_more_alike_is_told_of(publish: Publish) -> None:
    publish("Near", "The ferry to Stein left at noon with forty passengers and a brass band on board.")
    publish("Far", "The ferry to Stein left at dusk with fifty passengers and a brass band on board.")
    found = verdict("The ferry to Stein left at noon with sixty passengers and a brass band on board.")
    assert (found.wording, found.ambiguous, [match.article.slug for match in found.matches]) == (
        "altered",
        False,
        ["near"],
    )


# ── Versions ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def edited(bridge: Published) -> Published:
    """The story with its second paragraph edited and its third one gone."""
    revised(FERRY, MAYOR_EDITED, BUDGET, SCHOOL)
    return bridge


@pytest.mark.usefixtures("edited")
@pytest.mark.parametrize(
    ("quoted", "currency", "place"),
    [
        (QUOTED, "superseded", (1, 2)),
        (FLOOD, "removed", (1, 3)),
        ("reopen in the second week of May", "current", (2, 2)),
        (BUDGET, "current", (2, 3)),
        ("Mayor Keller told reporters that the footbridge would", "current", (2, 2)),
    ],
)
def test_whether_the_current_version_says_it(quoted: str, currency: str, place: tuple[int, int]) -> None:
    found = verdict(quoted)
    assert (found.wording, found.currency, where(found)) == ("verbatim", currency, [place])


@pytest.mark.usefixtures("edited")
def test_the_claimed_version_is_told_of_and_is_current_if_its_words_still_stand() -> None:
    found = verdict("Mayor Keller told reporters that", article=SLUG, version=1)
    assert (found.attribution, found.currency, where(found)) == ("as_claimed", "current", [(1, 2)])
    found = verdict(BUDGET, article=SLUG, version=1)
    assert (found.attribution, found.currency, where(found)) == ("as_claimed", "current", [(1, 4)])


@pytest.mark.usefixtures("edited")
def test_words_of_another_version_than_claimed_stand_elsewhere() -> None:
    found = verdict("reopen in the second week of May", article=SLUG, version=1)
    assert (found.attribution, found.currency, where(found)[0]) == ("elsewhere", "current", (2, 2))


# ── Claims ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_words_that_stand_where_they_are_said_to_stand(bridge: Published) -> None:
    pid = pids(bridge.version)[1]
    for place in (
        {"article": SLUG},
        {"paragraph": pid},
        {"paragraph": f"{pid}.v1"},
        {"article": SLUG, "paragraph": pid, "version": 1},
        {"article": f"https://x.example/articles/{SLUG}/"},
        {"paragraph": f"https://x.example/p/{pid}/v/1/"},
    ):
        assert verdict(QUOTED, **place).attribution == "as_claimed", place


def test_words_that_stand_elsewhere(bridge: Published, publish: Publish) -> None:
    publish("Another", PENGUIN)
    assert verdict(QUOTED, article="another").attribution == "elsewhere"
    assert verdict(QUOTED, paragraph=pids(bridge.version)[0]).attribution == "elsewhere"
    assert verdict("nobody ever said anything like this", article=SLUG).attribution is None


def test_of_copies_the_claimed_one_comes_first_and_alone_counts(publish: Publish) -> None:
    for number in range(3):
        publish(f"Copy {number}", MAYOR, f"The rest of copy {number}.")
    found = verdict(QUOTED, article="copy-1")
    assert (found.attribution, found.ambiguous) == ("as_claimed", False)
    assert found.matches[0].article.slug == "copy-1"


@pytest.mark.parametrize(
    ("text", "place", "member", "code"),
    [
        ("", {}, "text", "no_words"),
        ("…!? —", {}, "text", "no_words"),
        ("a" * 5_001, {}, "text", "too_long"),
        (QUOTED, {"version": 1}, "version", "version_of_nothing"),
        (QUOTED, {"article": "no-such-article"}, "article", "unknown_article"),
        (QUOTED, {"article": "\x00"}, "article", "unknown_place"),
        (QUOTED, {"article": SLUG, "version": 9}, "version", "unknown_version"),
        (QUOTED, {"paragraph": "0000000000"}, "paragraph", "unknown_paragraph"),
        (QUOTED, {"paragraph": "0000000001"}, "paragraph", "mistyped_pid"),
        (QUOTED, {"paragraph": "the second"}, "paragraph", "malformed_pid"),
        (QUOTED, {"paragraph": f"https://x.example/articles/{SLUG}/"}, "paragraph", "unknown_paragraph"),
    ],
)
@pytest.mark.usefixtures("bridge")
def test_a_claim_that_cannot_be_checked_is_pointed_at_and_the_others_are_answered(
    text: str, place: dict[str, object], member: str, code: str
) -> None:
    wrong, right = verify([Claim(text, **place), Claim(QUOTED)], AT)  # type: ignore[arg-type]
    assert wrong.error
    assert (wrong.error.member, wrong.error.code) == (member, code)
    assert (right.error, right.wording) == (None, "verbatim")


def test_a_paragraph_of_another_article_than_claimed(bridge: Published, publish: Publish) -> None:
    publish("Another", PENGUIN)
    error = verdict(QUOTED, article="another", paragraph=pids(bridge.version)[1]).error
    assert error
    assert (error.member, error.code) == ("paragraph", "unknown_paragraph")


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize(
    "text",
    ["a", "[S]he", "x" * 5_000, "\x00\x01 the ferry", "\u202eferry the", "((((((a+)+)+)+)+)+", "[" * 4_000 + "a"],
)
def test_odd_texts_are_answered(text: str) -> None:
    assert verdict(text).error is None


# ── Withdrawn texts ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture(params=["article", "version", "paragraph", "passage"])
def withdrawn(request: pytest.FixtureRequest, bridge: Published) -> str:
    pid = pids(bridge.version)[1]
    if request.param == "version":
        revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    drafts = {
        "article": NoticeDraft(NoticeKind.WITHDRAWAL, "So it is."),
        "version": NoticeDraft(NoticeKind.WITHDRAWAL, "So it is.", version=1),
        "paragraph": NoticeDraft(NoticeKind.WITHDRAWAL, "So it is.", paragraphs=[pid]),
        "passage": NoticeDraft(NoticeKind.WITHDRAWAL, "So it is.", version=1, paragraphs=[pid]),
    }
    publish_notice(SLUG, drafts[request.param])
    return str(request.param)


@pytest.mark.usefixtures("withdrawn")
def test_of_a_withdrawn_text_the_place_is_told_and_nothing_of_its_words() -> None:
    for quoted in (QUOTED, QUOTED.replace(" ", "\u00a0")):
        found = verdict(quoted)
        assert (found.currency, where(found)) == ("withdrawn", [(1, 2)])
        (match,) = found.matches
        assert (match.text, match.start, match.end, match.score, match.differences) == (None, None, None, None, ())


@pytest.mark.usefixtures("withdrawn")
@pytest.mark.parametrize(
    "quoted",
    ["the footbridge would reopen after Easter", "told reporters", "Mayor Keller told reporters that … Easter"],
)
def test_who_does_not_have_the_words_learns_nothing_of_a_withdrawn_text(quoted: str) -> None:
    found = verdict(quoted)
    assert all(match.currency != "withdrawn" for match in found.matches)


@pytest.mark.usefixtures("bridge")
def test_a_copy_that_may_be_shown_comes_before_a_withdrawn_one(publish: Publish) -> None:
    publish("Copy", MAYOR)
    publish_notice(SLUG, NoticeDraft(NoticeKind.WITHDRAWAL, "So it is."))
    found = verdict(QUOTED)
    assert (found.currency, found.matches[0].article.slug, found.matches[0].text) == ("current", "copy", QUOTED)
    assert [match.text for match in found.matches[1:]] == [None]


# ── Cost ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_hundred_claims_take_as_many_queries_as_two(bridge: Published) -> None:
    publish_article(delivery("Another", PENGUIN, MAYOR_EDITED, language="ko"))
    pid = pids(bridge.version)[1]
    kinds = [
        Claim(QUOTED, paragraph=pid, version=1),
        Claim("the footbridge would reopen after Easter", article=SLUG),
        Claim("a brass band on board. Mayor Keller told reporters"),
        Claim("nobody ever said anything like this"),
    ]
    verify(kinds, AT)
    counts = []
    for claims in (kinds, kinds * 25):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            verify(claims, AT)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20
