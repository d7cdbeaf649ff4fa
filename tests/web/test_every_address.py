"""What caches and conditional requests rely on (RFC 9110, RFC 9111), at every address."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from articles.models import Article, Notice, Outlet, Paragraph, Person, Publication
from articles.publishing.articles import Published
from tests.api.asking import ARTICLE, ARTICLES, HOST, PARAGRAPHS, ROOT, VERSION, body_of, problem_of
from tests.conftest import Revise

FROZEN = [
    VERSION, f"{VERSION}source/", f"{VERSION}paragraphs/", f"{VERSION}paragraphs/7/", f"{VERSION}paragraphs/3-5/",
    "{paragraph}versions/1/",
]  # fmt: skip
STATEFUL = [ARTICLE, f"{ARTICLE}paragraphs/", "{paragraph}"]
LISTED = [
    ROOT, ARTICLES, f"{ARTICLE}versions/", f"{ARTICLE}publications/", f"{ARTICLE}sections/", f"{ARTICLE}notices/",
    f"{PARAGRAPHS}?id=0000000000", f"{ROOT}people/", f"{ROOT}outlets/", "{person}", "{outlet}", "{publication}", "{notice}",
]  # fmt: skip
# A browser that opens these is led to the page.
PERMANENT = [VERSION, "{paragraph}versions/1/"]
EVERYWHERE = [*FROZEN, *STATEFUL, *LISTED]


@pytest.fixture
def places(sample: Published) -> dict[str, str]:
    """The addresses whose names are only known once something is stored."""
    notice = Notice.objects.create(
        article=sample.article, kind="editors_note", text="A note.", created_at=timezone.now()
    )
    return {
        "paragraph": f"{PARAGRAPHS}{Paragraph.objects.get(passages__ordinal=7).pid}/",
        "person": f"{ROOT}people/{Person.objects.get().pk}/",
        "outlet": f"{ROOT}outlets/{Outlet.objects.order_by('pk')[0].pk}/",
        "publication": f"{ARTICLE}publications/{Publication.objects.order_by('pk')[0].pk}/",
        "notice": f"{ARTICLE}notices/{notice.pk}/",
    }


@pytest.mark.parametrize("address", EVERYWHERE)
def test_the_entity_tag_is_strong(api: Client, places: dict[str, str], address: str) -> None:
    tag = api.get(address.format(**places))["ETag"]
    assert tag.startswith('"')
    assert tag.endswith('"')
    assert len(tag) > 20


@pytest.mark.parametrize("address", EVERYWHERE)
def test_the_same_answer_has_the_same_tag(api: Client, places: dict[str, str], address: str) -> None:
    one, other = (api.get(address.format(**places)) for _ in range(2))
    assert one["ETag"] == other["ETag"]
    assert one.content == other.content


@pytest.mark.parametrize("address", EVERYWHERE)
def test_who_has_the_answer_is_not_sent_it_again(api: Client, places: dict[str, str], address: str) -> None:
    address = address.format(**places)
    whole = api.get(address)
    for known in (whole["ETag"], f'"x", {whole["ETag"]}', f"W/{whole['ETag']}", "*"):
        answer = api.get(address, headers={"if-none-match": known})
        assert answer.status_code == 304
        assert answer.content == b""
        assert answer["ETag"] == whole["ETag"]
        assert answer["Cache-Control"] == whole["Cache-Control"]


@pytest.mark.parametrize("address", EVERYWHERE)
def test_who_has_another_answer_is_sent_it(api: Client, places: dict[str, str], address: str) -> None:
    assert api.get(address.format(**places), headers={"if-none-match": '"x"'}).status_code == 200


@pytest.mark.parametrize("address", EVERYWHERE)
def test_head_is_get_without_the_body(api: Client, places: dict[str, str], address: str) -> None:
    got, asked = api.get(address.format(**places)), api.head(address.format(**places))
    assert asked.status_code == got.status_code == 200
    assert body_of(asked) == b""
    names = set(got.headers) - {"RateLimit"}
    assert {name: asked[name] for name in names} == {name: got[name] for name in names}
    assert int(asked["Content-Length"]) == len(got.content)


@pytest.mark.parametrize("address", EVERYWHERE)
def test_options_says_what_can_be_done(api: Client, places: dict[str, str], address: str) -> None:
    answer = api.options(address.format(**places))
    assert answer.status_code == 200
    assert {"GET", "HEAD", "OPTIONS"} <= set(answer["Allow"].split(", "))


@pytest.mark.parametrize("address", [address for address in EVERYWHERE if address not in PERMANENT])
def test_the_answer_depends_on_no_cookie_and_on_no_accept(api: Client, places: dict[str, str], address: str) -> None:
    varies = {name.strip().lower() for name in api.get(address.format(**places)).get("Vary", "").split(",")}
    assert not varies & {"cookie", "accept", "authorization"}


@pytest.mark.parametrize("address", FROZEN)
def test_what_names_a_version_may_be_kept_for_ever(api: Client, places: dict[str, str], address: str) -> None:
    answer = api.get(address.format(**places))
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("address", FROZEN)
def test_what_names_a_version_never_changes(
    api: Client, places: dict[str, str], sample: Published, revise: Revise, address: str
) -> None:
    before = api.get(address.format(**places))
    seventh = Paragraph.objects.get(passages__ordinal=7)
    revise(sample.article, ("The seventh is the first now.", seventh), ("And there is another.", None), title="Another")
    after = api.get(address.format(**places))
    assert after.content == before.content
    assert after["ETag"] == before["ETag"]


@pytest.mark.parametrize("address", [*STATEFUL, *LISTED])
def test_what_shows_the_current_state_is_asked_for_anew(api: Client, places: dict[str, str], address: str) -> None:
    answer = api.get(address.format(**places))
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Repr-Digest" not in answer


@pytest.mark.parametrize("address", STATEFUL)
def test_a_new_version_changes_the_tag_and_the_frozen_address(
    api: Client, places: dict[str, str], sample: Published, revise: Revise, address: str
) -> None:
    address = address.format(**places)
    before = api.get(address)
    revise(sample.article, ("The seventh is the first now.", Paragraph.objects.get(passages__ordinal=7)))
    after = api.get(address, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert before["Content-Location"].startswith(HOST)
    assert after["Content-Location"] == before["Content-Location"].replace("versions/1/", "versions/2/")


@pytest.mark.parametrize("address", STATEFUL)
def test_the_content_location_shows_the_same_text(api: Client, places: dict[str, str], address: str) -> None:
    answer = api.get(address.format(**places))
    frozen = api.get(answer["Content-Location"])
    assert frozen.status_code == 200
    assert "immutable" in frozen["Cache-Control"]


@pytest.mark.parametrize("address", [ARTICLE, "{paragraph}"])
@pytest.mark.parametrize("changed", ["notice", "outlet", "person", "publication", "status"])
def test_whatever_the_answer_shows_changes_its_tag(
    api: Client, places: dict[str, str], sample: Published, address: str, changed: str
) -> None:
    before = api.get(address.format(**places))["ETag"]
    match changed:
        case "notice":
            now = timezone.now()
            Notice.objects.create(article=sample.article, kind="correction", text="A correction.", created_at=now)
        case "outlet":
            outlet = Outlet.objects.get(name="Pacific Council")
            outlet.url = "https://example.org/"
            outlet.save()
        case "person":
            person = Person.objects.get()
            person.orcid = "0000-0002-1825-0097"
            person.save()
        case "publication":
            publication = Publication.objects.order_by("pk")[0]
            publication.url = "https://example.org/a"
            publication.save()
        case _:
            Article.objects.filter(pk=sample.article.pk).update(status="withdrawn")
    assert api.get(address.format(**places))["ETag"] != before


@pytest.mark.parametrize("address", STATEFUL)
def test_the_last_change_is_told(api: Client, places: dict[str, str], sample: Published, address: str) -> None:
    stored = http_date(int(sample.version.created_at.timestamp()))
    moments = [stored, http_date(int(sample.version.created_at.timestamp()) + 1)]
    assert api.get(address.format(**places))["Last-Modified"] in moments, "the sample was stored within a second"


@pytest.mark.parametrize("address", STATEFUL)
def test_who_asks_for_changes_since_then_is_told_of_none(api: Client, places: dict[str, str], address: str) -> None:
    address = address.format(**places)
    last = api.get(address)["Last-Modified"]
    earlier = http_date((timezone.now() - timedelta(days=365)).timestamp())
    assert api.get(address, headers={"if-modified-since": last}).status_code == 304
    assert api.get(address, headers={"if-modified-since": earlier}).status_code == 200


@pytest.mark.parametrize("address", [ARTICLE, f"{ARTICLE}paragraphs/", "{paragraph}"])
def test_other_parameters_have_another_tag(api: Client, places: dict[str, str], address: str) -> None:
    address = address.format(**places)
    field = "slug" if address == ARTICLE else "id"
    assert api.get(f"{address}?fields={field}")["ETag"] != api.get(address)["ETag"]


@pytest.mark.parametrize("address", [VERSION, ARTICLE, ARTICLES])
def test_a_precondition_that_fails_is_a_problem_like_any_other(
    api: Client, places: dict[str, str], address: str
) -> None:
    problem_of(api.get(address, headers={"if-match": '"x"'}), 412, "precondition_failed")


# ── Pages of other sites ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("address", EVERYWHERE)
def test_pages_of_other_sites_may_read(api: Client, places: dict[str, str], address: str) -> None:
    answer = api.get(address.format(**places), headers={"origin": "https://reader.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    exposed = set(answer["Access-Control-Expose-Headers"].replace(",", "").split())
    assert {"ETag", "Link", "Content-Location", "RateLimit", "Repr-Digest", "Retry-After"} <= exposed


def test_pages_of_other_sites_may_read_problems(api: Client, places: dict[str, str]) -> None:
    answer = api.get(f"{ARTICLES}unknown/", headers={"origin": "https://reader.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_pages_of_other_sites_may_not_write(api: Client, db: None) -> None:
    asked = {"origin": "https://reader.example", "access-control-request-method": "POST"}
    answer = api.options(ARTICLES, headers=asked)
    assert "POST" not in answer["Access-Control-Allow-Methods"]
    assert "GET" in answer["Access-Control-Allow-Methods"]


@pytest.mark.parametrize("question", ["citations/", "citations/check/"])
def test_pages_of_other_sites_may_ask_what_is_asked_with_a_post(api: Client, db: None, question: str) -> None:
    asked = {"origin": "https://reader.example", "access-control-request-method": "POST"}
    assert "POST" in api.options(f"{ROOT}{question}", headers=asked)["Access-Control-Allow-Methods"]
