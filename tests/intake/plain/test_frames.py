"""What encloses a plain text: mail headers and signatures, the marks of Project Gutenberg."""

import pytest

from articles.intake import read
from articles.intake.manuscript import LeftOut
from articles.intake.plain.frames import FRAME, HEADER, SIGNATURE, unframed

PROSE = "The harbour at Quell has been closed for eleven years."


def test_the_headers_of_a_mail_state_title_author_and_day() -> None:
    head = "From: Jane Doe <jane@a.example>\nTo: b@a.example\nSubject: Ice\nDate: Thu, 8 Feb 2024 06:00:00 +0000"
    mail = f"{head}\n\n{PROSE}\n\n-- \nJane\n"
    manuscript = read(mail.encode())
    assert (manuscript.title, manuscript.published) == ("Ice", "2024-02-08")
    assert [author.name_as_printed for author in manuscript.authors] == ["Jane Doe"]
    assert [block.text for block in manuscript.blocks] == [PROSE]
    assert manuscript.left_out == (LeftOut("To: b@a.example", HEADER), LeftOut("Jane", SIGNATURE))


def test_one_header_or_no_subject_is_no_mail() -> None:
    for text in ("Subject: Ice\n\nx", "From: Jane\nTo: John\n\nx", "Ice\nSubject: x\nFrom: y\n"):
        assert unframed(text.split("\n")).facts == {}


def test_a_header_that_goes_on_in_the_next_line_belongs_to_it() -> None:
    framed = unframed(["Subject: Ice", " in June", "From: Jane", "", "x"])
    assert framed.lines == ["", "x"]
    assert [piece.text for piece in framed.left_out] == ["in June"]


def test_a_signature_is_short() -> None:
    head = ["Subject: Ice", "From: Jane", ""]
    assert unframed([*head, "x", "-- ", *["y"] * 14]).lines == ["", "x"]
    assert "y" in unframed([*head, "x", "-- ", *["y"] * 15]).lines


def test_the_marks_of_gutenberg() -> None:
    end = "*** END OF THE PROJECT GUTENBERG EBOOK ICE ***"
    lines = ["Licence", end.replace("END", "START"), "Ice", end, "More"]
    framed = unframed(lines)
    assert framed.lines == ["Ice"]
    assert [(piece.text.split("\n")[0], piece.reason) for piece in framed.left_out] == [
        ("Licence", FRAME),
        (lines[3], FRAME),
    ]


def test_a_text_may_state_its_facts_in_a_head_of_its_own() -> None:
    manuscript = read(f"Title: Ice\nAuthor: Jane Doe\nDate: 8 February 2024\n\n{PROSE}\n".encode())
    assert (manuscript.title, manuscript.published) == ("Ice", "2024-02-08")
    assert [author.name_as_printed for author in manuscript.authors] == ["Jane Doe"]
    assert [block.text for block in manuscript.blocks] == [PROSE]


def test_an_author_without_a_title_is_no_head() -> None:
    assert unframed(["Author: Jane Doe", "Published: 2024", "", "x"]).facts == {}


def test_technical_headers_are_told_as_headers() -> None:
    framed = unframed(
        ["Subject: Ice", "From: Jane Doe", "MIME-Version: 1.0", "Content-Type: text/plain", "X-Mailer: y", "", PROSE]
    )
    assert framed.lines == ["", PROSE]
    assert framed.left_out == (LeftOut("MIME-Version: 1.0\nContent-Type: text/plain\nX-Mailer: y", HEADER),)


@pytest.mark.parametrize(
    "head",
    [
        "Von: Jane Doe\nGesendet: Montag\nBetreff: Ice",
        "De : Jane Doe\nEnvoyé : lundi\nObjet : Ice",
        "От: Jane Doe\nКому: B\nТема: Ice",
        "发件人：Jane Doe\n主题：Ice",
        "差出人: Jane Doe\n件名: Ice",
        "보낸 사람: Jane Doe\n제목: Ice",
    ],
)
def test_headers_of_mails_in_other_languages(head: str) -> None:
    framed = unframed([*head.split("\n"), "", PROSE])
    assert (framed.facts["title"], framed.facts["author"], framed.lines) == ("Ice", "Jane Doe", ["", PROSE])


def test_gutenberg_states_title_and_author_above_its_mark() -> None:
    start = "*** START OF THE PROJECT GUTENBERG EBOOK ICE ***"
    framed = unframed(["Licence", "Title: Ice in June", "Author: Jane Doe", start, PROSE])
    assert framed.facts == {"title": "Ice in June", "author": "Jane Doe"}
