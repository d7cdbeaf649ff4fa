"""Lines of the page around the article: wherever they stand, at its edges, and what follows them."""

import pytest

from articles.intake.prose.furniture import (
    is_furniture_anywhere,
    is_furniture_at_the_edges,
    opens_comments,
    turns_away,
)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ANZEIGE",
        "Share this article",
        "Read more: The end",
        "Lire aussi : La fin",
        "À lire aussi : La fin",
        "Lee también: El fin",
        "AdvertisementScroll to continue",
        "Leggi anche: La fine",
        "Veja também: O fim",
        "Läs även: Slutet",
        "Mehr zum Thema: Das Ende",
        "Skip to the end of the newsletter promotion",
        "5 min read",
        "Facebook.",
        "FacebookTwitter",
        "Share | Tweet | Print",
        "View this email in your browser",
    ],
)
def test_furniture_anywhere(line: str) -> None:
    assert is_furniture_anywhere(line)
    assert is_furniture_at_the_edges(line)


@pytest.mark.parametrize(
    "line",
    [
        "Opinion",
        "Listen",
        "Next",
        "© 2021 Port News",
        "Tags: ports",
        "Schlagwörter: Häfen",
        "We may earn commission from links on this page, but we only recommend products we back.",
        "Products are chosen independently by our editors. Purchases made through our links may earn us a commission.",
        "If you buy through my links, I may receive a small commission.",
        "As an Amazon Associate, I earn from qualifying purchases.",
        "Disclosure: This post contains affiliate links.",
        "Follow Jane Doe on Twitter @janedoe.",
        "Submit comments on this post to <jane@courier.example>.",
        "News > World",
        "Home › Opinion › Ports",
        "x all rights reserved.",
    ],
)
def test_furniture_at_the_edges_only(line: str) -> None:
    assert is_furniture_at_the_edges(line)
    assert not is_furniture_anywhere(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share your bread",
        "Opinions differ.",
        "We ask the commission to buy links.",
        "Brokers earn a commission on each purchase.",
        "Advertisements are dear",
        "The next day",
        "A > B > C > D > E > F",
    ],
)
def test_a_line_of_the_text(line: str) -> None:
    assert not is_furniture_at_the_edges(line)


@pytest.mark.parametrize(
    "line", ["Related articles", "Next post", "More from Port News", "Mehr zum Thema", "Siguiente", "Comments (3)"]
)
def test_what_follows_is_of_other_pages(line: str) -> None:
    assert turns_away(line)


@pytest.mark.parametrize(
    "line", ["3 comments", "Kommentare:", "Leave a reply", "Join the discussion", "commentaires (12)"]
)
def test_what_follows_are_comments(line: str) -> None:
    assert opens_comments(line)


@pytest.mark.parametrize("line", ["Related articles are dear", "No comments on the plan"])
def test_a_longer_line_turns_nowhere(line: str) -> None:
    assert not turns_away(line)
    assert not opens_comments(line)


def test_a_heading_of_comments_has_at_most_two_hundred_characters() -> None:
    assert opens_comments(f"{'9' * 191} comments")
    assert not opens_comments(f"{'9' * 192} comments")


def test_a_line_of_more_than_two_hundred_characters_is_text() -> None:
    line = "Related: " + "x" * 191
    assert is_furniture_anywhere(line)
    assert not is_furniture_anywhere(f"{line}x")
    assert not is_furniture_at_the_edges(f"{line}x")
    tags = "Tags: " + "x" * 194
    assert is_furniture_at_the_edges(tags)
    assert not is_furniture_at_the_edges(f"{tags}x")
    assert turns_away(f"Related{' ' * 185}articles")
    assert not turns_away(f"Related{' ' * 186}articles")


# In each language: a line wherever it stands, one at the edges, a heading of other pages, a heading of comments.
IN_LANGUAGES = {
    "ar": ("اقرأ أيضاً: النهاية", "الوسوم: موانئ", "مقالات ذات صلة", "اترك تعليقاً"),
    "de": ("Lesezeit: 5 Minuten", "Themen: Häfen", "Weitere Artikel", "Kommentar schreiben"),
    "es": ("Lee también: El fin", "Todos los derechos reservados.", "Noticias relacionadas", "3 comentarios"),
    "fr": ("Lire la suite", "Tous droits réservés", "Les plus lus", "Laisser un commentaire"),
    "he": ("קראו גם: הסוף", "תגיות: נמלים", "כתבות נוספות", "תגובות (3)"),
    "hi": ("ये भी पढ़ें: अंत", "टैग: बंदरगाह", "संबंधित खबरें", "टिप्पणी करें"),
    "it": ("Tempo di lettura: 5 minuti", "Riproduzione riservata", "Articoli correlati", "Lascia un commento"),
    "ja": ("続きを読む", "タグ：港", "関連記事", "コメントを書く"),
    "ko": ("▶ 관련기사 끝", "무단 전재 및 재배포 금지", "많이 본 기사", "댓글 3개"),
    "nl": ("Leestijd: 5 minuten", "Onderwerpen: havens", "Gerelateerde artikelen", "Plaats een reactie"),
    "pl": ("Czas czytania: 5 minut", "Wszelkie prawa zastrzeżone.", "Najczęściej czytane", "Dodaj komentarz"),
    "pt": ("Tempo de leitura: 5 minutos", "Palavras-chave: portos", "Notícias relacionadas", "Deixe um comentário"),
    "ru": ("Читайте по теме: Конец", "Теги: порты", "Похожие статьи", "Комментарии (3)"),
    "sv": ("Dela artikeln", "Ämnen: hamnar", "Relaterade artiklar", "Skriv en kommentar"),
    "tr": ("Okuma süresi: 5 dakika", "Etiketler: limanlar", "İlgili haberler", "Yorumlar (3)"),
    "vi": ("Đọc thêm: Kết thúc", "Từ khóa: cảng", "Tin liên quan", "Gửi bình luận"),
    "zh": ("點擊閱讀全文", "标签：港口", "相关阅读", "发表评论"),
}


@pytest.mark.parametrize("language", IN_LANGUAGES)
def test_lines_around_the_text_in_many_languages(language: str) -> None:
    anywhere, at_the_edges, of_other_pages, of_comments = IN_LANGUAGES[language]
    assert is_furniture_anywhere(anywhere)
    assert is_furniture_at_the_edges(at_the_edges)
    assert not is_furniture_anywhere(at_the_edges)
    assert turns_away(of_other_pages)
    assert not opens_comments(of_other_pages)
    assert opens_comments(of_comments)


@pytest.mark.parametrize(
    ("line", "is_slug"), [("BC-QUELL-HARBOUR", True), ("BC-Quell", True), ("COVID-19", False), ("MILL-TOWN", False)]
)
def test_the_slug_of_an_agency(line: str, is_slug: bool) -> None:
    assert is_furniture_at_the_edges(line) is is_slug
