"""What is searched for, and which stretch of the answer is wanted. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.searching.ranks import Rank, marked, of_article
from articles.searching.terms import Clause, alternatives, joined


@dataclass(frozen=True, slots=True)
class Search:
    """What a text must hold and what it must not, and the languages whose stems are tried.

    `articles` are the only ones whose wordings are looked at; None stands for all.
    """

    wanted: Sequence[Clause]
    excluded: Sequence[Clause]
    languages: Sequence[str | None]
    articles: Sequence[int] | None = None

    @classmethod
    def of(cls, clauses: Iterable[Clause], languages: Sequence[str | None]) -> "Search":
        """Return the search for some clauses."""
        clauses = list(clauses)
        return cls(
            wanted=[clause for clause in clauses if not clause.excluded],
            excluded=[clause for clause in clauses if clause.excluded],
            languages=languages,
        )

    @property
    def phrases(self) -> Sequence[Clause]:
        """The wanted clauses that have more than one word."""
        return [clause for clause in self.wanted if is_phrase(clause)]

    @property
    def together(self) -> Sequence[Clause]:
        """The wanted clauses as one phrase, in their order; none if there is only one of them."""
        if len(self.wanted) == 1:
            return []
        return [joined(self.wanted)]

    @property
    def scope(self) -> Sequence[str]:
        """The terms of which a wording must have one."""
        return [of_article(article_id) for article_id in self.articles or ()]

    def forms(self, clause: Clause, rank: Rank) -> list[list[str]]:
        """Return the terms of each form that a clause may have in the index, marked for the rank."""
        return [marked(form, rank) for form in alternatives(clause, self.languages)]


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many articles beyond a place, or from the beginning; `backwards` from the end of the list to its beginning."""

    count: int
    beyond: int | None = None
    backwards: bool = False


def is_phrase(clause: Clause) -> bool:
    """Return whether the words of a clause must stand next to each other."""
    return len(clause.words) > 1


@dataclass(frozen=True, slots=True)
class Level:
    """The texts that fulfil a rank, and do not fulfil the rank `above`, if there is one."""

    rank: Rank
    above: Rank | None = None

    @classmethod
    def of(cls, rank: Rank) -> "Level":
        """Return the level of a rank alone."""
        return cls(rank, None if rank == max(Rank) else Rank(rank + 1))
