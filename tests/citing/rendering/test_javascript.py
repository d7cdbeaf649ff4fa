"""The life of V8: limits of memory and time, a new V8 after one broke, one for each process, and calls of many threads."""

import os
import subprocess
import sys
import threading
from typing import Any

import py_mini_racer
import pytest
from django.conf import settings

from articles.citing.rendering import javascript
from articles.citing.rendering.javascript import MEMORY_LIMIT, TIME_LIMIT, ProcessorError, call
from articles.citing.rendering.processor import Cite, render
from articles.citing.rendering.styles import style_named
from articles.citing.setup import paths
from articles.citing.setup.paths import SetupError
from tests.citing.csl import cited, item, made_style, name
from tests.citing.rendering.test_processor import ARTICLE

REQUEST: dict[str, Any] = {"style": "none", "locale": "en-US", "sorted": False, "items": [], "cites": []}


def citation() -> str:
    return render(style_named("apa"), "en-US", [ARTICLE], [Cite("it", "7", "paragraph")], in_order=False).cites[0].text


def processor_in_use() -> javascript.Processor:
    """Return the processor in use; make it if it is missing."""
    citation()
    assert javascript._processor
    return javascript._processor


def test_one_v8_serves_all_calls() -> None:
    assert processor_in_use() is processor_in_use()


def test_a_call_has_ten_seconds_and_a_quarter_of_a_gibibyte() -> None:
    assert (TIME_LIMIT, MEMORY_LIMIT) == (10, 256 * 1024 * 1024)


def test_a_call_that_takes_too_long_fails_and_the_next_one_has_a_new_v8(monkeypatch: pytest.MonkeyPatch) -> None:
    before = processor_in_use()
    before._v8.eval("render = () => { while (true) {} }")
    monkeypatch.setattr(before, "_render", before._function("render"))
    monkeypatch.setattr(javascript, "TIME_LIMIT", 0.2)
    with pytest.raises(ProcessorError, match=r"longer than 0\.2 seconds"):
        call(REQUEST, lambda: "")
    monkeypatch.setattr(javascript, "TIME_LIMIT", 60.0)
    assert citation() == "(Kim & van Gogh, 2023, para. 7)"
    assert javascript._processor is not before


def test_a_call_that_takes_too_much_memory_fails_and_the_next_one_has_a_new_v8(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = processor_in_use()
    before._v8.eval("render = () => { const kept = []; while (true) { kept.push([kept.length, {}]); } }")
    monkeypatch.setattr(before, "_render", before._function("render"))
    with pytest.raises(ProcessorError):
        call(REQUEST, lambda: "")
    assert citation() == "(Kim & van Gogh, 2023, para. 7)"
    assert javascript._processor is not before


@pytest.mark.usefixtures("made_styles")
def test_a_fault_in_a_style_is_an_error_and_v8_stays() -> None:
    before = processor_in_use()
    with pytest.raises(ProcessorError, match="The citation processor failed: "):
        cited(made_style('<text variable="title"/>', root='no-such-attribute="1"'), item())
    assert citation() == "(Kim & van Gogh, 2023, para. 7)"
    assert javascript._processor is before


def test_without_the_set_up_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    javascript._discard()
    monkeypatch.setattr(paths, "SHARE", tmp_path)
    with pytest.raises(SetupError, match=r"python -m articles\.citing\.setup"):
        call(REQUEST, lambda: "")


def test_a_forked_process_makes_its_own_v8() -> None:
    processor_in_use()
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


def test_a_process_that_made_a_citation_ends() -> None:
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
    texts: dict[str, str] = {}

    def cite(families: list[str]) -> None:
        for family in families:
            article = {**ARTICLE, "author": [name(family, "A.")]}
            texts[family] = render(style_named("apa"), "en-US", [article], [Cite("it")], in_order=False).cites[0].text

    threads = [threading.Thread(target=cite, args=(families[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == {family: f"({family}, 2023)" for family in families}


@pytest.mark.usefixtures("made_styles")
def test_no_more_engines_are_kept_than_fit() -> None:
    processor = processor_in_use()
    for number in range(80):
        cited(made_style(f'<text value="{number}"/>'), item())
    assert processor._v8.eval("engines.size") == processor._v8.eval("KEPT_ENGINES") == 64


def test_of_the_engines_that_sort_a_list_one_is_kept() -> None:
    processor = processor_in_use()
    for style in ("apa", "ieee", "nature"):
        render(style_named(style), "en-US", [ARTICLE], [], in_order=True)
    citation()
    sorting = processor._v8.eval("[...engines].filter(([, kept]) => kept.sorted).map(([key]) => key).join()")
    assert sorting == "nature en-US true"


def test_the_styles_used_last_are_kept() -> None:
    processor = processor_in_use()
    render(style_named("ieee"), "en-US", [ARTICLE], [], in_order=False)
    citation()
    assert processor._v8.eval("[...engines.keys()].pop()") == "apa en-US false"


@pytest.mark.usefixtures("made_styles")
def test_no_more_xml_is_kept_than_fits() -> None:
    processor = processor_in_use()
    for word in ("a", "b"):
        cited(made_style(f'<text value="{word}"/>', head=f"<!---->{' ' * 1_000_001}"), item())
    assert processor._v8.eval("engines.size") == 1
    assert processor._v8.eval("[...engines.keys()].pop()") != "apa en-US false"


@pytest.mark.usefixtures("made_styles")
def test_a_style_with_more_xml_than_fits_is_rendered_and_kept_alone() -> None:
    processor = processor_in_use()
    huge = made_style('<text value="huge"/>', head=f"<!---->{' ' * 2_000_001}")
    assert cited(huge, item()) == "huge"
    assert processor._v8.eval("engines.size") == 1


def test_a_style_is_loaded_once_for_each_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    processor_in_use()._v8.eval("engines.clear()")
    loaded = []
    monkeypatch.setattr(javascript.Processor, "tidy", lambda _: loaded.append(1))
    for locale in ("en-US", "de-DE", "en-US", "de-DE"):
        render(style_named("ieee"), locale, [ARTICLE], [], in_order=False)
    assert len(loaded) == 2


class SmallV8:
    """Stands in for V8: it counts the collections of garbage, and its memory may be used up."""

    def __init__(self, size: int = 0, *, full: bool = False) -> None:
        self.size, self.full, self.collections = size, full, 0

    def heap_stats(self) -> dict[str, int]:
        return {"total_physical_size": self.size}

    def low_memory_notification(self) -> None:
        self.collections += 1

    def was_hard_memory_limit_reached(self) -> bool:
        return self.full


def processor_with(v8: SmallV8) -> javascript.Processor:
    processor = javascript.Processor.__new__(javascript.Processor)
    processor._v8 = v8  # type: ignore[assignment]
    return processor


@pytest.mark.parametrize(("mebibytes", "collections"), [(127, 0), (128, 0), (129, 1)])
def test_garbage_is_collected_above_a_bound(mebibytes: int, collections: int) -> None:
    v8 = SmallV8(mebibytes * 1024 * 1024)
    processor_with(v8).tidy()
    assert v8.collections == collections


@pytest.mark.parametrize(
    ("error", "full", "broken"),
    [
        (py_mini_racer.JSTimeoutException(), False, True),
        (py_mini_racer.JSOOMException("no memory"), False, True),
        (py_mini_racer.JSEvalException("a fault"), True, True),
        (py_mini_racer.JSEvalException("a fault"), False, False),
    ],
)
def test_time_and_memory_break_v8_and_a_fault_of_a_style_does_not(
    error: py_mini_racer.JSEvalException, full: bool, broken: bool
) -> None:
    assert processor_with(SmallV8(full=full)).is_broken_by(error) is broken


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("<anonymous>:1\n  throw x\nTypeError: x is null\n  at y", "TypeError: x is null"),
        ("something else\nmore", "something else"),
        ("", "no reason given"),
        (f"Error: {'x' * 500}", f"Error: {'x' * 293}"),
    ],
)
def test_the_reason_of_a_failure_is_one_line(message: str, reason: str) -> None:
    assert javascript._reason(py_mini_racer.JSEvalException(message)) == f"The citation processor failed: {reason}"
