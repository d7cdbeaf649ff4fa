"""schema.org's JSON-LD of what is cited; nothing is invented, and nothing in it ends a script element."""

import pytest

from articles.addresses import Urls
from articles.representations.schema_org import schema_org
from tests.representations.citing import AT, PID, by, cited, publication, version

VERSION = "https://x.example/articles/the-bridge/v/1/"
ORCID = "0000-0002-1825-0097"


def test_of_what_nobody_told_us_nothing_is_said() -> None:
    assert schema_org(cited(of=version(language=None)), AT) == {
        "@context": "https://schema.org", "@type": "Article", "@id": VERSION, "url": VERSION,
        "identifier": "the-bridge.v1", "headline": "The Bridge", "version": "1",
    }  # fmt: skip


def test_a_republication_is_based_on_the_first() -> None:
    original = publication("The Interest", role="original", date="2023-04-19", url="https://interest.example/a")
    made = schema_org(cited(publication=publication("The Herald", "newspaper", date="2023-05"), first=original), AT)
    assert (made["@type"], made["datePublished"]) == ("NewsArticle", "2023-05")
    assert made["isPartOf"] == {"@type": "Newspaper", "name": "The Herald"}
    assert made["publisher"] == {"@type": "Organization", "name": "The Herald"}
    assert made["isBasedOn"] == {
        "@type": "Article", "@id": "https://interest.example/a", "url": "https://interest.example/a",
        "datePublished": "2023-04-19", "publisher": {"@type": "Organization", "name": "The Interest"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("genre", "kind", "expected"),
    [
        ("opinion", None, "OpinionNewsArticle"), ("Op-Ed", "newspaper", "OpinionNewsArticle"), ("news", None, "NewsArticle"),
        (None, "newspaper", "NewsArticle"), (None, "journal", "ScholarlyArticle"), ("opinion", "journal", "ScholarlyArticle"),
        ("essay", "magazine", "Article"), (None, None, "Article"),
    ],
)  # fmt: skip
def test_the_genre_and_the_outlet_tell_the_type(genre: str | None, kind: str | None, expected: str) -> None:
    what = cited(of=version(genre=genre), publication=publication(kind=kind))
    assert schema_org(what, AT)["@type"] == expected


def test_a_journal_article_is_scholarly() -> None:
    for kind, doi in (("journal", None), (None, "10.1/x")):
        what = cited(of=version(genre="editorial"), publication=publication(kind=kind, doi=doi))
        assert schema_org(what, AT)["@type"] == "ScholarlyArticle"


def test_where_the_text_stood() -> None:
    facts = {"section": "Essay", "doi": "10.1/a<b", "volume": "12", "issue": "3", "pages": "4-5", "issn": "2049-3630"}
    made = schema_org(cited(publication=publication(kind="journal", **facts)), AT)
    periodical = {"@type": "Periodical", "name": "The Herald", "issn": "2049-3630"}
    volume = {"@type": "PublicationVolume", "volumeNumber": "12", "isPartOf": periodical}
    assert made["isPartOf"] == {"@type": "PublicationIssue", "issueNumber": "3", "isPartOf": volume}
    assert (made["articleSection"], made["pagination"]) == ("Essay", "4-5")
    assert made["sameAs"] == "https://doi.org/10.1/a%3Cb"


@pytest.mark.parametrize(
    ("outlet", "facts", "whole"),
    [
        ("Ice", {"issn": "2049-3630"}, {"@type": "Periodical", "name": "Ice", "issn": "2049-3630"}),
        ("Ice", {"volume": "2"},
         {"@type": "PublicationVolume", "volumeNumber": "2", "isPartOf": {"@type": "Periodical", "name": "Ice"}}),
        ("Ice", {"kind": "newspaper", "issue": "7"},
         {"@type": "PublicationIssue", "issueNumber": "7", "isPartOf": {"@type": "Newspaper", "name": "Ice"}}),
        (None, {"issue": "7"}, {"@type": "PublicationIssue", "issueNumber": "7"}),
        (None, {"issn": "2049-3630"}, {"@type": "Periodical", "issn": "2049-3630"}),
        ("Ice", {"pages": "7"}, None),
    ],
)  # fmt: skip
def test_the_text_is_a_part_of_what_is_known(outlet: str | None, facts: dict[str, str], whole: object) -> None:
    assert schema_org(cited(publication=publication(outlet, **facts)), AT).get("isPartOf") == whole


def test_a_paragraph_is_a_part_of_its_text() -> None:
    made = schema_org(cited(ordinal=7), Urls("https://x.example", "12345"))
    assert (made["identifier"], made["position"]) == (f"ark:12345/{PID}", 7)
    assert made["@id"] == f"https://x.example/p/{PID}/v/1/"
    assert made["isPartOf"]["@id"] == VERSION
    assert "@context" not in made["isPartOf"]


def test_people_are_known_by_their_identifiers() -> None:
    made = schema_org(cited(by("Vincent van Gogh", orcid=ORCID, wikidata="Q42"), by("Jo Roe", "photographer")), AT)
    assert made["author"] == [
        {
            "@type": "Person", "name": "Vincent van Gogh", "familyName": "van Gogh", "givenName": "Vincent",
            "sameAs": [f"https://orcid.org/{ORCID}", "http://www.wikidata.org/entity/Q42"],
        }
    ]  # fmt: skip
    assert [person["name"] for person in made["contributor"]] == ["Jo Roe"]


def test_an_institution_is_known_by_its_words_or_by_what_is_stated() -> None:
    by_words, stated, whole = (
        by("The Editorial Board"),
        by("Doctors Abroad"),
        by("Mother Teresa", family_name="Mother Teresa"),
    )
    stated.name_parts = {"literal": "Doctors Abroad"}
    whole.identified_by = "editor"
    assert schema_org(cited(by_words, stated, whole), AT)["author"] == [
        {"@type": "Organization", "name": "The Editorial Board"},
        {"@type": "Organization", "name": "Doctors Abroad"},
        {"name": "Mother Teresa"},
    ]


def test_an_appearance_elsewhere_is_not_found_here() -> None:
    original = publication(role="original")
    for ordinal in (None, 7):
        made = schema_org(cited(publication=original, elsewhere=True, ordinal=ordinal), AT)
        assert not {"@id", "url"} & made.keys()


def test_an_outlet_is_named_as_the_appearance_printed_it() -> None:
    first = publication("The Interest", name_now="The Nation")
    later = publication("The Herald", "magazine", name_now="The Mirror", homepage="https://herald.example/")
    made = schema_org(cited(publication=later, first=first), AT)
    assert made["publisher"] == {"@type": "Organization", "name": "The Herald", "url": "https://herald.example/"}
    assert made["isPartOf"] == {"@type": "Periodical", "name": "The Herald", "url": "https://herald.example/"}
    assert made["isBasedOn"]["publisher"] == {"@type": "Organization", "name": "The Interest"}


def test_identifiers_of_a_namesake_are_not_this_author_s() -> None:
    printed = by("Jane Doe", orcid="0000-0002-1825-0097", wikidata="Q42")
    assert len(schema_org(cited(printed), AT)["author"][0]["sameAs"]) == 2
    printed.identified_by = "name"
    assert "sameAs" not in schema_org(cited(printed), AT)["author"][0]
