"""Spanish."""

from articles.intake.vocabulary.words import Vocabulary

SPANISH = Vocabulary(
    tag="es",
    month_names=(("setiembre", 9),),
    before_day=("el",),
    day_endings=("º", "ª"),
    of=("de", "del"),
    published=("publicado", "fecha"),
    updated=("actualizado",),
    before_date=("el",),
    before_time=("a las",),
    by=("por",),
    and_in_names=("y",),
    with_=("con",),
    at=("en la",),
    name_particles=("de", "del", "la", "las", "los", "el", "y"),
    before_institution=("agencia", "ministerio", "redacción"),
    institution_words=(
        *("academia", "asamblea", "asociación", "comisión", "comité", "confederación", "congreso"),
        *("consejo", "federación"),
        *("fundación", "gobierno", "organización", "parlamento", "redacción", "secretaría", "sindicato", "tribunal"),
    ),
    institution_links=("contra", "sin"),
    biography_labels=("sobre (?:el autor|la autora)",),
    biography_verbs=("es", "enseña"),
    the_author=("el autor", "la autora"),
    note_openings=(
        r"(?:este|el) (?:artículo|texto) (?:fue|se|apareció)?\s*(?:publicad[oa]|publicó|apareció)?\s*"
        r"(?:originalmente|por primera vez)(?: publicado)?",
    ),
    before_outlet=("en", "por"),
    outlet_articles=("la", "el"),
    after_outlet=("el",),
    title_labels=("título",),
    note_rest=("el", "publicado"),
    whose_views=("(?:las )?opiniones (?:expresadas|aquí)",),
    authors_own=("autore?s?",),
    organisation_verbs=("es",),
    credit_labels=("créditos?",),
    furniture=("publicidad", r"lea también\s*[:：].*"),
    furniture_at_edges=("opinión", "compartir", r"etiquetas\s*[:：].*"),
    other_pages=("anterior", "siguiente", "artículos relacionados"),
    comments=(r"(?:\d+ )?comentarios(?:\s*\(\d+\))?\s*:?",),
    suspended=frozenset({"y", "o"}),
)
