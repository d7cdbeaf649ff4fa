"""Italian: dates, and the particles of names."""

from articles.intake.vocabulary.words import Vocabulary

ITALIAN = Vocabulary(
    tag="it",
    published=("pubblicato",),
    before_date=("il",),
    name_particles=("della", "del", "di", "da"),
)
