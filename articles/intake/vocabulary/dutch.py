"""Dutch."""

from articles.intake.vocabulary.words import Vocabulary

DUTCH = Vocabulary(
    tag="nl",
    before_institution=("ministerie", "redactie"),
    institution_words=("commissie", r"\w*bureau", "redactie", "stichting", "vereniging", "vakbond", "partij"),
    institution_links=("voor", "tegen", "zonder"),
    name_particles=("van", "den", "der", "ter", "ten", "te"),
    published=("gepubliceerd", "geplaatst", "verschenen"),
    updated=("bijgewerkt", "gewijzigd", "laatste update", "laatst gewijzigd"),
    before_date=("op",),
    before_time=("om",),
    after_time=("uur",),
    ago=(r"(?:\d{1,3}|een|twee|drie) (?:seconden?|minu(?:ut|ten)|uur|dag(?:en)?|we(?:ek|ken)) geleden", "gisteren"),
    by=("door", "geschreven door", "tekst van"),
    author_labels=("auteurs?", "tekst"),
    and_=("en",),
    with_=("met",),
    in_place=("in", "uit"),
    translated_by=(
        r"vertaald(?: uit het \w+)? door",
        r"vertaling(?: uit het \w+)? door",
    ),
    translator_labels=("vertaling",),
    other_roles=(
        "(?:foto['’]?s?|beeld|illustraties?|video)(?: door| van)?",
        r"(?:vertaald|vertaling)(?: uit het \w+)?(?: door)?",
    ),
    biography_verbs=("is", "was", "schrijft", "werkt", "woont"),
    biography_words=(
        "auteur",
        "schrijver",
        "schrijfster",
        "journaliste?",
        "hoogleraar",
        "redacteur",
        "correspondente?",
    ),
    note_openings=(
        r"(?:dit|het) (?:artikel|stuk|verhaal) (?:is |werd )?(?:eerder |oorspronkelijk |eerst )?"
        r"(?:verscheen|gepubliceerd|verschenen)(?: eerder| oorspronkelijk| eerst)?",
        "(?:eerder|oorspronkelijk|eerst) (?:verschenen|gepubliceerd)",
    ),
    before_outlet=("in", "op", "bij", "door"),
    after_outlet=("op", "van"),
    note_rest=("op", "verschenen", "gepubliceerd"),
    copied=("overgenomen", "herdrukt"),
    from_outlet=("uit", "van"),
    also=("ook",),
    link_labels=(
        "lees",
        "bekijk",
        "meer",
    ),
    furniture=("advertentie", r"(?:lees|bekijk) (?:ook|meer)\s*[:：].*"),
    suspended=frozenset({"en", "of"}),
    about=("over",),
)
