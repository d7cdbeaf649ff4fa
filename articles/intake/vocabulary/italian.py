"""Italian: dates, and the particles of names."""

from articles.intake.vocabulary.words import Vocabulary

ITALIAN = Vocabulary(
    tag="it",
    published=("pubblicato",),
    before_date=("il",),
    before_institution=("agenzia", "ministero", "redazione"),
    institution_words=(
        *("accademia", "associazione", "comitato", "commissione", "consiglio", "federazione", "fondazione"),
        *("governo", "organizzazione", "parlamento", "redazione", "sindacato"),
    ),
    institution_links=("per", "senza", "contro"),
    name_particles=("della", "del", "di", "da"),
)
