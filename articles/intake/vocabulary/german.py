"""German."""

from articles.intake.vocabulary.words import Vocabulary

_TEXT = "(?:dieser|der) (?:beitrag|artikel|text|kommentar)"
_FIRST = "(?:zuerst|ursprünglich|zunächst|erstmals)"

GERMAN = Vocabulary(
    tag="de",
    month_names=(("feber", 2), ("jänner", 1), ("mrz", 3)),
    before_day=("den",),
    published=("veröffentlicht", "erschienen", "stand", "datum"),
    updated=("aktualisiert",),
    before_date=("am", "vom"),
    before_time=("um",),
    after_time=("uhr",),
    by=("von",),
    and_=("und",),
    with_=("mit",),
    at=("bei",),
    collectives=("redaktion",),
    name_particles=("van", "von", "vom", "der", "den", "zu", "zum", "zur", "und"),
    name_titles=("herr", "frau"),
    jobs_or_names=("professorin",),
    before_institution=(r"bundes\w+", "deutsche[rs]?"),
    institution_words=(
        *(r"\w*agentur", "amt", r"\w*ausschuss", "bundestag", "fraktion", r"\w*gesellschaft", "gewerkschaft"),
        *(r"\w*kommission",),
        *(r"\w*ministerium", r"\w*redaktion", r"\w*stiftung", r"\w*verband", r"\w*verein"),
    ),
    institution_links=("für", "gegen", "ohne", "und"),
    biography_labels=("(?:über )?(?:den autor|die autorin|die autoren)", "zur person"),
    biography_verbs=("ist", "war", "lehrt", "schreibt", "arbeitet"),
    biography_appositions=("ein", "eine"),
    biography_words=("autor", "autorin", "lehrt", r"redakteur\w*"),
    the_author=("der autor", "die autorin"),
    he_or_she=("er", "sie"),
    note_openings=(
        rf"{_TEXT} (?:ist |wurde )?{_FIRST}(?: erschienen| veröffentlicht)?",
        rf"{_TEXT} (?:erschien|ist) {_FIRST}",
        "zuerst (?:erschienen|veröffentlicht)",
    ),
    before_outlet=("bei", "auf", "am", "beim", "im"),
    outlet_articles=("der", "die", "das"),
    after_outlet=("am", "veröffentlicht", "erschienen"),
    title_labels=("unter dem titel",),
    note_rest=("am", "veröffentlicht", "erschienen"),
    whose_views=(r"(?:die )?(?:in diesem \w+ )?(?:geäußerten )?(?:ansichten|meinungen|meinung)\b",),
    authors_own=("autors?", "autorin"),
    organisation_verbs=("ist",),
    credit_labels=("fotos?", "bild(?:nachweis|er)?"),
    furniture=("anzeige", r"lesen sie auch\s*[:：].*"),
    furniture_at_edges=(
        *("kommentar", "meinung", "teilen", "drucken", r"schlagwörter\s*[:：].*", r"alle rechte vorbehalten\.?"),
    ),
    other_pages=("zurück", "weiter", "mehr zum thema"),
    comments=(r"(?:\d+ )?kommentare(?:\s*\(\d+\))?\s*:?",),
    suspended=frozenset({"und", "oder", "bis"}),
)
