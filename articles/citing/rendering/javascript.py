"""The life of V8 with citeproc-js: one for each process, made at the first call and again after it broke.

Reads the files of the set-up. A forked process makes its own V8, because the threads of an inherited one do not exist
there and a call would wait for ever. Calls of several threads take turns, because V8 runs one at a time.
"""

import atexit
import ctypes
import json
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import py_mini_racer
from py_mini_racer import MiniRacer

from articles.citing.rendering.library import locale_pack
from articles.citing.setup.paths import processor_folder, required

# With this limit a call fails if it needs more memory; without it, V8 would end the whole process.
MEMORY_LIMIT = 256 * 1024 * 1024
# If V8 holds more than this after a style was loaded, it collects its garbage.
_TIDY_ABOVE = 128 * 1024 * 1024
TIME_LIMIT = 10.0
# A small young generation: otherwise V8 collects only after the garbage of ten loaded styles.
_FLAGS = (*py_mini_racer.DEFAULT_V8_FLAGS, "--max-semi-space-size=4")


class ProcessorError(Exception):
    """The processor could not make a citation, for lack of memory or time, or because of a fault in the style."""


class Processor:
    """citeproc-js in a V8 of its own."""

    def __init__(self) -> None:
        source = (required(processor_folder()) / "citeproc_commonjs.js").read_text(encoding="utf-8")
        ours = (Path(__file__).parent / "processor.js").read_text(encoding="utf-8")
        self.process = os.getpid()
        self._v8 = MiniRacer()
        self._v8.set_hard_memory_limit(MEMORY_LIMIT)
        self._v8.eval(f"var module = {{exports: {{}}}};\n{source}")
        self._v8.eval(ours)
        self._function("start")(json.dumps(locale_pack().locale_xml()))
        self._render = self._function("render")

    def render(self, request: dict[str, Any]) -> Any:
        """Return the answer of `render` in processor.js. Raises `JSEvalException`."""
        answer = self._render(json.dumps(request), timeout_sec=TIME_LIMIT)
        return json.loads(str(answer))

    def tidy(self) -> None:
        """Collect the garbage if V8 holds much memory."""
        if self._v8.heap_stats()["total_physical_size"] > _TIDY_ABOVE:
            self._v8.low_memory_notification()

    def is_broken_by(self, error: py_mini_racer.JSEvalException) -> bool:
        """Return whether V8 is of no use after this error."""
        ended = isinstance(error, py_mini_racer.JSTimeoutException | py_mini_racer.JSOOMException)
        return ended or self._v8.was_hard_memory_limit_reached()

    def close(self) -> None:
        """End V8 and its threads; a process with an open V8 never ends."""
        # An interrupted call still reports its error; let it do so while V8 is open.
        with suppress(py_mini_racer.JSEvalException):
            self._v8.eval("0")
        self._v8.close()

    def abandon(self) -> None:
        """Keep V8's memory as long as this process lives: a forked process would wait for ever to free it."""
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._v8))

    def _function(self, name: str) -> Callable[..., Any]:
        function = self._v8.eval(name)
        assert isinstance(function, py_mini_racer.JSFunction)
        return function


_lock = threading.Lock()
_processor: Processor | None = None


def call(request: dict[str, Any], xml: Callable[[], str]) -> Any:
    """Return the processor's answer to `request` (see processor.js); `xml` is called if the style is not loaded.

    Raises `ProcessorError`, and `SetupError` if the set-up is missing.
    """
    with _lock:
        processor = _current()
        try:
            answer = processor.render(request)
            if "missing" in answer:
                answer = processor.render({**request, "xml": xml()})
                processor.tidy()
        except py_mini_racer.JSEvalException as error:
            if processor.is_broken_by(error):
                _discard()
            raise ProcessorError(_reason(error)) from error
        return answer


def _current() -> Processor:
    global _processor  # noqa: PLW0603
    if _processor is None:
        _start_v8()
        _processor = Processor()
    return _processor


def _start_v8() -> None:
    try:
        py_mini_racer.init_mini_racer(flags=_FLAGS)
    except py_mini_racer.LibAlreadyInitializedError:
        return


def _reason(error: py_mini_racer.JSEvalException) -> str:
    if isinstance(error, py_mini_racer.JSTimeoutException):
        return f"The citation took longer than {TIME_LIMIT:g} seconds."
    lines = str(error).strip().splitlines()
    reason = next((line for line in lines if "Error" in line), lines[0] if lines else "no reason given")
    return f"The citation processor failed: {reason.strip()[:300]}"


def _discard() -> None:
    global _processor  # noqa: PLW0603
    if _processor:
        _processor.close()
        _processor = None


def _after_fork() -> None:
    global _processor, _lock  # noqa: PLW0603
    _lock = threading.Lock()
    if _processor:
        _processor.abandon()
        _processor = None


def _at_exit() -> None:
    if _processor and _processor.process == os.getpid():
        _discard()


os.register_at_fork(after_in_child=_after_fork)
atexit.register(_at_exit)
