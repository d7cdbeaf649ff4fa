"""Dutch: dates, and the particles of names."""

from articles.intake.vocabulary.words import Vocabulary

DUTCH = Vocabulary(
    tag="nl",
    before_institution=("ministerie", "redactie"),
    institution_words=("commissie", r"\w*bureau", "redactie", "stichting", "vereniging", "vakbond", "partij"),
    institution_links=("voor", "tegen", "zonder"),
    name_particles=("van", "den", "der", "ter", "ten", "te"),
)
