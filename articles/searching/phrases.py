"""Which wordings have some phrases: many phrases at once, each with the wordings that were stored last, in one query.

Reads the index of wordings. A phrase is found wherever its terms stand in their order, so what is found has still to be
compared with what was meant.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection, connections, router

from articles.models import Article
from articles.searching.commonness import Commonness, commonness
from articles.searching.entries import ascii_term
from articles.searching.ranks import of_article
from articles.searching.tables import WORDINGS
from articles.searching.terms import forms

# So many wordings that have all terms of a phrase are looked at on PostgreSQL, whose index does not know their order.
_MOST_LOOKED_AT = 1_000
# That index gives all of them at once, and reads all that have the rarest term. If these are so many, only so many wordings are
# looked at, those that were stored last.
_MANY, _MANY_OF_EACH, _NEWEST = 5_000, 30_000, 20_000


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that stand next to each other; in the wordings of one article, if its id is given."""

    words: tuple[str, ...]
    article_id: int | None = None


class Found(NamedTuple):
    """The ids of wordings that have a phrase, and whether these are known to be all of them."""

    wording_ids: Sequence[int]
    are_all: bool


def wordings_with(phrases: Sequence[Phrase], languages: Sequence[str], most: int) -> list[Found]:
    """Return for each phrase up to `most` wordings that have it; one query, and two if it is not known which words are common.

    `languages` are those of the archive, in each of which a word has a stem of its own.
    """
    if not phrases:
        return []
    pairs = [(phrase, forms(phrase.words, languages)) for phrase in phrases]
    query = _on_sqlite(pairs, most) if connection.vendor == "sqlite" else _on_postgresql(pairs, most)
    found = [Found((), are_all=False) for _ in phrases]
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(*query)
        for number, places, are_all in cursor.fetchall():
            wording_ids = sorted({-place for place in _numbers(places)}, reverse=True)
            found[number] = Found(wording_ids[:most], bool(are_all) and len(wording_ids) < most)
    return found


Forms = Sequence[tuple[str, ...]]
Query = tuple[str, list[Any]]


def _on_sqlite(phrases: Iterable[tuple[Phrase, Forms]], most: int) -> Query:
    expressions = []
    for phrase, in_languages in phrases:
        any_form = " OR ".join(f'"{" ".join(map(ascii_term, form))}"' for form in in_languages)
        expressions.append(f"({any_form}) AND {scope}" if (scope := _scope(phrase)) else any_form)
    statement = (
        "SELECT phrase.key, (SELECT json_group_array(rowid) FROM"  # nosec B608 # names and numbers of ours
        f" (SELECT rowid FROM {WORDINGS} WHERE {WORDINGS} MATCH phrase.value ORDER BY rowid LIMIT {most})), 1"
        " FROM json_each(%s) phrase"
    )
    return statement, [json.dumps(expressions)]


def _on_postgresql(phrases: Iterable[tuple[Phrase, Forms]], most: int) -> Query:
    together, apart, are_common = [], [], []
    common = commonness()
    for phrase, in_languages in phrases:
        scope = f" & {scope}" if (scope := _scope(phrase)) else ""
        together.append(f"({_tsquery(in_languages, ' <-> ')}){scope}")
        apart.append(f"({_tsquery(in_languages, ' & ')}){scope}")
        are_common.append(not scope and _is_common(phrase, common))
    # A text with each word is looked for first, without LIMIT's promise of few rows, for which PostgreSQL would read all.
    statement = (
        "SELECT phrase.number - 1, found.places, NOT phrase.is_common AND found.looked_at < %s FROM"  # nosec B608 # ours
        # OFFSET has each tsquery read once, and not for each row that it is compared with.
        " (SELECT number, apart::tsquery AS apart, together::tsquery AS together, is_common"
        " FROM unnest(%s::text[], %s::text[], %s::boolean[])"
        " WITH ORDINALITY sent (apart, together, is_common, number) OFFSET 0) phrase"
        " CROSS JOIN LATERAL (SELECT count(*) AS looked_at, json_agg(place) FILTER (WHERE has_phrase)::text AS places FROM"
        f" ((SELECT place, terms @@ phrase.together AS has_phrase FROM {WORDINGS}"
        f" WHERE NOT phrase.is_common AND terms @@ phrase.apart LIMIT {_MOST_LOOKED_AT}) UNION ALL"
        f" (SELECT place, true FROM (SELECT place, terms FROM {WORDINGS} WHERE phrase.is_common"
        f" ORDER BY place LIMIT {_NEWEST}) newest WHERE terms @@ phrase.together LIMIT {most})) candidate) found"
    )
    return statement, [_MOST_LOOKED_AT, apart, together, are_common]


def _is_common(phrase: Phrase, common: Commonness) -> bool:
    """Whether each of the words stands in many wordings, or many have all of them, as far as a sample tells."""
    rarities = [common.rarity(word) for word in dict.fromkeys(phrase.words)]
    return common.texts_with(sum(rarities)) > _MANY or common.texts_with(max(rarities)) > _MANY_OF_EACH


def _tsquery(forms: Forms, between: str) -> str:
    quoted = (between.join(f"'{term}'" for term in form) for form in forms)
    return " | ".join(f"({form})" for form in quoted)


def _scope(phrase: Phrase) -> str:
    return "" if phrase.article_id is None else of_article(phrase.article_id)


def _numbers(places: str | None) -> Iterable[int]:
    return json.loads(places) if places else ()
