"""The tools: what they answer, and what they say of a mistake."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import jsonschema
import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.api.mcp.server import listed_tools
from articles.api.mcp.tools import TOOLS
from articles.api.mcp.tools.pieces import BEGIN_AGAIN, LONGEST
from articles.api.mcp.tools.search import MOST
from articles.api.mcp.tools.verify_quotations import MOST_MATCHES
from articles.intake.manuscript import Author, ManuscriptPublication, Outlet
from articles.models import Passage, Version
from articles.publishing.articles import publish_article
from articles.quoting import finding, looking_up
from articles.selectors.paragraphs import ParagraphState, states_of_current
from tests.api.asking import HOST, ROOT
from tests.api.mcp.asking import answered, message, refused, result, sent
from tests.selectors.test_resolving import HERALD, published_at
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story


@pytest.fixture(autouse=True)
def pid(db: None) -> str:
    """The story in two versions; the second lacks the fourth paragraph. Returns the PID of the second paragraph."""
    first = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED, FLOOD, SCHOOL)
    return pids(first)[1]


def withdraw(publisher: Client, *paragraphs: str) -> None:
    notice = {
        "kind": "withdrawal",
        "text": "At the mayor’s request.",
        **({"paragraphs": paragraphs} if paragraphs else {}),
    }
    assert publisher.post(f"{ROOT}articles/{SLUG}/notices/", notice, content_type="application/json").status_code == 201


# ── All of them ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_each_is_listed_with_schemas_that_are_schemas(client: Client) -> None:
    listed = sent(client, message("tools/list")).json()["result"]["tools"]
    assert [tool["name"] for tool in listed] == [tool.name for tool in TOOLS]
    for tool in listed:
        for schema in (tool["inputSchema"], tool["outputSchema"]):
            jsonschema.Draft202012Validator.check_schema(schema)
            assert schema["type"] == "object"
        assert tool["annotations"] == {
            "title": tool["title"], "readOnlyHint": True, "destructiveHint": False, "idempotentHint": True,
            "openWorldHint": False,
        }  # fmt: skip
    assert len(listed_tools()) == len(TOOLS)


def test_schemas_are_short_and_lose_no_member(client: Client) -> None:
    listed = {tool["name"]: tool for tool in sent(client, message("tools/list")).json()["result"]["tools"]}
    found = listed["search"]["outputSchema"]["$defs"]["SearchResult"]
    assert {"id", "title", "url", "text"} <= set(found["properties"])
    for tool in listed.values():
        schemas = json.dumps([tool["inputSchema"], tool["outputSchema"]])
        assert '"examples"' not in schemas
        assert '"title": "' not in schemas


QUESTIONS: dict[str, dict[str, Any]] = {
    "search": {"query": "Keller"},
    "fetch": {"id": SLUG},
    "get_paragraph": {"id": "{pid}"},
    "verify_quotations": {"quotations": [{"text": FLOOD}]},
    "check_citations": {"citations": [{"paragraph": "{pid}", "version": 1}]},
    "cite": {"references": ["{pid}", SLUG]},
}


def asked(tool: str, pid: str) -> Any:
    def filled(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: filled(part) for name, part in value.items()}
        return (
            [filled(part) for part in value]
            if isinstance(value, list)
            else value.format(pid=pid)
            if isinstance(value, str)
            else value
        )

    return filled(QUESTIONS[tool])


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_each_answers_as_its_schema_says_with_absolute_urls(client: Client, pid: str, tool: Any) -> None:
    answer = answered(client, tool.name, **asked(tool.name, pid))
    listed = next(entry for entry in listed_tools() if entry.name == tool.name)
    assert listed.output_schema is not None
    jsonschema.validate(answer, listed.output_schema)
    results = answer.get("results", [answer])
    assert results
    assert all(entry["url"].startswith(f"{HOST}/") for entry in results)


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_each_says_what_is_wrong_with_its_arguments(client: Client, pid: str, tool: Any) -> None:
    right = asked(tool.name, pid)
    (needed,) = [name for name in tool.arguments.model_fields if tool.arguments.model_fields[name].is_required()]
    assert refused(client, tool.name) == [f"/{needed}: must be given."]
    assert refused(client, tool.name, **right, curser="1")[0].startswith(
        "/curser: “curser” is not a member of this object."
    )
    assert refused(client, tool.name, **{**right, needed: 5})[0].startswith(f"/{needed}: must be")
    assert refused(client, tool.name, **{**right, needed: None})[0].startswith(f"/{needed}: must be")
    assert refused(client, tool.name, **right, cursor="x") == [f"/cursor: {BEGIN_AGAIN}"]


def test_arguments_may_be_left_out_if_none_is_needed(client: Client) -> None:
    answer = sent(client, message("tools/call", {"name": "fetch"}))
    assert answer.json()["result"]["isError"] is True


def test_an_unforeseen_error_is_logged_and_not_shown(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("articles.api.mcp.tools.fetch.text_of", fail)
    assert refused(client, "fetch", id=SLUG) == ["Something went wrong on our side; it has been logged."]
    assert "a secret" in caplog.text
    assert caplog.messages[-1] == "Unforeseen error at /mcp"


def test_what_is_away_is_said_to_be_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise OperationalError("the database is gone")

    monkeypatch.setattr("articles.api.mcp.tools.fetch.text_of", fail)
    assert refused(client, "fetch", id=SLUG) == ["Something that the service needs is away; try again in a moment."]


# ── search ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_search_finds_paragraphs_in_the_shape_of_chatgpt(client: Client, pid: str) -> None:
    (found,) = answered(client, "search", query="Keller May")["results"]
    assert {"id": pid, "title": "The Bridge, paragraph 2", "url": f"{HOST}/p/{pid}/v/2/"}.items() <= found.items()
    assert "footbridge" in found["text"]
    assert "<mark>" not in found["text"]


@pytest.mark.parametrize(
    ("query", "found", "left_out"),
    [
        ("when will the footbridge of Keller reopen", [MAYOR_EDITED], ["when", "will"]),
        ("Keller Easter", [MAYOR_EDITED], ["easter"]),
        ("cellars penguin", [FLOOD], ["penguin"]), ("cellars -riverside", [], []), ("cellars penguin -riverside", [], []),
        ("penguin dinosaur", [], []), ('"riverside flooded" cellars', [FLOOD], ["riverside flooded"]), ("-the", [], []),
        ("willows penguin -cellars", [SCHOOL], ["penguin"]),
    ],
)  # fmt: skip
def test_search_leaves_out_what_no_paragraph_has(
    client: Client, query: str, found: list[str], left_out: list[str]
) -> None:
    answer = answered(client, "search", query=query)
    texts = [answered(client, "get_paragraph", id=entry["id"])["text"] for entry in answer["results"]]
    assert (texts, answer["left_out"]) == (found, left_out)


def test_search_leaves_out_no_word_of_a_long_query_that_a_paragraph_has(client: Client, pid: str) -> None:
    answer = answered(client, "search", query=MAYOR_EDITED)
    assert ([entry["id"] for entry in answer["results"]], answer["left_out"]) == ([pid], [])


def test_search_tries_so_many_words_of_a_long_query(client: Client) -> None:
    queries = []
    for count in (12, 40):
        with CaptureQueriesContext(connection) as captured:
            answered(client, "search", query=" ".join(f"penguin{number}" for number in range(count)))
        queries.append(len(captured))
    assert queries[0] == queries[1]


def test_search_goes_on_where_the_cursor_says(client: Client) -> None:
    first = answered(client, "search", query="the", limit=2)
    second = answered(client, "search", query="the", limit=2, cursor=first["next_cursor"])
    assert len(first["results"]) == len(second["results"]) == 2
    assert {found["id"] for found in first["results"]}.isdisjoint(found["id"] for found in second["results"])
    assert second["next_cursor"] is None
    assert (
        answered(client, "search", query="the penguin", limit=2, cursor=first["next_cursor"])["results"]
        == second["results"]
    )


def test_search_can_be_narrowed(client: Client) -> None:
    publish_article(story(title="Another"))
    assert len(answered(client, "search", query="cellars")["results"]) == 2
    assert len(answered(client, "search", query="cellars", article=SLUG)["results"]) == 1


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"article": "none"}, "/article: “article”: No article has the slug “none”."),
        ({"author": "9999"}, "/author: No person has the id 9999."),
        ({"limit": MOST + 1}, "/limit: must be at most 20."), ({"limit": 0}, "/limit: must be at least 1."),
        ({"query": ""}, "/query: must have"), ({"query": " \t"}, "/query: The query has no words."),
        ({"query": "?!"}, "/query: The query has"),
        ({"published_after": "soon"}, "/published_after: "), ({"language": "english"}, "/language: "),
        ({"query": "a\x00"}, "/query: must not hold a NUL"),
    ],
)  # fmt: skip
def test_search_says_which_argument_is_wrong(client: Client, wrong: dict[str, Any], line: str) -> None:
    (told,) = refused(client, "search", **{"query": "cellars zzz", **wrong})
    assert told.startswith(line)


def test_search_shows_the_words_as_they_are(client: Client) -> None:
    publish_article(story("Research & development <b> cost the penguins dearly.", title="R&D"))
    (found,) = answered(client, "search", query="penguins")["results"]
    assert (found["text"], found["title"]) == (
        "Research & development <b> cost the penguins dearly.",
        "R&D, paragraph 1",
    )


def test_search_finds_no_withdrawn_paragraph(client: Client, publisher: Client, pid: str) -> None:
    withdraw(publisher, pid)
    assert answered(client, "search", query="Keller")["results"] == []


def test_search_shows_no_paragraph_that_is_withdrawn_meanwhile(
    client: Client, publisher: Client, pid: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def states(passages: Iterable[Passage]) -> Mapping[str, ParagraphState]:
        withdraw(publisher, pid)
        return states_of_current(passages)

    monkeypatch.setattr("articles.api.mcp.tools.search.states_of_current", states)
    assert answered(client, "search", query="Keller")["results"] == []


# ── fetch ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_fetch_gives_the_whole_text_with_identifiers(client: Client, pid: str) -> None:
    answer = answered(client, "fetch", id=SLUG)
    assert {
        "id": SLUG,
        "title": "The Bridge",
        "url": f"{HOST}/articles/{SLUG}/v/2/",
        "next_cursor": None,
    }.items() <= answer.items()
    assert f"\n\n[{pid}] {MAYOR_EDITED}\n\n" in answer["text"]
    assert BUDGET not in answer["text"]
    metadata = answer["metadata"]
    assert (metadata["article"], metadata["version"], metadata["current_version"], metadata["paragraphs"]) == (
        SLUG,
        2,
        2,
        4,
    )


def test_fetch_tells_what_is_known_of_the_text(client: Client) -> None:
    printed = (ManuscriptPublication("original", Outlet("The Harbour Review"), "2023-04"),)
    facts = {"authors": (Author("Jane Doe"), Author("John Roe Jr.")), "publications": printed, "language": "en"}
    publish_article(story(MAYOR, title="Known", **facts))
    assert answered(client, "fetch", id="known")["metadata"] == {
        "article": "known",
        "version": 1,
        "current_version": 1,
        "language": "en",
        "authors": ["Jane Doe", "John Roe Jr."],
        "outlet": "The Harbour Review",
        "published": "2023-04",
        "paragraphs": 1,
        "notices": [],
    }


@pytest.mark.parametrize(
    ("reference", "words"), [(f"{SLUG}.v1", BUDGET), ("{pid}.v1", MAYOR), ("{pid}", MAYOR_EDITED), (HERALD, BUDGET)]
)
def test_fetch_takes_every_name_of_a_text(client: Client, pid: str, reference: str, words: str) -> None:
    published_at(HERALD, version=1)
    answer = answered(client, "fetch", id=reference.format(pid=pid))
    assert words in answer["text"]
    assert answer["metadata"]["current_version"] == 2
    assert (FERRY in answer["text"]) is ("pid" not in reference)


def test_fetch_gives_a_long_text_in_pieces(client: Client) -> None:
    words = [f"paragraph {number} " + "word " * 150 for number in range(60)]
    publish_article(story(*(text.strip() for text in words), title="Long"))
    pieces, cursor = [], None
    while True:
        answer = answered(client, "fetch", id="long", **({"cursor": cursor} if cursor else {}))
        assert len(answer["text"]) <= LONGEST
        assert answer["text"].startswith("[")
        pieces.append(answer["text"])
        cursor = answer["next_cursor"]
        if cursor is None:
            break
    assert len(pieces) == 3
    assert [part.partition("] ")[2] for part in "\n\n".join(pieces).split("\n\n")] == [text.strip() for text in words]
    assert refused(client, "fetch", id="long", cursor="999999") == [f"/cursor: {BEGIN_AGAIN}"]


@pytest.mark.parametrize(
    ("reference", "line"),
    [
        ("no-such", "/id: No article has the slug “no-such”."), ("0000000000", "/id: No paragraph has the identifier"),
        ("a\x00", "/id: must not hold a NUL character."), ("a" * 4_001, "/id: must have at most 4,000 characters."),
        (f"{SLUG}.v9", "/id: “the-bridge” has versions 1 to 2, and no version 9."), ("0000000001", "/id: The check character of"),
        ("https://elsewhere.example/", "/id: “elsewhere.example” is not this service."),
    ],
)  # fmt: skip
def test_fetch_says_that_a_text_is_unknown(client: Client, reference: str, line: str) -> None:
    (told,) = refused(client, "fetch", id=reference)
    assert told.startswith(line)


def test_fetch_asks_which_of_several_texts_is_meant(client: Client) -> None:
    publish_article(story(title="Another"))
    published_at(HERALD)
    published_at(HERALD, slug="another")
    (told,) = refused(client, "fetch", id=HERALD)
    assert told.endswith("names 2 texts: “another”, “the-bridge”. Name one of them.")


def test_fetch_shows_no_withdrawn_text(client: Client, publisher: Client, pid: str) -> None:
    withdraw(publisher, pid)
    assert f"[{pid}] (withdrawn)" in answered(client, "fetch", id=SLUG)["text"]
    (told,) = refused(client, "fetch", id=pid)
    assert told.endswith("At the mayor’s request.")
    withdraw(publisher)
    refused(client, "fetch", id=SLUG)


# ── get_paragraph ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_get_paragraph_tells_what_happened_to_it(client: Client, pid: str) -> None:
    answer = answered(client, "get_paragraph", id=pid.upper())
    assert (answer["id"], answer["text"], answer["version"], answer["ordinal"], answer["status"]) == (
        pid,
        MAYOR_EDITED,
        2,
        2,
        "current",
    )
    assert answer["url"] == f"{HOST}/p/{pid}/v/2/"
    assert answer["history"] == [{"version": 1, "change": "new"}, {"version": 2, "change": "edited"}]
    assert answered(client, "get_paragraph", id=answer["previous"])["text"] == FERRY
    assert answered(client, "get_paragraph", id=answer["next"])["text"] == FLOOD


@pytest.mark.parametrize(
    "arguments", [{"id": "{pid}.v1"}, {"id": "{pid}", "version": 1}, {"id": f"{HOST}/p/{{pid}}/v/1/"}]
)
def test_get_paragraph_gives_it_in_a_version(client: Client, pid: str, arguments: dict[str, Any]) -> None:
    answer = answered(client, "get_paragraph", **{**arguments, "id": arguments["id"].format(pid=pid)})
    assert (answer["text"], answer["version"], answer["url"]) == (MAYOR, 1, f"{HOST}/p/{pid}/v/1/")


def test_a_whole_number_may_be_written_with_a_point(client: Client, pid: str) -> None:
    assert answered(client, "get_paragraph", id=pid, version=1.0)["version"] == 1
    assert len(answered(client, "search", query="Keller", limit=1.0)["results"]) == 1


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ({"id": SLUG}, f"/id: This names a text and not one paragraph; `fetch` gives the text “{SLUG}”."),
        (
            {"id": f"{HOST}/api/v1/articles/{SLUG}/versions/1/paragraphs/1-2/"},
            "/id: This names a text and not one paragraph",
        ),
        ({"id": "{pid}", "version": 7}, "/version: Paragraph “{pid}” is in no version 7."),
    ],
)
def test_get_paragraph_says_that_it_is_none(client: Client, pid: str, arguments: dict[str, Any], line: str) -> None:
    (told,) = refused(client, "get_paragraph", **{**arguments, "id": arguments["id"].format(pid=pid)})
    assert told.startswith(line.format(pid=pid))


def test_get_paragraph_gives_a_long_one_in_pieces(client: Client) -> None:
    text = " ".join(f"word{number}" for number in range(4_000))
    (long,) = pids(publish_article(story(text, title="Long")).version)
    first = answered(client, "get_paragraph", id=long)
    second = answered(client, "get_paragraph", id=long, cursor=first["next_cursor"])
    assert f"{first['text']} {second['text']}" == text
    assert second["next_cursor"] is None


def test_get_paragraph_tells_what_became_of_it(client: Client) -> None:
    long = f"{SCHOOL} It was a fine day, and each of them carried a spade."
    versions = [
        Version.objects.get(number=2),
        revised(FERRY, f"{MAYOR_EDITED} {FLOOD}", long).version,
        revised(FERRY, f"{MAYOR_EDITED} {FLOOD}", *long.split(" It was")).version,
    ]
    kinds = set()
    for paragraph in {name for version in versions for name in pids(version)}:
        lineage = client.get(f"{ROOT}paragraphs/{paragraph}/").json()["lineage"]
        became = {kind: [part["id"] for part in lineage[kind]] for kind in ("split_into", "merged_into")}
        kinds |= {kind for kind, parts in became.items() if parts}
        assert answered(client, "get_paragraph", id=paragraph)["became"] == [
            *became["split_into"],
            *became["merged_into"],
        ]
    assert kinds == {"split_into", "merged_into"}


def test_get_paragraph_shows_no_withdrawn_text(client: Client, publisher: Client, pid: str) -> None:
    withdraw(publisher, pid)
    for arguments in ({"id": pid}, {"id": pid, "version": 1}):
        (told,) = refused(client, "get_paragraph", **arguments)
        assert re.fullmatch(r"The text was withdrawn on [-\d]{10}\. At the mayor’s request\.", told)


# ── verify_quotations, check_citations, cite ────────────────────────────────────────────────────────────────────────
def test_quotations_are_verified_each_for_itself(client: Client, pid: str) -> None:
    claims = [
        {"text": MAYOR_EDITED},
        {"text": MAYOR},
        {"text": FLOOD, "paragraph": "0000000001"},
        {"text": ""},
        {"text": "x" * 5001},
    ]
    verdicts = answered(client, "verify_quotations", quotations=claims)["results"]
    first, second, *others = verdicts
    assert (first["wording"], first["currency"], first["matches"][0]["paragraph"]) == ("verbatim", "current", pid)
    assert (second["wording"], second["currency"]) == ("verbatim", "superseded")
    assert (first["url"], second["url"]) == (f"{HOST}/p/{pid}/v/2/", f"{HOST}/p/{pid}/v/1/")
    assert "check character" in others[0]["error"]
    assert "at most 5,000" in others[2]["error"]
    assert {verdict["wording"] for verdict in others} <= {None, "not_found"}
    assert {verdict["url"] for verdict in others} == {f"{HOST}/api/v1/articles/"}


def test_a_verdict_has_everything_that_an_agent_needs(client: Client, pid: str) -> None:
    quoted = "reopen before Whitsun"
    (verdict,) = answered(client, "verify_quotations", quotations=[{"text": quoted, "paragraph": pid}])["results"]
    text = "reopen before Easter"
    assert verdict == {
        "text": quoted,
        "wording": "altered",
        "attribution": "as_claimed",
        "currency": "superseded",
        "weak": True,
        "ambiguous": False,
        "url": f"{HOST}/p/{pid}/v/1/",
        "matches": [
            {
                "paragraph": pid,
                "url": f"{HOST}/p/{pid}/v/1/",
                "text_fragment_url": f"{HOST}/articles/{SLUG}/v/1/#p-{pid}:~:text={text.replace(' ', '%20')}",
                "article": SLUG,
                "title": "The Bridge",
                "version": 1,
                "currency": "superseded",
                "text": text,
                "differences": [{"op": "replace", "quoted": "Whitsun", "source": "Easter"}],
            }
        ],
        "more_matches": False,
        "error": None,
    }


@pytest.mark.parametrize("occurrences", [MOST_MATCHES, MOST_MATCHES + 1])
def test_more_occurrences_than_are_listed_are_said_to_be_there(client: Client, occurrences: int) -> None:
    refrain = " ".join(f"{number} is a penguin of Patagonia." for number in range(occurrences))
    publish_article(story(refrain, title="Refrain"))
    quotations = [{"text": "is a penguin of Patagonia"}]
    (verdict,) = answered(client, "verify_quotations", quotations=quotations)["results"]
    assert (len(verdict["matches"]), verdict["more_matches"]) == (MOST_MATCHES, occurrences > MOST_MATCHES)


def test_more_places_than_were_looked_at_are_said_to_be_possible(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking_up, "_MOST_OF_RUN", 1)
    monkeypatch.setattr(looking_up, "MOST_CANDIDATES", 1)
    monkeypatch.setattr(finding, "_MOST_EXACT", 1)
    publish_article(story("One penguin of Patagonia.", "Two penguins of Patagonia.", title="Penguins"))
    (verdict,) = answered(client, "verify_quotations", quotations=[{"text": "of Patagonia"}])["results"]
    assert (len(verdict["matches"]), verdict["more_matches"]) == (1, True)


def test_a_long_list_of_quotations_goes_on_with_a_cursor(client: Client) -> None:
    quotations: list[Any] = [{"text": f"{number} {FLOOD}"} for number in range(99)] + [{"text": 5}]
    found, cursor = [], None
    while True:
        more: dict[str, Any] = {"cursor": cursor} if cursor else {}
        answer = answered(client, "verify_quotations", quotations=quotations, **more)
        found += answer["results"]
        cursor = answer["next_cursor"]
        if cursor is None:
            break
        assert cursor == str(len(found))
    assert [entry["text"] for entry in found] == [quotation["text"] for quotation in quotations[:99]] + [None]
    assert found[99]["error"] == "/quotations/99/text: must be a text."


def test_a_quotation_of_a_wrong_type_is_pointed_at_and_the_others_are_verified(client: Client) -> None:
    claims: list[Any] = [{"text": 5}, {"text": FLOOD}, {"text": "x", "version": "1"}, 7]
    number, right, version, none = answered(client, "verify_quotations", quotations=claims)["results"]
    assert right["wording"] == "verbatim"
    assert number["error"] == "/quotations/0/text: must be a text."
    assert version["error"] == "/quotations/2/version: must be a whole number."
    assert none["error"].startswith("/quotations/3: must be")


def test_only_the_differences_of_an_altered_quotation_are_listed(client: Client) -> None:
    (verdict,) = answered(client, "verify_quotations", quotations=[{"text": FLOOD.replace("cellars", "houses")}])[
        "results"
    ]
    assert verdict["wording"] == "altered"
    assert [(part["quoted"].strip(), part["source"].strip()) for part in verdict["matches"][0]["differences"]] == [
        ("houses", "cellars")
    ]


def test_no_more_places_than_a_few_are_listed(client: Client) -> None:
    for title in ("A", "B", "C", "D"):
        publish_article(story(title=f"Another {title}"))
    (verdict,) = answered(client, "verify_quotations", quotations=[{"text": FLOOD}])["results"]
    assert (len(verdict["matches"]), verdict["more_matches"], verdict["ambiguous"]) == (MOST_MATCHES, True, True)


def test_citations_are_checked_each_for_itself(client: Client, pid: str) -> None:
    cited = [{"paragraph": pid, "version": 1, "text": "before Easter"}, {"url": SLUG, "version": 2}, {"url": "none"}]
    edited, current, unknown = answered(client, "check_citations", citations=cited)["results"]
    assert (edited["status"], edited["url"], edited["current_url"]) == (
        "edited",
        f"{HOST}/p/{pid}/v/1/",
        f"{HOST}/p/{pid}/v/2/",
    )
    assert (edited["text_found_then"], edited["text_found_now"]) == (True, False)
    assert {part["op"] for part in edited["differences"]} == {"replace"}
    assert (current["status"], current["article"], current["paragraph"]) == ("unchanged", SLUG, None)
    assert (unknown["status"], unknown["url"]) == ("unknown", f"{HOST}/api/v1/articles/")


def noticed(publisher: Client, **what: Any) -> None:
    notice = {"kind": "correction", "text": "The day was wrong.", **what}
    assert publisher.post(f"{ROOT}articles/{SLUG}/notices/", notice, content_type="application/json").status_code == 201


def test_a_checked_citation_has_everything_that_an_agent_needs(client: Client, publisher: Client, pid: str) -> None:
    noticed(publisher, version=1, paragraphs=[pid])
    cited = {"paragraph": pid, "version": 1, "text": "before Easter"}
    (checked,) = answered(client, "check_citations", citations=[cited])["results"]
    (notice,) = checked.pop("notices")
    assert (notice["kind"], notice["text"]) == ("correction", "The day was wrong.")
    assert notice["url"].startswith(f"{HOST}{ROOT}articles/{SLUG}/notices/")
    assert notice["at"]
    assert checked.pop("detail")
    assert all(part["op"] == "replace" for part in checked.pop("differences"))
    assert checked == {
        "citation": {"paragraph": pid, "url": None, "version": 1, "date": None},
        "status": "corrected",
        "url": f"{HOST}/p/{pid}/v/1/",
        "current_url": f"{HOST}/p/{pid}/v/2/",
        "changes_url": f"{HOST}{ROOT}articles/{SLUG}/changes/1..2/",
        "article": SLUG,
        "paragraph": pid,
        "text_found_then": True,
        "text_found_now": False,
    }


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("fetch", {"id": "{pid}.v1"}),
        ("get_paragraph", {"id": "{pid}.v1"}),
        ("cite", {"references": ["{pid}.v1"]}),
        ("check_citations", {"citations": [{"paragraph": "{pid}.v1"}]}),
    ],
)
def test_notices_come_with_the_text_that_they_concern(
    client: Client, publisher: Client, pid: str, tool: str, arguments: dict[str, Any]
) -> None:
    noticed(publisher, version=1, paragraphs=[pid])
    answer = answered(client, tool, **json.loads(json.dumps(arguments).replace("{pid}", pid)))
    entry = answer["results"][0] if "results" in answer else answer.get("metadata", answer)
    assert [notice["text"] for notice in entry["notices"]] == ["The day was wrong."]


def test_a_style_without_a_list_has_none(client: Client) -> None:
    (cited,) = answered(client, "cite", references=[SLUG], style="bluebook-law-review")["results"]
    assert cited["bibliography"] is None
    assert "Bridge" in cited["in_text"]


def test_citations_are_made_in_a_style(client: Client, publisher: Client, pid: str) -> None:
    answer = answered(client, "cite", references=[f"{pid}.v1", "none"], style="mla", locale="de-DE")
    first, unknown = answer["results"]
    assert (answer["style"], answer["locale"]) == ("modern-language-association", "de-DE")
    assert f"{HOST}/p/{pid}/v/1/" in first["bibliography"]
    assert "2" in first["in_text"]
    assert (unknown["bibliography"], unknown["in_text"], unknown["error"]) == (
        None,
        None,
        "No article has the slug “none”.",
    )
    withdraw(publisher)
    (gone,) = answered(client, "cite", references=[SLUG])["results"]
    assert gone["error"].startswith("The text was withdrawn")


@pytest.mark.parametrize(
    ("wrong", "pointer"), [({"style": "no-such-style"}, "/style: "), ({"locale": "xx-XX"}, "/locale: ")]
)
def test_an_unknown_style_or_locale_is_pointed_at(client: Client, wrong: dict[str, str], pointer: str) -> None:
    (told,) = refused(client, "cite", references=[SLUG], **wrong)
    assert told.startswith(pointer)


@pytest.mark.parametrize(
    ("tool", "arguments", "pointer"),
    [
        ("check_citations", {"citations": []}, "/citations: must have at least one item."),
        ("cite", {"references": ["x"] * 101}, "/references: must have at most 100 items."),
        ("cite", {"references": []}, "/references: must have at least one item."),
        ("cite", {"references": "x"}, "/references: must be a list."),
        ("verify_quotations", {"quotations": []}, "/quotations: must have at least one item."),
    ],
)
def test_a_wrong_list_is_pointed_at(client: Client, tool: str, arguments: dict[str, Any], pointer: str) -> None:
    assert refused(client, tool, **arguments)[0].startswith(pointer)


def test_a_citation_that_cannot_be_read_is_pointed_at_and_the_others_are_checked(client: Client, pid: str) -> None:
    cited = [
        {},
        {"paragraph": pid, "version": 1},
        {"url": SLUG, "version": "1", "text": 5},
        7,
        {"url": SLUG, "page": 1},
    ]
    results = answered(client, "check_citations", citations=cited)["results"]
    assert [result["status"] for result in results] == ["unknown", "edited", "unknown", "unknown", "unknown"]
    assert results[0]["detail"].startswith("/citations/0: one of “paragraph” and “url”")
    assert results[2]["detail"].splitlines() == [
        "/citations/2/version: must be a whole number.",
        "/citations/2/text: must be a text.",
    ]
    assert results[3]["detail"] == "/citations/3: must be an object."
    assert results[4]["detail"].startswith(
        "/citations/4/page: “page” is not a member of this object. It takes: paragraph"
    )
    assert results[0]["url"] == f"{HOST}/api/v1/articles/"
    (last,) = answered(client, "check_citations", citations=cited[:4], cursor="3")["results"]
    assert last["detail"] == "/citations/3: must be an object."


def test_a_reference_that_is_not_a_text_is_pointed_at_and_the_others_are_cited(client: Client) -> None:
    results = answered(client, "cite", references=[5, SLUG, None, ""])["results"]
    assert [result["error"] for result in results] == [
        "/references/0: must be a text.",
        None,
        "/references/2: must be a text.",
        "/references/3: must have at least one character.",
    ]
    assert [result["reference"] for result in results] == [None, SLUG, None, None]
    (last,) = answered(client, "cite", references=[SLUG, 5], cursor="1")["results"]
    assert last["error"] == "/references/1: must be a text."


def test_half_a_surrogate_pair_spoils_one_item_alone(client: Client, pid: str) -> None:
    call = {"name": "verify_quotations", "arguments": {"quotations": [{"text": "\ud800"}, {"text": FLOOD}]}}
    wrong, right = sent(client, message("tools/call", call)).json()["result"]["structuredContent"]["results"]
    assert (wrong["error"], right["wording"]) == ("/quotations/0/text: must be a text.", "verbatim")
    assert refused(client, "search", query="\ud800") == ["/query: must be a text."]


def test_long_lists_go_on_with_a_cursor(client: Client, pid: str) -> None:
    references = [f"{pid}.v1"] * 100
    first = answered(client, "cite", references=references)
    done = len(first["results"])
    assert 10 < done < 100
    assert first["next_cursor"] == str(done)
    second = answered(client, "cite", references=references, cursor=first["next_cursor"])
    assert [entry["reference"] for entry in second["results"]][:1] == references[:1]
    assert refused(client, "cite", references=references, cursor="100") == [f"/cursor: {BEGIN_AGAIN}"]
    assert result(client, "cite", references=references, cursor="99")["structuredContent"]["next_cursor"] is None
