"""What a narrator says between two marks is not quoted: between dashes or commas, beginning with a verb of speech."""

import pytest

from articles.quoting.drafts import quotations_in
from articles.quoting.narrators import without_narrator


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Союз стар, — сказал он, — но крепок", ["Союз стар", "но крепок"]),
        ("Союз стар! — заявила Анна Орлова. — Но крепок", ["Союз стар!", "Но крепок"]),
        ("Союз стар, — вздыхает эксперт, — но крепок", ["Союз стар", "но крепок"]),
        ("Союз стар, — каже вона, — но, — додав він. — Так", ["Союз стар", "но", "Так"]),
        ("Sojusz jest stary – dodała Anna – ale silny", ["Sojusz jest stary", "ale silny"]),
        ("Sojusz jest stary - mówi Anna - ale silny", ["Sojusz jest stary", "ale silny"]),
        ("A szövetség régi – mondta Anna –, de erős", ["A szövetség régi", "de erős"]),
        ("Alianța e veche – a declarat Ana –, dar tare", ["Alianța e veche", "dar tare"]),
        ("La alianza es vieja —dijo Ana—; pero fuerte", ["La alianza es vieja", "pero fuerte"]),
        ("La alianza es vieja —afirmó Ana Ruiz.", ["La alianza es vieja", ""]),
        ("A aliança é velha — disse Ana — mas forte", ["A aliança é velha", "mas forte"]),
        ("L’alleanza è vecchia – ha detto Anna – ma forte", ["L’alleanza è vecchia", "ma forte"]),
        ("L’alleanza è vecchia, spiega, ma forte", ["L’alleanza è vecchia", "ma forte"]),
        ("L’alliance est vieille, explique-t-il, mais forte", ["L’alliance est vieille", "mais forte"]),
        ("L’alliance est vieille, a déclaré Mme Roy. Mais forte", ["L’alliance est vieille", "Mais forte"]),
        ("L’alliance est vieille, regrette la ministre.", ["L’alliance est vieille", ""]),
        ("Η συμμαχία είναι παλιά — δήλωσε — αλλά ισχυρή", ["Η συμμαχία είναι παλιά", "αλλά ισχυρή"]),
    ],
)
def test_what_a_narrator_says_is_not_quoted(text: str, parts: list[str]) -> None:
    assert [text[first:last] for first, last in without_narrator(text)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Союз — давно стар — но крепок",
        "Союз, который стар, крепок",
        "La alianza —según todos— es vieja",
        "L’alliance, comme on sait, est vieille",
        "L’alliance, note bien, est vieille",
        "Sojusz – jak wiadomo – jest stary",
        "The alliance, he said, is old",
        "The alliance – said the mayor – is old",
    ],
)
def test_other_words_between_dashes_or_commas_are(text: str) -> None:
    assert list(without_narrator(text)) == [(0, len(text))]


def test_each_part_is_a_quotation_of_its_own_with_its_sentence() -> None:
    draft = "Вчера: «Союз стар, — сказал Иван Орлов. — Но он крепок»."
    first, second = quotations_in(draft)
    assert [(part.text, draft[part.start : part.end]) for part in (first, second)] == [
        ("Союз стар", "Союз стар"),
        ("Но он крепок", "Но он крепок"),
    ]
    assert "Иван Орлов" in first.own_sentence
    assert "Иван Орлов" in second.sentence
