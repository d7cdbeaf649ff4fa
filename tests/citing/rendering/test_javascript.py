"""V8: limits of memory and time, a new context after it broke, one for each process, and calls from many threads."""

import os
import subprocess
import sys
import threading
from typing import Any

import pytest
from django.conf import settings

from articles.citing.rendering import javascript as context
from articles.citing.rendering.javascript import ProcessorError, call
from articles.citing.rendering.processor import Cite, render
from articles.citing.rendering.styles import style_named
from articles.citing.setup import paths as places
from articles.citing.setup.paths import SetupError
from tests.citing.csl import cited, item, made_style, name
from tests.citing.rendering.test_processor import ARTICLE

REQUEST: dict[str, Any] = {"style": "none", "locale": "en-US", "sorted": False, "items": [], "cites": []}


def citation() -> str:
    return render(style_named("apa"), "en-US", [ARTICLE], [Cite("it", "7", "paragraph")], in_order=False).cites[0].text


def fresh() -> context.Processor:
    """Return the context in use, made if need be."""
    citation()
    assert context._processor
    return context._processor


def test_one_context_serves_all_calls() -> None:
    assert fresh() is fresh()


def test_a_call_that_takes_too_long_fails_and_the_next_one_has_a_new_context(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fresh()
    before._v8.eval("render = () => { while (true) {} }")
    monkeypatch.setattr(before, "_render", before._function("render"))
    monkeypatch.setattr(context, "TIME_LIMIT", 0.2)
    with pytest.raises(ProcessorError, match=r"longer than 0\.2 seconds"):
        call(REQUEST, lambda: "")
    monkeypatch.setattr(context, "TIME_LIMIT", 10.0)
    assert citation() == "(Kim & van Gogh, 2023, para. 7)"
    assert context._processor is not before


def test_a_call_that_takes_too_much_memory_fails_and_the_next_one_has_a_new_context(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = fresh()
    before._v8.eval("render = () => { const kept = []; while (true) { kept.push([kept.length, {}]); } }")
    monkeypatch.setattr(before, "_render", before._function("render"))
    with pytest.raises(ProcessorError):
        call(REQUEST, lambda: "")
    assert citation() == "(Kim & van Gogh, 2023, para. 7)"
    assert context._processor is not before


@pytest.mark.usefixtures("made_styles")
def test_a_fault_in_a_style_is_an_error_and_the_context_stays() -> None:
    before = fresh()
    with pytest.raises(ProcessorError, match="The citation processor failed: "):
        cited(made_style('<text variable="title"/>', root='no-such-attribute="1"'), item())
    assert citation() == "(Kim & van Gogh, 2023, para. 7)"
    assert context._processor is before


def test_without_the_set_up_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    context._discard()
    monkeypatch.setattr(places, "SHARE", tmp_path)
    with pytest.raises(SetupError, match=r"python -m articles\.citing\.setup"):
        call(REQUEST, lambda: "")


def test_a_forked_process_makes_its_own_context() -> None:
    fresh()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writing, citation().encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        assert answer.read() == "(Kim & van Gogh, 2023, para. 7)"
    os.waitpid(child, 0)
    assert citation() == "(Kim & van Gogh, 2023, para. 7)"


def test_a_process_that_cited_ends() -> None:
    code = (
        "import django; django.setup()\n"
        "from tests.citing.rendering.test_javascript import citation\n"
        "import os, sys\n"
        "print(citation(), flush=True)\n"
        "child = os.fork()\n"
        "if child: sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "alliance.settings"}
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "(Kim & van Gogh, 2023, para. 7)\n", "")


def test_threads_take_turns() -> None:
    families = [f"Name{number}" for number in range(40)]
    found: dict[str, str] = {}

    def work(mine: list[str]) -> None:
        for family in mine:
            one = {**ARTICLE, "author": [name(family, "A.")]}
            found[family] = render(style_named("apa"), "en-US", [one], [Cite("it")], in_order=False).cites[0].text

    threads = [threading.Thread(target=work, args=(families[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {family: f"({family}, 2023)" for family in families}


@pytest.mark.usefixtures("made_styles")
def test_no_more_engines_are_kept_than_fit() -> None:
    processor = fresh()
    for number in range(80):
        cited(made_style(f'<text value="{number}"/>'), item())
    assert processor._v8.eval("engines.size") == processor._v8.eval("KEPT_ENGINES") == 64


def test_of_the_engines_that_sort_a_list_one_is_kept() -> None:
    processor = fresh()
    for style in ("apa", "ieee", "nature"):
        render(style_named(style), "en-US", [ARTICLE], [], in_order=True)
    assert processor._v8.eval("[...engines.values()].filter((kept) => kept.sorted).length") == 1


def test_the_styles_used_last_are_kept() -> None:
    processor = fresh()
    citation()
    assert processor._v8.eval("[...engines.keys()].pop()") == "apa en-US false"
