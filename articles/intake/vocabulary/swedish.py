"""Swedish."""

from articles.intake.vocabulary.words import Vocabulary

SWEDISH = Vocabulary(
    tag="sv",
    seasons=("våren?", "sommaren?", "hösten?", "vintern?"),
    before_day=("den",),
    published=("publicera[dt]", "publicering(?:sdatum)?", "skapad"),
    updated=("(?:senast )?(?:uppdatera[dt]|ändra[dt])",),
    before_time=("kl", r"kl\.", "klockan"),
    ago=(r"för (?:\d{1,3}|en|ett|två|tre) (?:sekund|minut|timm|dag|veck|månad|år)\w* sedan", "igår", "idag"),
    by=("av", "skriven av", "text av"),
    author_labels=(
        "författare",
        "text",
        "av",
        "reporter",
        "skribent",
        "intervju",
        r"text (?:&|och|\+) (?:foto|bild)",
    ),
    and_=("och",),
    with_=("med",),
    in_place=("i",),
    translated_by=(
        r"översatt(?: från \w+)? av",
        "översättning av",
    ),
    translator_labels=("översättning",),
    other_roles=(
        "(?:foto|bild|illustration)(?: av)?",
        "(?:översatt|översättning)(?: av)?",
        r"(?:redaktör|foto|källa|redigering)(?=\s*[:：])",
    ),
    institution_words=("förbundet", "myndigheten", "nämnden", "redaktionen", "stiftelsen", "föreningen"),
    name_particles=("af", "av"),
    jobs_or_names=("redaktör", "journalist", "författare"),
    biography_verbs=("är", "skriver", "arbetar"),
    biography_words=("författare", "journalist", "redaktör", "professor", "korrespondent"),
    note_openings=(
        r"(?:artikeln|texten|den här (?:artikeln|texten)) (?:publicerades|har publicerats|är publicerad)"
        r"(?: ursprungligen| först| tidigare)?",
        "(?:ursprungligen|först|tidigare) publicerad",
    ),
    before_outlet=("i", "på", "av"),
    after_outlet=("den",),
    note_rest=("den", "publicerad"),
    also=("också", "även"),
    ends_letters=("avregistrera", "avprenumerera"),
    furniture=(
        r"läs (?:mer|vidare)\W*",
        "(?:prenumerera på|anmäl dig till) (?:vårt|vår) nyhetsbrev.{0,60}",
        r"(?:innehållsförteckning|i den här artikeln|på den här sidan)\s*[:：]?",
        "annons",
        r"läs (?:också|även|mer)\s*[:：].*",
        r"lästid\s*[:：]?\s*(?:ca )?\d+ ?min(?:uter)?\.?",
        r"dela (?:artikeln|på \w+)",
        r"\d+ ?min(?:uter?)? läsning",
        "(?:endast )?för prenumeranter|låst artikel",
    ),
    suspended=frozenset({"och", "eller"}),
    furniture_at_edges=(
        "dela",
        "skriv ut",
        r"(?:taggar|ämnen|nyckelord)\s*[:：].*",
        r".{0,120}\balla rättigheter förbehållna\.?",
        "prenumerera(?: .{1,60})?",
    ),
    other_pages=(
        "relaterade? (?:artiklar|inlägg|nyheter)",
        "läs (?:också|även)",
        "mest läst(?:a)?",
        "föregående",
        "nästa",
    ),
    comments=(
        r"(?:\d+ )?kommentarer(?:\s*\(\d+\))?\s*:?",
        "skriv en kommentar",
        "lämna en kommentar",
    ),
    section_labels=(
        *("essä", "intervju", "krönika", "recension", "reportage", "politik", "ekonomi"),
        *("kultur", "sport", "vetenskap", "hälsa", "samhälle", "utbildning", "miljö"),
        *("resor", "historia", "utrikes", "inrikes", "ledare", "böcker", "debatt"),
    ),
    pages=("sida",),
    short_disclaimers=("åsikterna (?:i (?:texten|artikeln) )?är (?:skribentens|författarens) egna.{0,40}",),
    note_sentences=(
        "(?:(?:artikeln|texten|krönikan|essän|intervjun|artikel) )?(?:har )?(?:publicerades|publicerats|"
        "publicerad|är publicerad)? ?(?:först|ursprungligen|tidigare)(?: publicerades| publicerats|"
        " publicerad)? (?:i|på|av|hos) {outlet}",
        "en (?:tidigare|kortare|längre) version av (?:artikeln|texten|den här (?:artikeln|texten)|denna (?:artikel|"
        "text)) (?:har publicerats|publicerades|har varit publicerad)(?: den)? i {outlet}",
        "(?:åter|om)publicera[dt] (?:från|med tillstånd (?:av|från)) {outlet}",
        "(?:den här|denna) (?:artikeln?|texten?|krönikan?|intervjun?|essän?) (?:har )?(?:publicerades|publicerats|är"
        " publicerad)(?: den)? (?:först|ursprungligen|tidigare)(?: den)? (?:i|på|av|hos) {outlet}",
    ),
    press_jobs=(
        "reporter",
        "journalist",
        "korrespondent",
        "redaktör",
        "krönikör",
        "ledarskribent",
    ),
    submitted_by=(
        "(?:en )?(?:krönika|reportage|analys|intervju|recension|text|artikel) av",
        "publicerad av",
        "(?:ett )?(?:porträtt|essä|debattartikel|kommentar) av",
    ),
    note_companions=(
        "läs (?:original(?:et|artikeln)|artikeln i original)(?: här)?",
        r"översättning\b.{1,60}",
    ),
    skipped_before_outlet=("(?:tidningen|tidskriften|sajten|bloggen)",),
)
