"""The script that readers check a copy with: it holds for what is true, and fails for each thing that was changed."""

import importlib.util
import json
import urllib.error
import urllib.parse
from collections.abc import Callable
from email.message import Message
from types import ModuleType
from typing import Any

import pytest
from django.test import Client

from alliance.settings import BASE_DIR
from articles.publishing.articles import Published
from tests.conftest import Publish

SCRIPT = BASE_DIR / "docs" / "how-to" / "check.py"
pytestmark = [pytest.mark.django_db]

Tamper = Callable[[dict[str, Any]], object]


class Answer:
    """What `urlopen` returns, from the test client's answer."""

    def __init__(self, body: bytes, headers: Any) -> None:
        self.body, self.headers = body, {"Repr-Digest": None, **headers}

    def __enter__(self) -> "Answer":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self) -> bytes:
        return self.body


@pytest.fixture
def script(api: Client, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, which asks the service of this test."""
    specification = importlib.util.spec_from_file_location("check", SCRIPT)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    module.tamper = None  # type: ignore[attr-defined]

    def urlopen(request: Any, timeout: float) -> Answer:
        answer = api.get(urllib.parse.urlsplit(request.full_url).path, headers=dict(request.headers))
        if answer.status_code != 200:
            raise urllib.error.HTTPError(request.full_url, answer.status_code, "", Message(), None)
        body = answer.getvalue()
        if module.tamper is None or not body.startswith(b"{"):
            return Answer(body, answer.headers)
        document = json.loads(body)
        module.tamper(document)
        return Answer(json.dumps(document).encode(), {})

    monkeypatch.setattr(module.urllib.request, "urlopen", urlopen)
    return module


@pytest.fixture
def article(publish: Publish, publisher: Client) -> Published:
    """An article of two versions."""
    published = publish("A walk", "We walked to the lake.", "We swam – twice – in “cold” water.")
    source = "A walk\n\nWe walked to the lake.\n\nWe swam three times."
    path = f"/api/v1/articles/{published.article.slug}/versions/"
    assert publisher.post(path, {"source": source}, content_type="application/json").status_code == 201
    return published


VERSION = "http://testserver/api/v1/articles/a-walk/versions/2/"
PASSAGE = f"{VERSION}paragraphs/2/"


@pytest.mark.parametrize("url", [VERSION, PASSAGE, VERSION.replace("2", "1")])
def test_everything_holds(script: ModuleType, article: Published, capsys: pytest.CaptureFixture[str], url: str) -> None:
    assert script.main(url, None) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "Everything holds."
    assert all(line.startswith("holds ") for line in lines[:-1])


def test_the_chain_is_followed_to_the_first_version(
    script: ModuleType, article: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    script.main(VERSION, None)
    text = capsys.readouterr().out
    assert "holds   version 2 is chained to version 1" in text
    assert "holds   the first version is chained to nothing" in text


@pytest.mark.parametrize("url", [VERSION, PASSAGE])
def test_a_digest_that_was_kept_is_compared(
    script: ModuleType, article: Published, api: Client, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    digest = api.get(urllib.parse.urlsplit(url).path).json()["digest"]
    assert script.main(url, digest) == 0
    assert script.main(url, digest[:-1] + "x") == 1
    assert f"FAILS   it has the digest that you kept, {digest[:-1]}x" in capsys.readouterr().out


def in_version(number: int, change: Tamper) -> Tamper:
    return lambda document: change(document) if document.get("number") == number else None


def in_passage(change: Tamper) -> Tamper:
    return lambda document: [change(passage) for passage in document.get("paragraphs", [document])]


CHANGED: dict[str, Tamper] = {
    "the text": in_passage(lambda passage: passage.update(text=passage["text"].replace("lake", "sea"))),
    "the digest of a text": in_passage(lambda passage: passage.update(digest="sha-256:00")),
    "an identifier": in_passage(lambda passage: passage.update(id="0" * 9 + "1")),
    "the title": in_version(2, lambda version: version.update(title="Another walk")),
    "the language": in_version(2, lambda version: version.update(language="ko")),
    "the digest": in_version(2, lambda version: version.update(digest="sha-256:00")),
    "the digest of the source": in_version(2, lambda version: version.update(source_digest="sha-256:00")),
    "the order of the paragraphs": in_version(2, lambda version: version["paragraphs"].reverse()),
    "the number of paragraphs": in_version(2, lambda version: version["paragraphs"].pop()),
    "the version before": in_version(1, lambda version: version.update(title="Another walk")),
    "the beginning of the chain": in_version(1, lambda version: version.update(previous_digest="sha-256:00")),
}


@pytest.mark.parametrize("url", [VERSION, PASSAGE])
@pytest.mark.parametrize("tamper", CHANGED.values(), ids=CHANGED)
def test_whatever_is_changed_fails(script: ModuleType, article: Published, tamper: Tamper, url: str) -> None:
    script.tamper = tamper  # type: ignore[attr-defined]
    assert script.main(url, None) == 1


def test_a_passage_that_its_version_does_not_have_fails(script: ModuleType, article: Published) -> None:
    def other_text(document: dict[str, Any]) -> None:
        if "paragraphs" not in document:
            document["text"] = "We flew."
            document["digest"] = script.sha256(b"We flew.")

    script.tamper = other_text  # type: ignore[attr-defined]
    assert script.main(PASSAGE, None) == 1


def test_bytes_that_do_not_have_the_digest_of_their_header_fail(
    script: ModuleType, article: Published, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Answer, "read", lambda answer: answer.body.replace(b'"edited"', b'"new"'))
    assert script.main(VERSION, None) == 1
    assert f"FAILS   the bytes of {VERSION} have the digest of their header" in capsys.readouterr().out


def test_what_is_withdrawn_is_said_to_be_unknown(
    script: ModuleType, article: Published, publisher: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    notice = {"kind": "withdrawal", "text": "A court said so.", "version": 1}
    path = "/api/v1/articles/a-walk/notices/"
    assert publisher.post(path, notice, content_type="application/json").status_code == 201
    assert script.main(VERSION, None) == 0
    assert "unknown the chain below version 2: version 1 is withdrawn" in capsys.readouterr().out
    assert script.main(VERSION.replace("2", "1"), None) == 1


def test_a_version_with_a_withdrawn_paragraph_has_no_digest_to_compare(
    script: ModuleType, article: Published, publisher: Client, api: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    pid = api.get(urllib.parse.urlsplit(PASSAGE).path).json()["id"]
    notice = {"kind": "withdrawal", "text": "A court said so.", "paragraphs": [pid]}
    path = "/api/v1/articles/a-walk/notices/"
    assert publisher.post(path, notice, content_type="application/json").status_code == 201
    assert script.main(VERSION, None) == 0
    assert f"unknown the digest of version 2: {pid} is withdrawn" in capsys.readouterr().out


def test_another_resource_is_not_checked(
    script: ModuleType, article: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script.main("http://testserver/api/v1/", None) == 1
    assert "is neither a passage nor a version" in capsys.readouterr().out


def test_an_identifier_has_its_check_character(script: ModuleType) -> None:
    assert script.is_identifier("tddw9hjcp7")
    assert not script.is_identifier("tddw9hjcp8")
    assert not script.is_identifier("dtdw9hjcp7")
