"""Dutch: dates, and the particles of names."""

from articles.intake.vocabulary.words import Vocabulary

DUTCH = Vocabulary(
    tag="nl",
    name_particles=("van", "den", "der", "ter", "ten", "te"),
)
