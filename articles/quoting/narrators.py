"""What a narrator says within a pair of quotation marks: «Да, — сказал он, — конечно». Pure.

Between dashes Slavic languages, Spanish, Portuguese, Italian, French, Hungarian, Romanian and Greek do so; French and Italian
between commas too. Only words that begin with a verb of speech are a narrator's, or such as stand between commas with dashes in
Cyrillic: others would be an alteration.
"""

from collections.abc import Iterator

import regex

_SAID_FR = (
    "dit|déclaré|expliqué|ajouté|affirmé|écrit|indiqué|souligné|précisé|estimé|répondu|assuré|lancé|poursuivi|insisté|confié"
    "|rappelé|raconté|conclu|reconnu|regretté|déploré|tranché|plaidé|observé|constaté|prévenu|avoué|commenté"
)
_SAYS_FR = (
    "dit|déclare|explique|ajoute|affirme|écrit|indique|souligne|précise|estime|répond|assure|lance|poursuit|insiste|confie"
    "|rappelle|raconte|conclut|note|résume|juge|reconnaît|regrette|déplore|tranche|plaide|observe|constate|prévient|avoue|commente"
)
_FRENCH = (
    rf"(?:(?:a|ont|avait|avaient)(?:-t-(?:il|elle|on))? (?:{_SAID_FR})|\p{{L}}{{3,}}(?:-t)?-(?:ils?|elles?|on)"
    rf"|(?:{_SAYS_FR})(?= (?:le |la |l[’']|une? |M\.|Mme |\p{{Lu}})))"
)
_ITALIAN = (
    "(?:(?:ha|hanno|aveva) (?:detto|spiegato|scritto|aggiunto|affermato|dichiarato|ricordato|osservato|commentato|sottolineato"
    "|concluso|risposto|precisato|ribadito)|dice|disse|spiega|scrive|afferma|aggiunge|sostiene|racconta|osserva|conclude|ricorda"
    "|commenta|incalza|precisa|sottolinea|ammette|avverte|insiste|prosegue|ribadisce|dichiara|replica)"
)
_OTHERS = (
    # Russian, Ukrainian, Bulgarian, Serbian
    "(?:сказал|написал|заявил|отметил|подчеркнул|добавил|пояснил|объяснил|сообщил|ответил|признал|продолжил|напомнил)[аи]?|говорит"
    "|пишет|считает|(?:сказа|написа|заяви|зазначи|дода|поясни|повідоми|наголоси)(?:в|ла|ли)|каже|пише|вважає|каза|казва|рекао|рекла"
    # Polish, Czech, Slovak, Croatian
    "|(?:powiedzia|napisa|doda|stwierdzi|podkreśli|wyjaśni|zaznaczy|odpowiedzia|zapewni|oceni|przyzna|zauważy)(?:ł|ła|eli|ali|ili)"
    "|mówi|pisze|dodaje|twierdzi|podkreśla|wyjaśnia|tłumaczy|ocenia|ubolewa|przekonuje|przyznaje|zauważa|ostrzega|zaznacza|cytuje"
    "|(?:řek|uved|doda|napsa|prohlási|vysvětli|poveda)la?|říká|píše|hovorí|rekao|rekla|dodao|dodala|kaže"
    # Hungarian, Romanian
    "|mondt[aá]k?|mondja|ír(?:ja|ta)|közölte|tette hozzá|hangsúlyozta|magyarázta|válaszolta|panaszolta|fogalmazott|vélekedett"
    "|jelentette ki|ismerte el|jegyezte meg|(?:a )?(?:spus|declarat|adăugat|explicat|mărturisit|precizat|subliniat|recunoscut)"
    "|spune|scrie|afirmă"
    # Spanish, Portuguese, Greek
    "|(?:afirm|señal|explic|agreg|asegur|declar|coment|subray|contest|indic|apunt|record|lament|cont|sentenci|confes|precis)[aó]"
    "|dijo|dice|sostuvo|sostiene|(?:escrib|añad|respond|admit|advirt|insist|conclu|reconoc|resum)(?:e|ió)|advierte|reconoce"
    "|(?:afirm|explic|acrescent|declar|coment|sublinh|record|lament|assegur|confess)(?:a|ou)|disse|diz|escrev(?:e|eu)|respondeu|garant(?:e|iu)"
    "|λέει|είπε|γράφει|έγραψε|δήλωσε|πρόσθεσε|τόνισε|σημείωσε|εξήγησε|υποστήριξε|επισήμανε|ανέφερε|υπογράμμισε|κατέληξε"
)
_WHO = r"(?!\p{L})[^—–,;«»„“”\"\n]{0,80}?"
_DASH = r"(?:[—–]|(?<=\s)-(?=\s))"
# Bounded, because a draft may consist of white space.
_SPACE = r"\s{0,3}"
_BETWEEN_DASHES = (
    rf",?{_SPACE}{_DASH}\s?(?:{_FRENCH}|{_ITALIAN}|{_OTHERS}){_WHO}[,.:;]?{_SPACE}(?:{_DASH}[,;:.]?{_SPACE}|\Z)"
)
_BETWEEN_COMMAS = rf",\s+(?:{_FRENCH}|{_ITALIAN}){_WHO}(?:,\s+|\.\s+(?=\p{{Lu}})|[.\s]*\Z)"
_IN_CYRILLIC = rf"(?:,|(?<=[!?…])){_SPACE}{_DASH}\s\p{{Cyrillic}}+(?: \p{{Cyrillic}}+){{1,5}}[,.]\s{_DASH}{_SPACE}"
_NARRATED = regex.compile(rf"{_BETWEEN_DASHES}|{_BETWEEN_COMMAS}|{_IN_CYRILLIC}")


def without_narrator(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text between quotation marks that are quoted, by their first place and the one behind the last."""
    place = 0
    for narrated in _NARRATED.finditer(text):
        yield place, narrated.start()
        place = narrated.end()
    yield place, len(text)
