"""A whole draft: its quotations with their places and verdicts, and what it repeats without marking it."""

import pytest

from articles.addresses import Urls
from articles.choices import NoticeKind
from articles.publishing.articles import Published, publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.quoting import draft_check
from articles.quoting.draft_check import DraftCheck, check_draft, check_whole
from tests.stories import FLOOD, MAYOR, SLUG, pids, story

pytestmark = pytest.mark.django_db
AT = Urls("https://x.example")


@pytest.fixture(autouse=True)
def bridge(db: None) -> Published:
    return publish_article(story(language="en"))


def told(check: DraftCheck, draft: str) -> list[tuple[str, bool, str]]:
    """The stretch of the draft, whether it is unmarked, and the wording of each quotation."""
    return [(draft[part.start : part.end], part.unmarked, part.verdict.wording) for part in check.quotations]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("「", "」")])
def test_quotations_have_their_place_in_the_draft(opening: str, closing: str) -> None:
    first, second = "the footbridge would reopen before Easter", "nothing at all like this"
    draft = f"They said: {opening}{first}{closing}, and {opening}{second}{closing}."
    assert told(check_draft(draft, AT), draft) == [
        (first, False, "verbatim"),
        (second, False, "not_found"),
    ]


def test_a_block_quotation_is_one() -> None:
    draft = f"They said:\n\n> {FLOOD}\n\nSo it was."
    ((stretch, unmarked, wording),) = told(check_draft(draft, AT), draft)
    assert (stretch, unmarked, wording) == (f"> {FLOOD}", False, "verbatim")


@pytest.mark.parametrize(
    ("draft", "stretch"),
    [
        (f"<p>He said <q>{MAYOR}</q>.</p>", MAYOR),
        (f"<p>He said &ldquo;{MAYOR}&rdquo;.</p>", MAYOR),
        (f"<blockquote><p>{MAYOR}</p></blockquote><p>So it is.</p>", MAYOR),
        (f"He said “{MAYOR.replace('told', '*told*')}”.", MAYOR.replace("told", "*told*")),
        (f"He said [“{MAYOR}”](https://a.example).", MAYOR),
        (
            f"We know that {MAYOR.replace('told', '<b>told</b>')} And so on.",
            MAYOR.replace("told", "<b>told</b>").rstrip("."),
        ),
    ],
)
def test_markup_is_not_a_part_of_a_quotation(draft: str, stretch: str) -> None:
    assert told(check_draft(draft, AT), draft) == [(stretch, "We know" in draft, "verbatim")]


def test_values_of_attributes_are_not_quotations() -> None:
    draft = f'<p class="lead">See <a href="https://a.example/" title="An old bridge">“{MAYOR}”</a>.</p>'
    assert told(check_draft(draft, AT), draft) == [(MAYOR, False, "verbatim")]


def test_the_address_of_a_link_is_where_the_words_are_claimed_to_stand(bridge: Published) -> None:
    first, second = (f"https://x.example/p/{pid}/" for pid in pids(bridge.version)[:2])
    for draft in (f'<p><a href="{{}}">“{MAYOR}”</a>.</p>', f"[“{MAYOR}”]({{}})."):
        for address, attribution in ((first, "elsewhere"), (second, "as_claimed")):
            (part,) = check_draft(draft.format(address), AT).quotations
            assert (part.verdict.attribution, part.attributed_to) == (attribution, [address])


def test_eight_words_without_marks_are_told_apart() -> None:
    eight = " ".join(MAYOR.split()[1:9])
    draft = f"We know that {eight} is what some people believe."
    assert told(check_draft(draft, AT), draft) == [(eight, True, "verbatim")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Je suis allé au port hier soir avec mon frère.", "— {}, dit-il."),
        ("Fui al puerto anoche con mi hermano y su perro.", "—{} —dijo él."),
        ("Я ходил в порт вчера вечером с моим братом.", "— {}, — сказал он."),
        ("Poszedłem do portu wczoraj wieczorem z moim bratem i psem.", "– {} – powiedział."),
    ],
)
def test_what_a_line_behind_a_dash_repeats_is_unmarked(text: str, line: str) -> None:
    publish_article(story(text, title="Port"))
    words = text.rstrip(".")
    draft = f"{line.format(words)}\n— Jane Doe"
    assert told(check_draft(draft, AT), draft) == [(words, True, "verbatim")]


@pytest.mark.parametrize(
    ("footnote", "wording", "quoted"),
    [("¹", "altered", "reporters¹"), ("[1]", "elided", "[1] "), ("(1)", "altered", "(1)")],
)
def test_the_number_of_a_footnote_in_the_middle_is_told(footnote: str, wording: str, quoted: str) -> None:
    draft = f"“{MAYOR.replace('reporters', f'reporters{footnote}')}”"
    (part,) = check_draft(draft, AT).quotations
    (match,) = part.verdict.matches
    assert part.verdict.wording == wording
    assert [difference.quoted for difference in match.differences if difference.op != "equal"] == [quoted]


def test_eight_words_are_found_wherever_they_begin() -> None:
    eight = " ".join(MAYOR.split()[1:9])
    for before in range(6):
        draft = f"{'word ' * before}{eight} is what some people believe."
        assert told(check_draft(draft, AT), draft) == [(eight, True, "verbatim")], before


def test_of_stretches_that_overlap_the_longest_is_told_of() -> None:
    text = "one river two bridges three ferries four mayors five cellars six willows seven penguins eight crowns"
    words = text.split()
    for title, stretch in (("A", words[:10]), ("B", words[3:])):
        publish_article(story(f"{' '.join(stretch)}.", title=title, language="en"))
    draft = f"So {' '.join(words)} it was."
    assert told(check_draft(draft, AT), draft) == [(" ".join(words[3:]), True, "verbatim")]


def test_what_repeats_a_withdrawn_paragraph_in_other_case_is_not_told_of() -> None:
    publish_notice(SLUG, NoticeDraft(NoticeKind.WITHDRAWAL, "So it is."))
    assert not check_draft(f"We know that {MAYOR.upper()} And so on.", AT).quotations


def test_seven_words_without_marks_are_not() -> None:
    seven = " ".join(MAYOR.split()[2:9])
    assert not check_draft(f"We know that {seven} is what some people believe.", AT).quotations


def test_a_paragraph_that_is_repeated_in_other_case_is_found_wherever_it_begins() -> None:
    for before in range(6):
        draft = f"{'word ' * before}{MAYOR.upper()} And so on."
        assert [part.unmarked for part in check_draft(draft, AT).quotations] == [True], before


def test_what_stands_between_marks_is_not_unmarked_as_well() -> None:
    draft = f"“{MAYOR}” {FLOOD}"
    assert [(part.start, part.unmarked) for part in check_draft(draft, AT).quotations] == [
        (1, False),
        (len(MAYOR) + 3, True),
    ]


@pytest.mark.parametrize("is_first", [True, False])
def test_an_unmarked_stretch_ends_where_marks_stand(*, is_first: bool) -> None:
    cut = 9 if is_first else 5
    first, last = " ".join(FLOOD.split()[:cut]), " ".join(FLOOD.split()[cut:])
    draft = f"{first} “{last}”" if is_first else f"“{first}” {last}"
    unmarked, marked = (first, last) if is_first else (last, first)
    assert sorted(told(check_draft(draft, AT), draft)) == sorted(
        [(unmarked.rstrip("."), True, "verbatim"), (marked, False, "verbatim")]
    )


def test_an_address_in_the_sentence_is_where_the_words_are_claimed_to_stand(bridge: Published) -> None:
    first, second = (f"https://x.example/p/{pid}/" for pid in pids(bridge.version)[:2])
    quoted = "“The footbridge would reopen before Easter”"
    check = check_draft(f"{quoted} ({second}). Then more.\n\n{quoted} ({first}).", AT)
    assert [part.verdict.attribution for part in check.quotations] == ["as_claimed", "elsewhere"]


def test_of_several_addresses_the_one_of_this_service_counts(bridge: Published) -> None:
    first, second = (f"https://x.example/p/{pid}/" for pid in pids(bridge.version)[:2])
    elsewhere = "https://elsewhere.example/p/"
    (part,) = check_draft(
        f"“The footbridge would reopen before Easter” ({elsewhere}, {second}, {first}).", AT
    ).quotations
    assert (part.attributed_to, part.verdict.attribution) == ([second], "as_claimed")


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/p/0000000000/", "https://x.example/nothing/", f"{SLUG}"]
)
def test_an_address_that_names_no_text_here_claims_nothing(address: str) -> None:
    (part,) = check_draft(f"“The footbridge would reopen before Easter” ({address}).", AT).quotations
    assert (part.verdict.error, part.verdict.attribution) == (None, "not_claimed")


def test_the_sentence_around_is_told() -> None:
    (part,) = check_draft("As Keller put it, “the footbridge would reopen before Easter” this year.", AT).quotations
    assert part.sentence == "As Keller put it, this year."


def test_a_quotation_that_is_too_long_is_told_to_be_so() -> None:
    (part,) = check_draft(f"“{'word ' * 1_100}”", AT).quotations
    assert part.verdict.error
    assert part.verdict.error.code == "too_long"


def test_what_is_not_checked_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_check, "MOST_QUOTATIONS", 2)
    check = check_draft("“One word here” “two words here” “three words here”", AT)
    assert (len(check.quotations), check.unchecked) == (2, 1)


def test_a_text_may_be_a_quotation_as_a_whole() -> None:
    text = "  told reporters that \n"
    (part,) = check_whole(text, AT).quotations
    assert (text[part.start : part.end], part.verdict.wording, part.unmarked) == (
        "told reporters that",
        "verbatim",
        False,
    )
