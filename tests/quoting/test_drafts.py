"""What a draft marks as a quotation is found, in every language's marks, with what is said around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quoting.drafts import quotations_in

MARKS = [*list("“”„«»‹›‘’‚\"'「」『』 \n.a>"), "\n\n", "\n> ", "word "]


@pytest.mark.parametrize(
    ("draft", "texts"),
    [
        ('He said “We agree” and left. She said, "It’s a ‘test’ of will."', ["We agree", "It’s a ‘test’ of will."]),
        ("Er sagte: „Wir sind dabei.“ Und: »Nein«, sagte sie.", ["Wir sind dabei.", "Nein"]),
        ("«Oui», dit-il; « non ».", ["Oui", "non"]),
        ("„Tak” — powiedział. ”Ja”, sa han. 他说：「你好『吗』世界」。", ["Tak", "Ja", "你好『吗』世界"]),
        ("‘The students’ union don’t care,’ he said.", ["The students’ union don’t care,"]),
        ("The '90s were 'great years' he said, 5'10\" tall and 6\" wide.", ["great years"]),
        ("It isn't Lee's \"own\".", ["own"]),
        ("“a “nested” b” and “c”", ["a “nested” b", "c"]),
        ("“It goes on.\n\n“It ends here.” Then more.", ["It goes on.\nIt ends here."]),
        ("“It is never closed.\n\nAnother “is”.", ["It is never closed.", "is"]),
        (
            "As Lee wrote:\n\n> The alliance is old.\n> It is fine.\n\nSo “it” is.",
            ["The alliance is old.\nIt is fine.", "it"],
        ),
        ("> One.\n>\n> > Two.\n>> Three.\n> Four.", ["One.", "Two.\nThree.", "Four."]),
        ("> One.\n> Two.\n>\n> — Jane Doe, 2023\n\nAfter", ["One.\nTwo."]),
        ("> One.\n> -- Jane Doe", ["One."]),
        ("> — One?\n> — Two.", ["— One?\n— Two."]),
        ("> - One\n> - Two", ["- One\n- Two"]),
        ("> — Jane Doe", ["— Jane Doe"]),
        ("“One.\n> Two\n“Three.” So “four\n>\n“five.”", ["One.", "Two", "Three.", "four\n>\nfive."]),
        ("> “One.”\n> — Jane Doe", ["One."]),
        ("> “One,” he said, “two.”", ["“One,” he said, “two.”"]),
        ("« Un.\n\n» Deux. » et “One.\n“Two.”", ["Un.\n Deux.", "One.\nTwo."]),
        (
            "“One.¹” “One.[2]” “the alliance¹²” “300 km²” “One [2] two” “[2]”",
            ["One.", "One.", "the alliance", "300 km²", "One [2] two", "[2]"],
        ),
        ('“…” and “” and " " are not.', []),
        ("No quotation at all.", []),
        ("", []),
    ],
)
def test_the_quotations_of_a_draft(draft: str, texts: list[str]) -> None:
    assert [quotation.text for quotation in quotations_in(draft)] == texts


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        ("Before. In 2023 Lee wrote “We agree.” It was noted. After.", "Before. In 2023 Lee wrote It was noted."),
        ("“We agree,” said Lee. After.", "said Lee."),
        ("“We agree,” said Dr. J. F. Lee Jr. of Kim Ltd. After.", "said Dr. J. F. Lee Jr. of Kim Ltd."),
        ("Lee said:\n\n> We agree.\n\nAfter.", "Lee said:"),
        ("So it is.\n\n> We agree.\n> — Jane Doe\n\nAfter.", "So it is. > — Jane Doe"),
    ],
)
def test_what_is_said_around_a_quotation(draft: str, sentence: str) -> None:
    (quotation,) = quotations_in(draft)
    assert quotation.sentence == sentence


@pytest.mark.parametrize(
    ("draft", "own", "before"),
    [
        ("It rained. Lee said “We agree.” Kim left.", "Lee said", "It rained."),
        ("It rained. Lee said “We ‘agree.’” Kim left.", "Lee said", "It rained."),
        (f"It rained. Lee said “We agree.” {'Kim left. ' * 100}", "Lee said", "It rained."),
        ("It rained. “We agree.”, said Lee. Kim left.", ", said Lee.", "It rained."),
        ("It rained. “Do we agree?” Lee asked. Kim left.", "Lee asked.", "It rained."),
        ("“We agree,” Lee said, “and always did.” Kim left.", "Lee said, “and always did.", ""),
        (
            f"{'It rained on. ' * 100}Lee {'went on and ' * 30}said “We agree.”",
            f"Lee {'went on and ' * 30}said",
            "It rained on.",
        ),
    ],
)
def test_what_is_said_in_the_sentence_of_a_quotation_and_in_the_one_before(draft: str, own: str, before: str) -> None:
    quotation = quotations_in(draft)[0]
    assert (quotation.own_sentence, quotation.sentence_before) == (own, before)


@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_quotations_of_any_draft_stand_in_it_in_order_and_apart(draft: str) -> None:
    end = 0
    for quotation in quotations_in(draft):
        assert end <= quotation.start < quotation.end <= len(draft)
        assert set(quotation.text) <= set(draft)
        end = quotation.end


@pytest.mark.parametrize("piece", ["“", "'a ", "„a\n\n", '"a "', "> a\n", "‘a ’", "’a ", "((ا ", "> a\n>> b\n"])
def test_a_long_draft_of_marks_alone_is_read(piece: str) -> None:
    quotations_in(piece * (100_000 // len(piece)))


def test_hebrew_marks_open_and_close_and_stand_in_abbreviations() -> None:
    assert [marked.text for marked in quotations_in("הוא אמר ״צה״ל יצא״ והלך.")] == ["צה״ל יצא"]
