"""Portuguese: dates, and the particles of names."""

from articles.intake.vocabulary.words import Vocabulary

PORTUGUESE = Vocabulary(
    tag="pt",
    month_names=(("septembro", 9),),
    weekday_names=("segunda", "terça", "quarta", "quinta", "sexta"),
    of=("de",),
    before_date=("em",),
    before_institution=("agência", "ministério", "redação"),
    institution_words=(
        *("associação", "comissão", "comitê", "confederação", "congresso", "conselho", "federação"),
        *("fundação", "governo", "organização", "parlamento", "redação", "sindicato"),
    ),
    institution_links=("contra", "sem"),
    name_particles=("da", "das", "do", "dos", "e"),
)
