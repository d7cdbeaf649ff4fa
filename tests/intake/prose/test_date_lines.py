"""Lines that are nothing but a date: what they are the date of, and which lines are something else."""

import pytest

from articles.intake.prose.date_lines import read_date_line


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published May 1, 2023", "2023-05-01"),
        ("Published: 3 April 2021", "2021-04-03"),
        ("April 3, 2021", "2021-04-03"),
        ("2021-04-03", "2021-04-03"),
        ("2021-04-03T10:00:00Z", "2021-04-03"),
        ("Posted on 3 April 2021", "2021-04-03"),
        ("Published on April 3rd, 2021", "2021-04-03"),
        ("Monday, 3 April 2021", "2021-04-03"),
        ("Thu., Apr. 8, 2021", "2021-04-08"),
        ("April 3, 2021 at 5:00 pm EST", "2021-04-03"),
        ("April 3, 2021, 10:30 a.m. ET", "2021-04-03"),
        ("3. März 2021", "2021-03-03"),
        ("Veröffentlicht am 3. April 2021", "2021-04-03"),
        ("Publié le 1er mai 2023", "2023-05-01"),
        ("21 août 2020", "2020-08-21"),
        ("Publicado el 3 de abril de 2021", "2021-04-03"),
        ("April 2023", "2023-04"),
        ("2023", "2023"),
        ("03.04.2021", "2021-04-03"),
        ("15/04/2021", "2021-04-15"),
        ("04/15/2021", "2021-04-15"),
        ("05/05/2021", "2021-05-05"),
        ("3 April 2021 - 17:05 Uhr", "2021-04-03"),
        ("3 avril 2021 à 17h05", "2021-04-03"),
        ("3 de abril de 2021, a las 10:30:00", "2021-04-03"),
        ("Fecha: 3 de abril de 2021.", "2021-04-03"),
        ("Stand: 2021", "2021"),
        ("Pubblicato il 3 aprile 2021", "2021-04-03"),
    ],
)
def test_a_date_line(line: str, iso: str) -> None:
    date = read_date_line(line)
    assert date is not None
    assert (date.of, date.iso) == ("publication", iso)


@pytest.mark.parametrize(
    "line",
    [
        "Updated April 5, 2021",
        "Last updated: 5 April 2021",
        "Updated on 2021-04-05",
        "Aktualisiert am 5.4.2021",
        "Mis à jour le 5 avril 2021",
        "Actualizado 5 de abril de 2021",
    ],
)
def test_an_update_is_told_from_the_publication(line: str) -> None:
    date = read_date_line(line)
    assert date is not None
    assert (date.of, date.iso) == ("update", "2021-04-05")


def test_a_date_in_figures_that_reads_two_ways_is_not_guessed() -> None:
    date = read_date_line("04/05/2021")
    assert date is not None
    assert date.iso is None


@pytest.mark.parametrize(
    "line",
    [
        "In 2021, the harbour closed",
        "2021 was a year",
        "May 32, 2021",
        "31 April 2021",
        "May",
        "Tuesday",
        "1990s",
        "Spring 2021",
        "3 April 2021 or so",
        "3 April 2021 at noon",
        "3 April 2021 at 10:30 in Quell",
        "Published 3 April 2021" + " " * 100,
        "",
    ],
)
def test_no_date_line(line: str) -> None:
    assert read_date_line(line) is None


def test_a_date_line_has_at_most_a_hundred_and_twenty_characters() -> None:
    assert read_date_line("3 April 2021".ljust(120)) is not None
    assert read_date_line("3 April 2021".ljust(121)) is None
