"""What pages in each language of the vocabulary print around the text: who wrote it, when it appeared, when it was changed.

One line for each of the usual forms; alone, one behind the other, with a bar between, and in elements that only a style sheet
sets apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from articles.intake import read
from articles.intake.prose.bylines import Byline
from articles.intake.prose.calendar_names import is_day_first
from articles.intake.prose.date_lines import DateLine
from articles.intake.prose.front_lines import read_front_line
from articles.intake.vocabulary import LANGUAGES

PUBLISHED, CHANGED = "2024-02-08", "2024-03-09"


@dataclass(frozen=True)
class Printed:
    """What a language's pages print; a sentence for their text."""

    name: str
    bylines: tuple[str, ...]
    published: tuple[str, ...]
    changed: tuple[str, ...]
    sentence: str


PRINTED = {
    "en": Printed(
        "Jane Doe",
        (
            "By Jane Doe",
            "Written by Jane Doe",
            "Author: Jane Doe",
        ),
        (
            "Published February 8, 2024",
            "Posted on 8 February 2024",
            "Feb. 8, 2024, 10:30 a.m.",
            "First published: 8 Feb 2024",
            "Published on Feb 8, 2024 at 10:30 am EST",
            "Date published: 8 February 2024",
        ),
        (
            "Updated March 9, 2024",
            "Last updated on 9 March 2024",
            "Last modified: 9 Mar 2024",
        ),
        "The ferry left the harbour early in the morning, and nobody on the quay knew when it would come back to the island.",
    ),
    "de": Printed(
        "Johanna Müller",
        (
            "Von Johanna Müller",
            "Text: Johanna Müller",
            "Autorin: Johanna Müller",
            "Ein Beitrag von Johanna Müller",
            "Geschrieben von Johanna Müller",
        ),
        (
            "Veröffentlicht am 8. Februar 2024",
            "Stand: 08.02.2024, 10:30 Uhr",
            "Erschienen am 8.2.2024",
            "08.02.2024",
            "Donnerstag, 8. Februar 2024, 10.30 Uhr",
            "Veröffentlichung: 8. Februar 2024",
            "Veröffentlichungsdatum: 08.02.2024",
            "Erstveröffentlichung: 8. Februar 2024",
            "Datum: 8. Februar 2024",
            "Vom 8. Februar 2024",
        ),
        (
            "Aktualisiert am 9. März 2024",
            "Zuletzt aktualisiert: 09.03.2024",
            "Letzte Aktualisierung: 9. März 2024",
            "Zuletzt geändert am 9. März 2024",
            "Letzte Änderung: 09.03.2024",
        ),
        "Die Fähre verließ den Hafen früh am Morgen, und niemand am Kai wusste, wann sie wieder zur Insel zurückkehren würde.",
    ),
    "fr": Printed(
        "Jeanne Dupont",
        (
            "Par Jeanne Dupont",
            "Auteur : Jeanne Dupont",
            "Écrit par Jeanne Dupont",
            "Rédigé par Jeanne Dupont",
            "Publié par Jeanne Dupont",
        ),
        (
            "Publié le 8 février 2024",
            "Publié le 08/02/2024 à 10h30",
            "Publié : 8 février 2024 à 10:30 CET",
            "Posté le 8 février 2024",
            "Mis en ligne le 8 février 2024",
            "Le 8 février 2024",
            "Paru le 8 février 2024",
            "Date de publication : 8 février 2024",
            "jeudi 8 février 2024",
        ),
        (
            "Mis à jour le 9 mars 2024",
            "Mis à jour le 09/03/2024 à 11h00",
            "Modifié le 9 mars 2024",
            "Dernière mise à jour : 9 mars 2024",
            "Actualisé le 9 mars 2024",
        ),
        "Le bac quitta le port de bonne heure le matin, et personne sur le quai ne savait quand il reviendrait vers l’île.",
    ),
    "es": Printed(
        "Juana Pérez",
        (
            "Por Juana Pérez",
            "Autor: Juana Pérez",
            "Escrito por Juana Pérez",
            "Texto: Juana Pérez",
        ),
        (
            "Publicado el 8 de febrero de 2024",
            "8 de febrero de 2024 | 10:30 h",
            "Publicado: 8 feb 2024",
            "08/02/2024 - 10:30",
            "Fecha de publicación: 8 de febrero de 2024",
            "Jueves, 8 de febrero de 2024",
            "Publicado en febrero 8, 2024",
            "8 feb. 2024 10:30 CET",
        ),
        (
            "Actualizado el 9 de marzo de 2024",
            "Última actualización: 9 de marzo de 2024",
            "Actualizado a las 11:00 del 9 de marzo de 2024",
            "Modificado el 9 de marzo de 2024",
        ),
        "El transbordador salió del puerto temprano por la mañana, y nadie en el muelle sabía cuándo volvería a la isla.",
    ),
    "it": Printed(
        "Giovanna Rossi",
        (
            "di Giovanna Rossi",
            "Di Giovanna Rossi",
            "A cura di Giovanna Rossi",
            "Scritto da Giovanna Rossi",
            "Autore: Giovanna Rossi",
        ),
        (
            "Pubblicato il 8 febbraio 2024",
            "Pubblicato il 08/02/2024 alle 10:30",
            "8 febbraio 2024 alle 10:30",
            "Data di pubblicazione: 8 febbraio 2024",
            "giovedì 8 febbraio 2024",
            "8 Febbraio 2024 ore 10:30",
        ),
        (
            "Aggiornato il 9 marzo 2024",
            "Ultimo aggiornamento: 9 marzo 2024",
            "Ultima modifica: 9 marzo 2024",
            "Modificato il 9 marzo 2024",
        ),
        "Il traghetto lasciò il porto di buon mattino, e nessuno sul molo sapeva quando sarebbe tornato verso la piccola isola.",
    ),
    "pt": Printed(
        "Joana Pereira",
        (
            "Por Joana Pereira",
            "Autora: Joana Pereira",
            "Escrito por Joana Pereira",
            "Texto: Joana Pereira",
        ),
        (
            "Publicado em 8 de fevereiro de 2024",
            "08/02/2024 10h30",
            "Publicado em 08/02/2024 às 10h30",
            "8 de fevereiro de 2024 às 10:30",
            "Data de publicação: 8 de fevereiro de 2024",
            "Publicação: 8 de fevereiro de 2024",
            "Publicado: 8 fev 2024",
            "Quinta-feira, 8 de fevereiro de 2024",
            "Postado em 8 de fevereiro de 2024",
        ),
        (
            "Atualizado em 9 de março de 2024",
            "Última atualização: 9 de março de 2024",
            "Última modificação: 9 de março de 2024",
            "Modificado em 9 de março de 2024",
        ),
        "A balsa deixou o porto bem cedo pela manhã, e ninguém no cais sabia quando ela voltaria para a pequena ilha.",
    ),
    "nl": Printed(
        "Johanna de Vries",
        (
            "Door Johanna de Vries",
            "Auteur: Johanna de Vries",
            "Geschreven door Johanna de Vries",
            "Tekst: Johanna de Vries",
        ),
        (
            "Gepubliceerd op 8 februari 2024",
            "Gepubliceerd: 8 februari 2024 10:30",
            "8 februari 2024 om 10:30 uur",
            "Geplaatst op 8 februari 2024",
            "Publicatiedatum: 8 februari 2024",
            "donderdag 8 februari 2024",
            "8 feb 2024",
        ),
        (
            "Bijgewerkt op 9 maart 2024",
            "Laatst bijgewerkt: 9 maart 2024",
            "Laatst gewijzigd op 9 maart 2024",
            "Laatste update: 9 maart 2024",
        ),
        "De veerboot verliet de haven vroeg in de ochtend en niemand op de kade wist wanneer zij zou terugkeren.",
    ),
    "sv": Printed(
        "Johanna Lindqvist",
        (
            "Av Johanna Lindqvist",
            "Text: Johanna Lindqvist",
            "Skriven av Johanna Lindqvist",
            "Författare: Johanna Lindqvist",
        ),
        (
            "Publicerad 8 februari 2024",
            "Publicerad 2024-02-08 kl. 10.30",
            "Publicerad: 8 februari 2024 kl. 10.30",
            "Publicerat den 8 februari 2024",
            "Publiceringsdatum: 8 februari 2024",
            "Torsdag 8 februari 2024",
            "8 feb. 2024",
        ),
        (
            "Uppdaterad 9 mars 2024",
            "Uppdaterad 2024-03-09 kl. 11.00",
            "Senast uppdaterad: 9 mars 2024",
            "Senast uppdaterad den 9 mars 2024",
            "Ändrad 9 mars 2024",
            "Senast ändrad 9 mars 2024",
        ),
        "Färjan lämnade hamnen tidigt på morgonen, och ingen på kajen visste när den skulle komma tillbaka till den lilla ön.",
    ),
    "pl": Printed(
        "Joanna Kowalska",
        (
            "Autor: Joanna Kowalska",
            "Tekst: Joanna Kowalska",
            "Autorka: Joanna Kowalska",
            "Napisała Joanna Kowalska",
            "Przez Joanna Kowalska",
        ),
        (
            "Opublikowano 8 lutego 2024",
            "Opublikowano: 8 lutego 2024, godz. 10:30",
            "8 lutego 2024, 10:30",
            "Data publikacji: 8.02.2024",
            "Dodano: 8 lutego 2024 r.",
            "Opublikowany: 08.02.2024 10:30",
            "Publikacja: 8 lutego 2024",
            "czwartek, 8 lutego 2024",
        ),
        (
            "Aktualizacja: 9 marca 2024",
            "Zaktualizowano 9 marca 2024",
            "Ostatnia aktualizacja: 9.03.2024",
            "Data aktualizacji: 9 marca 2024",
            "Ostatnia modyfikacja: 9 marca 2024",
        ),
        "Prom opuścił port wcześnie rano i nikt na nabrzeżu nie wiedział, kiedy znów wróci na tę niewielką i odległą wyspę.",
    ),
    "ru": Printed(
        "Анна Иванова",
        (
            "Автор: Анна Иванова",
            "Текст: Анна Иванова",
            "Подготовила Анна Иванова",
        ),
        (
            "Опубликовано 8 февраля 2024",
            "8 февраля 2024, 10:30",
            "8 февраля 2024 года",
            "Дата публикации: 08.02.2024",
            "Опубликовано: 08.02.2024 в 10:30",
            "8 февраля 2024 г. в 10:30",
            "Дата: 8 февраля 2024",
        ),
        (
            "Обновлено 9 марта 2024",
            "Обновлено: 09.03.2024 11:00",
            "Последнее обновление: 9 марта 2024",
            "Изменено 9 марта 2024",
            "Дата обновления: 9 марта 2024",
        ),
        "Паром вышел из гавани рано утром, и никто на причале не знал, когда он снова вернётся на этот маленький далёкий остров.",
    ),
    "tr": Printed(
        "Ayşe Yılmaz",
        (
            "Yazan: Ayşe Yılmaz",
            "Yazar: Ayşe Yılmaz",
            "Haber: Ayşe Yılmaz",
        ),
        (
            "Yayınlanma tarihi: 8 Şubat 2024",
            "8 Şubat 2024 10:30",
            "Yayın tarihi: 08.02.2024 10:30",
            "Yayınlanma: 8 Şubat 2024 - 10:30",
            "Giriş: 08.02.2024 - 10:30",
            "8 Şubat 2024 Perşembe",
            "Tarih: 8 Şubat 2024",
            "Oluşturulma Tarihi: Şubat 08, 2024 10:30",
        ),
        (
            "Güncelleme: 9 Mart 2024",
            "Son güncelleme: 9 Mart 2024",
            "Güncelleme tarihi: 09.03.2024 11:00",
            "Güncellenme Tarihi: 9 Mart 2024",
            "Güncellenme: 9 Mart 2024 - 11:00",
        ),
        "Vapur sabah erkenden limandan ayrıldı ve rıhtımdaki hiç kimse onun adaya yeniden ne zaman döneceğini bilmiyordu.",
    ),
    "ar": Printed(
        "ليلى حداد",
        (
            "بقلم ليلى حداد",
            "الكاتب: ليلى حداد",
            "كتبت: ليلى حداد",
            "بقلم: ليلى حداد",
            "كتب: ليلى حداد",
        ),
        (
            "نُشر في 8 فبراير 2024",
            "تاريخ النشر: 8 فبراير 2024",
            "الخميس 8 فبراير 2024",
            "نشر في: 8 فبراير 2024 - 10:30",
            "8 شباط 2024",
            "٨ فبراير ٢٠٢٤",
            "تم النشر في 8 فبراير 2024",
            "نشرت في 8 فبراير 2024",
            "منشور في 8 فبراير 2024",
        ),
        (
            "آخر تحديث: 9 مارس 2024",
            "تحديث: 9 مارس 2024",
            "تم التحديث في 9 مارس 2024",
            "آخر تحديث في 9 مارس 2024",
            "حُدّث في 9 مارس 2024",
        ),
        "غادرت العبارة الميناء في الصباح الباكر، ولم يكن أحد على الرصيف يعرف متى ستعود مرة أخرى إلى تلك الجزيرة الصغيرة البعيدة.",
    ),
    "he": Printed(
        "דנה לוי",
        (
            "מאת דנה לוי",
            "מאת: דנה לוי",
            "כתבה: דנה לוי",
        ),
        (
            "פורסם ב-8 בפברואר 2024",
            "פורסם: 8 בפברואר 2024",
            "פורסם בתאריך 08.02.2024",
            "תאריך פרסום: 8 בפברואר 2024",
            "8 בפברואר 2024",
            "8 בפברואר 2024, 10:30",
            "פורסם ב 08/02/2024",
            "יום חמישי, 8 בפברואר 2024",
        ),
        (
            "עודכן ב-9 במרץ 2024",
            "עודכן: 9 במרץ 2024",
            "עדכון אחרון: 09.03.2024",
            "עודכן לאחרונה: 9 במרץ 2024",
        ),
        "המעבורת עזבה את הנמל מוקדם בבוקר, ואיש על הרציף לא ידע מתי היא תשוב שוב אל האי הקטן והרחוק הזה.",
    ),
    "hi": Printed(
        "अनीता शर्मा",
        (
            "लेखक: अनीता शर्मा",
            "रिपोर्ट: अनीता शर्मा",
            "द्वारा अनीता शर्मा",
            "लेखिका: अनीता शर्मा",
        ),
        (
            "प्रकाशित: 8 फ़रवरी 2024",
            "प्रकाशित 8 फरवरी 2024",
            "8 फरवरी 2024, 10:30",
            "प्रकाशन तिथि: 8 फरवरी 2024",
            "Published: 8 फरवरी 2024",
            "गुरुवार, 8 फरवरी 2024",
            "08 Feb 2024 10:30 AM (IST)",
            "पब्लिश्ड: 8 फरवरी 2024",
        ),
        (
            "अपडेटेड: 9 मार्च 2024",
            "अंतिम अपडेट: 9 मार्च 2024",
            "अद्यतन: 9 मार्च 2024",
            "अपडेट: 9 मार्च 2024",
        ),
        "नाव सुबह जल्दी बंदरगाह से निकल गई, और घाट पर किसी को नहीं पता था कि वह उस छोटे द्वीप पर फिर कब लौटेगी।",
    ),
    "zh": Printed(
        "李明",
        (
            "作者：李明",
            "文／李明",
            "记者 李明",
            "作者: 李明",
            "撰文：李明",
            "李明 记者",
        ),
        (
            "发布时间：2024年2月8日",
            "2024-02-08 10:30",
            "2024年02月08日 10:30",
            "發佈時間：2024/02/08 10:30",
            "日期：2024年2月8日",
            "发表于 2024年2月8日",
            "发布日期：2024-02-08",
            "發布日期：2024年2月8日",
            "時間：2024-02-08",
            "2024年2月8日 星期四",
            "发布于2024年2月8日",
            "2024年2月8日10:30",
        ),
        (
            "更新时间：2024年3月9日",
            "更新于 2024年3月9日",
            "最后更新：2024年3月9日",
            "最後更新：2024年3月9日",
            "更新日期：2024-03-09",
            "2024年3月9日更新",
        ),
        "渡轮一大早就离开了港口，码头上没有人知道它什么时候会再回到那座遥远的小岛。人们站在那里看着海水，一直等到太阳升起。",
    ),
    "ja": Printed(
        "田中花子",
        (
            "文：田中花子",
            "執筆：田中花子",
            "著者：田中花子",
            "文・田中花子",
            "取材・文：田中花子",
            "ライター：田中花子",
            "筆者：田中花子",
        ),
        (
            "公開日：2024年2月8日",
            "2024年2月8日 10時30分",
            "投稿日：2024.02.08",
            "2024年2月8日",
            "2024/02/08 10:30",
            "掲載日：2024年2月8日",
            "2024年2月8日（木）",
            "公開日時：2024年2月8日 10:30",
            "2024年2月8日公開",
            "配信日：2024年2月8日",
        ),
        (
            "更新日：2024年3月9日",
            "最終更新日：2024年3月9日",
            "最終更新：2024年3月9日",
            "更新日時：2024年3月9日 11:00",
            "2024年3月9日更新",
        ),
        "渡し船は朝早くに港を出ていき、それがいつまた島に戻ってくるのかを知っている人は、岸壁には一人もいなかった。人々は海を眺めていた。",
    ),
    "ko": Printed(
        "김하늘",
        (
            "글 김하늘",
            "김하늘 기자",
            "글: 김하늘",
            "기자: 김하늘",
            "글쓴이: 김하늘",
            "작성자: 김하늘",
        ),
        (
            "입력 2024.02.08 10:30",
            "입력 2024.02.08. 오전 10:30",
            "2024년 2월 8일",
            "등록 2024-02-08 10:30",
            "게시: 2024년 2월 8일",
            "승인 2024.02.08 10:30",
            "발행일: 2024년 2월 8일",
            "작성일: 2024-02-08",
            "기사입력 2024-02-08 10:30",
            "2024년 2월 8일 (목)",
        ),
        (
            "수정 2024.03.09 11:00",
            "최종수정 2024.03.09 11:00",
            "업데이트 2024년 3월 9일",
            "수정일: 2024-03-09",
            "최종 업데이트: 2024년 3월 9일",
            "마지막 업데이트: 2024년 3월 9일",
        ),
        "나룻배는 이른 아침에 항구를 떠났고, 부두에 있던 사람들은 그 배가 언제 다시 그 작은 섬으로 돌아올지 아무도 알지 못했다.",
    ),
    "vi": Printed(
        "Nguyễn Thị Lan",
        (
            "Tác giả: Nguyễn Thị Lan",
            "Bài: Nguyễn Thị Lan",
            "Bởi Nguyễn Thị Lan",
            "Bài viết: Nguyễn Thị Lan",
        ),
        (
            "Đăng ngày 8 tháng 2 năm 2024",
            "8/2/2024 10:30",
            "Thứ năm, 8/2/2024, 10:30 (GMT+7)",
            "Ngày đăng: 08/02/2024",
            "Xuất bản: 8 tháng 2, 2024",
            "Ngày 8 tháng 2 năm 2024",
            "Xuất bản ngày 8 tháng 2 năm 2024",
            "Ngày xuất bản: 08/02/2024",
            "Được đăng vào 8 tháng 2, 2024",
        ),
        (
            "Cập nhật 9 tháng 3 năm 2024",
            "Cập nhật lúc 11:00 09/03/2024",
            "Cập nhật lần cuối: 9 tháng 3 năm 2024",
            "Cập nhật: 09/03/2024",
            "Ngày cập nhật: 09/03/2024",
        ),
        "Chiếc phà rời bến cảng từ sáng sớm, và không ai trên bến tàu biết khi nào nó sẽ quay trở lại hòn đảo nhỏ xa xôi ấy.",
    ),
}


def test_every_language_of_the_vocabulary_is_here() -> None:
    assert {language.tag for language in LANGUAGES} == set(PRINTED)


def facts(line: str, language: str) -> list[tuple[str, ...]]:
    """The names and the days of a line, in its order."""
    return [tuple(_told(item)) for item in read_front_line(line, day_first=is_day_first(language)) or []]


def _told(item: object) -> Iterator[str]:
    if isinstance(item, Byline):
        yield from (printed.name for printed in item.names)
    elif isinstance(item, DateLine):
        yield from (item.of, item.iso or "")


@pytest.mark.parametrize("language", PRINTED)
def test_the_lines_alone(language: str) -> None:
    printed = PRINTED[language]
    assert {line: facts(line, language) for line in printed.bylines} == {
        line: [(printed.name,)] for line in printed.bylines
    }
    days = {PUBLISHED: ("publication", printed.published), CHANGED: ("update", printed.changed)}
    for day, (of, lines) in days.items():
        alone = [line for line in lines if " | " not in line]
        assert {line: facts(line, language) for line in alone} == {line: [(of, day)] for line in alone}


@pytest.mark.parametrize("between", [" ", " | "])
@pytest.mark.parametrize("language", PRINTED)
def test_a_byline_and_a_day_on_one_line(language: str, between: str) -> None:
    printed = PRINTED[language]
    lines = [f"{printed.bylines[0]}{between}{day}" for day in (*printed.published, *printed.changed)]
    assert {line: facts(line, language)[0] for line in lines} == dict.fromkeys(lines, (printed.name,))
    assert {facts(line, language)[1][1] for line in lines} == {PUBLISHED, CHANGED}


@pytest.mark.parametrize("language", PRINTED)
def test_a_day_before_a_byline(language: str) -> None:
    printed = PRINTED[language]
    read = facts(f"{printed.published[0]} {printed.bylines[0]}", language)
    assert read == [("publication", PUBLISHED), (printed.name,)]


def test_who_changed_a_text_is_not_told_as_its_author() -> None:
    assert facts("Last updated on 9 March 2024 by Jane Doe", "en") == []


@pytest.mark.parametrize("language", PRINTED)
def test_a_page_that_sets_them_apart_by_style_alone(language: str) -> None:
    printed = PRINTED[language]
    spans = "".join(f"<span>{line}</span>" for line in (printed.bylines[0], printed.published[0]))
    text = "".join(f"<p>{printed.sentence} {number}. {printed.sentence} {printed.sentence}</p>" for number in range(5))
    head = f"<div>{spans}</div><p>{printed.changed[0]}</p>"
    page = f'<html lang="{language}"><title>Titel 7</title><body><article><h1>Titel 7</h1>{head}{text}</article></body></html>'
    manuscript = read(page.encode(), name="page.html")
    assert (manuscript.published, [author.name_as_printed for author in manuscript.authors]) == (
        PUBLISHED,
        [printed.name],
    )
    assert manuscript.paragraphs[0].text.startswith(printed.sentence)
