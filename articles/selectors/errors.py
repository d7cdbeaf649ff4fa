"""What cannot be read, and why. Knows no HTTP."""


class UnknownError(Exception):
    """Nothing has the name that was asked for. `code` is stable; `detail` is a sentence for a person."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
