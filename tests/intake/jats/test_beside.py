"""What a front prints beside its facts is left out with its reason, and a fact is not told twice."""

import pytest
from lxml import etree

from articles.intake.jats.beside import beside_facts


def beside(inside: str, *taken: str) -> list[tuple[str, str]]:
    journal = "<journal-meta><aff>Publisher</aff></journal-meta>"
    front = etree.fromstring(f"<front>{journal}<article-meta>{inside}</article-meta></front>")
    return [(piece.reason, piece.text) for piece in beside_facts(front, set(taken))]


@pytest.mark.parametrize(
    ("inside", "reason", "words"),
    [
        ("<title-group><alt-title>Short</alt-title></title-group>", "another form of the title", "Short"),
        ("<subj-group><subject>Ice</subject></subj-group>", "a subject of the article", "Ice"),
        ("<kwd-group><kwd>HMS</kwd></kwd-group>", "keywords of another kind", "HMS"),
        ("<author-notes><p>To <email>a@e.example</email></p></author-notes>", "a note about the authors", "To a@e.example"),
        ("<product><source>The Log</source> <year>2001</year></product>", "a work that is reviewed", "The Log 2001"),
        ("<funding-group><funding-statement>Paid.</funding-statement></funding-group>", "a statement about funding", "Paid."),
        ("<permissions><copyright-statement>© Doe</copyright-statement></permissions>", "a statement about rights", "© Doe"),
        ("<permissions><copyright-holder>Doe</copyright-holder></permissions>", "a statement about rights", "Doe"),
        ("<permissions><license><license-p>Free.</license-p></license></permissions>", "a statement about rights", "Free."),
        ("<contrib-group><contrib><degrees>PhD</degrees></contrib></contrib-group>", "words beside an author's name", "PhD"),
        ("<notes><p>Read at Vell.</p></notes>", "a note", "Read at Vell."),
        ("<aff><label>1</label> Office</aff>", "an affiliation that no author points to", "1 Office"),
    ],
)  # fmt: skip
def test_each_kind_has_a_reason(inside: str, reason: str, words: str) -> None:
    assert beside(inside) == [(reason, words)]


def test_what_was_taken_is_not_left_out() -> None:
    inside = "<contrib-group><contrib><role>Writer</role><role>Sailor</role></contrib></contrib-group><kwd>ice</kwd>"
    assert beside(inside, "Writer", "ice") == [("words beside an author's name", "Sailor")]


def test_the_address_in_an_affiliation_that_was_taken_is_left_out() -> None:
    office = "<aff><label>1</label>Office<email>a@e.example</email></aff>"
    assert beside(office, "Office") == [("words beside an author's name", "a@e.example")]


@pytest.mark.parametrize("name", ["abstract", "trans-abstract", "related-article"])
def test_what_is_read_elsewhere_is_not_told_again(name: str) -> None:
    assert beside(f"<{name}><subject>Ice</subject></{name}>") == []


def test_an_address_that_is_of_nobody_is_no_word_beside_a_name() -> None:
    assert beside("<self-uri><uri>https://e.example</uri></self-uri>") == []
