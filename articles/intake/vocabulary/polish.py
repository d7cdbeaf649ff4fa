"""Polish."""

from articles.intake.vocabulary.words import Vocabulary

POLISH = Vocabulary(
    tag="pl",
    seasons=("wiosna", "lato", "jesień", "zima"),
    published=(
        "opublikowan[oyae]",
        "(?:data )?publikacj[ai]",
        "(?:data )?dodan(?:o|ia)",
        "utworzono",
        "data",
    ),
    updated=("zaktualizowan[oyae]", "(?:data )?aktualizacj[ai]", "ostatnia (?:aktualizacja|modyfikacja|zmiana)"),
    before_date=("dnia",),
    before_time=(
        "godz",
        r"godz\.",
        r"o godz\.?",
        "o",
        r"godz\.",
        "godzina",
    ),
    after_year=("r", r"r\.", "roku"),
    ago=(r"(?:\d{1,3} )?(?:sekund|minut|godzin|dni|tydzie|tygodni|miesi|rok|lat)\w* temu", "wczoraj", "dzisiaj"),
    author_labels=(
        "autor(?:ka|zy)?",
        "tekst",
        "opracowanie",
        "autor tekstu",
        "tekst i zdjęcia",
        "opracowała?",
        r"oprac\.",
    ),
    submitted_by=(
        "napisał",
        "napisała",
        "opracował",
        "opracowała",
        "przez",
        "rozmawiał[a]?",
        "opracował[a]?",
        "przygotował[a]?",
        "rozmawiał[ai]?",
        "rozmawia",
        "pisze",
        "relacjonuje",
    ),
    and_=("oraz",),
    and_in_names=("i",),
    in_place=("z", "w"),
    translated_by=(
        "przełoży(?:ł|ła|li)",
        "tłumaczy(?:ł|ła|li)",
    ),
    translator_labels=(
        "tłumaczenie",
        r"tłum\.",
        "przekład",
    ),
    other_roles=(
        r"(?:zdjęcia|foto|fot\.|ilustracje)",
        r"(?:przełożył|przełożyła|tłumaczenie|tłum\.)",
        r"(?:źródło|redakcja|oprac\.|redaktor)(?=\s*[:：])",
    ),
    institution_words=("ministerstwo", "redakcja", "fundacja", "stowarzyszenie", "komisja", "urząd"),
    biography_verbs=("jest", "pisze", "pracuje"),
    biography_words=("autor", "autorka", r"dziennikar\w+", r"profesor\w*", "korespondent(?:ka)?"),
    note_openings=(
        r"(?:ten |niniejszy )?(?:artykuł|tekst) (?:ukazał się|został opublikowany|opublikowano)"
        r"(?: pierwotnie| po raz pierwszy| wcześniej)?",
        "(?:pierwotnie|po raz pierwszy) (?:ukazał się|opublikowan[yo])",
    ),
    before_outlet=("w", "na", "przez"),
    after_outlet=("dnia", "z"),
    note_rest=("dnia", "roku"),
    also=("także", "również"),
    ends_letters=("wypisz się",),
    furniture=(
        r"(?:czytaj|zobacz) (?:więcej|dalej)\W*",
        "zapisz się (?:na|do) (?:nasz(?:ego)? )?newsletter(?:a)?.{0,60}",
        "udostępnij",
        r"(?:spis treści|w tym artykule|na tej stronie)\s*[:：]?",
        "reklama",
        r"(?:prze)?czytaj (?:też|także|również|więcej)\s*[:：].*",
        r"zobacz (?:też|także)\s*[:：].*",
        r"czas czytania\s*[:：]?\s*(?:ok\. )?\d+ ?min(?:ut[ay]?)?\.?",
        r"udostępnij (?:na \w+|artykuł)",
        "dalsza część (?:tekstu|artykułu) (?:pod|poniżej) .{0,30}",
        r"\d+ ?min(?:ut[ay]?)? czytania",
        "(?:tylko )?dla (?:subskrybentów|prenumeratorów)",
    ),
    furniture_at_edges=(
        "udostępnij",
        "drukuj",
        r"(?:tagi|słowa kluczowe|tematy)\s*[:：].*",
        r".{0,120}\bwszelkie prawa zastrzeżone\.?",
        "zapisz się(?: .{1,60})?",
    ),
    other_pages=(
        "(?:powiązane|podobne) (?:artykuły|wpisy|tematy)",
        "(?:prze)?czytaj (?:też|także|również)",
        "zobacz (?:też|także|również)",
        "najczęściej czytane",
        "poprzedni(?: artykuł| wpis)?",
        "następny(?: artykuł| wpis)?",
    ),
    comments=(
        r"komentarze(?:\s*\(\d+\))?\s*:?",
        r"\d+ komentarzy?",
        "dodaj komentarz",
        "zostaw komentarz",
    ),
    section_labels=(
        *("esej", "wywiad", "felieton", "recenzja", "reportaż", "polityka", "gospodarka"),
        *("kultura", "sport", "nauka", "zdrowie", "społeczeństwo", "edukacja", "środowisko"),
        *("podróże", "historia", "świat", "kraj", "książki"),
    ),
    pages=(
        "strona",
        r"str\.",
    ),
    closing_credits=(
        "współpraca:",
        "opracowanie:",
        r"oprac\.",
    ),
    short_disclaimers=("opinie wyrażone w (?:tekście|artykule) są (?:opiniami|poglądami) autor(?:a|ki|ów).{0,60}",),
    credit_labels=(
        r"fot\.?",
        "zdjęci[ea]",
    ),
    note_sentences=(
        "(?:(?:artykuł|tekst|esej|wywiad|felieton) )?(?:został |ukazał się |opublikowan[oy] |był )?(?:pierwotnie|"
        "po raz pierwszy)(?: opublikowan[oy]| ukazał się)? (?:w|na|przez|przez portal)(?: tygodniku| dzienniku|"
        " portalu| miesięczniku)? {outlet}",
        "przedruk (?:z|za zgodą|za:) {outlet}",
        "(?:ten |niniejszy )?(?:artykuł|tekst|esej|wywiad|felieton) (?:ukazał się|został opublikowany|był"
        r" publikowany)(?: pierwotnie| po raz pierwszy)? (?:w|na|przez)(?: numerze \w+| tygodniku| dzienniku| portalu|"
        " miesięczniku| serwisie| łamach)? {outlet}",
    ),
    press_jobs=(
        "dziennikark?a?",
        "redaktork?a?",
        "korespondentk?a?",
        "reporterk?a?",
    ),
    note_companions=(
        r"(?:z \w+ )?(?:przełożył|tłumaczył|przetłumaczył)[aoy]?\b.{1,60}",
        r"tłumaczenie\b.{1,60}",
    ),
)
