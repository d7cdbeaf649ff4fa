"""`/api/v1/archive/`: what is public in one file, ranges of it, and the root digest."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alliance.shelf import HEADER as SHELF_HEADER
from articles.identity.digests import text_digest
from articles.models import Notice
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.public_dump import dump as public
from articles.publishing.public_dump import giving
from articles.selectors.root import root_digest
from tests.api.asking import HOST, ROOT, body_of, problem_of
from tests.conftest import delivery
from tests.stories import FERRY, MAYOR_EDITED, PENGUIN, SLUG, STORY, pids, revised, story

ARCHIVE, DUMP = f"{ROOT}archive/", f"{ROOT}archive/dump.ndjson"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """A folder of this test's own for the file."""
    settings.PUBLIC_DUMP = str(tmp_path / "public")
    return tmp_path / "public"


@pytest.fixture
def dumped_archive(db: None) -> None:
    publish_article(story())
    revised(FERRY, MAYOR_EDITED, PENGUIN)
    publish_notice(SLUG, NoticeDraft("correction", "It was noon."))
    publish_article(delivery("Another"))


def lines(client: Client) -> list[dict[str, Any]]:
    return [json.loads(line) for line in body_of(client.get(DUMP)).splitlines()]


def root_of(*parts: list[Any]) -> str:
    text = "\n".join(sorted(json.dumps(part, separators=(",", ":")) for part in parts))
    return "sha-256:" + hashlib.sha256(text.encode()).hexdigest()


# ── The dump ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_empty_archive_has_a_dump_and_a_root(api: Client) -> None:
    assert lines(api)[0]["counts"] == {"articles": 0, "versions": 0, "notices": 0, "tombstones": 0}
    assert api.get(ARCHIVE).json()["root_digest"] == root_of()


@pytest.mark.usefixtures("dumped_archive")
def test_the_dump_holds_every_article_version_and_notice(api: Client) -> None:
    head, *rest = lines(api)
    assert [line["type"] for line in rest] == ["article", "version", "version", "notice", "article", "version"]
    assert head["counts"] == {"articles": 2, "versions": 3, "notices": 1, "tombstones": 0}
    representation = api.get(f"{ROOT}articles/{SLUG}/versions/2/").content.decode().replace(HOST, "")
    assert rest[2]["version"] == json.loads(representation)


@pytest.mark.usefixtures("dumped_archive")
def test_the_entry_describes_the_file(api: Client) -> None:
    entry, answer = api.get(ARCHIVE).json(), api.get(DUMP)
    content = body_of(answer)
    assert entry["dump_url"] == f"{HOST}{DUMP}"
    assert (entry["size"], entry["digest"]) == (len(content), f"sha-256:{hashlib.sha256(content).hexdigest()}")
    assert entry["cursor"] == api.get(f"{ROOT}changes/?page_size=100").json()["cursor"]
    assert (answer["Content-Length"], answer["Accept-Ranges"]) == (str(len(content)), "bytes")
    assert entry["root_digest"] == json.loads(content.splitlines()[0])["root_digest"] == root_digest()


@pytest.mark.usefixtures("dumped_archive")
def test_the_file_is_made_anew_only_when_something_has_happened(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = api.get(DUMP)["ETag"]
    assert api.get(DUMP, headers={"if-none-match": first}).status_code == 304
    publish_article(delivery("A third"))
    second = api.get(DUMP)["ETag"]
    assert second != first
    monkeypatch.setattr(public, "public_lines", lambda: pytest.fail("made again"))
    assert api.get(DUMP)["ETag"] == second


@pytest.mark.usefixtures("dumped_archive")
def test_one_file_is_kept(api: Client, folder: Path) -> None:
    for number in range(3):
        publish_article(delivery(f"Title {number}"))
        body_of(api.get(DUMP))
    assert len(list(folder.glob("*.ndjson"))) == 1


@pytest.mark.usefixtures("dumped_archive")
def test_what_is_withdrawn_is_gone_at_once_and_leaves_a_tombstone(api: Client) -> None:
    body_of(api.get(DUMP))
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", 2))
    content = body_of(api.get(DUMP)).decode()
    assert "Patagonia" not in content
    assert text_digest(PENGUIN) not in content
    assert [json.loads(line)["type"] for line in content.splitlines()][1:4] == ["article", "version", "tombstone"]
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said more."))
    content = body_of(api.get(DUMP)).decode()
    assert all(text not in content for text in STORY)


@pytest.mark.usefixtures("dumped_archive")
def test_while_another_process_makes_the_file_the_answer_is_503_with_retry_after(
    api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public, "PATIENCE", 0.0)
    with public.only_maker():
        for address in (ARCHIVE, DUMP):
            answer = api.get(address)
            problem_of(answer, 503, "unavailable")
            assert answer["Retry-After"] == "10"
    assert api.get(DUMP).status_code == 200


@pytest.mark.usefixtures("dumped_archive")
def test_an_earlier_dump_is_described_as_it_is_and_not_kept_on_the_shelf(
    api: Client, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    settings.SHELF = str(tmp_path / "shelf")
    monkeypatch.setattr(giving, "SMALL", 0)
    monkeypatch.setattr(giving, "start_making", lambda: None)
    problem_of(api.get(ARCHIVE), 503, "unavailable")
    public.public_dump().file.close()
    before = api.get(ARCHIVE)
    assert SHELF_HEADER in before
    publish_article(delivery("A third"))
    after, dump = api.get(ARCHIVE), api.get(DUMP)
    assert after.json() == before.json()
    assert SHELF_HEADER not in after
    content = body_of(dump)
    assert hashlib.sha256(content).hexdigest() == after.json()["digest"].removeprefix("sha-256:")
    assert json.loads(content.splitlines()[0])["cursor"] == after.json()["cursor"]
    assert [line["article"]["title"] for line in map(json.loads, content.splitlines()) if "article" in line][
        -1
    ] != "A third"


# ── Ranges ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("dumped_archive")
@pytest.mark.parametrize(
    ("range_header", "part"),
    [
        ("bytes=0-99", slice(0, 100)),
        ("bytes=100-199", slice(100, 200)),
        ("bytes=50-", slice(50, None)),
        ("bytes=-7", slice(-7, None)),
        ("bytes=10-99999999", slice(10, None)),
        ("bytes=-99999999", slice(0, None)),
        ("bytes=0-0", slice(0, 1)),
        ("Bytes= 5 - 6", slice(5, 7)),
    ],
)
def test_a_range_is_answered_with_that_part(api: Client, range_header: str, part: slice) -> None:
    dump = body_of(api.get(DUMP))
    answer = api.get(DUMP, headers={"range": range_header})
    assert answer.status_code == 206
    content = body_of(answer)
    assert content == dump[part]
    first = range(len(dump))[part][0]
    assert answer["Content-Range"] == f"bytes {first}-{first + len(content) - 1}/{len(dump)}"
    assert answer["Content-Length"] == str(len(content))


@pytest.mark.usefixtures("dumped_archive")
@pytest.mark.parametrize(
    "range_header", ["bytes=9-5", "bytes=0-1,4-5", "lines=0-1", "bytes=", "bytes=-", "bytes=x-y", "0-1"]
)
def test_several_or_malformed_ranges_are_answered_with_the_whole_file(api: Client, range_header: str) -> None:
    assert api.get(DUMP, headers={"range": range_header}).status_code == 200


@pytest.mark.usefixtures("dumped_archive")
@pytest.mark.parametrize("range_header", ["bytes=99999999-", "bytes=99999999-999999999", "bytes=-0"])
def test_a_range_beyond_the_end_is_refused(api: Client, range_header: str) -> None:
    answer = api.get(DUMP, headers={"range": range_header})
    problem_of(answer, 416, "range_not_satisfiable")
    assert answer["Content-Range"] == f"bytes */{len(body_of(api.get(DUMP)))}"


@pytest.mark.usefixtures("dumped_archive")
def test_a_download_that_continues_after_a_change_gets_the_whole_new_file(api: Client) -> None:
    etag = api.get(DUMP)["ETag"]
    headers = {"range": "bytes=10-", "if-range": etag}
    assert api.get(DUMP, headers=headers).status_code == 206
    publish_article(delivery("A third"))
    assert api.get(DUMP, headers=headers).status_code == 200


@pytest.mark.usefixtures("dumped_archive")
def test_a_download_that_broke_off_goes_on(api: Client) -> None:
    first = api.get(DUMP, headers={"range": "bytes=0-999"})
    rest = api.get(DUMP, headers={"range": "bytes=1000-", "if-range": first["ETag"]})
    assert body_of(first) + body_of(rest) == body_of(api.get(DUMP))


# ── The root digest ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_root_digest_is_what_the_documentation_says(db: None) -> None:
    first = publish_article(story()).version
    second = revised(FERRY, MAYOR_EDITED, PENGUIN).version
    first_leaf, second_leaf = ["version", SLUG, 1, first.digest, []], ["version", SLUG, 2, second.digest, []]
    assert root_digest() == root_of(first_leaf, second_leaf)

    mayor = pids(first)[1]
    notice = publish_notice(SLUG, NoticeDraft("withdrawal", "So it is.", None, [mayor]))
    notice_leaf = ["notice", SLUG, notice.pk, "withdrawal", text_digest("So it is.")]
    hidden = [["version", SLUG, 1, first.digest, [mayor]], ["version", SLUG, 2, second.digest, [mayor]]]
    assert root_digest() == root_of(*hidden, notice_leaf)

    publish_notice(SLUG, NoticeDraft("reinstatement", "So it is not.", None, [mayor]))
    publish_notice(SLUG, NoticeDraft("withdrawal", "So it is.", 1))
    notices = [["notice", SLUG, row.pk, row.kind, text_digest(row.text)] for row in Notice.objects.all()]
    assert root_digest() == root_of(["version", SLUG, 1, None, []], second_leaf, *notices)

    publish_notice(SLUG, NoticeDraft("withdrawal", "So it is."))
    notices = [["notice", SLUG, row.pk, row.kind, text_digest(row.text)] for row in Notice.objects.all()]
    assert root_digest() == root_of(["withdrawn", SLUG], *notices)


def test_more_articles_cost_the_root_digest_no_more_queries(db: None) -> None:
    counts = []
    for number in range(2):
        for title in range(8 * number + 1):
            publish_article(delivery(f"Title {number} {title}"))
        with CaptureQueriesContext(connection) as captured:
            root_digest()
        counts.append(len(captured))
    assert counts[0] == counts[1]
