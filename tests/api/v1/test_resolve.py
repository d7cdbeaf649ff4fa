"""`GET /api/v1/resolve/`: whatever names a text, as its article, version and passages."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from articles.identity import pids as identifiers
from articles.models import Article, Passage, Version
from articles.publishing.articles import publish_article
from articles.quoting.places import MOST_PLACES
from tests.api.asking import HOST, ROOT, problem_of, wrong_parameters
from tests.selectors.test_resolving import HERALD, published_at
from tests.stories import FERRY, FLOOD, MAYOR, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story

RESOLVE = f"{ROOT}resolve/"
PAGE = f"{HOST}/articles/{SLUG}/"


@pytest.fixture(autouse=True)
def pid(db: None) -> str:
    """The story in two versions; the second lacks the fourth paragraph. Returns the PID of the second paragraph."""
    first = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED, FLOOD, SCHOOL)
    return pids(first)[1]


def asked(client: Client, q: str | dict[str, Any], **more: str) -> Any:
    return client.get(RESOLVE, {"q": q if isinstance(q, str) else json.dumps(q), **more})


def resolved(client: Client, q: str | dict[str, Any]) -> dict[str, Any]:
    answer = asked(client, q)
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def marked(body: dict[str, Any]) -> list[str]:
    """Return the words that are marked, by their offsets."""
    return [passage["text"][passage["start"] : passage["end"]] for passage in body["passages"]]


def target(*selectors: dict[str, Any], source: Any = f"{PAGE}v/1/") -> dict[str, Any]:
    return {"source": source, "selector": selectors[0] if len(selectors) == 1 else list(selectors)}


def quoted(exact: str, **around: str) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, **around}


def position(start: Any, end: Any) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


# ── What names a text ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("q", "version"),
    [
        ("{pid}", 2), ("{PID}", 2), ("{hyphenated}", 2), ("{pid}.v1", 1), (f"{HOST}/p/{{pid}}/", 2),
        (f"{HOST}/p/{{pid}}/v/1/", 1),
        (f"{HOST}/api/v1/paragraphs/{{pid}}/versions/1/citation/", 1), (f"{PAGE}v/1/#p-{{pid}}", 1), (f"{PAGE}#p-{{pid}}", 2),
        (f"{HOST}/embed/{{pid}}/?version=1", 1), (f"{HOST}/embed/{{pid}}/", 2), (f"{HOST}/cite/?reference={{pid}}", 2),
        (f"{HOST}/unapi?id={{pid}}.v1", 1), (f"{HOST}/oembed?url={HOST}/p/{{pid}}/v/1/", 1),
        (f"{HOST}/p/{{pid}}/v/1/picture.png", 1),
        (f"{HOST}/api/v1/articles/{SLUG}/versions/1/paragraphs/2/", 1),
    ],
)  # fmt: skip
def test_a_paragraph_by_each_of_its_names(client: Client, pid: str, q: str, version: int) -> None:
    body = resolved(client, q.format(pid=pid, PID=pid.upper(), hyphenated=f"{pid[:5]}-{pid[5:]}"))
    (passage,) = body["passages"]
    assert (passage["id"], passage["version"], passage["start"], passage["end"]) == (pid, version, None, None)
    assert passage["text"] == (MAYOR if version == 1 else MAYOR_EDITED)
    assert body["url"] == f"{HOST}/api/v1/paragraphs/{pid}/versions/{version}/"
    assert body["permalink"] == f"{HOST}/p/{pid}/v/{version}/"
    assert body["words"] is None


@pytest.mark.parametrize(
    ("q", "version"),
    [
        (SLUG, 2), (f"{SLUG}.v1", 1), (PAGE, 2), (PAGE.removesuffix("/"), 2), (f"{PAGE}v/1/", 1), (f"{PAGE}v/1/linkset/", 1),
        (f"{HOST}/embed/articles/{SLUG}/?version=1", 1), (f"{HOST}/api/v1/articles/{SLUG}/citation/", 2),
    ],
)  # fmt: skip
def test_a_whole_text_by_each_of_its_names(client: Client, q: str, version: int) -> None:
    body = resolved(client, q)
    assert body["article"] == {"slug": SLUG, "title": "The Bridge", "url": f"{HOST}/api/v1/articles/{SLUG}/"}
    assert body["version"] == {
        "number": version,
        "url": f"{HOST}/api/v1/articles/{SLUG}/versions/{version}/",
        "html_url": f"{PAGE}v/{version}/",
        "current": version == 2,
    }
    assert (body["passages"], body["publication"]) == ([], None)
    assert (body["url"], body["permalink"]) == (body["version"]["url"], body["version"]["html_url"])


def test_a_run_is_all_of_its_passages(client: Client) -> None:
    body = resolved(client, f"{HOST}/api/v1/articles/{SLUG}/versions/1/paragraphs/2-4/")
    assert [passage["ordinal"] for passage in body["passages"]] == [2, 3, 4]
    assert body["url"] == body["version"]["url"]


def test_every_name_of_the_host_is_known(client: Client, settings: Any, pid: str) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "old.example", ".mirror.example", "*"]
    for host in (
        "http://old.example:8080",
        "https://old.example",
        "https://mirror.example",
        "https://a.mirror.example",
    ):
        assert resolved(client, f"{host}/p/{pid}/")["passages"][0]["id"] == pid
    for host in ("https://sold.example", "https://amirror.example", "https://elsewhere.example"):
        problem_of(asked(client, f"{host}/p/{pid}/"), 404, "unknown_reference")


@pytest.mark.parametrize(
    "q",
    [
        HERALD, f"{HERALD}/", HERALD.replace("https", "http"), HERALD.replace("www.", ""), f"{HERALD}?utm_source=x&fbclid=y",
        "10.1000/abc", "https://doi.org/10.1000/ABC", "doi:10.1000/abc",
    ],
)  # fmt: skip
def test_a_publication_names_the_version_that_it_printed(client: Client, q: str) -> None:
    publication = published_at(HERALD, version=1, doi="10.1000/abc")
    body = resolved(client, q)
    assert (body["version"]["number"], body["publication"]) == (1, publication.pk)


@pytest.mark.parametrize(
    "stored",
    [
        "https://www.herald.example/다리",
        "https://herald.example/%eb%8b%a4%eb%a6%ac",
        "http://herald.example/%EB%8B%A4%EB%A6%AC",
    ],
)
@pytest.mark.parametrize(
    "q",
    [
        "https://herald.example/다리", "https://www.herald.example/%EB%8B%A4%EB%A6%AC/", "http://herald.example/%eb%8b%a4%eb%a6%ac",
        "herald.example/다리", "https%3A%2F%2Fherald.example%2F%EB%8B%A4%EB%A6%AC",
        "https://archive.example/web/20230420123456/https://herald.example/다리",
    ],
)  # fmt: skip
def test_the_page_of_a_publication_is_the_same_however_it_is_spelled(client: Client, stored: str, q: str) -> None:
    published_at(stored, version=1)
    assert resolved(client, q)["version"]["number"] == 1


def test_the_copy_of_a_page_may_be_what_is_known_of_a_publication(client: Client) -> None:
    published_at(f"https://archive.example/web/20230420123456/{HERALD}", version=1)
    for q in (
        f"https://archive.example/web/20230420123456/{HERALD}",
        f"https://archive.example/web/2023/{HERALD}",
        HERALD,
    ):
        problem = asked(client, q).status_code
        assert problem == (200 if "20230420123456" in q else 404), q


def test_the_host_is_the_same_with_and_without_www(client: Client) -> None:
    published_at(HERALD.replace("www.", ""), version=1)
    assert resolved(client, HERALD)["version"]["number"] == 1


# ── Several candidates ──────────────────────────────────────────────────────────────────────────────────────────────
def test_the_address_of_several_articles_is_answered_with_all(client: Client) -> None:
    publish_article(story(title="Another"))
    published_at(HERALD)
    published_at(HERALD, slug="another")
    answer = asked(client, HERALD)
    body = answer.json()
    assert answer.status_code == 300
    assert [candidate["article"]["slug"] for candidate in body["candidates"]] == ["another", SLUG]
    assert body["detail"].startswith("The reference names several texts")
    assert body["more"] is False


def test_a_word_that_is_an_identifier_and_a_slug_names_both(client: Client, pid: str) -> None:
    Article.objects.filter(slug=SLUG).update(slug=pid)
    answer = asked(client, pid)
    assert answer.status_code == 300
    assert [len(candidate["passages"]) for candidate in answer.json()["candidates"]] == [1, 0]


def test_a_word_with_the_form_of_an_identifier_may_be_a_slug_alone(client: Client) -> None:
    slug = "bcdfghjkm" + identifiers.check_character("bcdfghjkm")
    Article.objects.filter(slug=SLUG).update(slug=slug)
    assert resolved(client, slug)["article"]["slug"] == slug


# ── Words that are marked ───────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("directive", "words"),
    [
        ("the%20footbridge", ["the footbridge"]), ("MAYOR%20keller", ["Mayor Keller"]),
        ("Mayor,before%20Easter", ["Mayor Keller told reporters that the footbridge would reopen before Easter"]),
        ("brass%20band,Mayor", ["brass band on board.", "Mayor"]), ("river-,side", ["side"]), ("the,-canton", []),
    ],
)  # fmt: skip
def test_a_text_fragment_marks_words(client: Client, directive: str, words: list[str]) -> None:
    body = resolved(client, f"{PAGE}v/1/#:~:text={directive}")
    assert marked(body) == words
    assert body["words"]["found"] is bool(words)


def test_words_that_are_not_there_leave_the_text(client: Client) -> None:
    body = resolved(client, f"{PAGE}#:~:text=before%20Easter")
    assert body["words"]["wording"] == "not_found"
    assert "quotations/verify" in body["words"]["detail"]
    assert body["passages"] == []
    assert body["version"]["number"] == 2


def test_the_address_of_marked_words_is_that_of_their_paragraph(client: Client, pid: str) -> None:
    body = resolved(client, f"{PAGE}v/1/#:~:text=footbridge")
    assert body["permalink"] == f"{HOST}/p/{pid}/v/1/"
    assert body["words"] == {"found": True, "wording": "verbatim", "detail": None}


def test_a_quote_is_found_within_the_paragraph_that_the_source_names(client: Client, pid: str) -> None:
    body = resolved(client, target(quoted("the footbridge"), source={"id": f"{HOST}/p/{pid}/v/1/"}))
    assert marked(body) == ["the footbridge"]
    assert resolved(client, target(quoted("a brass band"), source=pid))["words"]["found"] is False


def test_typography_makes_no_difference_but_is_told(client: Client) -> None:
    body = resolved(client, target(quoted("the\u00a0 footbridge")))
    assert (marked(body), body["words"]["wording"]) == (["the footbridge"], "typographic")


def test_the_case_of_a_quote_does(client: Client) -> None:
    assert resolved(client, target(quoted("the FOOTBRIDGE")))["words"]["found"] is False


def test_words_in_several_places_are_answered_with_all(client: Client) -> None:
    answer = asked(client, target(quoted("Mayor Keller"), source=PAGE) | {"selector": quoted("the ")})
    places = [candidate["passages"][0] for candidate in answer.json()["candidates"]]
    assert answer.status_code == 300
    assert answer.json()["detail"].startswith("The words stand in several places")
    assert len(places) > 5
    assert all(place["text"][place["start"] : place["end"]] == "the" for place in places)


def test_words_in_two_paragraphs_stand_in_several_places(client: Client) -> None:
    body = asked(client, target(quoted("Th"), source=PAGE)).json()
    assert [candidate["passages"][0]["ordinal"] for candidate in body["candidates"]] == [1, 3]
    assert body["detail"].startswith("The words stand in several places")


def test_a_choice_that_a_client_has_is_not_sent_again(client: Client) -> None:
    question = json.dumps(target(quoted("the ")))
    first = asked(client, question)
    again = client.get(RESOLVE, {"q": question}, headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (300, 304, b"")


def test_two_selectors_of_one_place_mark_one_place(client: Client) -> None:
    both = target(quoted("Mayor Keller"), quoted("Mayor Keller"))
    assert marked(resolved(client, both)) == ["Mayor Keller"]
    assert marked(resolved(client, f" {json.dumps(both)}\n")) == ["Mayor Keller"]


@pytest.mark.parametrize(
    ("around", "start"),
    [
        ({"prefix": "bridge"}, None),
        ({"prefix": "on"}, FLOOD.index("the river")),
        ({"suffix": "tow"}, SCHOOL.index("the tow")),
    ],
)
def test_the_words_around_tell_which_is_meant(client: Client, around: dict[str, str], start: int | None) -> None:
    answer = asked(client, target(quoted("the", **around)))
    if start is None:
        assert answer.status_code == 300
    else:
        assert answer.json()["passages"][0]["start"] == start


def test_and_so_does_a_position(client: Client) -> None:
    start = len(FERRY) + 1 + MAYOR.index("the")
    body = resolved(client, target(quoted("the"), position(start, start + 3)))
    assert body["passages"][0]["start"] == MAYOR.index("the")


def test_a_position_counts_through_the_paragraphs(client: Client) -> None:
    start = len(FERRY) + 1
    assert marked(resolved(client, target(position(start, start + 5.0)))) == ["Mayor"]
    assert marked(resolved(client, target(position(start - 6, start + 5)))) == ["oard.", "Mayor"]
    assert resolved(client, target(position(5, 10**6)))["words"]["found"] is False


def test_a_fragment_selector_names_the_paragraph_and_may_be_refined(client: Client, pid: str) -> None:
    chosen = {"type": "FragmentSelector", "value": f"p-{pid}", "refinedBy": quoted("the")}
    assert resolved(client, target(chosen))["passages"][0]["start"] == MAYOR.index("the")
    assert marked(resolved(client, target({"type": "FragmentSelector", "value": ":~:text=footbridge"}))) == [
        "footbridge"
    ]


def test_a_fragment_selector_names_the_paragraph_of_a_slug_too(client: Client, pid: str) -> None:
    chosen = {"type": "FragmentSelector", "value": f"p-{pid}"}
    assert resolved(client, target(chosen, source=f"{SLUG}.v1"))["passages"][0]["text"] == MAYOR


def test_of_a_whole_annotation_the_target_is_meant(client: Client, pid: str) -> None:
    annotation = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "body": "So?"}
    for told in (target(quoted("the footbridge")), [target(quoted("the footbridge"))]):
        assert marked(resolved(client, {**annotation, "target": told})) == ["the footbridge"]
    for named in (f"{HOST}/p/{pid}/v/1/", {"id": f"{HOST}/p/{pid}/v/1/"}):
        assert resolved(client, {**annotation, "target": named})["passages"][0]["text"] == MAYOR


def test_without_a_selector_the_source_is_meant(client: Client) -> None:
    assert resolved(client, {"source": PAGE, "type": "SpecificResource"})["passages"] == []


def test_no_more_places_than_the_bound_are_listed(client: Client) -> None:
    publish_article(story("na " * (MOST_PLACES + 1), title="Song"))
    body = asked(client, target(quoted("na"), source="song")).json()
    assert (len(body["candidates"]), body["more"]) == (MOST_PLACES, True)


# ── What names nothing ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("q", "code"),
    [
        ("0000000000", "unknown_paragraph"), ("no-such-article", "unknown_article"), (f"{SLUG}.v3", "unknown_version"),
        (f"{HOST}/articles/{SLUG}/v/9/", "unknown_version"), ("https://elsewhere.example/", "unknown_reference"),
        ("!", "unknown_reference"),
        (f"{HOST}/search/?q=x", "unknown_reference"), ("10.1000/none", "unknown_reference"), ("{mistyped}", "mistyped_pid"),
        (f"{HOST}/p/{{mistyped}}/", "mistyped_pid"), ("{mistyped}.v1", "mistyped_pid"), ("{hyphenated}", "mistyped_pid"),
        (f"{HOST}/p/abc/", "malformed_pid"), (f"{HOST}/api/v1/articles/{SLUG}/versions/1/paragraphs/3-2/", "backward_range"),
    ],
)  # fmt: skip
def test_what_names_nothing_is_not_found(client: Client, pid: str, q: str, code: str) -> None:
    wrong = pid[:-1] + ("0" if pid[-1] != "0" else "1")
    problem_of(asked(client, q.format(mistyped=wrong, hyphenated=f"{wrong[:5]}-{wrong[5:]}")), 404, code)


@pytest.mark.parametrize(
    ("q", "pointer"),
    [
        ("{", ""), ("[1]", ""), ("{}", "/source"), ('{"source": 5}', "/source"), ('{"source": "x", "selector": 1}', "/selector"),
        ('{"source": "x", "selector": {"type": "XPathSelector"}}', "/selector"), ('{"source": {}}', "/source"),
        ('{"source": "x", "selector": {"type": "TextQuoteSelector", "exact": ""}}', "/selector/exact"),
        ('{"source": "x", "selector": [{"type": "TextPositionSelector", "start": -1, "end": 2}]}', "/selector/0/start"),
        ('{"source": "x", "selector": [{"type": "FragmentSelector", "value": "", "refinedBy": 7}]}', "/selector/0/refinedBy"),
        ('{"source": "x", "selector": {"type": "TextQuoteSelector", "exact": "\\ud800"}}', "/selector/exact"),
        ('{"target": {"source": "x", "selector": 1}}', "/target/selector"), ('{"target": 5}', "/target/source"),
        ('{"target": []}', "/target/source"), ('{"target": [{"source": "x"}, {"source": "y"}]}', "/target"),
        ("[" * 2000, ""),
    ],
)  # fmt: skip
def test_a_malformed_target_is_pointed_at(client: Client, q: str, pointer: str) -> None:
    error = wrong_parameters(asked(client, q))["q"]
    assert error["pointer"] == pointer
    assert not any(kind in error["detail"] for kind in ("/TextQuoteSelector", "/TextPositionSelector", "Input"))


def test_without_a_reference_the_parameter_is_named(client: Client) -> None:
    assert "q" in wrong_parameters(client.get(RESOLVE))
    assert "q" in wrong_parameters(asked(client, ""))
    assert "limit" in wrong_parameters(asked(client, SLUG, limit="1"))


@pytest.mark.parametrize(
    "q",
    [
        "%00",
        "%ff%fe",
        "\u202e\u200f",
        "#" * 5000,
        "http://[",
        "a" * 16_001,
        "ark:" * 500,
        "https://testserver/p/%2e%2e/",
    ],
)
def test_no_text_makes_it_fail_otherwise(client: Client, q: str) -> None:
    assert client.get(f"{RESOLVE}?q={quote(q, safe='%')}").status_code in (400, 404)


# ── What is withdrawn ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def withdrawn(publisher: Client, pid: str) -> str:
    notice = {"kind": "withdrawal", "text": "At the mayor’s request.", "paragraphs": [pid]}
    answer = publisher.post(f"{ROOT}articles/{SLUG}/notices/", notice, content_type="application/json")
    assert answer.status_code == 201, answer.content
    return pid


@pytest.mark.parametrize(
    "q",
    [
        "{pid}",
        "{pid}.v1",
        f"{HOST}/p/{{pid}}/v/1/",
        f"{PAGE}#p-{{pid}}",
        f"{HOST}/api/v1/articles/{SLUG}/versions/1/paragraphs/1-3/",
    ],
)
def test_a_withdrawn_paragraph_is_gone(client: Client, withdrawn: str, q: str) -> None:
    body = problem_of(asked(client, q.format(pid=withdrawn)), 410, "withdrawn")
    assert body["tombstone"]["paragraph"] == withdrawn


def test_its_words_are_not_found(client: Client, withdrawn: str) -> None:
    answer = asked(client, target(quoted("the footbridge")))
    assert answer.json()["words"]["found"] is False
    assert MAYOR not in answer.content.decode()


def test_and_stand_at_no_position(client: Client, withdrawn: str) -> None:
    start = len(FERRY) + 1
    problem_of(asked(client, target(position(start, start + 5))), 410, "withdrawn")
    assert marked(resolved(client, target(position(0, 3)))) == ["The"]


# ── Caching ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_it_is_an_answer_about_the_current_state(client: Client, pid: str) -> None:
    answer = asked(client, pid)
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert answer["Content-Location"] == f"{HOST}/api/v1/paragraphs/{pid}/versions/2/"
    assert answer["Last-Modified"]
    assert asked(client, pid)["ETag"] == answer["ETag"]
    again = client.get(RESOLVE, {"q": pid}, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    revised(FERRY, MAYOR, FLOOD)
    assert asked(client, pid)["ETag"] != answer["ETag"]


def test_only_the_fields_that_are_asked_for(client: Client) -> None:
    assert set(asked(client, SLUG, fields="article,url").json()) == {"article", "url"}


@pytest.mark.parametrize(("q", "most"), [("{pid}", 6), (SLUG, 5), (f"{PAGE}v/1/#:~:text=bridge", 6), (HERALD, 6)])
def test_the_number_of_queries_is_constant(
    client: Client, django_assert_max_num_queries: Any, pid: str, q: str, most: int
) -> None:
    published_at(HERALD, version=1)
    with django_assert_max_num_queries(most):
        resolved(client, q.format(pid=pid))


def test_every_paragraph_of_every_version_comes_back(client: Client) -> None:
    for passage in Passage.objects.select_related("version", "paragraph", "wording"):
        body = resolved(client, f"{passage.paragraph.pid}.v{passage.version.number}")
        assert body["passages"][0]["text"] == passage.wording.text
    assert Version.objects.count() == 2
