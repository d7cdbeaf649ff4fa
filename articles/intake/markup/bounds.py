"""How much markup is read: far more than any article holds, and so little that reading it always ends soon."""

from articles.intake.errors import TooLarge


def refuse_more(text: str, sign: str, most: int, what: str) -> None:
    """Raise `TooLarge` where `sign` occurs more than `most` times; `what` names what each occurrence begins."""
    count = text.count(sign)
    if count > most:
        raise TooLarge(f"The document holds {count:,} {what}; at most {most:,} are read.")
