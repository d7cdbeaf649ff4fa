"""Lines that publishers print around a text, in each language: what invites and shares, credits below the text and pictures."""

import pytest
from lxml.html import fromstring

from articles.intake.markup.blocks import page_blocks
from articles.intake.markup.captions import is_unmarked_caption
from articles.intake.prose.disclaimers import is_disclaimer
from articles.intake.prose.draft import Unit
from articles.intake.prose.end_roles import roles_of
from articles.intake.prose.furniture import is_furniture_anywhere

INVITATIONS = {
    "de": ("Newsletter abonnieren", "Jetzt unseren Newsletter abonnieren!"),
    "fr": ("Abonnez-vous à notre newsletter", "Inscrivez-vous à la lettre d’information du port"),
    "es": ("Suscríbete a nuestro boletín", "Compartir en Facebook"),
    "it": ("Iscriviti alla newsletter", "Condividi"),
    "pt": ("Assine nossa newsletter", "Compartilhe"),
    "nl": ("Schrijf je in voor onze nieuwsbrief",),
    "sv": ("Prenumerera på vårt nyhetsbrev",),
    "pl": ("Zapisz się na newsletter", "Udostępnij"),
    "ru": ("Подпишитесь на нашу рассылку", "Поделиться"),
    "tr": ("Bültenimize abone olun", "Paylaş"),
    "ar": ("اشترك في نشرتنا البريدية", "شارك"),
    "he": ("הירשמו לניוזלטר", "שתפו"),
    "hi": ("न्यूज़लेटर की सदस्यता लें", "शेयर करें"),
    "zh": ("订阅我们的电子报", "延伸阅读：科兰大桥将关闭"),
    "ja": ("メールマガジンに登録", "シェアする"),
    "ko": ("뉴스레터 구독", "공유하기"),
    "vi": ("Đăng ký nhận bản tin", "Chia sẻ bài viết"),
}
FURTHER = {
    "en": ("Read more", "Learn more »"),
    "de": ("Weiterlesen", "Mehr erfahren"),
    "fr": ("Lire la suite", "En savoir plus"),
    "es": ("Leer más", "Ver más"),
    "it": ("Leggi tutto", "Continua a leggere"),
    "pt": ("Leia mais", "Saiba mais"),
    "nl": ("Lees meer", "Lees verder"),
    "sv": ("Läs mer",),
    "pl": ("Czytaj więcej", "Zobacz więcej"),
    "ru": ("Читать далее", "Подробнее"),
    "tr": ("Devamını oku",),
    "ar": ("اقرأ المزيد",),
    "he": ("קרא עוד",),
    "hi": ("और पढ़ें",),
    "zh": ("阅读全文", "了解更多"),
    "ja": ("続きを読む", "もっと見る"),
    "ko": ("더 보기", "자세히 보기"),
    "vi": ("Đọc thêm",),
}
CLOSING = {
    "de": "(Bericht von Ida Ross; Redaktion: Tom Reed)",
    "fr": "Avec la collaboration de Tom Reed.",
    "es": "Con información de Tom Reed.",
    "it": "Ha collaborato Tom Reed.",
    "pt": "Colaborou Tom Reed.",
    "nl": "Met medewerking van Tom Reed.",
    "pl": "Współpraca: Tom Reed",
    "tr": "Editör: Tom Reed",
    "zh": "（编辑：李明）",
}
VIEWS = {
    "it": "Le opinioni espresse sono dell’autore.",
    "pt": "As opiniões expressas são de responsabilidade do autor.",
    "nl": "De meningen in dit artikel zijn van de auteur.",
    "sv": "Åsikterna i texten är skribentens egna.",
    "pl": "Opinie wyrażone w tekście są opiniami autora.",
    "ru": "Мнение автора может не совпадать с мнением редакции.",
    "tr": "Bu yazıda yer alan görüşler yazarına aittir.",
    "ar": "المقال يعبر عن رأي كاتبه.",
    "hi": "ये लेखक के निजी विचार हैं।",
    "zh": "本文仅代表作者观点。",
    "ja": "本稿は筆者の個人的な見解です。",
    "ko": "이 글은 필자의 개인적 의견입니다.",
    "vi": "Bài viết thể hiện quan điểm riêng của tác giả.",
}
CAPTIONS = {
    "en": "The wheel in March. Photo: Ida Ross",
    "de": "Das Rad im März. Foto: Ida Ross",
    "pl": "Koło w marcu. Fot. Ida Ross",
    "ru": "Колесо в марте. Фото: Ида Росс",
    "tr": "Mart ayında çark. Fotoğraf: Ida Ross",
    "ar": "العجلة في مارس. تصوير: إيدا روس",
    "he": "הגלגל במרץ. צילום: עידה רוס",
    "hi": "मार्च में पहिया। फोटो: इडा रॉस",
    "zh": "三月的水轮。摄影：罗艾达",
    "ja": "三月の水車。写真：山田花子",
    "ko": "3월의 물레바퀴. 사진=김하늘",
    "vi": "Bánh xe tháng ba. Ảnh: Ida Ross",
}


@pytest.mark.parametrize("line", [line for lines in INVITATIONS.values() for line in lines])
def test_an_invitation_is_no_paragraph(line: str) -> None:
    assert is_furniture_anywhere(line.rstrip("!"))


@pytest.mark.parametrize("line", [line for lines in FURTHER.values() for line in lines])
def test_a_label_that_leads_to_the_rest_is_no_paragraph(line: str) -> None:
    assert is_furniture_anywhere(line)
    assert not is_furniture_anywhere(f"{line} 1924 Quell")


@pytest.mark.parametrize("language", CLOSING)
def test_who_helped_closes_a_text(language: str) -> None:
    assert roles_of([Unit("The mill has turned since."), Unit(CLOSING[language])], ["Ida Ross"])[1] == "closing"


@pytest.mark.parametrize("language", VIEWS)
def test_whose_views_they_are(language: str) -> None:
    assert is_disclaimer(VIEWS[language])


@pytest.mark.parametrize("language", CAPTIONS)
def test_a_line_with_a_credit_right_below_a_picture_is_its_caption(language: str) -> None:
    page = fromstring(f"<body><p><img></p><p>{CAPTIONS[language]}</p><p>{CAPTIONS[language]}</p></body>")
    assert [is_unmarked_caption(block) for block in page_blocks(page)] == [True, False]


@pytest.mark.parametrize("sentence", ["水轮转起来了。", "「回ったのです。」", "चक्की घूमने लगी।"])
def test_a_short_sentence_of_another_script_is_prose(sentence: str) -> None:
    assert roles_of([Unit(sentence)], []) == ["prose"]


def test_a_line_with_an_address_below_a_picture_is_no_caption() -> None:
    page = fromstring(
        "<body><p><img></p><p>Registration: https://a.example ©Quell Harbour 2025</p><p>The boats are out.</p></body>"
    )
    assert not is_unmarked_caption(page_blocks(page)[0])
