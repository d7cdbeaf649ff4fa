"""Which wordings have some phrases: many phrases at once, each with the wordings that were stored last, in one query.

Reads the index of wordings. A phrase is found wherever its terms stand in their order, so what is found has still to be
compared with what was meant.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, connections, router

from articles.models import Article
from articles.searching.entries import ascii_term
from articles.searching.ranks import of_article
from articles.searching.tables import WORDINGS
from articles.searching.terms import forms

# So many wordings that have all terms of a phrase are looked at on PostgreSQL, whose index does not know their order.
_MOST_LOOKED_AT = 1_000


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that stand next to each other; in the wordings of one article, if its id is given."""

    words: tuple[str, ...]
    article_id: int | None = None


def wordings_with(phrases: Sequence[Phrase], languages: Sequence[str], most: int) -> list[list[int]]:
    """Return for each phrase the ids of up to `most` wordings that have it; one query.

    `languages` are those of the archive, in each of which a word has a stem of its own.
    """
    if not phrases:
        return []
    pairs = [(phrase, forms(phrase.words, languages)) for phrase in phrases]
    query = _on_sqlite(pairs, most) if connection.vendor == "sqlite" else _on_postgresql(pairs, most)
    found: list[list[int]] = [[] for _ in phrases]
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(*query)
        for number, places in cursor.fetchall():
            found[number] = sorted((-place for place in _numbers(places)), reverse=True)
    return found


def are_all(found: Sequence[int], most: int) -> bool:
    """Whether these are known to be all wordings that have a phrase; on PostgreSQL some are not even looked at."""
    return connection.vendor == "sqlite" and len(found) < most


Forms = Sequence[tuple[str, ...]]
Query = tuple[str, list[Any]]


def _on_sqlite(phrases: Iterable[tuple[Phrase, Forms]], most: int) -> Query:
    expressions = []
    for phrase, in_languages in phrases:
        any_form = " OR ".join(f'"{" ".join(map(ascii_term, form))}"' for form in in_languages)
        expressions.append(f"({any_form}) AND {scope}" if (scope := _scope(phrase)) else any_form)
    statement = (
        "SELECT phrase.key, (SELECT json_group_array(rowid) FROM"  # nosec B608 # names and numbers of ours
        f" (SELECT rowid FROM {WORDINGS} WHERE {WORDINGS} MATCH phrase.value ORDER BY rowid LIMIT {most}))"
        " FROM json_each(%s) phrase"
    )
    return statement, [json.dumps(expressions)]


def _on_postgresql(phrases: Iterable[tuple[Phrase, Forms]], most: int) -> Query:
    together, apart = [], []
    for phrase, in_languages in phrases:
        scope = f" & {scope}" if (scope := _scope(phrase)) else ""
        together.append(f"({_tsquery(in_languages, ' <-> ')}){scope}")
        apart.append(f"({_tsquery(in_languages, ' & ')}){scope}")
    # A text with each word is looked for first, without LIMIT's promise of few rows, for which PostgreSQL would read all.
    statement = (
        "SELECT phrase.number - 1, (SELECT json_agg(place) FROM (SELECT place FROM"  # nosec B608 # names and numbers of ours
        f" (SELECT place, terms FROM {WORDINGS} WHERE terms @@ phrase.apart LIMIT {_MOST_LOOKED_AT}) candidate"
        f" WHERE candidate.terms @@ phrase.together ORDER BY place LIMIT {most}) found)::text"
        # OFFSET has each tsquery read once, and not for each row that it is compared with.
        " FROM (SELECT number, apart::tsquery AS apart, together::tsquery AS together FROM unnest(%s::text[], %s::text[])"
        " WITH ORDINALITY sent (apart, together, number) OFFSET 0) phrase"
    )
    return statement, [apart, together]


def _tsquery(forms: Forms, between: str) -> str:
    quoted = (between.join(f"'{term}'" for term in form) for form in forms)
    return " | ".join(f"({form})" for form in quoted)


def _scope(phrase: Phrase) -> str:
    return "" if phrase.article_id is None else of_article(phrase.article_id)


def _numbers(places: str | None) -> Iterable[int]:
    return json.loads(places) if places else ()
