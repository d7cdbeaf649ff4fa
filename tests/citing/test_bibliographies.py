"""A bibliography: each work once, each reference with its note, in the order of the references."""

from articles.citing.bibliographies import CitedAs, bibliography, work_of
from articles.citing.citations import manner_of
from tests.representations.citing import AT, by, cited, publication, version

PAPER = publication(date="2023")
SEVENTH = CitedAs("the seventh", cited(by("Zoe Zuse"), publication=PAPER, ordinal=7))
NINTH = CitedAs("the ninth", cited(by("Zoe Zuse"), publication=PAPER, ordinal=9))
OTHER = CitedAs("other", cited(by("Ann Adler"), of=version("A Tunnel", number=2), publication=PAPER))


def test_no_references_are_an_empty_bibliography() -> None:
    rendered = bibliography([], manner_of("apa", None), AT)
    assert (rendered.bibliography, rendered.notes, rendered.works) == (None, [], [])


def test_a_work_is_listed_once_with_the_references_to_it_and_in_the_order_of_the_style() -> None:
    listed = bibliography([SEVENTH, OTHER, NINTH], manner_of("apa", None), AT).bibliography
    assert listed
    assert [(entry.id, entry.references) for entry in listed.entries] == [
        ("the-bridge.v2", ["other"]),
        ("the-bridge.v1", ["the seventh", "the ninth"]),
    ]
    assert listed.text == "\n".join(entry.text for entry in listed.entries)
    assert listed.html == "\n".join(f"<p>{entry.html}</p>" for entry in listed.entries)


def test_each_reference_has_its_note_in_its_order_and_with_its_locator() -> None:
    notes = bibliography([SEVENTH, OTHER, NINTH], manner_of("apa", None), AT).notes
    assert [(note.reference, note.id, note.text, note.locator, note.locator_rendered) for note in notes] == [
        ("the seventh", "the-bridge.v1", "(Zuse, 2023, para. 7)", "7", "labelled"),
        ("other", "the-bridge.v2", "(Adler, 2023)", None, None),
        ("the ninth", "the-bridge.v1", "(Zuse, 2023, para. 9)", "9", "labelled"),
    ]
    assert [note.url.removeprefix(f"{AT.base}/") for note in notes] == [
        "p/3k7xq9d2br/v/1/",
        "articles/the-bridge/v/2/",
        "p/3k7xq9d2br/v/1/",
    ]


def test_a_full_note_has_the_url_of_the_paragraph_and_the_list_that_of_the_work() -> None:
    rendered = bibliography([SEVENTH], manner_of("chicago-notes-bibliography", None), AT)
    assert rendered.bibliography
    assert "/p/3k7xq9d2br/v/1/" in rendered.notes[0].text
    assert "/articles/the-bridge/v/1/" in rendered.bibliography.text
    assert "para. 7" in rendered.notes[0].text


def test_a_style_without_a_bibliography_has_notes_alone() -> None:
    rendered = bibliography([SEVENTH], manner_of("bluebook-law-review", None), AT)
    assert rendered.bibliography is None
    assert [work["id"] for work in rendered.works] == ["the-bridge.v1"]
    assert len(rendered.notes) == 1


def test_the_work_of_a_paragraph_is_its_version() -> None:
    assert work_of(SEVENTH.cited).key == "the-bridge.v1"
