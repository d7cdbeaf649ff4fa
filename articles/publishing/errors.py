"""Why something cannot be published; each error says what a person can do about it. Knows no HTTP."""


class PublishingError(Exception):
    """Something that cannot be stored.

    `code` is stable, `detail` a sentence to act on, and `pointer` a JSON pointer into what was sent (RFC 6901).
    """

    code = "unpublishable"

    def __init__(self, detail: str, *, pointer: str = "", code: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.pointer = pointer
        if code is not None:
            self.code = code


class UnpublishableError(PublishingError):
    """The document was read, but cannot be published as it is."""


class SlugTakenError(PublishingError):
    """Another text is published under the slug."""

    code = "slug_taken"

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"Another text is published under “{slug}”. To publish this one as a new version of it, name the article "
            f"(publish --article {slug}, or POST to its versions); to publish it apart, give it a slug of its own.",
            pointer="/metadata/slug",
        )
        self.slug = slug


class PrintedFactError(PublishingError):
    """Somebody tried to change a fact that the source printed."""

    code = "printed_fact"

    def __init__(self, name: str, printed: object) -> None:
        super().__init__(
            f"The source prints the {name} as “{printed}”; what was printed is never changed. "
            "If the source is wrong, publish a notice that says so.",
            pointer=f"/{name}",
        )


class ConflictError(PublishingError):
    """The request conflicts with the stored rows. `code` says how, and is always given."""

    def __init__(self, detail: str, *, code: str, pointer: str = "") -> None:
        super().__init__(detail, pointer=pointer, code=code)


class ArchiveError(Exception):
    """An archive cannot be dumped or loaded; the message is one line that a person can act on."""
