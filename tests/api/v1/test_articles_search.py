"""`?q=`: full text, with one meaning on both databases."""

import unicodedata

import pytest
from django.test import Client

from articles.publishing.articles import Published, publish_article
from tests.api.asking import ARTICLES, wrong_parameters
from tests.conftest import Publish, Revise, delivery


def found(api: Client, q: str) -> set[str]:
    """The titles of the articles that answer the query."""
    response = api.get(ARTICLES, {"q": q})
    assert response.status_code == 200, response.content
    return {item["title"] for item in response.json()["results"]}


def store(title: str, *paragraphs: str, language: str | None = None) -> Published:
    return publish_article(delivery(title, *paragraphs, language=language))


@pytest.fixture
def english(db: None) -> None:
    store("Alliance", "The allies stand together in the Indo-Pacific.", "NATO isn't there.", language="en")
    store("Trade", "Trading nations depend on the freedom of the seas.", "Café owners never do.", language="en-GB")


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("allies", {"Alliance"}),
        ("ally", {"Alliance"}),
        ("alliances", {"Alliance"}),
        ("ALLIANCE", {"Alliance"}),
        ("standing", {"Alliance"}),
        ("depended", {"Trade"}),
        ("the", {"Alliance", "Trade"}),
        ("allies seas", set()),
        ("nation freedom", {"Trade"}),
        ("submarine", set()),
    ],
)
def test_all_words_must_be_found_in_any_inflection(api: Client, q: str, expected: set[str]) -> None:
    assert found(api, q) == expected


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ('"freedom of the seas"', {"Trade"}),
        ('"freedom of seas"', set()),
        ('"seas freedom"', set()),
        ('"trading nation"', {"Trade"}),
        ("Indo-Pacific", {"Alliance"}),
        ("pacific-indo", set()),
        ('"stand together" "indo pacific"', {"Alliance"}),
        ('"freedom of', {"Trade"}),
    ],
)
def test_words_in_quotation_marks_stand_next_to_each_other(api: Client, q: str, expected: set[str]) -> None:
    assert found(api, q) == expected


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("the -nato", {"Trade"}),
        ("the -NATOs", {"Trade"}),
        ('the -"stand together"', {"Trade"}),
        ('the -"together stand"', {"Alliance", "Trade"}),
        ("-nato", {"Trade"}),
        ("-nato -seas", set()),
        ("the -submarine", {"Alliance", "Trade"}),
        ("nato -nato", set()),
        ("- the", {"Alliance", "Trade"}),
    ],
)
def test_a_word_with_a_minus_must_not_be_there(api: Client, q: str, expected: set[str]) -> None:
    assert found(api, q) == expected


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("q", ["cafe", "CAFÉ", "cafe\u0301", "ｃａｆｅ"])
def test_diacritics_and_compatibility_forms_make_no_difference(api: Client, q: str) -> None:
    assert found(api, q) == {"Trade"}


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("q", ["isn't", "isn’t", "ISN'T"])
def test_the_kind_of_apostrophe_makes_no_difference(api: Client, q: str) -> None:
    assert found(api, q) == {"Alliance"}


def test_a_possessive_is_found_by_its_noun(api: Client, db: None) -> None:
    store("Possessive", "The nation’s economy grew.", language="en")
    assert found(api, "nation") == found(api, "nations") == found(api, "nation's") == {"Possessive"}


@pytest.mark.parametrize("q", ["!!!", "...", '""', "—", "☃", "-", '"', '"-"', "( )", "*", "_", "   ", "’"])
@pytest.mark.parametrize("address", [ARTICLES, "/api/v1/citation-styles/"])
def test_punctuation_alone_is_refused(api: Client, english: None, q: str, address: str) -> None:
    (wrong,) = wrong_parameters(api.get(address, {"q": q})).values()
    assert (wrong["parameter"], wrong["detail"]) == ("q", "“q” must have at least one word.")


@pytest.mark.parametrize("q", ["ﷺ", "½", "™", "²", "ก", "Ⅻ"])
def test_a_sign_that_stands_for_letters_or_digits_is_a_word(api: Client, english: None, q: str) -> None:
    assert found(api, q) == set()


@pytest.mark.parametrize(
    "q",
    [
        "'",
        '"',
        "*",
        ":",
        "(",
        ")",
        "NEAR",
        "AND",
        "OR",
        "NOT",
        "NEAR(a b)",
        "terms:the",
        "the*",
        "^the",
        "the:*",
        "the & allies",
        "the | x",
        "!the",
        "the <-> allies",
        "{the}",
        "a' OR 1=1 --",
        "\\",
        "\\'",
        "%",
        "'; DROP TABLE",
        '"the" NEAR "allies"',
        "+the",
        "-",
        "--",
        '-"',
        "\u0085",
        "\u2028",
        "a" * 500,
        "é" * 500,
        "漢" * 500,
        '"' * 500,
        "-a " * 166,
        '"a" ' * 125,
    ],
)
def test_hostile_input_is_a_search_like_any_other(api: Client, english: None, q: str) -> None:
    assert api.get(ARTICLES, {"q": q}).status_code == (200 if any(map(str.isalnum, q)) else 400)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("q", ["AND", "OR", "NOT", "NEAR", "the OR submarine"])
def test_an_engines_operators_are_words_like_any_other(api: Client, q: str) -> None:
    assert found(api, q) == set()


def test_an_operators_name_in_a_text_is_found(api: Client, db: None) -> None:
    store("Near", "They came near and did not leave.", language="en")
    assert found(api, "NEAR AND NOT") == {"Near"}


@pytest.mark.parametrize(
    ("language", "text", "q"),
    [
        ("de", "Die Häuser der Mächte.", "haus"),
        ("de", "Die Häuser der Mächte.", "Macht"),
        ("de", "Eine große Straße.", "GROSSE STRASSE"),
        ("fr", "Les nations alliées ont signé.", "alliée signer"),
        ("fr", "L’été dernier, l’alliance tenait.", "ete"),
        ("ru", "Союзники встретились в Москве.", "союзник Москва"),
        ("el", "Ο οδυσσεύς.", "ΟΔΥΣΣΕΎΣ"),
        ("tr", "Istanbul Boğazı", "boğaz"),
        (None, "Words without a language.", "words"),
        ("tlh", "A language without a stemmer.", "stemmer"),
    ],
)
def test_every_language_is_searched_by_its_own_stems(
    api: Client, db: None, language: str | None, text: str, q: str
) -> None:
    store("Found", text, language=language)
    store("Other", "Nothing of it.", language="en")
    assert found(api, q) == {"Found"}


def test_a_language_that_came_later_is_searched_too(api: Client, english: None) -> None:
    assert found(api, "haus") == set()
    store("Später", "Die Häuser.", language="de")
    assert found(api, "haus") == {"Später"}


@pytest.mark.parametrize(
    ("text", "q", "matches"),
    [
        ("韓米同盟は重要である。", "同盟", True),
        ("韓米同盟は重要である。", "盟同", False),
        ("美国与韩国的同盟", "韩国", True),
        ("พันธมิตรสหรัฐ", "สหรัฐ", True),
        ("한미 동맹은 중요하다.", "한미", True),
        ("𠮷野家", "𠮷野", True),
        ("カタカナ", "ｶﾀｶﾅ", True),
        ("พันธมิตร", "พนธมตร", False),
    ],
)
def test_scripts_without_spaces_are_found_by_their_characters(
    api: Client, db: None, text: str, q: str, matches: bool
) -> None:
    store("Found", text)
    assert (found(api, q) == {"Found"}) is matches


@pytest.mark.parametrize(
    ("text", "q"),
    [("مُحَمَّد", "محمد"), ("שָׁלוֹם", "שלום"), ("q̃uer", "quer")],
    ids=["Arabic", "Hebrew", "Latin"],
)
def test_marks_that_no_letter_is_composed_with_make_no_difference(api: Client, db: None, text: str, q: str) -> None:
    store("Found", f"{text} 1.")
    assert found(api, q) == {"Found"}


def test_vowel_signs_are_letters_and_tell_words_apart(api: Client, db: None) -> None:
    store("Found", "राम की किताब")
    assert found(api, "किताब") == {"Found"}
    assert found(api, "का") == set()


def test_the_title_is_searched(api: Client, publish: Publish) -> None:
    publish("An unheard-of title", "A paragraph about something else.", language="en")
    assert found(api, '"unheard-of title"') == {"An unheard-of title"}


def test_the_text_that_is_searched_is_the_current_one(api: Client, publish: Publish, revise: Revise) -> None:
    article = publish("A title", "The word was erroneous.", language="en").article
    revise(article, ("The word is corrected.", None))
    assert found(api, "erroneous") == set()
    assert found(api, "corrected") == {"A title"}


def test_a_phrase_is_found_however_often_its_words_occurred_before(api: Client, db: None) -> None:
    store("Long", "the cat sat. " * 300, "It is a matter of the alliance.")
    assert found(api, '"the alliance"') == {"Long"}


def test_a_phrase_is_found_at_the_end_of_a_long_text(api: Client, db: None) -> None:
    store("Long", " ".join(f"word{number}" for number in range(20_000)), "A very last remark.")
    assert found(api, '"last remark"') == {"Long"}
    assert found(api, '"remark last"') == set()


def test_a_word_is_found_in_a_text_of_many_words(api: Client, db: None) -> None:
    store("Long", " ".join(f"word{number}" for number in range(30_000)), "A very last remark.")
    assert found(api, "remark") == {"Long"}


def test_a_word_longer_than_any_is_found_by_itself(api: Client, db: None) -> None:
    store("Long", "a" * 10_000)
    assert found(api, "a" * 500) == {"Long"}


@pytest.mark.parametrize(
    ("text", "q"),
    [
        ("동맹은 약속이다.", "동맹"),
        ("동맹은 약속이다.", "약속"),
        ("미래는 함께 만들어 간다.", "미래"),
        ("한미동맹 70주년의 의미", "70주년"),
        ("한미동맹 70주년의 의미", "동맹"),
        ("북핵에 대하여", "핵"),
        ("3월에 만났다.", "3월"),
        ("NATO는 답했다.", "nato"),
        ("동맹은 약속이다.", '"동맹은 약속"'),
        ("한미 동맹은 약속이다.", "한미동맹"),
        ("한·미 동맹은 약속이다.", "한미동맹"),
        ("굳건한 한미동맹이다.", '"한미 동맹"'),
        ("북한의 핵 실험을 규탄했다.", "핵실험"),
        ("북한의 핵실험을 규탄했다.", "핵 실험"),
        ("한미 상호 방위 조약에 따라", "한미상호방위조약"),
        ("한미상호방위조약에 따라", "한미 상호방위 조약"),
        ("AI 반도체를 만든다.", "AI반도체"),
        ("AI반도체를 만든다.", '"AI 반도체"'),
        ("韩美同盟七十年", "韩美 同盟"),
        ("韩美 同盟七十年", "韩美同盟"),
        ("日米 同盟の強化", "日米同盟"),
        ("日米同盟の強化", '"日米 同盟"'),
        (unicodedata.normalize("NFD", "동맹은"), "동맹"),
        ("동맹은", unicodedata.normalize("NFD", "동맹")),
        ("サーバーPCです", "PC"),
        ("ガバナンス", "ｶﾞﾊﾞﾅﾝｽ"),
        ("りんごを食べた", "リンゴ"),
        ("２０２３年の同盟", "2023年"),
        ("น้ำท่วม", "น\u0e4d\u0e49า"),
        ("ข่าวการเมือง", "ข่าว"),
        ("والناس يعرفون", "ناس"),
        ("قال للناس", "الناس"),
        ("بالناس", "ناس"),
        ("فالناس", "ناس"),
        ("في بيروت", "بيروت"),
        ("ولبيروت", "بيروت"),
        ("أحمد إلى آخر", "احمد الى اخر"),
        ("مدرسة", "مدرسه"),
        ("على موسى", "علي موسي"),
        ("عـــلي", "علي"),
        ("كِتَابٌ", "الكتاب"),
        ("عام ٢٠٢٣", "2023"),
        ("ایران و کشور", "ايران كشور"),
        ("הַמֶּמְשָׁלָה", "ממשלה"),
        ("ובממשלה", "הממשלה"),
        ("לירושלים", "ירושלים"),
        ("שבירושלים", "ירושלים"),
        ("צה״ל", 'צה"ל'),
        ("בבית הספר", '"בית הספר"'),
    ],
)
@pytest.mark.parametrize("language", [None, "ar"])
def test_a_word_is_found_by_what_its_readers_type(
    api: Client, db: None, text: str, q: str, language: str | None
) -> None:
    store("Found", f"{text} 1.", language=language)
    store("Other", "Nothing of it.", language="en")
    assert found(api, q) == {"Found"}


@pytest.mark.parametrize(
    ("text", "q"),
    [
        ("동맹은 약속이다.", "맹동"),
        ("동맹은 약속이다.", '"동맹 약속"'),
        ("한미 동맹은 약속이다.", "미동"),
        ("한미 동맹은 약속이다.", "미동맹"),
        ("한국과 미국의 동맹은 약속이다.", "한미동맹"),
        ("한미 군사 동맹은 약속이다.", "한미동맹"),
        ("동맹은 한미 약속이다.", "한미동맹"),
        ("日本と米国の同盟", "日米同盟"),
        ("かき", "かぎ"),
        ("ข้าว", "ข่าว"),
        ("له", "الله"),
        ("سلام", "كلام"),
        ("ירושלים", "שלים"),
        ("בית", "תבית"),
    ],
)
def test_another_word_is_not_found(api: Client, db: None, text: str, q: str) -> None:
    store("Other", f"{text} 1.")
    assert found(api, q) == set()
