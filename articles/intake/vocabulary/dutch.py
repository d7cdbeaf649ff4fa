"""Dutch."""

from articles.intake.vocabulary.words import Vocabulary

DUTCH = Vocabulary(
    tag="nl",
    before_institution=("ministerie", "redactie"),
    institution_words=("commissie", r"\w*bureau", "redactie", "stichting", "vereniging", "vakbond", "partij"),
    institution_links=("voor", "tegen", "zonder"),
    name_particles=("van", "den", "der", "ter", "ten", "te"),
    published=("gepubliceerd", "geplaatst", "verschenen", "(?:publicatie)?datum"),
    updated=("(?:(?:voor het )?laatst )?(?:bijgewerkt|gewijzigd|aangepast)", "laatste (?:update|wijziging)"),
    before_date=("op",),
    before_time=("om",),
    after_time=("uur",),
    ago=(r"(?:\d{1,3}|een|twee|drie) (?:seconden?|minu(?:ut|ten)|uur|dag(?:en)?|we(?:ek|ken)) geleden", "gisteren"),
    by=(
        "door",
        "geschreven door",
        "tekst van",
        r"door onze (?:correspondente?|redacteur|verslaggever|verslaggeefster)(?: in \w+)?",
    ),
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
    furniture=(
        "(?:schrijf je in|meld je aan|abonneer je) (?:voor|op) (?:onze|de) nieuwsbrief.{0,60}",
        r"(?:inhoudsopgave|in dit artikel|op deze pagina)\s*[:：]?",
        "advertentie",
        r"(?:lees|bekijk) (?:ook|meer)\s*[:：].*",
        r"leestijd\s*[:：]?\s*\d+ ?min(?:uten)?\.?",
        r"deel (?:dit artikel|via \w+|op \w+)",
    ),
    suspended=frozenset({"en", "of"}),
    about=("over",),
    furniture_at_edges=(
        "delen",
        "afdrukken",
        r"(?:trefwoorden|onderwerpen)\s*[:：].*",
        r".{0,120}\balle rechten voorbehouden\.?",
        "(?:meld je aan|schrijf je in|abonneer(?: je)?)(?: .{1,60})?",
    ),
    other_pages=(
        "gerelateerde (?:artikelen|berichten)",
        "lees ook",
        "meest gelezen",
        "meer over dit onderwerp",
        "vorige",
        "volgende",
    ),
    comments=(
        r"(?:\d+ )?reacties?(?:\s*\(\d+\))?\s*:?",
        "plaats een reactie",
        "geef een reactie",
    ),
    section_labels=(
        *("essay", "interview", "column", "recensie", "reportage", "politiek", "economie"),
        *("cultuur", "sport", "wetenschap", "gezondheid", "samenleving", "onderwijs", "milieu"),
        *("reizen", "geschiedenis", "buitenland", "binnenland", "hoofdredactioneel", "boeken"),
    ),
    pages=("pagina",),
    closing_credits=("met medewerking van",),
    short_disclaimers=("de meningen in dit (?:artikel|stuk) zijn (?:die )?van de auteur.{0,40}",),
    note_sentences=(
        "(?:(?:dit|deze|het) (?:artikel|stuk|tekst|essay|column|interview) )?(?:verscheen|is|werd)? ?(?:eerder|"
        "oorspronkelijk|eerst)(?: verschenen| gepubliceerd)? (?:in|op|bij|door) {outlet}(?: verschenen|"
        " gepubliceerd)?",
    ),
    press_jobs=(
        "redacteur",
        "verslaggever",
        "verslaggeefster",
        "correspondent",
        "journaliste?",
        "columnist",
    ),
    submitted_by=("(?:een )?(?:interview|analyse|column|reportage|opinie|recensie|essay) (?:door|van)",),
)
