"""Quotations over a break between paragraphs: which neighbours are read, and what is found in a row of them."""

from collections.abc import Iterable, Mapping

import pytest

from articles.addresses import Urls
from articles.quoting import joining
from articles.quoting.verdict import Claim, Verdict
from articles.quoting.verifying import verify
from articles.selectors.quoted import Run, StandingText, texts_in
from tests.conftest import Publish
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR

pytestmark = pytest.mark.django_db
AT = Urls("https://x.example")
BRIDGE = "The minister spoke for an hour about the new bridge over the river. [Applause.]"
LAUGHTER = "[Laughter.]"
THANKS = "Thank you all for coming here tonight, he added [in French] before he left the hall."
TALK = [
    "“Did you see it?”", "“I did.”", "“And?”", "“It was green.”", "“Green?”", "“As grass.”", "“In winter?”", "“So it was.”",
    "“I see.”", "“You do not.”", "“Who else was there?”", "“No one.”", "“Not a soul?”", "“A dog.”", "“Whose?”",
]  # fmt: skip


def verdict(text: str) -> Verdict:
    return verify([Claim(text)], AT)[0]


def ordinals(found: Verdict) -> list[int]:
    return [match.passage.ordinal for match in found.matches]


# ── Marks of the text itself ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "quoted",
    [
        "[Laughter.]\nThank you all for coming here tonight",
        "the new bridge over the river. [Applause.]\n[Laughter.]",
        "over the river. [Applause.]\n\n[Laughter.]\n\nThank you all for coming",
        "over the river. [Applause.] [Laughter.] Thank you all for coming",
        "he added [in French] before he left the hall. Mayor Keller told reporters",
    ],
)
def test_brackets_that_the_text_has_on_both_sides_of_a_break_are_no_alteration(publish: Publish, quoted: str) -> None:
    publish("Speech", BRIDGE, LAUGHTER, THANKS, MAYOR)
    found = verdict(quoted)
    assert found.wording == "verbatim"
    assert not any(match.differences for match in found.matches)


def test_a_paragraph_with_the_words_in_order_does_not_hide_the_text_that_has_the_brackets_too(publish: Publish) -> None:
    publish("Speech", BRIDGE, THANKS)
    publish("Report", "A new bridge over the river was hailed; thank you all for coming here tonight, he said.")
    found = verdict("new bridge over the river. [Applause.] Thank you all for coming here")
    assert (found.wording, {match.article.slug for match in found.matches}) == ("verbatim", {"speech"})


def test_two_paragraphs_have_a_quotation_in_two_lines_rather_than_one_that_has_both_sentences(publish: Publish) -> None:
    publish("Speech", BRIDGE, THANKS)
    publish("Report", f"{BRIDGE} {THANKS}")
    quoted = "\n".join([" ".join(BRIDGE.split()[-4:]), " ".join(THANKS.split()[:4])])
    found = verdict(quoted)
    assert (found.wording, {match.article.slug for match in found.matches}) == ("verbatim", {"speech"})
    found = verdict(quoted.replace("\n", " "))
    assert (found.wording, {match.article.slug for match in found.matches}) == ("verbatim", {"report"})


def test_a_bracket_that_the_text_does_not_have_leaves_it_elided(publish: Publish) -> None:
    publish("Speech", BRIDGE, THANKS)
    found = verdict("about the new bridge [over the Aare]. [Applause.] Thank you all for coming")
    assert (found.wording, ordinals(found)) == ("elided", [1, 2])


# ── Which neighbours are read ───────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "quoted",
    [
        "brass band on board. Mayor Keller told reporters that the footbridge",
        "on board. Mayor Keller told reporters that",
    ],
)
def test_the_neighbour_before_is_read_as_well(publish: Publish, quoted: str) -> None:
    publish("Bridge", FERRY, MAYOR)
    assert (verdict(quoted).wording, ordinals(verdict(quoted))) == ("verbatim", [1, 2])


def test_a_quotation_over_many_short_paragraphs_is_found(publish: Publish) -> None:
    publish("Talk", FERRY, *TALK, MAYOR)
    found = verdict("\n".join(TALK[:5]))
    assert (found.wording, ordinals(found)) == ("verbatim", [2, 3, 4, 5, 6])


DIALOGUE = [
    "“Did you see anybody at the harbour last night?” asked Keller.", "“I did not go.” “Who did?”", "“Nobody that I know of.”",
    "“Then ask the ferryman!”", "“He is dead…”", "“Since when?”", "“Since noon, they say, in his own boat.”",
]  # fmt: skip
IN_CHINESE = [
    "“你昨晚去港口了吗？”凯勒问。", "“没有。”", "“谁去了？”", "“没有人。”", "「不知道。」",
    "“为什么？”", "“我不在。”", "“在哪里？”", "“那就去问港口的船夫吧。”",
]  # fmt: skip
IN_KOREAN = [
    "“어젯밤 항구에 갔습니까?” 켈러가 물었다.",
    "“가지 않았습니다.”",
    "“누가 갔습니까?”",
    "“제가 아는 한 아무도 없습니다.”",
]
IN_ARABIC = ["«هل ذهبت إلى الميناء أمس؟» سأل كيلر.", "«لم أذهب إلى هناك.»", "«من ذهب؟»", "«لا أحد أعرفه.»"]
IN_HINDI = ["“क्या तुम कल रात बंदरगाह गए थे?” केलर ने पूछा।", "“मैं वहाँ नहीं गया।”", "“कौन गया?”", "“कोई नहीं जिसे मैं जानता हूँ।”"]


@pytest.mark.parametrize(
    ("lines", "between"),
    [(TALK[:10], " "), (DIALOGUE, " "), (IN_CHINESE, " "), (IN_CHINESE, ""), (IN_KOREAN, " "), (IN_ARABIC, " "), (IN_HINDI, " ")],
    ids=["talk", "English", "Chinese", "Chinese without spaces", "Korean", "Arabic", "Hindi"],
)  # fmt: skip
def test_lines_of_dialogue_may_be_joined_to_one(publish: Publish, lines: list[str], between: str) -> None:
    publish("Dialogue", BUDGET, *lines, FERRY)
    found = verdict(between.join(lines))
    assert (found.wording, ordinals(found)) == ("verbatim", [*range(2, len(lines) + 2)])
    assert [match.text for match in found.matches] == lines


@pytest.mark.parametrize("between", [" ", ""])
def test_what_is_left_out_is_told_line_by_line(publish: Publish, between: str) -> None:
    publish("Dialogue", "“你昨晚去港口了吗？”凯勒问。", "他回答说没有，因为那里没有人，谁也不知道。", FERRY)
    first, second = verdict(f"昨晚去港口了吗？”凯勒问。{between}他回答说……因为那里没有人").matches
    assert (first.text, second.text) == ("昨晚去港口了吗？”凯勒问。", "他回答说没有，因为那里没有人")
    for match in (first, second):
        assert "".join(difference.source for difference in match.differences) == match.text
    assert [(part.quoted, part.source) for part in second.differences if part.op != "equal"] == [("……", "没有，")]


def test_lines_that_end_without_a_full_stop_are_found(publish: Publish) -> None:
    lines = [line.replace("?", ",").replace(".", ",") for line in TALK[:10]]
    publish("Poem", BUDGET, *lines, FERRY)
    found = verdict("\n".join(lines))
    assert (found.wording, ordinals(found)) == ("verbatim", [*range(2, 12)])


def test_marks_around_lines_without_spaces_are_not_a_part_of_them(publish: Publish) -> None:
    publish("Dialogue", BUDGET, *IN_CHINESE)
    found = verdict("".join(IN_CHINESE[2:-1]))
    assert (found.wording, [match.text for match in found.matches]) == ("verbatim", IN_CHINESE[2:-1])


def test_a_space_is_needed_between_lines_of_words_with_spaces(publish: Publish) -> None:
    publish("Dialogue", BUDGET, *DIALOGUE, FERRY)
    assert verdict("".join(DIALOGUE[3:6])).wording != "verbatim"


@pytest.mark.parametrize("between", [[], ["So it was:"]])
def test_a_neighbour_is_read_where_no_sentence_ends(publish: Publish, between: list[str]) -> None:
    publish("Bridge", BUDGET, FERRY.replace(".", ":"), *between, MAYOR)
    found = verdict(" ".join(["and a brass band on board:", *between, "Mayor Keller told reporters"]))
    assert (found.wording, ordinals(found)) == ("verbatim", [*range(2, 4 + len(between))])


def test_an_ellipsis_may_stand_for_the_words_around_a_break(publish: Publish) -> None:
    publish("Bridge", FERRY, MAYOR)
    found = verdict("left at noon with forty passengers … the footbridge would reopen")
    assert (found.wording, ordinals(found)) == ("elided", [1, 2])


def test_a_few_words_over_a_break_are_not_compared_word_by_word(publish: Publish) -> None:
    publish("Bridge", FERRY, MAYOR)
    assert verdict("brass board. Mayor Keller").wording == "not_found"


def test_what_stands_twice_over_a_break_is_told_both_times(publish: Publish) -> None:
    publish(
        "Refrain",
        f"{FLOOD} The old ferry sank.",
        f"So the town wept. {BUDGET}",
        "The old ferry sank.",
        "So the town wept.",
    )
    found = verdict("The old ferry sank. So the town wept.")
    assert (found.wording, found.ambiguous) == ("verbatim", True)
    assert sorted((match.passage.ordinal, match.part) for match in found.matches) == [(1, 1), (2, 2), (3, 1), (4, 2)]


def test_both_words_at_a_break_may_be_other_ones(publish: Publish) -> None:
    publish("Bridge", FERRY, MAYOR)
    found = verdict("forty passengers and a brass band on deck. Major Keller told reporters that the footbridge")
    assert (found.wording, ordinals(found)) == ("altered", [1, 2])


BOTH_OTHER = "forty passengers and a brass band on deck. Major Keller told reporters that the footbridge"


def test_two_candidates_that_stand_together_are_read_before_single_ones(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "_MOST_RUNS", 2)
    publish("Bridge", FERRY, MAYOR)
    for number in range(3):
        publish(
            f"Copy {number}", f"In {number} it had forty passengers and a brass band on the upper deck, Keller said."
        )
    assert ordinals(verdict(BOTH_OTHER)) == [1, 2]


def test_of_many_pairs_of_candidates_the_likeliest_are_read(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "_MOST_RUNS", 2)
    for number in range(3):
        publish(
            f"Copy {number}", f"In {number} a brass band on deck.", f"He told reporters that the footbridge {number}."
        )
    publish("Bridge", FERRY, MAYOR)
    found = verdict(BOTH_OTHER)
    assert {match.article.slug for match in found.matches} == {"bridge"}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[list[Run]]:
    """The runs of neighbours that are read, each time."""
    every: list[list[Run]] = []

    def noted(runs: Iterable[Run]) -> Mapping[int, Mapping[int, StandingText]]:
        every.append([*runs])
        return texts_in(every[-1])

    monkeypatch.setattr(joining, "texts_in", noted)
    return every


def test_around_the_middle_of_a_paragraph_no_neighbours_are_read(publish: Publish, read: list[list[Run]]) -> None:
    publish("Bridge", FERRY, MAYOR)
    publish("Sign", "Footbridge would not reopen, told reporters that the old sign.")
    assert verdict("Keller told reporters that the old footbridge would reopen").wording == "altered"
    assert read[-1] == []


def test_for_gaps_within_a_paragraph_no_neighbours_are_read(publish: Publish, read: list[list[Run]]) -> None:
    publish("Bridge", FERRY, MAYOR)
    assert verdict("Keller told reporters … the footbridge would reopen").wording == "elided"
    assert not any(read)


def test_nor_is_it_word_by_word_if_the_neighbour_has_some_of_the_words(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "altered_matches", lambda *_: pytest.fail("compared word by word"))
    publish("Bridge", "He told reporters that the old footbridge was green.", MAYOR)
    assert verdict("Keller told reporters that the old footbridge would reopen").wording == "altered"
