"""Which wordings have some phrases: many phrases at once, each with the wordings that were stored last, in one query.

Reads the index of wordings. A phrase is found wherever its terms stand in their order, so what is found has still to be
compared with what was meant. PostgreSQL gives what has all pairs of neighbours of a phrase, if its terms are frequent.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection, connections, router

from articles.models import Article
from articles.searching import neighbours
from articles.searching.commonness import Commonness, commonness
from articles.searching.entries import ascii_term
from articles.searching.ranks import of_article
from articles.searching.tables import NEIGHBOURS, WORDINGS
from articles.searching.terms import forms

# So many wordings that have all terms of a phrase are looked at on PostgreSQL, whose index does not know their order.
_MOST_LOOKED_AT = 1_000
# That index gives all of them at once, and reads all that have the rarest term. If these are so many, and it is not known which
# terms are neighbours, only so many wordings are looked at, those that were stored last.
_MANY, _MANY_OF_EACH, _NEWEST = 5_000, 30_000, 20_000
# It takes the most time for words that so large a share of the texts have, and the other words alone find hardly more if so few
# texts have them.
_COMMON_SHARE, _FEW = 0.1, _MOST_LOOKED_AT // 2


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
    """Return for each phrase up to `most` wordings that have it; one query, and up to three more on PostgreSQL.

    `languages` are those of the archive, in each of which a word has a stem of its own.
    """
    if not phrases:
        return []
    pairs = [(phrase, forms(phrase.words, languages)) for phrase in phrases]
    query = _on_sqlite(pairs, most) if connection.vendor == "sqlite" else _on_postgresql(pairs, most)
    places: dict[int, set[int]] = defaultdict(set)
    incomplete = set()
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(*query)
        for number, some, are_all in cursor.fetchall():
            places[number].update(json.loads(some or "[]"))
            incomplete |= set() if are_all else {number}
    return [
        Found(
            [-place for place in sorted(places[number])[:most]], number not in incomplete and len(places[number]) < most
        )
        for number in range(len(phrases))
    ]


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


class _Lookup(NamedTuple):
    """A look-up of some forms of a phrase on PostgreSQL, as literals: by their terms, by their pairs, or in what is newest."""

    number: int
    apart: str | None
    together: str | None
    pairs: str | None = None
    is_common: bool = False


def _on_postgresql(phrases: Sequence[tuple[Phrase, Forms]], most: int) -> Query:
    # A text with each word is looked for first, without LIMIT's promise of few rows, for which PostgreSQL would read all.
    statement = (
        "SELECT phrase.number, found.places, NOT phrase.is_common AND found.looked_at < %s FROM"  # nosec B608 # ours
        # OFFSET has each tsquery read once, and not for each row that it is compared with.
        " (SELECT number, apart::tsquery AS apart, together::tsquery AS together, pairs::smallint[] AS pairs, is_common"
        " FROM unnest(%s::int[], %s::text[], %s::text[], %s::text[], %s::boolean[])"
        " sent (number, apart, together, pairs, is_common) OFFSET 0) phrase"
        " CROSS JOIN LATERAL (SELECT count(*) AS looked_at, json_agg(place) FILTER (WHERE has_phrase)::text AS places FROM"
        f" ((SELECT place, terms @@ phrase.together AS has_phrase FROM {WORDINGS}"
        f" WHERE NOT phrase.is_common AND terms @@ phrase.apart LIMIT {_MOST_LOOKED_AT}) UNION ALL"
        f" (SELECT place, true FROM {NEIGHBOURS} WHERE pairs @> phrase.pairs LIMIT {_MOST_LOOKED_AT}) UNION ALL"
        f" (SELECT place, true FROM (SELECT place, terms FROM {WORDINGS} WHERE phrase.is_common"
        f" ORDER BY place LIMIT {_NEWEST}) newest WHERE terms @@ phrase.together LIMIT {most})) candidate) found"
    )
    return statement, [_MOST_LOOKED_AT, *map(list, zip(*_lookups(phrases), strict=True))]


def _lookups(phrases: Sequence[tuple[Phrase, Forms]]) -> Iterator[_Lookup]:
    """Yield the look-ups of phrases; up to three queries, for frequent terms and for how common words are."""
    common = commonness()
    numbers = neighbours.numbers_of({term for _, in_languages in phrases for form in in_languages for term in form})
    for number, (phrase, in_languages) in enumerate(phrases):
        scope = f" & {_scope(phrase)}" if phrase.article_id is not None else ""
        known = [form for form in in_languages if not scope and len(form) > 1 and neighbours.is_known(form, numbers)]
        yield from (_Lookup(number, None, None, neighbours.pairs_literal(form, numbers)) for form in known)
        if others := [form for form in in_languages if form not in known]:
            is_common = not scope and not known and _is_common(phrase, common)
            apart, together = _tsquery(_telling(phrase, others, common), " & "), _tsquery(others, " <-> ")
            yield _Lookup(number, f"({apart}){scope}", f"({together}){scope}", is_common=is_common)


def _telling(phrase: Phrase, forms: Forms, common: Commonness) -> Forms:
    """Return the forms without the terms of common words, if few texts have the others as far as a sample tells."""
    rarities = [common.rarity(word) for word in phrase.words]
    places = [place for place, told in enumerate(rarities) if common.texts_with(told) < _COMMON_SHARE * common.archive]
    if not places or common.texts_with(max(rarities)) > _FEW or any(len(form) != len(rarities) for form in forms):
        return forms
    return list(dict.fromkeys(tuple(form[place] for place in places) for form in forms))


def _is_common(phrase: Phrase, common: Commonness) -> bool:
    """Whether each of the words stands in many wordings, or many have all of them, as far as a sample tells."""
    rarities = [common.rarity(word) for word in dict.fromkeys(phrase.words)]
    return common.texts_with(sum(rarities)) > _MANY or common.texts_with(max(rarities)) > _MANY_OF_EACH


def _tsquery(forms: Forms, between: str) -> str:
    quoted = (between.join(f"'{term}'" for term in form) for form in forms)
    return " | ".join(f"({form})" for form in quoted)


def _scope(phrase: Phrase) -> str:
    return "" if phrase.article_id is None else of_article(phrase.article_id)
