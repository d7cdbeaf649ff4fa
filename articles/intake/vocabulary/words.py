"""The lists of words that a language has, and the pattern that the lists of all languages become.

Each entry is a regular expression of a word or phrase in lower case. The stages match without regard to case, and a
space stands for any white space, and a space with a question mark for any or none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

_SPACE_OUTSIDE_BRACKETS = re.compile(r"(\[[^\]]*\])| (\??)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of one language; `tag` is its BCP 47 tag, empty if several languages are joined."""

    tag: str = ""

    # Dates. The usual names of months and days come from the Unicode CLDR; the lists add further ones.
    month_names: tuple[tuple[str, int], ...] = ()  # with the month's number
    weekday_names: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()  # "SPRING 2023", the date of an issue
    before_day: tuple[str, ...] = ()  # "Monday, THE 3rd"
    day_endings: tuple[str, ...] = ()  # "3RD"
    of: tuple[str, ...] = ()  # "3rd OF May"
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()  # further words beside a time that tell of a change
    before_date: tuple[str, ...] = ()  # "published ON 3 May"
    before_time: tuple[str, ...] = ()  # "3 May AT 5:00"
    after_time: tuple[str, ...] = ()  # "17:00 UHR"
    month_prefixes: tuple[str, ...] = ()  # what is written together with a month, as in Hebrew
    after_year: tuple[str, ...] = ()  # "8 февраля 2024 ГОДА"
    other_calendars: tuple[str, ...] = ()  # whole dates of a calendar that is not read: "9 ذو القعدة 1445"
    after_date: tuple[str, ...] = ()  # "8 Şubat 2024 TARİHİNDE", in a note on another publication
    written_after_date: tuple[str, ...] = ()  # the same without a space: "2024年2月8日号"
    places: tuple[str, ...] = ()  # further ones that have the form of a name: "NEW DELHI"
    ago: tuple[str, ...] = ()  # "3 HOURS AGO", with the number

    # Names and bylines.
    by: tuple[str, ...] = ()
    author_labels: tuple[str, ...] = ()  # "AUTHOR: Jane Doe"
    submitted_by: tuple[str, ...] = ()  # further openings of bylines, which need a full name behind them
    and_: tuple[str, ...] = ()
    and_prefixes: tuple[str, ...] = ()  # what is written together with the name behind it, as in Hebrew
    and_in_names: tuple[str, ...] = ()  # joins names, and the halves of one: "José Ortega Y Gasset"
    with_: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()  # "Jane Doe FOR The Times"
    at: tuple[str, ...] = ()  # "professor AT Example University"
    in_place: tuple[str, ...] = ()  # "By Jane Doe IN London"
    other_roles: tuple[str, ...] = ()  # "By Jane Doe. TRANSLATED BY John Roe"
    translated_by: tuple[str, ...] = ()  # a line of its own: "TRANSLATED BY Jane Doe"
    translator_labels: tuple[str, ...] = ()  # "TRANSLATION: Jane Doe"
    titles_after_name: tuple[str, ...] = ()  # "김하늘 기자"
    press_jobs: tuple[str, ...] = ()  # "Jane Doe, STAFF WRITER": only who writes for a newspaper has it
    press_titles: tuple[str, ...] = ()  # of `titles_after_name`, those of reporters alone: "김하늘 기자"
    agencies: tuple[str, ...] = ()  # of news: "Jane Doe, REUTERS"
    and_others: tuple[str, ...] = ()  # "Jane Doe AND 2 OTHERS"
    never_after_by: tuple[str, ...] = ()  # "by THE way": what no name in lower case begins with
    collectives: tuple[str, ...] = ()  # "the EDITORIAL BOARD"
    name_particles: tuple[str, ...] = ()  # small words inside a name, which are told only in lower case
    name_titles: tuple[str, ...] = ()
    family_names: tuple[
        str, ...
    ] = ()  # usual first letters of whole names in scripts without spaces: "李明 王芳" is two
    name_suffixes: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()  # never a word of a name
    jobs_or_names: tuple[str, ...] = ()  # also before a name ("historian Jane Doe") or a name ("James Dean")
    universities: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    before_institution: tuple[str, ...] = ()  # "THE Editorial Board", at the beginning of a name
    institution_words: tuple[str, ...] = ()  # with `institutions` and `universities`: "European COMMISSION", wherever
    institution_endings: tuple[str, ...] = ()  # "Human Rights WATCH", only at the end of a name
    institution_links: tuple[str, ...] = ()  # small words between others: "Department OF State"
    papers: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    never_in_names: tuple[str, ...] = ()  # further words that no name holds
    also_in_names: tuple[str, ...] = ()  # of the words that no name holds, those that one of several words may be

    # Biographies.
    biography_labels: tuple[str, ...] = ()  # a line of its own
    biography_prefixes: tuple[str, ...] = ()  # "ABOUT THE AUTHOR: Jane Doe is …"
    about: tuple[str, ...] = ()  # "ABOUT Jane Doe: …"
    biography_verbs: tuple[str, ...] = ()  # "Jane Doe IS …"
    biography_appositions: tuple[str, ...] = ()  # "Jane Doe, A …"
    biography_words: tuple[str, ...] = ()  # further words that say what somebody does
    the_author: tuple[str, ...] = ()
    he_or_she: tuple[str, ...] = ()  # what a further paragraph of a biography begins with

    # Notes on another publication.
    note_labels: tuple[str, ...] = ()  # "EDITOR'S NOTE: …"
    note_openings: tuple[str, ...] = ()  # "THIS PIECE WAS ORIGINALLY PUBLISHED in …"
    note_bare_openings: tuple[str, ...] = ()  # openings that a headline has too
    note_phrases: tuple[str, ...] = ()  # what tells of another publication inside a sentence
    before_outlet: tuple[str, ...] = ()  # "published IN The Times"
    skipped_before_outlet: tuple[str, ...] = ()  # "in THE MAY ISSUE OF The Times"; told from names by their case
    outlet_articles: tuple[str, ...] = ()  # "in DER Spiegel"
    after_outlet: tuple[str, ...] = ()  # "in The Times ON 3 May"
    never_outlets: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()  # "REPRINTED in The Times": that outlet copied the text from here
    from_outlet: tuple[str, ...] = ()  # "reprinted FROM The Times": the text was copied from there
    also: tuple[str, ...] = ()  # "ALSO published in The Times": only the days say which was first
    note_sentences: tuple[str, ...] = ()  # where the outlet stands before the verb; {outlet} marks its place
    note_companions: tuple[str, ...] = ()  # whole sentences beside a note: "It has been lightly edited."
    pages: tuple[str, ...] = ()  # "Page 4", alone on a line
    page_words: tuple[str, ...] = ()  # "P. 4", "ISSUE 3"
    title_labels: tuple[str, ...] = ()  # "under the TITLE “…”"
    note_rest: tuple[str, ...] = ()  # what else a note says

    # Disclaimers.
    whose_views: tuple[str, ...] = ()
    authors_own: tuple[str, ...] = ()
    short_disclaimers: tuple[str, ...] = ()  # whole paragraphs: "Views are personal"
    organisation_verbs: tuple[str, ...] = ()  # "The Port Institute IS …"
    closing_credits: tuple[str, ...] = ()  # "(REPORTING BY Jane Doe; EDITING BY John Roe)"

    # Picture credits.
    pictures: tuple[str, ...] = ()
    picture_places: tuple[str, ...] = ()  # "COVER photo: …"
    credit_labels: tuple[str, ...] = ()
    credit_by: tuple[str, ...] = ()  # "photo BY Ann Ex"

    # Lines of the page around the article; each entry is a whole line.
    furniture: tuple[str, ...] = ()  # wherever it stands
    link_labels: tuple[str, ...] = ()  # before a link to another text, and a colon
    furniture_at_edges: tuple[str, ...] = ()  # before the text and after its end
    ends_letters: tuple[str, ...] = ()  # the beginning of a link: "UNSUBSCRIBE"
    section_labels: tuple[str, ...] = ()  # before the title: "CULTURE", "INTERVIEW"
    other_pages: tuple[str, ...] = ()  # what follows is of other pages
    comments: tuple[str, ...] = ()  # what follows are readers' comments

    suspended: frozenset[str] = field(default_factory=frozenset)  # words after a suspended hyphen: "pre- AND post-war"


def joined(languages: Sequence[Vocabulary]) -> Vocabulary:
    """The vocabulary of all the languages together: each list in the order of the languages, each entry once."""
    lists: dict[str, Any] = {
        name: tuple(dict.fromkeys(entry for language in languages for entry in getattr(language, name)))
        for name in (item.name for item in fields(Vocabulary))
        if name not in {"tag", "suspended"}
    }
    return Vocabulary(**lists, suspended=frozenset[str]().union(*(language.suspended for language in languages)))


def any_of(*lists: Sequence[str]) -> str:
    """A pattern, in a group of its own, that matches any entry of the lists."""
    entries = (_SPACE_OUTSIDE_BRACKETS.sub(_white_space, entry) for entries in lists for entry in entries)
    return f"(?:{'|'.join(entries)})"


def _white_space(match: re.Match[str]) -> str:
    return match[1] or (r"\s*" if match[2] else r"\s+")


def longest_of(*lists: Sequence[str]) -> str:
    """A pattern as `any_of` gives it, in which a longer entry goes before a shorter one."""
    return any_of(sorted((entry for entries in lists for entry in entries), key=len, reverse=True))
