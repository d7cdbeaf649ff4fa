"""What can be wrong with a document; each error says what a person can do about it. Knows no HTTP and no database."""


class IntakeError(Exception):
    """A document that cannot be read.

    `code` is a stable machine-readable word, `detail` one sentence a person can act on, and `block` the
    1-based position of the block that it concerns, where it concerns one.
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
    """What the editor supplied does not hold. `problems` are (JSON pointer, code, detail) triples, at least one."""

    code = "invalid_metadata"

    def __init__(self, problems: list[tuple[str, str, str]]) -> None:
        pointer, _, detail = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{pointer or '/'}: {detail}{more}")
        self.problems = problems
