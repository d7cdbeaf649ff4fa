"""Names without "By" that a line itself says are of a reporter: "Jane Doe, Staff Writer", "Jane Doe / Reuters", "本报记者 李明".

What stands beside the name says so: a job at a newspaper, a news agency, behind a bar a place; in Chinese, Japanese and Korean
a reporter's title before or behind the name.
"""

import re

from articles.intake.prose.names import is_full_name
from articles.intake.prose.place_names import is_place
from articles.intake.vocabulary import WORDS, any_of, longest_of

_LONGEST = 120
_MOST_WORDS = 12
_AGENCY = any_of(WORDS.agencies)
_AGENCY_ALONE = re.compile(rf"(?:the\s+)?{_AGENCY}", re.IGNORECASE)
_PRESS_JOB = any_of(WORDS.press_jobs)
_IN_PLACE = rf"(?:\s+(?:{any_of(WORDS.in_place)})\s+\S+(?:\s\S+)?)?"
_BESIDE = re.compile(
    rf"(?P<name>[^\W\d_][^,/|·()\n]{{2,60}}?)(?P<mark>\s*[,/|·(]\s*|\s+[-–—]\s+|\s+{any_of(WORDS.with_)}\s+)(?P<what>[^,|()\n]{{2,60}}?)\)?\Z"
)
_WHO = re.compile(rf"(?:{_AGENCY}|(?:[^\W\d_][\w’'-]*\s+){{0,3}}{_PRESS_JOB}{_IN_PLACE})\Z", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\A\s*[\[【(（](?P<inside>[^\[\]【】()（）]{3,40})[\]】)）]\s*\Z")
_HAN = r"[\u4e00-\u9fff]"
_CHINESE_NAME = rf"{any_of([entry for entry in WORDS.family_names if '李' in entry])}{_HAN}{{1,2}}"
_CHINESE = re.compile(
    rf"(?:{_HAN}{{1,8}}?)?(?:特[约約派])?(?:[记記]者|[编編][译譯])\s*[:：]?\s*(?P<names>{_CHINESE_NAME}(?:[、\s]+{_CHINESE_NAME})*)"
    rf"(?:[\s／/]*{_HAN}{{0,4}}(?:[报報][道導导]|[电電]))?"
)
_JAPANESE = re.compile(
    rf"(?P<names>{_HAN}{{3,6}})(?:記者|編集委員)|(?:編集委員|論説委員)[\s・　](?P<last>{_HAN}{{3,6}})"
)
_KOREAN_NAME = rf"{any_of([entry for entry in WORDS.family_names if '김' in entry])}[\uac00-\ud7a3]{{2}}"
_KOREAN = re.compile(
    rf"(?:기자명\s?)?(?:[(\[]?[\uac00-\ud7a3]{{1,6}}=(?:[\uac00-\ud7a3]{{2,8}}[)\]]\s?)?|(?!{_KOREAN_NAME}\s)[\uac00-\ud7a3A-Z]{{2,8}}\s)?"
    rf"(?P<names>{_KOREAN_NAME}(?:(?:\s?[·,]\s?|\s){_KOREAN_NAME})*)\s?{longest_of(WORDS.press_titles)}(?:\s*[(<]?\S+@\S+?[)>]?)?"
)


def read_reporters(text: str) -> tuple[list[str], str] | None:
    """The names in a line of a reporter, and what else it says; None if it is any other line."""
    if len(text) > _LONGEST:
        return None
    bracketed = _IN_BRACKETS.match(text)
    line = (bracketed["inside"] if bracketed else text).strip()
    for pattern in () if line.isascii() else (_CHINESE, _JAPANESE, _KOREAN):
        match = pattern.fullmatch(line)
        if match:
            names = next(group for group in match.groups() if group)
            return re.split(r"[、·,\s]+", names), ""
    return _beside(line) if bracketed is None and len(line.split()) <= _MOST_WORDS else None


def _beside(line: str) -> tuple[list[str], str] | None:
    match = _BESIDE.match(line)
    if match is None:
        return None
    name, what = match["name"].strip(), match["what"].strip()
    if is_place(name) or not (is_full_name(name) or (_is_uncased(name) and len(name.split()) > 1)):
        return None
    mark = match["mark"].strip()
    if mark[0].isalpha():
        return ([name], what) if is_agency(what) else None
    is_at_place = (mark == "/" and what.isalpha() and what[0].isupper()) or (mark not in {",", "("} and is_place(what))
    return ([name], what) if is_at_place or says_who(what) else None


def says_who(words: str) -> bool:
    """Whether the words beside a name are a job at a newspaper or a news agency."""
    return _WHO.match(words.strip(" .")) is not None


def _is_uncased(name: str) -> bool:
    return not any(letter.isupper() or letter.islower() for letter in name) and name.replace(" ", "").isalpha()


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency."""
    return _AGENCY_ALONE.fullmatch(name.strip(" .")) is not None
