"""Harvesting the archive: lists in pages, stretches of time, sets, deleted records, and every error of the protocol."""

import datetime

import pytest
from django.test import Client

from articles.feeding.oai import harvesting
from articles.models import Article, Outlet
from articles.publishing.merging_outlets import merge_outlets
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import Publish
from tests.feeding.oai.asked import Answer, ask, pages
from tests.stories import SLUG, revised

pytestmark = pytest.mark.django_db
LAST = "oai:testserver:title-4"


@pytest.fixture
def articles(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Five articles, each changed on another day of May 2023; answers hold two of them. Returns their identifiers."""
    monkeypatch.setattr(harvesting, "HEADERS", 2)
    monkeypatch.setattr(harvesting, "SETS", 2)
    small = {prefix: known._replace(page=2) for prefix, known in harvesting.FORMATS.items()}
    monkeypatch.setattr(harvesting, "FORMATS", small)
    for number in range(5):
        outlet = {"role": "original", "outlet": {"name": f"Outlet {number % 3}"}}
        publish(f"Title {number}", publications=[outlet])
        touch(f"title-{number}", datetime.datetime(2023, 5, 1 + number, 12, 0, 0, 400, tzinfo=datetime.UTC))
    return [f"oai:testserver:title-{number}" for number in range(5)]


def touch(slug: str, moment: datetime.datetime) -> None:
    Article.objects.filter(slug=slug).update(updated_at=moment)


def identifiers(answers: list[Answer]) -> list[str]:
    return [identifier for answer in answers for identifier in answer.identifiers]


@pytest.mark.parametrize("verb", ["ListIdentifiers", "ListRecords"])
@pytest.mark.parametrize("prefix", ["oai_dc", "jats"])
def test_a_list_is_read_page_by_page(articles: list[str], verb: str, prefix: str) -> None:
    answers = pages(verb, metadataPrefix=prefix)
    assert [len(answer.identifiers) for answer in answers] == [2, 2, 1]
    assert identifiers(answers) == articles
    assert answers[-1].token == ""


@pytest.mark.usefixtures("articles")
def test_a_list_that_fits_has_no_token() -> None:
    assert ask("ListRecords", metadataPrefix="oai_dc", from_="2023-05-04").token is None


@pytest.mark.parametrize(
    ("stretch", "numbers"),
    [
        ({"from_": "2023-05-03"}, [2, 3, 4]),
        ({"until": "2023-05-03"}, [0, 1, 2]),
        ({"from_": "2023-05-02", "until": "2023-05-03"}, [1, 2]),
        ({"from_": "2023-05-02T12:00:00Z", "until": "2023-05-03T12:00:00Z"}, [1, 2]),
        ({"from_": "2023-05-06"}, None),
        ({"from_": "2023-05-02T12:00:01Z", "until": "2023-05-03T11:59:59Z"}, None),
        ({"set": "outlet-9999"}, None),
        ({"set": "nonsense"}, None),
        ({"from_": "2024-01-01"}, None),
    ],
)
def test_a_list_is_of_a_stretch_of_time(
    articles: list[str], stretch: dict[str, str], numbers: list[int] | None
) -> None:
    answers = pages("ListIdentifiers", metadataPrefix="oai_dc", **stretch)
    if numbers is None:
        assert answers[0].error == "noRecordsMatch"
    else:
        assert identifiers(answers) == [articles[number] for number in numbers]


def test_the_moment_after_a_stretch_is_not_in_it(articles: list[str]) -> None:
    touch("title-4", datetime.datetime(2023, 5, 2, tzinfo=datetime.UTC))
    assert identifiers(pages("ListIdentifiers", metadataPrefix="jats", until="2023-05-01")) == articles[:1]
    assert identifiers(pages("ListIdentifiers", metadataPrefix="jats", until="2023-05-02T00:00:00Z")) == [
        articles[0],
        articles[4],
    ]


def test_what_changes_while_a_list_is_read_is_read_again_at_its_end(articles: list[str]) -> None:
    first = ask("ListIdentifiers", metadataPrefix="oai_dc")
    touch("title-0", datetime.datetime(2023, 6, 1, tzinfo=datetime.UTC))
    touch("title-3", datetime.datetime(2023, 6, 2, tzinfo=datetime.UTC))
    second = ask("ListIdentifiers", resumptionToken=first.token or "")
    third = ask("ListIdentifiers", resumptionToken=second.token or "")
    assert identifiers([first, second, third]) == [articles[number] for number in (0, 1, 2, 4, 0, 3)]


def test_articles_of_the_same_moment_are_each_read_once(articles: list[str]) -> None:
    Article.objects.update(updated_at=datetime.datetime(2023, 5, 1, tzinfo=datetime.UTC))
    assert identifiers(pages("ListRecords", metadataPrefix="oai_dc")) == articles


def test_a_set_is_what_appeared_in_an_outlet(articles: list[str]) -> None:
    sets = pages("ListSets")
    names = {
        name: spec
        for answer in sets
        for spec, name in zip(answer.texts("//oai:setSpec"), answer.texts("//oai:setName"), strict=True)
    }
    assert sorted(names) == ["Outlet 0", "Outlet 1", "Outlet 2"]
    answers = pages("ListRecords", metadataPrefix="jats", set=names["Outlet 1"])
    assert identifiers(answers) == [articles[1], articles[4]]
    assert answers[0].texts("//oai:header/oai:setSpec") == [names["Outlet 1"]] * 2


def test_the_set_of_a_merged_outlet_is_that_of_the_other(articles: list[str]) -> None:
    first, second = Outlet.objects.filter(name__in=["Outlet 0", "Outlet 1"]).order_by("name")
    merge_outlets(first.pk, second.pk, made_by="an editor")
    old, new = (
        set(identifiers(pages("ListIdentifiers", metadataPrefix="oai_dc", set=f"outlet-{pk}")))
        for pk in (first.pk, second.pk)
    )
    assert old == new == {articles[number] for number in (0, 1, 3, 4)}


def test_without_an_outlet_there_are_no_sets(publish: Publish) -> None:
    publish("Alone")
    assert ask("ListSets").error == "noSetHierarchy"


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize("prefix", ["oai_dc", "jats"])
def test_a_withdrawn_text_is_a_deleted_record(prefix: str) -> None:
    publish_notice("title-4", NoticeDraft("withdrawal", "A court said so."))
    record = ask("GetRecord", identifier=LAST, metadataPrefix=prefix)
    assert record.texts("//oai:header/@status") == ["deleted"]
    assert record.texts("//oai:metadata") == []
    listed = pages("ListRecords", metadataPrefix=prefix, from_="2026-01-01")[-1]
    assert (listed.identifiers, listed.texts("//oai:header/@status")) == ([LAST], ["deleted"])
    publish_notice("title-4", NoticeDraft("reinstatement", "The court changed its mind."))
    assert len(ask("GetRecord", identifier=LAST, metadataPrefix=prefix).texts("//oai:metadata")) == 1


def test_a_notice_and_a_version_change_the_datestamp(published_story: object) -> None:
    for change in (
        lambda: publish_notice(SLUG, NoticeDraft("correction", "It was May.")),
        lambda: revised("A whole new text of the story, in a paragraph."),
    ):
        touch(SLUG, datetime.datetime(2023, 5, 1, tzinfo=datetime.UTC))
        change()
        (datestamp,) = ask("GetRecord", identifier=f"oai:testserver:{SLUG}", metadataPrefix="oai_dc").texts(
            "//oai:datestamp"
        )
        assert datestamp > "2026"


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize(
    ("verb", "arguments", "code"),
    [
        ("GetRecord", {"identifier": "oai:testserver:nothing", "metadataPrefix": "oai_dc"}, "idDoesNotExist"),
        ("GetRecord", {"identifier": "oai:elsewhere.example:title-4", "metadataPrefix": "oai_dc"}, "idDoesNotExist"),
        ("GetRecord", {"identifier": "title-4", "metadataPrefix": "oai_dc"}, "idDoesNotExist"),
        ("GetRecord", {"identifier": "http:testserver:title-4", "metadataPrefix": "oai_dc"}, "idDoesNotExist"),
        ("GetRecord", {"identifier": LAST, "metadataPrefix": "marc"}, "cannotDisseminateFormat"),
        ("ListRecords", {"metadataPrefix": "marc"}, "cannotDisseminateFormat"),
        ("ListIdentifiers", {"metadataPrefix": "marc"}, "cannotDisseminateFormat"),
        ("ListIdentifiers", {"resumptionToken": "nonsense"}, "badResumptionToken"),
        ("ListSets", {"resumptionToken": "nonsense"}, "badResumptionToken"),
        ("ListSets", {"resumptionToken": "sets,999999"}, "badResumptionToken"),
        ("ListMetadataFormats", {"identifier": "oai:testserver:nothing"}, "idDoesNotExist"),
        ("ListRecords", {}, "badArgument"),
        ("ListRecords", {"metadataPrefix": "jats", "from": "2023-05-02", "until": "2023-05-01"}, "badArgument"),
        ("Nonsense", {}, "badVerb"),
    ],
)
def test_an_error_has_the_code_of_the_protocol(verb: str, arguments: dict[str, str], code: str) -> None:
    answer = ask(verb, **arguments)
    assert answer.error == code
    repeated = set(answer.texts("/oai:OAI-PMH/oai:request/@*"))
    assert repeated == ({verb, *arguments.values()} if code not in ("badVerb", "badArgument") else set())


@pytest.mark.usefixtures("articles")
def test_the_formats_of_one_record_are_those_of_all() -> None:
    formats = ask("ListMetadataFormats", identifier=LAST).texts("//oai:metadataPrefix")
    assert formats == ask("ListMetadataFormats").texts("//oai:metadataPrefix") == ["oai_dc", "jats"]


def test_the_service_says_what_it_is(published_story: object) -> None:
    answer = ask("Identify")
    assert answer.texts("//oai:baseURL") == ["http://testserver/oai"]
    assert answer.texts("//oai:protocolVersion") == ["2.0"]
    assert answer.texts("//oai:deletedRecord") == ["persistent"]
    assert answer.texts("//oai:adminEmail") == ["unknown@service.invalid"]
    created = Article.objects.get().created_at
    assert answer.texts("//oai:earliestDatestamp") == [f"{created:%Y-%m-%dT%H:%M:%SZ}"]
    assert answer.texts("//oai:description") == []


def test_an_empty_archive_answers() -> None:
    assert ask("Identify").texts("//oai:earliestDatestamp") == ["1970-01-01T00:00:00Z"]
    assert ask("ListRecords", metadataPrefix="oai_dc").error == "noRecordsMatch"


def test_a_domain_is_a_namespace_of_identifiers(settings: object, published_story: object) -> None:
    settings.BASE_URL = "https://articles.example:8443"  # type: ignore[attr-defined]
    identify = ask("Identify")
    scheme = "{http://www.openarchives.org/OAI/2.0/oai-identifier}repositoryIdentifier"
    assert [element.text for element in identify.document.iter(scheme)] == ["articles.example"]
    assert ask("ListIdentifiers", metadataPrefix="jats").identifiers == [f"oai:articles.example:{SLUG}"]
    assert ask("GetRecord", identifier=f"oai:testserver:{SLUG}", metadataPrefix="jats").error is None


@pytest.mark.usefixtures("articles")
def test_a_form_asks_the_same() -> None:
    asked = {"verb": "GetRecord", "identifier": LAST, "metadataPrefix": "oai_dc"}
    form = Client().post(
        "/oai", "&".join(f"{name}={text}" for name, text in asked.items()), "application/x-www-form-urlencoded"
    )
    assert Answer(form.content).identifiers == [LAST]
    assert Answer(Client().post("/oai", asked).content).error == "badVerb"
    assert Answer(Client().get("/oai").content).error == "badVerb"


@pytest.mark.usefixtures("articles")
def test_other_methods() -> None:
    assert Client().head("/oai", {"verb": "Identify"}).status_code == 200
    assert Client().put("/oai").status_code == 405
    assert "POST" in Client().options("/oai")["Allow"]
