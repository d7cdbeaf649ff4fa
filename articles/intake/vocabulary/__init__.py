"""The words that the stages look for: one file a language, joined here for all of them.

A language is added by a file with a `Vocabulary` and an entry in `LANGUAGES`; the stages stay as they are.
"""

from articles.intake.vocabulary.arabic import ARABIC
from articles.intake.vocabulary.chinese import CHINESE
from articles.intake.vocabulary.dutch import DUTCH
from articles.intake.vocabulary.english import ENGLISH
from articles.intake.vocabulary.french import FRENCH
from articles.intake.vocabulary.german import GERMAN
from articles.intake.vocabulary.hebrew import HEBREW
from articles.intake.vocabulary.hindi import HINDI
from articles.intake.vocabulary.italian import ITALIAN
from articles.intake.vocabulary.japanese import JAPANESE
from articles.intake.vocabulary.korean import KOREAN
from articles.intake.vocabulary.polish import POLISH
from articles.intake.vocabulary.portuguese import PORTUGUESE
from articles.intake.vocabulary.russian import RUSSIAN
from articles.intake.vocabulary.spanish import SPANISH
from articles.intake.vocabulary.swedish import SWEDISH
from articles.intake.vocabulary.turkish import TURKISH
from articles.intake.vocabulary.vietnamese import VIETNAMESE
from articles.intake.vocabulary.words import any_of, joined, longest_of

__all__ = ["LANGUAGES", "WORDS", "any_of", "longest_of"]

LANGUAGES = (
    *(ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH, SWEDISH, POLISH, RUSSIAN, TURKISH),
    *(ARABIC, HEBREW, HINDI, CHINESE, JAPANESE, KOREAN, VIETNAMESE),
)
WORDS = joined(LANGUAGES)
