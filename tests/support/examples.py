"""Examples of answers for the OpenAPI document: `python -m tests.support.examples` writes `articles/api/examples.json` anew.

A service with the real article, in a store of its own, is asked for each operation. Identifiers and moments are the same in
every run, and lists are cut to two items; all else is as it was answered.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.support.live import ROOT

FILE = ROOT / "articles" / "api" / "examples.json"
SLUG = "the-us-south-korea-alliance-at-70th-anniversary"
SAMPLES = ROOT / "articles" / "samples"
_MOST_ITEMS = 2
_MOST_CHARACTERS = 600  # of an answer that is not JSON
_MOMENT = datetime(2026, 11, 24, 12, tzinfo=UTC)
_ENVIRONMENT = {
    "ALLIANCE_SECRET_KEY": "examples",
    "ALLIANCE_BASE_URL": "http://127.0.0.1:8000",
    "ALLIANCE_SHELF": "",
    "DJANGO_SETTINGS_MODULE": "alliance.settings",
    "PYTHONHASHSEED": "0",
}
# When the file of the dump was made, which its folder says, and the name of a message, which is random.
_OF_ANY_RUN = {"made_at": "2026-11-24T12:00:00.000000Z", "message_id": "msg_0123456789abcdef0123456789abcdef"}
# What is asked, in this order; names in braces stand for identifiers that earlier answers gave.
_API = "/api/v1"
_ARTICLE = f"{_API}/articles/{SLUG}"
_NOTICE = {"kind": "editors_note", "text": "A note that was made for this documentation."}
_REPUBLICATION = {"role": "republication", "outlet": {"name": "The Example Review"}, "date": "2026-11"}
_HOOK = {"url": "https://example.org/hook", "events": ["version.published", "notice.published"]}
_SECOND = {
    "source": "A second article\n\nIt was made for this documentation.",
    "metadata": {"authors": [{"name_as_printed": "Jongsoo Lee"}]},
}
_QUOTED = "the formation of the US-South Korea alliance".replace(" ", "+")
_ALTERED = "this key alliance will help guarantee lasting security and prosperity in the Indo-Pacific"
REQUESTS: tuple[tuple[str, str, Any], ...] = (
    ("POST", f"{_API}/articles/", "sample"),
    ("GET", f"{_API}/", None),
    ("GET", f"{_API}/articles/?page_size=1", None),
    ("GET", f"{_ARTICLE}/", None),
    ("GET", f"{_ARTICLE}/versions/", None),
    ("GET", f"{_ARTICLE}/versions/1/", None),
    ("GET", f"{_ARTICLE}/versions/1/source/", None),
    ("GET", f"{_ARTICLE}/versions/1/paragraphs/?page_size=2", None),
    ("GET", f"{_ARTICLE}/versions/1/paragraphs/3-5/", None),
    ("GET", f"{_ARTICLE}/versions/1/paragraphs/7/", None),
    ("GET", f"{_ARTICLE}/versions/1/citation/", None),
    ("GET", f"{_ARTICLE}/citation/", None),
    ("GET", f"{_ARTICLE}/changes/1..1/", None),
    ("GET", f"{_ARTICLE}/paragraphs/?page_size=2", None),
    ("GET", f"{_ARTICLE}/publications/", None),
    ("GET", f"{_ARTICLE}/publications/{{publication}}/", None),
    ("GET", f"{_ARTICLE}/sections/", None),
    ("GET", f"{_API}/paragraphs/{{pid}}/", None),
    ("GET", f"{_API}/paragraphs/{{pid}}/citation/", None),
    ("GET", f"{_API}/paragraphs/{{pid}}/versions/1/", None),
    ("GET", f"{_API}/paragraphs/{{pid}}/versions/1/citation/", None),
    ("GET", f"{_API}/paragraphs/?id={{pid}}", None),
    ("GET", f"{_API}/resolve/?q={{pid}}", None),
    ("GET", f"{_API}/citation-styles/?q=apa", None),
    ("GET", f"{_API}/citation-locales/", None),
    ("POST", f"{_API}/citations/", {"style": "apa", "references": [SLUG]}),
    ("POST", f"{_API}/citations/check/", {"citations": [{"paragraph": "{pid}", "version": 1}]}),
    ("GET", f"{_API}/quotations/?text={_QUOTED}", None),
    ("POST", f"{_API}/quotations/verify/", {"quotations": [{"text": _ALTERED, "article": SLUG}, {"text": "…"}]}),
    ("POST", f"{_API}/quotations/find/", {"text": f"Lee writes that “{_ALTERED}”."}),
    ("GET", f"{_API}/people/", None),
    ("GET", f"{_API}/people/{{person}}/", None),
    ("GET", f"{_API}/outlets/", None),
    ("GET", f"{_API}/outlets/{{outlet}}/", None),
    ("GET", f"{_API}/archive/", None),
    ("GET", f"{_API}/archive/dump.ndjson", None),
    ("POST", f"{_API}/webhooks/", _HOOK),
    ("POST", f"{_ARTICLE}/notices/", _NOTICE),
    ("GET", f"{_ARTICLE}/notices/", None),
    ("GET", f"{_ARTICLE}/notices/{{notice}}/", None),
    ("GET", f"{_API}/notices/", None),
    ("GET", f"{_API}/webhooks/", None),
    ("GET", f"{_API}/webhooks/{{webhook}}/", None),
    ("GET", f"{_API}/webhooks/{{webhook}}/deliveries/", None),
    ("POST", f"{_API}/webhooks/{{webhook}}/deliveries/{{delivery}}/redeliver/", None),
    ("POST", f"{_API}/webhooks/{{webhook}}/enable/", None),
    ("POST", f"{_ARTICLE}/publications/", _REPUBLICATION),
    ("PATCH", f"{_ARTICLE}/publications/{{republication}}/", {"url": "https://example.org/alliance"}),
    ("PATCH", f"{_ARTICLE}/", {"keywords": ["alliances", "Korea"]}),
    ("GET", f"{_ARTICLE}/amendments/", None),
    ("POST", f"{_ARTICLE}/versions/?dry_run=true", "revision"),
    ("GET", f"{_API}/changes/?page_size=2", None),
    ("POST", f"{_API}/articles/", _SECOND),
    ("POST", f"{_API}/people/{{person}}/split/", {"articles": ["a-second-article"]}),
    ("POST", f"{_API}/people/{{other}}/merge/", {"into": 1}),
    ("POST", f"{_API}/outlets/{{merged}}/merge/", {"into": 1}),
)


def examples() -> dict[str, Any]:
    """Return the first example for each operation that has one: its status, its media type and its value; asks a new process."""
    with tempfile.TemporaryDirectory(prefix="alliance-examples-", ignore_cleanup_errors=True) as folder:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ALLIANCE_", "DATABASE_"))}
        environment = {**kept, **_ENVIRONMENT, "ALLIANCE_DATA": folder}
        command = [sys.executable, "-m", "tests.support.examples", "--print"]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return dict(json.loads(done.stdout))


def written(made: dict[str, Any]) -> str:
    """Return the examples as they stand in the file."""
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _asked() -> dict[str, Any]:
    """Return the examples from the store of this process, which is empty yet."""
    import django

    django.setup()
    from django.core.management import call_command

    source = random.Random(70)
    with (
        patch("django.utils.timezone.now", lambda: _MOMENT),
        patch("secrets.randbelow", source.randrange),
        patch("secrets.token_hex", lambda size: source.randbytes(size).hex()),
        # It would look up the host.
        patch("articles.publishing.webhooks.registering.check_target"),
    ):
        call_command("migrate", verbosity=0)
        answers = list(_answers())
        return dict(reversed(answers))


def _answers() -> Iterator[tuple[str, Any]]:
    from django.test import Client
    from django.urls import resolve

    from articles.publishing.api_keys import create_key
    from tests.api.asking import body_of

    key = create_key("examples", ["publish"])
    client = Client(headers={"accept": "*/*", "authorization": f"Api-Key {key}", "host": "127.0.0.1:8000"})
    names: dict[str, Any] = {}
    for method, path, body in REQUESTS:
        address = path.format(**names)
        answer = client.generic(method, address, _body(body, names), content_type="application/json")
        if answer.status_code >= 400:
            raise RuntimeError(f"{method} {address}: {answer.status_code} {answer.content.decode()[:500]}")
        view: Any = resolve(address.partition("?")[0]).func
        operation = getattr(view.cls, method.lower()).operation.name
        media_type = str(answer.headers.get("Content-Type", "")).partition(";")[0]
        content = body_of(answer)
        value = json.loads(content) if media_type == "application/json" else content.decode()[:_MOST_CHARACTERS]
        _note(names, operation, value)
        yield operation, {"status": str(answer.status_code), "media_type": media_type, "value": _cut(value)}


def _body(body: Any, names: dict[str, Any]) -> str:
    text = (SAMPLES / "us-south-korea-alliance.txt").read_text(encoding="utf-8")
    if body == "sample":
        from ruamel.yaml import YAML

        metadata = YAML(typ="safe").load((SAMPLES / "us-south-korea-alliance.meta.yaml").read_text(encoding="utf-8"))
        body = {"source": text, "media_type": "text/plain", "metadata": json.loads(json.dumps(metadata, default=str))}
    if body == "revision":
        body = {"source": text.replace("alliance", "Alliance", 1), "media_type": "text/plain", "reason": "minor"}
    return "" if body is None else json.dumps(body).replace("{pid}", str(names.get("pid")))


def _note(names: dict[str, Any], operation: str, value: Any) -> None:
    """Note the identifiers that an answer gives, under the names that later requests have for them."""
    match operation:
        case "articles_retrieve":
            names["publication"] = value["publications"][0]["id"]
        case "version_paragraphs_retrieve":
            names["pid"] = value["id"]
        case "people_list":
            names["person"] = value["results"][0]["id"]
        case "people_split":
            names["other"] = value["id"]
        case "outlets_list":
            names["outlet"] = value["results"][0]["id"]
            names["merged"] = next(outlet["id"] for outlet in value["results"] if outlet["id"] != 1)
        case "webhooks_register":
            names["webhook"] = value["id"]
        case "notices_publish":
            names["notice"] = value["id"]
        case "deliveries_list":
            names["delivery"] = value["results"][0]["id"]
        case "publications_add":
            names["republication"] = value["id"]


def _cut(value: Any) -> Any:
    """Return JSON with its lists cut, and with what is of another run in each run made the same."""
    if isinstance(value, list):
        return [_cut(item) for item in value[:_MOST_ITEMS]]
    if isinstance(value, dict):
        return {name: _OF_ANY_RUN.get(name) or _cut(part) for name, part in value.items()}
    return value


if __name__ == "__main__":
    if "--print" in sys.argv:
        print(json.dumps(_asked()))
    else:
        Path(FILE).write_text(written(examples()), encoding="utf-8")
