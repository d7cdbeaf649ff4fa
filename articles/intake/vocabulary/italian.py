"""Italian."""

from articles.intake.vocabulary.words import Vocabulary

ITALIAN = Vocabulary(
    tag="it",
    seasons=("primavera", "estate", "autunno", "inverno"),
    published=(
        "pubblicat[oa]",
        "(?:data di )?pubblicazione",
        "scritto",
        "data",
    ),
    before_date=("il",),
    before_institution=("agenzia", "ministero", "redazione"),
    institution_words=(
        *("accademia", "associazione", "comitato", "commissione", "consiglio", "federazione", "fondazione"),
        *("governo", "organizzazione", "parlamento", "redazione", "sindacato"),
    ),
    institution_links=("per", "senza", "contro"),
    name_particles=("della", "del", "di", "da"),
    month_names=(("sett", 9),),
    updated=(
        "aggiornat[oa]",
        "ultimo aggiornamento",
        "modificat[oa]",
        "ultima modifica",
        "modifica",
    ),
    before_time=("alle", "ore", "alle ore"),
    ago=(r"(?:\d{1,3}|una?|due|tre) (?:second|minut|or|giorn|settiman|mes|ann)[aeio] fa", "ieri", "oggi"),
    by=("di", "scritto da", "a cura di", "testo di"),
    author_labels=(
        "autor[ei]",
        "testo",
        "di",
        "articolo",
        "servizio",
        "testo e foto",
        "scrive",
    ),
    and_in_names=("e", "ed"),
    with_=("con",),
    translated_by=(
        r"tradott[oa](?: dall.\S+)? da",
        r"traduzione(?: dall.\S+)? (?:di|a cura di)",
    ),
    translator_labels=("traduzione",),
    other_roles=(
        "(?:foto|fotografie|illustrazioni|video)(?: di)?",
        r"(?:tradotto|traduzione)(?: dall?\S+)?(?: da| di)?",
        r"(?:fonte|montaggio|riprese|redazione)(?=\s*[:：])",
    ),
    biography_verbs=("è", "insegna", "scrive", "lavora", "dirige", "vive"),
    biography_words=("autore", "autrice", "giornalista", "insegna", r"professor\w+", r"scrittor\w+", "corrispondente"),
    note_openings=(
        r"(?:quest['’]articolo|questo (?:articolo|testo)) (?:è (?:stato )?)?(?:originariamente |inizialmente )?"
        r"(?:pubblicato|apparso|uscito)(?: originariamente| per la prima volta| inizialmente)?",
        "(?:pubblicato|apparso) (?:originariamente|per la prima volta)",
    ),
    before_outlet=("su", "in", "sul", "sulla", "da"),
    after_outlet=("il",),
    note_rest=("il", "pubblicato"),
    copied=("ripubblicato", "ristampato", "ripreso"),
    also=("anche",),
    link_labels=(
        "leggi",
        "guarda",
    ),
    ends_letters=("annulla (?:l['’])?iscrizione", "disiscriviti"),
    furniture=(
        r"(?:leggi (?:tutto|di più)|continua a leggere|scopri di più)\W*",
        "(?:iscriviti|abbonati) alla (?:nostra )?newsletter.{0,60}",
        r"condividi(?: (?:su \w+|l['’]articolo|questo articolo))?",
        r"(?:indice dei contenuti|in questo articolo|in questa pagina)\s*[:：]?",
        "pubblicità",
        r"(?:leggi|vedi) anche\s*[:：].*",
        r"per approfondire\s*[:：].*",
        r"tempo di lettura\s*[:：]?\s*\d+ ?min(?:uti)?\.?",
        r"condividi (?:su \w+|questo articolo)",
        r"\d+ ?min(?:uti?)? di lettura",
        r"lettura\s*[:：]?\s*\d+ ?min(?:uti?)?\.?",
        "(?:solo )?per (?:gli )?abbonati|riservato agli abbonati",
    ),
    suspended=frozenset({"e", "o"}),
    about=("chi è",),
    furniture_at_edges=(
        "condividi",
        "stampa",
        "home page",
        r"(?:tag|parole chiave|argomenti)\s*[:：].*",
        r".{0,120}\btutti i diritti (?:sono )?riservati\.?",
        r"(?:©\s*)?riproduzione riservata",
        "iscriviti(?: .{1,60})?",
    ),
    other_pages=(
        "articoli (?:correlati|simili|collegati)",
        "potrebbe(?:ro)? interessarti(?: anche)?",
        "i più letti",
        "leggi anche",
        "notizie correlate",
        "precedente",
        "successivo",
    ),
    comments=(
        r"(?:\d+ )?commenti?(?:\s*\(\d+\))?\s*:?",
        "lascia un commento",
    ),
    section_labels=(
        *("saggio", "intervista", "rubrica", "recensione", "reportage", "politica", "economia"),
        *("cultura", "sport", "scienza", "salute", "società", "istruzione", "ambiente"),
        *("viaggi", "storia", "esteri", "editoriale", "cronaca", "ritratto", "libri"),
    ),
    pages=(
        "pagina",
        r"pag\.",
    ),
    closing_credits=(
        "h(?:a|anno) collaborato",
        "a cura di",
        "con la collaborazione di",
    ),
    short_disclaimers=(
        "le opinioni espresse(?: in questo articolo)? sono (?:esclusivamente )?"
        "(?:dell['’]autor(?:e|ice)|degli autori|personali).{0,60}",
    ),
    note_sentences=(
        "(?:(?:(?:questo|l['’]) ?)?(?:articolo|testo|intervento|saggio) )?(?:è )?(?:stato )?(?:apparso|pubblicato|"
        "uscito) (?:originariamente|originalmente|per la prima volta|inizialmente) (?:su|in|sul|nel|da|"
        "dal) {outlet}",
        "(?:(?:(?:questo|l['’]) ?)?(?:articolo|testo|intervento|saggio) )?(?:tratto da|(?:riprodotto|"
        "ripubblicato) (?:con il permesso di|"
        "per gentile concessione di)) {outlet}(?: con licenza creative commons)?",
        "(?:(?:questo|l['’]) ?)?(?:articolo|testo|intervento|saggio) (?:è )?(?:stato )?(?:uscito|apparso|pubblicato)"
        r" (?:sul|nel) (?:numero|n\.) ?[\w /]{1,30}? (?:di|della|del|dell['’]) ?{outlet}",
        "una (?:prima |precedente )?versione (?:ridotta |più breve )?di quest(?:o|['’]) ?(?:articolo|testo|saggio) è"
        " (?:uscita|apparsa|stata pubblicata)(?: il)? (?:su|in|sul|nel|da) {outlet}",
        "(?:per|su) gentile concessione d(?:i|el|ella) {outlet}",
        "quest(?:a|['’]) ?(?:intervista|inchiesta|analisi) è (?:stata )?(?:pubblicata|uscita|apparsa)(?: il)?"
        " (?:originariamente|per la prima volta|inizialmente)(?: il)? (?:su|in|sul|nel|da) {outlet}",
        "(?:questo|l['’]) ?(?:articolo|testo|intervento|saggio) è stato ripubblicato (?:su|sul|in|dal?) {outlet}",
        "(?:questo|l['’]) ?(?:articolo|testo|intervento|saggio) è (?:stato )?(?:riprodotto|ripubblicato)(?: qui)?"
        " (?:con il permesso|per gentile concessione|su autorizzazione) d(?:i|el|ella) {outlet}",
    ),
    press_jobs=(
        "giornalista",
        r"inviat[oa](?: a \w+)?",
        "corrispondente",
        "redattore",
        "redattrice",
        "cronista",
        "editorialista",
    ),
    agencies=("agenzie",),
    and_others=("e altri",),
    submitted_by=(
        "(?:un['’ ]?)?(?:articolo|intervista|analisi|commento|inchiesta|reportage|testo|servizio) di",
        r"dal(?:la)? nostr[oa] (?:inviat[oa]|corrispondente)(?: da \w+)?",
        "pubblicato da",
        r"dal(?:la)? nostr[oa] (?:inviat[oa]|corrispondente)(?: (?:da|a) \w+)?,?",
        "intervista (?:di|a cura di)",
        "(?:un )?(?:racconto|ritratto|editoriale|approfondimento|saggio) di",
    ),
    day_endings=("°",),
    note_companions=(
        "leggi l['’](?:articolo )?originale(?: qui)?",
        r"tradott[oa] (?:dal?l?['’]? ?\w+ )?da\b.{1,60}",
    ),
    jobs=(
        "corrispondente",
        "inviat[oa]",
        "storic[oa]",
        "economista",
        "scritt(?:ore|rice)",
        "giornalista",
        "professor(?:e|essa)",
        "dirett(?:ore|rice)",
        "ricercat(?:ore|rice)",
    ),
    from_outlet=(
        "permesso",
        "concessione",
        "autorizzazione",
        "tratto da",
    ),
    collectives=("redazione",),
    skipped_before_outlet=("(?:la |il )?(?:rivista|giornale|quotidiano|sito|blog)",),
)
