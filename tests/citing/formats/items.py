"""CSL-JSON items that the tests of all formats share: what is usual, what is missing, and what is meant to do harm."""

from typing import Any

from hypothesis import strategies as st

from articles.citing.formats.item import clean

Item = dict[str, Any]

ALLIANCE: Item = {
    "id": "3k7xq9d2br.v2",
    "type": "article-magazine",
    "title": "It’s Time to Rethink the U.S.-South Korea Alliance: Why NATO Matters",
    "author": [{"family": "Pacheco Pardo", "given": "Ramón"}],
    "container-title": "The National Interest",
    "publisher": "Center for the National Interest",
    "issued": {"date-parts": [[2023, 4, 19]]},
    "original-date": {"date-parts": [[2019, 5]]},
    "accessed": {"date-parts": [[2026, 11, 24]]},
    "URL": "https://example.org/p/3k7xq9d2br/v/2/",
    "DOI": "10.1000/abc_d%1",
    "ISSN": "0884-9382",
    "language": "en-US",
    "version": "2",
    "note": "Reprinted with permission.",
}
WEBPAGE: Item = {
    "id": "some-slug.v1",
    "type": "webpage",
    "title": "A page",
    "author": [{"literal": "World Bank"}],
    "container-title": "World Bank Blogs",
    "issued": {"date-parts": [[2020]]},
    "URL": "https://example.org/a_b%20c?q=1&r=~x#y",
}
JOURNAL: Item = {
    "id": "ice.v1",
    "type": "article-journal",
    "title": "Nine days of ice",
    "container-title": "Journal of Cold Harbours",
    "volume": "12",
    "issue": "3",
    "page": "12-18",
    "section": "Essays & reviews",
    "DOI": "10.5555/vell.1",
    "ISSN": "2049-3630",
}
BARE: Item = {"id": "bare.v1", "type": "document"}

TITLES = {
    "cjk": "韓米同盟の七十年——「未来」へ",
    "arabic": "التحالف بين الولايات المتحدة وكوريا",
    "cyrillic": "Союз США и Южной Кореи",
    "greek": "Η συμμαχία των ΗΠΑ",
    "emoji": "Peace 🕊️ and 👩‍👩‍👧 at last",
    "latin": "Łódź, Kraków & Đà Nẵng: ¿qué pasó en Győr, Ţară, Şişli?",
    "markup": "<i>Foreign</i> *Policy* [link](x) &amp; `code` {braces} $x^2$ 100% #1 a_b ~ \\LaTeX",
    "quotes": "\"Peace\" -- or 'war'? ``No'' --- ?` !` ,, <<x>>",
    "spaces": "  many\n\nlines\tand\u00a0spaces\u2028here ",
}
# Each tries to end a value, an entry or a line, or to begin a command, an entry or a tag.
ATTACKS = [
    "\\input{/etc/passwd}",
    "\\write18{id}",
    "x}, author = {Mallory",
    "x}\n}\n@article{evil, title={y",
    'x"\n@string{jan = "evil"}',
    '@comment{ @preamble{"\\immediate\\write18{id}"}',
    "100% of } and { and }}}{{{",
    "trailing backslash \\",
    "x\nER  - \nTY  - BOOK\nTI  - evil",
    "x\r\nER  - \r\n\r\nTY  - JOUR",
    "x\rAU  - Mallory",
    "x\u2028ER  - \u2029TY  - JOUR\x85KW  - evil\x0bUR  - evil\x0c\x1cSP  - 7\x1d\x1e",
    "null\x00 bell\x07 escape\x1b[2J delete\x7f",
    "half \ud800 a character",
    "^^5cinput{x}",
    "$\\def\\x{\\x}\\x$",
]

NAMES: dict[str, tuple[Item, str]] = {
    "plain": ({"family": "Snyder", "given": "Scott A."}, "Snyder, Scott A."),
    "two-surnames": ({"family": "Pacheco Pardo", "given": "Ramon"}, "Pacheco Pardo, Ramon"),
    "accents": ({"family": "Élysée", "given": "Zoë"}, r"Élysée, Zoë"),
    "particle": ({"family": "Leyen", "given": "Ursula", "non-dropping-particle": "von der"}, "von der Leyen, Ursula"),
    "dropping": ({"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"}, "von Humboldt, Alexander"),
    "capital-particle": ({"family": "Fontaine", "given": "Jean", "non-dropping-particle": "La"}, "La Fontaine, Jean"),
    "elided": ({"family": "Alembert", "given": "Jean", "dropping-particle": "d'"}, "Alembert, Jean d'"),
    "particle-alone": ({"family": "Leyen", "non-dropping-particle": "von der"}, "{von der Leyen}"),
    "particle-with-a-comma": (
        {"family": "Leyen", "given": "Ursula", "non-dropping-particle": "von, der"},
        "{von, der Leyen}, Ursula",
    ),
    "particle-and": ({"family": "Kim", "given": "Jo", "non-dropping-particle": "and"}, "{and Kim}, Jo"),
    "hyphenated": ({"family": "Assad", "given": "Bashar", "non-dropping-particle": "al-"}, "al-Assad, Bashar"),
    "small": ({"family": "hooks", "given": "bell"}, "hooks, bell"),
    "called-And": ({"family": "And", "given": "Metin"}, "{And}, Metin"),
    "both-particles": (
        {"family": "Hardy", "given": "Jean", "dropping-particle": "de", "non-dropping-particle": "la"},
        "de la Hardy, Jean",
    ),
    "elided-kept": ({"family": "Arc", "given": "Jeanne", "non-dropping-particle": "d'"}, "d'Arc, Jeanne"),
    "small-inside": ({"family": "Ortega y Gasset", "given": "José"}, r"{Ortega y Gasset}, José"),
    "suffix": ({"family": "King", "given": "Martin Luther", "suffix": "Jr."}, "King, Jr., Martin Luther"),
    "suffix-alone": ({"family": "King", "suffix": "Jr."}, "{King, Jr.}"),
    "one-name": ({"family": "Plato"}, "Plato"),
    "given-only": ({"given": "Madonna"}, "{Madonna}"),
    "institution": ({"literal": "World Bank"}, "{World Bank}"),
    "and": ({"literal": "Simon and Schuster, Inc."}, "{Simon and Schuster, Inc.}"),
    "called-and": ({"family": "and", "given": "Other"}, "{and}, Other"),
    "called-others": ({"family": "others"}, "{others}"),
    "given-with-and": ({"family": "Gilbert", "given": "and George"}, "Gilbert, {and George}"),
    "comma": ({"family": "Smith, Esq.", "given": "John"}, "{Smith, Esq.}, John"),
    "specials": ({"literal": "R&D {Lab} 100%"}, r"{R{\&}D {\{}Lab{\}} 100{\%}}"),
    "cjk": ({"family": "毛", "given": "泽东"}, "毛, 泽东"),
    "cyrillic": ({"family": "Иванов", "given": "Пётр"}, "Иванов, Пётр"),
}

texts = st.text(max_size=60)
words = st.text(min_size=1, max_size=20).filter(lambda text: bool(clean(text).replace(",", " ").split()))
names = st.one_of(
    st.fixed_dictionaries({"literal": words}),
    st.fixed_dictionaries(
        {"family": words, "given": words},
        optional={"suffix": words, "non-dropping-particle": st.sampled_from(["van", "de la", "d’", "La"])},
    ),
)
dates = st.one_of(
    st.builds(lambda year: {"date-parts": [[year]]}, st.integers(1000, 2100)),
    st.builds(lambda day: {"date-parts": [[day.year, day.month, day.day]]}, st.dates()),
)
items = st.fixed_dictionaries(
    {
        "id": texts,
        "type": st.sampled_from(["article-magazine", "article-newspaper", "webpage", "document", "unheard-of"]),
    },
    optional={
        "title": texts,
        "author": st.lists(names, max_size=4),
        "editor": st.lists(names, max_size=2),
        "container-title": texts,
        "publisher": texts,
        "issued": dates,
        "original-date": dates,
        "URL": texts,
        "DOI": texts,
        "language": texts,
        "version": texts,
        "note": texts,
        "ISSN": texts,
    },
)


def crowd(number: int) -> Item:
    """Return an item with so many authors."""
    authors = [{"family": f"Author{place}", "given": "Ann"} for place in range(number)]
    return {**ALLIANCE, "id": "crowd.v1", "author": authors}
