"""Languages as LaTeX's babel calls them, which is what biblatex's `langid` takes."""

# Names that babel and polyglossia share; what is not here has no langid, and biblatex then takes the document's language.
_NAMES = {
    "ar": "arabic", "bg": "bulgarian", "ca": "catalan", "cs": "czech", "cy": "welsh", "da": "danish", "de": "german",
    "de-at": "austrian", "el": "greek", "en": "english", "en-au": "australian", "en-ca": "canadian", "en-gb": "british",
    "en-nz": "newzealand", "en-us": "american", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "gl": "galician", "he": "hebrew", "hi": "hindi",
    "hr": "croatian", "hu": "hungarian", "hy": "armenian", "is": "icelandic", "it": "italian", "ja": "japanese",
    "ko": "korean", "la": "latin", "lt": "lithuanian", "lv": "latvian", "nb": "norsk", "nl": "dutch", "nn": "nynorsk",
    "no": "norsk", "pl": "polish", "pt": "portuguese", "pt-br": "brazilian", "ro": "romanian", "ru": "russian",
    "sk": "slovak", "sl": "slovenian", "sr": "serbian", "sv": "swedish", "th": "thai", "tr": "turkish",
    "uk": "ukrainian", "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip


def babel_language(tag: str | None) -> str | None:
    """Return babel's name of a language tag (BCP 47), by the whole tag or else its language; None where it has none."""
    if not tag:
        return None
    whole = tag.lower().replace("_", "-")
    return _NAMES.get(whole) or _NAMES.get(whole.partition("-")[0])
