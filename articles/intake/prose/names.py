"""What looks like a person's name, as printed. Knows forms, not people."""

import re

_PARTICLES = re.compile(
    r"(?:de|del|della|di|da|das|do|dos|du|des|la|le|las|los|el|al|ap|van|von|vom|der|den|ter|ten|te|zu|zum|zur|af"
    r"|av|bin|ibn|ben|bint|y|e|i|und)\Z",
)
_SUFFIXES = re.compile(r"(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D|J\.?D|M\.?P|Esq|LL\.?M|MBA|OBE|CBE|RN)\.?\Z", re.IGNORECASE)
_TITLES = re.compile(
    r"(?:Dr|Prof|Professor|Sir|Dame|Lord|Lady|Gen|General|Col|Colonel|Lt|Maj|Capt|Adm|Amb|Ambassador|Rev|Hon|Sen|Rep"
    r"|Mr|Mrs|Ms|Mme|Herr|Frau)\.?\Z",
    re.IGNORECASE,
)
# A token that begins with a capital: Jane, O’Brien, d’Arcy, Kim-Lee, J., J.R.R., al-Rashid, 李.
_TOKEN = re.compile(r"(?:[dDlL]['’]|[aA]l-|[eE]l-)?[^\W\d_](?:[\w'’·-]*[\w]|[\w.]*)\.?\Z")
_NOT_A_PERSON = re.compile(
    r"(?:institute|institution|university|college|school|council|center|centre|foundation|times|post|news|press"
    r"|agency|ministry|department|association|group|society|fund|bank|correspondent|editor|professor|director"
    r"|fellow|staff|writer|columnist|contributor|analyst|reporter|chairman|chair|president|minister|secretary"
    r"|magazine|review|journal|network|project|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january"
    r"|february|march|april|may|june|july|august|september|october|november|december|the|this|that|these|those"
    r"|all|any)\Z",
    re.IGNORECASE,
)
_MAY_BE_A_NAME = frozenset({"may", "april", "june", "august", "chair", "bank", "post", "press", "fellow", "writer"})
_MOST_TOKENS = 7
_LONGEST = 80


def name_tokens(name: str) -> list[str]:
    """The name's own words, casefolded, without titles, suffixes, particles and initials' full stops."""
    words = [word.strip('.,()"“”') for word in name.replace("’", "'").split()]
    return [word.casefold() for word in words if word and not _TITLES.match(word) and not is_suffix(word)]


def is_suffix(text: str) -> bool:
    """Whether the text is what may follow a name after a comma: Jr., PhD, M.D."""
    return _SUFFIXES.match(text.strip()) is not None


def is_name(text: str, *, least: int = 1) -> bool:
    """Whether the text has the form of a person's name with at least `least` words that begin with a capital."""
    words = text.split()
    if not 1 <= len(words) <= _MOST_TOKENS or len(text) > _LONGEST:
        return False
    capitals = 0
    for word in words:
        if not _is_word(word, alone=len(words) == 1):
            return False
        capitals += _begins_name(word) and not _TITLES.match(word)
    return capitals >= least and _begins_name(words[-1])


def _is_word(word: str, *, alone: bool) -> bool:
    if _PARTICLES.match(word) or _TITLES.match(word) or is_suffix(word):
        return True
    plain = word.casefold().strip(".")
    if _NOT_A_PERSON.match(plain) and (alone or plain not in _MAY_BE_A_NAME):
        return False
    quoted = word.strip('"“”()')
    return bool(_TOKEN.match(quoted)) and _begins_name(quoted)


def _begins_name(word: str) -> bool:
    if is_suffix(word):
        return True
    core = re.sub(r"^(?:[dDlL]['’]|[aA]l-|[eE]l-|[\"“(])", "", word)
    return bool(core) and core[0].isalpha() and not core[0].islower()
