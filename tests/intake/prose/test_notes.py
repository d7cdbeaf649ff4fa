"""Original-publication notes: what they state, and which sentences are none."""

import pytest

from articles.intake.prose.notes import pattern_of_sentence, read_note
from articles.intake.vocabulary import WORDS


@pytest.mark.parametrize(
    ("text", "outlet", "date"),
    [
        (
            "This piece was originally published in The National Interest on April 19, 2023.",
            "The National Interest",
            "2023-04-19",
        ),
        ("This article first appeared in The Atlantic on 3 May 2020.", "The Atlantic", "2020-05-03"),
        ("Originally published by Foreign Affairs, May 2020.", "Foreign Affairs", "2020-05"),
        (
            "A version of this article appeared in the South China Morning Post on May 3, 2020.",
            "South China Morning Post",
            "2020-05-03",
        ),
        ("Republished with permission from The Conversation.", "The Conversation", None),
        (
            "This article is republished from The Conversation under a Creative Commons license. Read the original article.",
            "The Conversation",
            None,
        ),
        ("*This essay was first published in the April 2023 issue of Foreign Affairs.*", "Foreign Affairs", "2023-04"),
        ("Originally published in French in Le Monde on 3 May 2020.", "Le Monde", "2020-05-03"),
        (
            "This piece was originally published by U.S. News & World Report on April 3, 2021.",
            "U.S. News & World Report",
            "2021-04-03",
        ),
        ("(This story originally appeared on Medium on 2020-01-02.)", "Medium", "2020-01-02"),
        ("First published in 1998.", None, "1998"),
        ("Editor’s note: This article was originally published in The Hill on June 1, 2022.", "The Hill", "2022-06-01"),
        ("Dieser Beitrag erschien zuerst am 3. April 2021 in Die Zeit.", "Die Zeit", "2021-04-03"),
        ("Cet article a été initialement publié dans Le Monde le 3 avril 2021.", "Le Monde", "2021-04-03"),
        ("Este artículo fue publicado originalmente en El País el 3 de abril de 2021.", "El País", "2021-04-03"),
    ],
)
def test_outlet_and_date(text: str, outlet: str | None, date: str | None) -> None:
    note = read_note(text)
    assert note is not None
    assert (note.outlet, note.date, note.certain) == (outlet, date, True)


def test_the_address_that_a_note_prints() -> None:
    note = read_note("Originally published in The Times: https://thetimes.example/a.")
    assert note is not None
    assert (note.outlet, note.url) == ("The Times", "https://thetimes.example/a")


def test_the_title_that_a_note_prints() -> None:
    note = read_note(
        "This op-ed originally ran in the Los Angeles Times on April 3, 2021 under the title “A Bigger Boat.”"
    )
    assert note is not None
    assert (note.outlet, note.title, note.date) == ("Los Angeles Times", "A Bigger Boat", "2021-04-03")


@pytest.mark.parametrize(
    "text",
    [
        "This piece was originally published in the hope that someone would answer.",
        "This was originally published on Monday.",
        "Published in The Times",
        "The book was published in The Hague in 1998.",
        "This article is about ports.",
        "Publié à l’origine comme une plaisanterie, le texte a convaincu tout le monde.",
        "Der Artikel erschien zuerst als Witz, doch dann lachte niemand mehr.",
        "This piece was originally published in The Times. " + "It went on. " * 80,
    ],
)
def test_running_prose_is_no_note(text: str) -> None:
    assert read_note(text) is None


def test_a_note_that_says_more_is_not_certain() -> None:
    note = read_note("This piece was originally published in The Atlantic, and the letters it drew filled a drawer.")
    assert note is not None
    assert not note.certain


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Originally published on thetimes.com.", "thetimes.com"),
        ("Originally published on Sunday, 2020.", None),
        ("This piece was originally published in “The Hill”.", "The Hill"),
        ("Reprinted with the kind permission of The Hill.", "The Hill"),
        ("Originally published here https://hill.example/a, 2020.", None),
    ],
)
def test_outlets(text: str, outlet: str | None) -> None:
    note = read_note(text)
    assert (note.outlet if note else None) == outlet


def test_a_note_has_at_most_six_hundred_characters() -> None:
    note = "Originally published in The Hill. "
    assert read_note(note + "x" * (600 - len(note))) is not None
    assert read_note(note + "x" * (601 - len(note))) is None


def test_an_address_alone_says_where() -> None:
    note = read_note("Originally published: https://hill.example/a.")
    assert note is not None
    assert (note.outlet, note.url, note.certain) == (None, "https://hill.example/a", True)
    assert read_note("Originally published: https://hill.example/a after long talks") is None


@pytest.mark.parametrize(
    ("text", "outlet", "date", "which"),
    [
        ("This article was reprinted in The Courier on March 20, 2024.", "The Courier", "2024-03-20", "copy"),
        ("This article has been republished by The Courier.", "The Courier", None, "copy"),
        ("This piece was later republished by The Courier.", "The Courier", None, "copy"),
        ("Republished from The Courier.", "The Courier", None, "original"),
        ("Reprinted by permission of The Courier.", "The Courier", None, "original"),
        ("This essay also appeared in The Courier on 1 May 2024.", "The Courier", "2024-05-01", "either"),
        ("Originally published at hafenpost.at on 1 February 2024.", "hafenpost.at", "2024-02-01", "original"),
        ("Originally published on news.port.co.kr on 1 February 2024.", "news.port.co.kr", "2024-02-01", "original"),
        ("Zuerst erschienen in: Die Hafenpost, 1.2.2024, S. 4.", "Die Hafenpost", "2024-02-01", "original"),
        ("Originally published in the Port Times, 1 Feb. 2024, p. 4.", "Port Times", "2024-02-01", "original"),
        ("This piece was first published in the Port Times on 1 February.", "Port Times", None, "original"),
        ("This article was first published in the Review on 1 May 2024 and has been lightly edited.", "Review",
         "2024-05-01", "original"),
        ("Translated from the German by Jo Roe. The original appeared in Die Post on 1 May 2024.", "Die Post",
         "2024-05-01", "original"),
        ("First published in the Review on 1 May 2024. It has been edited for length.", "Review", "2024-05-01", "original"),
        ("Cet article est paru d’abord dans Le Quai le 1er février 2024.", "Le Quai", "2024-02-01", "original"),
        ("Questo articolo è stato pubblicato originariamente su Il Molo il 1 febbraio 2024.", "Il Molo", "2024-02-01",
         "original"),
        ("Este artigo foi publicado originalmente no Cais em 1 de fevereiro de 2024.", "Cais", "2024-02-01", "original"),
        ("이 글은 2024년 2월 1일 항구신문에 실린 글입니다.", "항구신문", "2024-02-01", "original"),
        ("本文原载于《港口报》2024年2月1日。", "港口报", "2024-02-01", "original"),
        ("初出：『港新聞』2024年2月1日", "港新聞", "2024-02-01", "original"),
        ("（初出：港新聞、2024年2月1日号）", "港新聞", "2024-02-01", "original"),
        ("本稿は『港新聞』からの転載です。", "港新聞", None, "original"),
        ("この記事は2024年2月1日に『港新聞』に掲載されたものです。", "港新聞", "2024-02-01", "original"),
        ("本文转载自《港口报》。", "港口报", None, "original"),
        ("原文刊載於港口報（2024年2月1日）。", "港口報", "2024-02-01", "original"),
        ("이 글은 항구평론 2024년 2월호에 실린 글입니다.", "항구평론", "2024-02", "original"),
        ("Bài này đăng lần đầu trên Tạp chí Cảng.", "Tạp chí Cảng", None, "original"),
        ("यह लेख मूल रूप से बंदरगाह पत्र में 1 फ़रवरी 2024 को प्रकाशित हुआ था।", "बंदरगाह पत्र", "2024-02-01", "original"),
        ("פורסם במקור ב״עיתון הנמל״ ב-1 בפברואר 2024.", "עיתון הנמל", "2024-02-01", "original"),
        ("نُشر أصلاً في مجلة الميناء.", "مجلة الميناء", None, "original"),
        ("Bu yazı ilk olarak 1 Şubat 2024’te Liman Dergisi’nde yayımlandı.", "Liman Dergisi", "2024-02-01", "original"),
        ("Впервые опубликовано в журнале «Порт» 1 февраля 2024 года.", "Порт", "2024-02-01", "original"),
        ("Artykuł ukazał się pierwotnie w „Gazecie Portowej” 1 lutego 2024 r.", "Gazecie Portowej", "2024-02-01", "original"),
        ("Texten har tidigare publicerats i Hamnposten.", "Hamnposten", None, "original"),
        ("Oorspronkelijk verschenen in De Haven.", "De Haven", None, "original"),
        ("Artigo originalmente publicado na Revista do Cais.", "Revista do Cais", None, "original"),
        ("Articolo apparso originariamente su Il Molo.", "Il Molo", None, "original"),
        ("Artículo publicado originalmente en El Muelle.", "El Muelle", None, "original"),
        ("Article initialement paru dans Le Quai du 1 février 2024", "Le Quai", "2024-02-01", "original"),
        ("Zuerst veröffentlicht in der Hafenpost vom 1. Februar 2024.", "Hafenpost", "2024-02-01", "original"),
        ("Nachdruck mit freundlicher Genehmigung der Hafenpost.", "Hafenpost", None, "original"),
        ("Dieser Artikel ist am 1. Mai 2024 auch in der Hafenpost erschienen.", "Hafenpost", "2024-05-01", "either"),
        ("A version of this article appeared in print on May 1, 2024, Section A, Page 1 of the New York edition of The Quay "
         "Times with the headline: Out at Sea.", "The Quay Times", "2024-05-01", "either"),
        ("(This essay was first published by The Quay on May 1, 2024, and is republished here with permission.)",
         "The Quay", "2024-05-01", "original"),
    ],
)  # fmt: skip
def test_which_publication_a_note_tells_of(text: str, outlet: str, date: str | None, which: str) -> None:
    note = read_note(text)
    assert note is not None
    assert (note.outlet, note.date, note.which, note.certain) == (outlet, date, which, True)


@pytest.mark.parametrize(
    "text",
    [
        "First published on Thu 8 Feb 2024 06.00 GMT",
        "Translated from the German by Jo Roe. He lives in Quell.",
        "First published in the Review on 1 May 2024. The harbour froze. It has been edited for length.",
    ],
)
def test_a_date_line_and_prose_around_a_note_are_no_certain_note(text: str) -> None:
    note = read_note(text)
    assert note is None or not note.certain


@pytest.mark.parametrize("sentence", WORDS.note_sentences)
def test_each_sentence_of_the_vocabulary_names_an_outlet(sentence: str) -> None:
    assert "outlet" in pattern_of_sentence(sentence).groupindex


@pytest.mark.parametrize(
    ("text", "outlet", "date", "which"),
    [
        ("An earlier version of this essay ran in The Review in May 2021.", "The Review", "2021-05", "original"),
        ("This story was co-published with The Review.", "The Review", None, "either"),
        (
            "This article has since been republished in The Review on December 1, 2021.",
            "The Review",
            "2021-12-01",
            "copy",
        ),
        ("Este artigo foi originalmente publicado na revista Pedreira.", "Pedreira", None, "original"),
        ("Zuerst erschienen in Steinbruch, Heft 10/2021", "Steinbruch", "2021", "original"),
        ("Originally published by The Review, a nonprofit news organization.", "The Review", None, "original"),
        ("Republished with permission from The Review. © 2023.", "The Review", None, "original"),
        (
            "Aus dem Englischen von Jane Doe. Das Original erschien am 3. Mai 2021 in The Review.",
            "The Review",
            "2021-05-03",
            "original",
        ),
        ("Der Beitrag ist in der Rundschau vom 03.05.2021 erschienen.", "Rundschau", "2021-05-03", "original"),
        ("Article paru dans La Revue, n° 12, mai 2021.", "La Revue", "2021-05", "original"),
        (
            "Cet article est republié à partir de La Revue sous licence Creative Commons. Lire l’article original.",
            "La Revue",
            None,
            "original",
        ),
        (
            "Este artículo se republica de La Revista bajo una licencia Creative Commons. Lea el original.",
            "La Revista",
            None,
            "original",
        ),
        ("Questo articolo è uscito sul numero 12 di Rivista.", "Rivista", None, "original"),
        ("Questo articolo è stato ripubblicato con il permesso di Rivista.", "Rivista", None, "original"),
        ("Texto republicado da Revista sob licença Creative Commons.", "Revista", None, "original"),
        ("Este texto foi republicado pela Revista.", "Revista", None, "copy"),
        ("Bu yazı ilk kez Bozkır dergisinde yayımlandı.", "Bozkır", None, "original"),
        ("İlk yayın: Bozkır, 3 Mayıs 2021", "Bozkır", "2021-05-03", "original"),
        ("הכתבה פורסמה לראשונה בעיתון ערבה.", "ערבה", None, "original"),
        ("本文首发于《评论》，转载请注明出处。", "评论", None, "original"),
        ("原文刊登于2021年5月3日《评论》第4版。", "评论", "2021-05-03", "original"),
        ("『評論』2021年5月号より転載", "評論", "2021-05", "original"),
        ("Bài viết được đăng lần đầu trên Tạp chí Mới ngày 3/5/2021.", "Tạp chí Mới", "2021-05-03", "original"),
    ],
)
def test_notes_of_further_forms(text: str, outlet: str, date: str | None, which: str) -> None:
    note = read_note(text)
    assert note is not None
    assert note.certain
    assert (note.outlet, note.date, note.which) == (outlet, date, which)


def test_the_order_of_figures_is_that_of_the_document() -> None:
    text = "Este artículo apareció por primera vez en La Revista el 03/05/2021."
    dates = [note.date for day_first in (True, False) if (note := read_note(text, day_first=day_first))]
    assert dates == ["2021-05-03", None]
