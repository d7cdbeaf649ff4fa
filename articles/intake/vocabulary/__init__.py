"""The words that the stages look for: one file a language, joined here for all of them.

A language is added by a file with a `Vocabulary` and an entry in `LANGUAGES`; the stages stay as they are.
"""

from articles.intake.vocabulary.dutch import DUTCH
from articles.intake.vocabulary.english import ENGLISH
from articles.intake.vocabulary.french import FRENCH
from articles.intake.vocabulary.german import GERMAN
from articles.intake.vocabulary.italian import ITALIAN
from articles.intake.vocabulary.portuguese import PORTUGUESE
from articles.intake.vocabulary.spanish import SPANISH
from articles.intake.vocabulary.words import any_of, joined

__all__ = ["LANGUAGES", "WORDS", "any_of"]

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH)
WORDS = joined(LANGUAGES)
