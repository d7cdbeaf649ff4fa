"""Names of places that have the form of a person's name, such as New York: countries and cities of the Unicode CLDR (Babel)."""

from functools import cache

from babel import Locale
from babel.core import get_global

from articles.intake.prose.calendar_names import folded
from articles.intake.vocabulary import LANGUAGES, WORDS


def is_place(name: str) -> bool:
    """Whether a name is that of a country, or of a city that the CLDR names a time zone by, in a language of the vocabulary."""
    return folded(name) in _places()


@cache
def _places() -> frozenset[str]:
    locales = [Locale(language.tag) for language in LANGUAGES]
    countries = (name for locale in locales for name in locale.territories.values())
    cities = (zone["city"] for locale in locales for zone in locale.time_zones.values() if "city" in zone)
    # A city whose English name is that of its zone stands only in the name of the zone: America/New_York.
    keys = (zone.rpartition("/")[2].replace("_", " ") for zone in get_global("zone_territories"))
    return frozenset(folded(name) for names in (countries, cities, keys, WORDS.places) for name in names)
