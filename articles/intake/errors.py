"""The errors of reading a document; each says what a person can do about it."""


class IntakeError(Exception):
    """A document that cannot be read.

    `code` is a stable machine-readable word, `detail` a sentence that a person can act on, and `block` the
    1-based position of the block that the error concerns, if it concerns a block.
    """

    code = "unreadable"

    def __init__(self, detail: str, *, code: str | None = None, block: int | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.block = block
        if code is not None:
            self.code = code


class Unreadable(IntakeError):
    """The bytes are not a text that can be published (empty, binary, undecodable, no paragraph)."""


class TooLarge(IntakeError):
    """The document is larger than the service takes."""

    code = "too_large"


class UnknownFormat(IntakeError):
    """Neither the content, the name nor the media type names a format that the service reads."""

    code = "unknown_format"


class SidecarError(IntakeError):
    """The facts that an editor supplied are wrong. `problems` are (JSON pointer, code, detail) triples, at least one."""

    code = "invalid_metadata"

    def __init__(self, problems: list[tuple[str, str, str]]) -> None:
        pointer, _, detail = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{pointer or '/'}: {detail}{more}")
        self.problems = problems
