"""Family names that stand first in Latin letters, too: of Korea and of Vietnam. Pure.

A name is divided by them only if its form agrees: a hyphen in a Korean given name, a family name of Vietnam with its accents or
before two further names. `Kim Campbell` and `Le Corbusier` are not divided so.
"""

import regex

_KOREAN_WORDS = """
ahn an bae baek bahk bai ban bang byun cha chae chang cheon chin cho choe choi chong choo chu chun chung chyung do eom
eun gang gil go gong goo gu gwak gwon ha ham han heo ho hong huh hur hwang hwangbo hyon hyun im in jang jee jeon jeong
ji jin jo jon jong joo ju jun jung kang ki kil kim ko koh kong koo ku kwak kwon lee leem lim ma maeng min moon mun
myung na nah nam namgung namkoong ni no noh oh ok paek paik pak pang park pyo pyon ra rah rhee rho ri rim roh ryoo ryu
sa seo seok seol seong seonwoo shim shin sim sin so sohn son song suh suk sun sung sunwoo tak u um wang wi won woo
woon wu yang yeo yeom yeon yi yim yom yoo yoon you youn yu yum yun
"""
_VIETNAMESE_WORDS = """
bùi cao chu châu doãn dương giang hoàng huỳnh hồ la lâm lê lý lưu lương nghiêm nguyễn ngô ninh phan phó
phùng phạm quách thái thạch tiêu tiết triệu trương trần trịnh tô tôn tăng tạ tống từ uông vi viên võ vũ vương đinh
đoàn đàm đào đái đường đặng đồng đỗ đới
"""
# Without accents, only those that are not a common name or word elsewhere.
_PLAIN_WORDS = """
bui dang dinh doan duong ho hoang huynh le luong luu ly ngo nguyen pham phan phung quach tran trieu trinh truong vo vu
vuong
"""
_KOREAN, _VIETNAMESE, _VIETNAMESE_PLAIN = (
    frozenset(words.split()) for words in (_KOREAN_WORDS, _VIETNAMESE_WORDS, _PLAIN_WORDS)
)
# A hyphen, and a small letter behind it: `Jae-in`.
_KOREAN_GIVEN = regex.compile(r"\p{Lu}\p{Ll}+-\p{Ll}+")
# Both halves with a capital, `Ki-Moon`: each has to be a syllable of Korean as it is usually written in Latin letters.
_SYLLABLE = (
    r"(?:wh|ch|kk|tt|pp|ss|jj|sh|[bcdghjkmnprstwy])?(?:y|w)?"
    r"(?:ae|eo|eu|oe|ui|oo|ee|ou|oh|ah|uh|[aeiou])(?:ng|ck|[bgklmnprt])?h?"
)
_KOREAN_HALVES = regex.compile(rf"{_SYLLABLE}-{_SYLLABLE}", regex.IGNORECASE)
_ACCENT = regex.compile(r"[\u1ea0-\u1ef9đơưăâêôáàãéèíìĩóòõúùũýỳ]", regex.IGNORECASE)
_MIDDLE = frozenset({"văn", "van", "thị", "thi"})
_FULL = 3  # words


def family_stands_first(name: str) -> bool:
    """Return whether the first word of a name in Latin letters is the family name: `Moon Jae-in`, `Nguyễn Văn A`."""
    words = name.casefold().split()
    if len(words) < 2:  # noqa: PLR2004
        return False
    return _is_korean(name.split(), words) or _is_vietnamese(words)


def _is_korean(printed: list[str], words: list[str]) -> bool:
    if len(words) != 2 or words[0] not in _KOREAN:  # noqa: PLR2004
        return False
    return bool(_KOREAN_GIVEN.fullmatch(printed[1]) or _KOREAN_HALVES.fullmatch(words[1]))


def _is_vietnamese(words: list[str]) -> bool:
    """Whether the first word is a family name of Vietnam, and the last one is none, unless a usual middle name says more."""
    surnames = _VIETNAMESE | _VIETNAMESE_PLAIN
    if words[0] not in surnames:
        return False
    if words[1] in _MIDDLE and len(words) >= _FULL:
        return True
    if words[-1] in surnames:
        return False
    has_accents = words[0] in _VIETNAMESE and any(_ACCENT.search(word) for word in words)
    return has_accents or (len(words) >= _FULL and words[0] in _VIETNAMESE_PLAIN and all(map(str.isalpha, words)))
