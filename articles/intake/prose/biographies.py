"""Biographies, matched with the authors by the name that they begin with. The text itself is kept verbatim."""

import re
from itertools import pairwise

from articles.intake.placed import at_place_of
from articles.intake.prose.names import is_name, is_suffix, name_tokens
from articles.intake.vocabulary import WORDS, any_of

_LONGEST = 2_500
_LABEL = re.compile(rf"{any_of(WORDS.biography_labels)}\s*[:：]?\Z", re.IGNORECASE)
_LABELLED = re.compile(
    rf"(?:{any_of(WORDS.biography_prefixes)}|{any_of(WORDS.about)}\s+\S+(?:\s+\S+){{1,4}}?)\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_VERB = any_of(WORDS.biography_verbs)
_SUBJECT = re.compile(
    rf"(?P<names>\S[^;:!?\n]{{0,150}}?)(?:,\s+(?={any_of(WORDS.biography_appositions, WORDS.biography_verbs)}\b)"
    rf"|\s+(?={_VERB}\b)|\s+[–—-]\s+)"
)
_SUBJECT_REACH = 160
_UNNAMED = re.compile(rf"{any_of(WORDS.the_author)}\s+{_VERB}\b", re.IGNORECASE)
_ROLE = re.compile(
    rf"\b{any_of(WORDS.jobs, WORDS.jobs_or_names, WORDS.universities, WORDS.biography_words)}\b|@\w", re.IGNORECASE
)
_AND = re.compile(
    rf"\s+(?:{any_of(WORDS.and_, WORDS.and_in_names)}|&)\s+|\s*,\s+(?:{any_of(WORDS.and_)}\s+)?", re.IGNORECASE
)
_CONTINUES = re.compile(rf"{any_of(WORDS.he_or_she)}\b", re.IGNORECASE)
_LONGEST_CONTINUATION = 600
_BOTH = 2
_LONGEST_LABEL = 80


def is_biography_label(text: str) -> bool:
    """Whether the line is a heading such as "About the author"."""
    return len(text) <= _LONGEST_LABEL and _LABEL.match(text) is not None


def subjects(text: str) -> list[str]:
    """The names at the beginning of a biography, as printed; an empty list if the text begins otherwise."""
    text = text.strip("*_[]() —–-")
    label = _LABELLED.match(text)
    start = text[label.end() :] if label else text
    subject = _SUBJECT.match(start[:_SUBJECT_REACH]) if len(text) <= _LONGEST else None
    if subject is None:
        return []
    printed = subject["names"].strip()
    names: list[str] = []
    for piece in [printed] if is_name(printed) else _AND.split(printed):
        if names and is_suffix(piece):
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    return names if all(is_name(name.partition(",")[0]) for name in names) else []


def is_unnamed_biography(text: str) -> bool:
    """Whether the text is a biography that names nobody: "The writer is a former diplomat."."""
    return len(text) <= _LONGEST and _UNNAMED.match(text) is not None


def states_a_role(text: str) -> bool:
    """Whether the text says what somebody does, in the words that biographies use."""
    return _ROLE.search(text) is not None


def likeness(printed: str, subject: str) -> int:
    """How many words two printed names share (an initial counts), if they share the surname; else 0."""
    words, other_words = name_tokens(printed), name_tokens(subject)
    if not words or not other_words or words[-1] != other_words[-1]:
        return 0
    initials = {word[0] for word in words[:-1] + other_words[:-1] if len(word) == 1}
    shared_initials = {word[0] for word in words[:-1]} & {word[0] for word in other_words[:-1]}
    return len(set(words) & set(other_words)) + bool(initials & shared_initials) + (words == other_words)


def is_biography(text: str, names: list[str], least: int = _BOTH) -> bool:
    """Whether the text begins with one of the names and says what the person does.

    `least` is how many words of the name it must share: another person has the surname too, so the surname alone is
    enough only if something else, such as a rule, announces a biography.
    """
    if len(text) > _LONGEST:
        return False
    begins_with_a_name = any(likeness(name, subject) >= least for subject in subjects(text) for name in names)
    # The role is looked for last: most paragraphs begin otherwise, and every word of a text may state a role.
    return (begins_with_a_name or is_unnamed_biography(text)) and states_a_role(text)


def continues_biography(text: str) -> bool:
    """Whether a paragraph after a biography goes on about the same person."""
    return len(text) <= _LONGEST_CONTINUATION and _CONTINUES.match(text) is not None


def assign(names: list[str], biographies: list[str]) -> tuple[list[str | None], list[str]]:
    """The biography of each name, matched by the name that it begins with, and the biographies without an author."""
    assigned: list[str | None] = [None] * len(names)
    unclaimed = []
    for biography in [piece for paragraph in biographies for piece in _split(paragraph, names)]:
        owners = _owners(biography, names)
        for owner in owners:
            earlier = assigned[owner]
            assigned[owner] = biography if earlier is None else at_place_of(earlier, f"{earlier}\n\n{biography}")
        if not owners:
            unclaimed.append(biography)
    return assigned, unclaimed


def _owners(biography: str, names: list[str]) -> list[int]:
    if is_unnamed_biography(biography):
        return list(range(len(names)))
    owners = []
    for subject in subjects(biography):
        scores = [likeness(name, subject) for name in names]
        if max(scores, default=0) > 0:
            owners.append(scores.index(max(scores)))
    return sorted(set(owners))


def _split(paragraph: str, names: list[str]) -> list[str]:
    """The biographies of several authors in one paragraph, cut before a sentence that begins with the next one's name."""
    if len(names) == 1:
        return [paragraph]
    cuts = [0]
    for gap in re.finditer(r"(?<=[.!?”\"])\s+(?=[^\W\d_])", paragraph):
        people = subjects(paragraph[gap.end() : gap.end() + _SUBJECT_REACH])
        if any(likeness(name, subject) >= _BOTH for subject in people for name in names):
            cuts.append(gap.end())
    ends = pairwise([*cuts, len(paragraph)])
    return [at_place_of(paragraph, paragraph[start:end].strip()) for start, end in ends]
