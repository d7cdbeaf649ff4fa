"""Site furniture: lines that belong to the page around the article. Each pattern matches a whole line.

Only what is recognisably furniture is named here; anything else stays in the article until the end matter is over.
"""

import re

_LONGEST = 200

# Nobody prints these as a heading or a sentence, so they are furniture wherever they stand.
_ANYWHERE = re.compile(
    r"(?:advertise?ments?|advertising|anzeige|publicité|publicidad|story continues below(?: advertisement)?"
    r"|(?:article|story) continues (?:below|after)[\w ]*"
    r"|share (?:this(?: \w+)?|on \w+|via \w+|article)|tweet(?: this)?|(?:e-?mail|print) this(?: \w+)?|click to share.*"
    r"|(?:read|see) (?:more|also|next)\s*[:：»→>].*|related\s*[:：].*|also read\s*[:：].*|lire aussi\s*[:：].*"
    r"|lesen sie auch\s*[:：].*|lea también\s*[:：].*"
    r"|(?:subscribe|sign up)(?: (?:now|today|here|to|for)\b.*)?|get (?:the|our) newsletter.*"
    r"|listen to this (?:article|story).*"
    r"|facebook|twitter|linkedin|whatsapp|copy link|\d+\s+min(?:ute)?s?\s+read|reading time\s*[:：].*"
    r"|skip to (?:main )?content|back to top)\.?\Z",
    re.IGNORECASE,
)
# These could be a heading inside an article; they are furniture before its text and after its end.
_AT_THE_EDGES = re.compile(
    r"(?:previous|next|share|print|e-?mail|home|menu|search|log ?in|sign in|loading\.*|opinion|opinions|op-?ed"
    r"|commentary"
    r"|analysis|perspective|viewpoint|kommentar|meinung|tribune|opinión|newsletter|donate|about us|contact(?: us)?"
    r"|teilen|drucken|partager|compartir"
    r"|follow us.*|view all posts.*|(?:privacy policy|terms of (?:use|service)|cookies?(?: policy)?)(?:\s*[|·•].*)?"
    r"|(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|posted in|schlagwörter|mots-clés|etiquetas)\s*[:：].*"
    r"|tags|topics"
    r"|read more|read the original.*|all rights reserved\.?|alle rechte vorbehalten\.?|tous droits réservés\.?"
    r"|(?:©|\(c\)|copyright\b).{0,180}|.{0,120}\ball rights reserved\.?|\w+(?:\s*[>»›]\s*[\w &-]+){1,4})\Z",
    re.IGNORECASE,
)
# What follows these belongs to other pages or other writers.
_OTHER_PAGES = re.compile(
    r"(?:previous|next|prev)(?: (?:post|article|story))?|(?:zurück|weiter|précédent|suivant|anterior|siguiente)"
    r"|related(?: (?:articles?|posts?|stories|content|reading|topics?))?|more (?:from|in|on|like) .{1,60}|more stories"
    r"|(?:you )?(?:may|might) also (?:like|enjoy).{0,20}|recommended(?: for you| reading)?|read next|up next"
    r"|see also|latest(?: news)?"
    r"|trending(?: now)?|most (?:read|popular|viewed)|popular(?: posts)?|mehr zum thema|à lire aussi"
    r"|artículos relacionados",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d+\s+)?(?:comments?|responses|replies|kommentare|commentaires|comentarios)(?:\s*\(\d+\))?\s*:?"
    r"|(?:leave|post|write|add) a (?:comment|reply)|join the (?:conversation|discussion)",
    re.IGNORECASE,
)


def is_furniture_anywhere(text: str) -> bool:
    """Whether the line is furniture even in the middle of the text."""
    return len(text) <= _LONGEST and _ANYWHERE.match(text) is not None


def is_furniture_at_the_edges(text: str) -> bool:
    """Whether the line is furniture where it stands before the text or after its end."""
    return len(text) <= _LONGEST and (_AT_THE_EDGES.match(text) is not None or is_furniture_anywhere(text))


def turns_away(text: str) -> bool:
    """Whether what follows the line belongs to other pages or to commenters."""
    return len(text) <= _LONGEST and (_OTHER_PAGES.fullmatch(text) is not None or opens_comments(text))


def opens_comments(text: str) -> bool:
    """Whether the line is the heading of readers' comments."""
    return len(text) <= _LONGEST and _COMMENTS.fullmatch(text) is not None
