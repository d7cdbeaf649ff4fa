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
        ("1° aprile 2021", "2021-04-01"),
        ("Sa 03.04.21", "2021-04-03"),
        ("פורסם: 03.04.21, 06:00", "2021-04-03"),
        ("Added 3 April 2021", "2021-04-03"),
        ("Bericht vom 3. April 2021", "2021-04-03"),
        ("3 abr 2021 - 06h00 (atualizado às 07h00)", "2021-04-03"),
        ("Дата публикации: 03.04.2021 06:00 (МСК)", "2021-04-03"),
        ("الأحد 9 رمضان 1442 هـ - 3 نيسان/أبريل 2021 م", "2021-04-03"),
        ("2021年4月3日 土曜日 午前6:00", "2021-04-03"),
        ("2021/04/03 06:00配信", "2021-04-03"),
        ("令和3年4月3日", "2021-04-03"),
        ("民國110年4月3日", "2021-04-03"),
        ("二〇二一年四月三日", "2021-04-03"),
        ("송고시간 2021-04-03 06:00", "2021-04-03"),
    ],
)
def test_a_date_line(line: str, iso: str) -> None:
    date = read_date_line(line)
    assert date is not None
    assert (date.of, date.iso) == ("publication", iso)


@pytest.mark.parametrize("line", ["Publié hier à 06h00", "mis à jour à 09h14", "Updated at 9:14 am"])
def test_a_time_without_a_day(line: str) -> None:
    date = read_date_line(line)
    assert date is not None
    assert (date.of, date.iso) == ("ago", None)


@pytest.mark.parametrize(
    "line", ["17 May", "May 17", "May 17th, 6:00 AM", "17. Mai", "le 17 mai", "5月17日", "5월 17일"]
)
def test_a_day_without_its_year(line: str) -> None:
    date = read_date_line(line)
    assert date is not None
    assert (date.of, date.iso) == ("yearless", None)


@pytest.mark.parametrize("line", ["May 17 boats", "17 May Street", "5月17日の朝"])
def test_a_day_and_other_words_are_no_line_of_a_date(line: str) -> None:
    assert read_date_line(line) is None


def test_a_date_of_another_calendar_alone_is_told_and_not_read() -> None:
    date = read_date_line("9 رمضان 1442")
    assert date is not None
    assert (date.of, date.iso) == ("unknown", None)
    assert read_date_line("9 رمضان 1442 سنة الخبز والنار") is None


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


@pytest.mark.parametrize(
    "line",
    [
        *("8 de febrero de 2024 | 10:30 h", "公開日：2024年2月8日（木）", "2024년 2월 8일", "8 lutego 2024", "8.2.24"),
        *("Published 6:00 AM EST, Thu February 8, 2024", "First published on Thu 8 Feb 2024 06.00 GMT"),
        *("8 de fevereiro de 2024 às 10h30", "Publicerad 8 februari 2024 kl. 10.30", "8 Şubat 2024 Perşembe"),
        *("8 февраля 2024 года", "FEBRUARY 8, 2024 | 6:00 AM", "8 febbraio 2024 alle 10:30", "2024.02.08. 오전 10:30"),
        *(
            "Opublikowano: 8 lutego 2024, godz. 10:30",
            "نُشر في 8 فبراير 2024 الساعة 10:30",
            "发布时间：2024-02-08 10:30",
        ),
        *("Опубликовано 8 февраля 2024 в 10:30", "Thứ năm, 8/2/2024, 10:30 (GMT+7)", "פורסם ב-8 בפברואר 2024"),
    ],
)
def test_a_date_line_of_another_language_or_habit(line: str) -> None:
    date = read_date_line(line)
    assert date is not None
    assert (date.of, date.iso) == ("publication", "2024-02-08")


@pytest.mark.parametrize("line", ["更新：2024年2月9日", "Bijgewerkt op 9 februari 2024", "수정 2024.02.09 11:00"])
def test_an_update_in_another_language(line: str) -> None:
    date = read_date_line(line)
    assert date is not None
    assert (date.of, date.iso) == ("update", "2024-02-09")


@pytest.mark.parametrize("line", ["Objavljeno: 8. 2. 2024 ob 10.30", "Paylaşım: 8 Şubat 2024"])
def test_a_date_under_a_word_of_an_unknown_language_is_no_day_of_publication(line: str) -> None:
    date = read_date_line(line)
    assert date is not None
    assert date.of == "unknown"


@pytest.mark.parametrize("line", ["3 hours ago", "Hace una hora", "Updated 3 hours ago", "vor 3 Stunden", "3시간 전"])
def test_a_time_before_now_states_no_day(line: str) -> None:
    date = read_date_line(line)
    assert date is not None
    assert (date.of, date.iso) == ("ago", None)


@pytest.mark.parametrize(
    "line",
    ["What Happened on 8 February 2024", "London, 8 February 2024", "6:00 AM", "The 8 February 2024 Storm", "3 ferries ago"],
)  # fmt: skip
def test_a_line_that_says_more_than_a_date_is_no_date_line(line: str) -> None:
    assert read_date_line(line) is None


def test_the_order_of_figures_can_be_told() -> None:
    date = read_date_line("08/02/2024 10:30", day_first=True)
    assert date is not None
    assert date.iso == "2024-02-08"
