"""The target of a W3C Web Annotation as JSON: a source, and selectors of words in it (Web Annotation Data Model, 4)."""

import io
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from rest_framework.exceptions import ParseError

from articles.api.http.json_body import members_of, whole
from articles.api.http.parsers import StrictJSONParser
from articles.quoting.sought import Sought, SoughtText, text_directives
from articles.web.problems import ApiError, ProblemError

PARAMETER = "q"
_LONGEST = 5_000
_TYPES = ("TextQuoteSelector", "TextPositionSelector", "FragmentSelector")
_Words = Annotated[str, Field(max_length=_LONGEST)]
_Place = Annotated[int, Field(ge=0, lt=2**31), BeforeValidator(whole)]


class _Selector(BaseModel):
    """What selectors share. Members that the standard knows and nobody needs here are passed over."""

    model_config = ConfigDict(extra="ignore", strict=True)

    refined: "Selector | None" = Field(default=None, alias="refinedBy")


class TextQuoteSelector(_Selector):
    """Words, and the words before and behind them."""

    type: Literal["TextQuoteSelector"]
    exact: Annotated[str, Field(min_length=1, max_length=_LONGEST)]
    prefix: _Words = ""
    suffix: _Words = ""


class TextPositionSelector(_Selector):
    """A stretch by its first character, and by the one behind its last."""

    type: Literal["TextPositionSelector"]
    start: _Place
    end: _Place


class FragmentSelector(_Selector):
    """The fragment of the source's URL."""

    type: Literal["FragmentSelector"]
    value: _Words


def _known(value: Any) -> Any:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in _TYPES:
        raise ValueError(f"must be a selector of the type {', '.join(_TYPES[:-1])} or {_TYPES[-1]}")
    return value


Selector = Annotated[
    Annotated[TextQuoteSelector | TextPositionSelector | FragmentSelector, Field(discriminator="type")],
    BeforeValidator(_known),
]


def _address(value: Any) -> Any:
    return value.get("id") if isinstance(value, dict) else value


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


class AnnotationTarget(BaseModel):
    """A source, and one selector or several that mark the same words."""

    model_config = ConfigDict(extra="ignore", strict=True)

    source: Annotated[str, Field(min_length=1, max_length=4_000, pattern=r"^[^\x00]+$"), BeforeValidator(_address)]
    selector: Annotated[list[Selector], Field(max_length=10), BeforeValidator(_listed)] = []

    @property
    def reference(self) -> str:
        """The source with the fragment that a selector names."""
        fragments = [selector.value for selector in self._selectors if isinstance(selector, FragmentSelector)]
        return f"{self.source.partition('#')[0]}#{fragments[0]}" if fragments else self.source

    @property
    def sought(self) -> Sought:
        """What the selectors mark."""
        selectors = list(self._selectors)
        texts = [
            SoughtText(selector.exact, prefix=selector.prefix, suffix=selector.suffix)
            for selector in selectors
            if isinstance(selector, TextQuoteSelector)
        ]
        positions = [(item.start, item.end) for item in selectors if isinstance(item, TextPositionSelector)]
        return Sought(tuple(texts) or text_directives(self.reference), tuple(positions))

    @property
    def _selectors(self) -> Iterator[TextQuoteSelector | TextPositionSelector | FragmentSelector]:
        for selector in self.selector:
            refined: Any = selector
            while refined is not None:
                yield refined
                refined = refined.refined


def target_of(text: str) -> AnnotationTarget:
    """Return the target that a JSON text describes. Raises `ApiError` that points at what is wrong with it."""
    before, sent = "", dict[str, Any]()
    try:
        value = StrictJSONParser().parse(io.BytesIO(text.encode()))
        if not isinstance(value, dict):
            raise _refusal([ProblemError(pointer="", code="not_an_object", detail="The target must be a JSON object.")])
        before, sent = _target_in(value)
        return members_of(sent, AnnotationTarget)
    except ParseError as error:
        raise _refusal([ProblemError(pointer="", code="malformed_json", detail=str(error.detail))]) from error
    except ApiError as error:
        is_single = not isinstance(sent.get("selector"), list)
        raise _refusal([_as_sent(fault, is_single, before) for fault in error.errors]) from error


def _target_in(value: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the JSON pointer to a target, and the target: what was sent, or that of a whole annotation. Raises `ApiError`."""
    if "source" in value or "target" not in value:
        return "", value
    target = value["target"]
    if isinstance(target, list) and len(target) > 1:
        detail = f"/target: has {len(target)} targets; send one of them."
        raise ApiError("invalid_body", detail, [ProblemError(pointer="/target", code="several_targets", detail=detail)])
    target = target[0] if isinstance(target, list) and target else target
    if isinstance(target, dict):
        return "/target", target if "source" in target else {**target, "source": target.get("id")}
    return "/target", {"source": target}


def _as_sent(fault: ProblemError, is_single: bool, before: str) -> ProblemError:
    """Return a fault with the pointer into what was sent: without the types that pydantic names, or the list that it made.

    `before` is the pointer to the target.
    """
    parts = [part for part in (fault.pointer or "").split("/") if part not in _TYPES]
    if is_single and parts[1:3] == ["selector", "0"]:
        del parts[2]
    pointer = before + "/".join(parts)
    return fault.model_copy(
        update={"pointer": pointer, "detail": fault.detail.replace(fault.pointer or "/", pointer or "/", 1)}
    )


def _refusal(faults: Sequence[ProblemError]) -> ApiError:
    named = [fault.model_copy(update={"parameter": PARAMETER}) for fault in faults]
    return ApiError("invalid_parameter", " ".join(fault.detail for fault in named), named)
