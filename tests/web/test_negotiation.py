"""Which media type is chosen (RFC 9110, 12.5.1)."""

import pytest
from django.test import RequestFactory

from articles.web.negotiation import chosen

OFFERED = ["application/json", "application/x-bibtex", "text/html"]


def choice(accept: str | None) -> str | None:
    headers = {} if accept is None else {"Accept": accept}
    found = chosen(RequestFactory().get("/", headers=headers), OFFERED)
    return found.media_type if found else None


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/x-bibtex", "application/x-bibtex"),
        ("APPLICATION/X-BIBTEX", "application/x-bibtex"),
        ("text/*", "text/html"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("application/x-bibtex;q=0.5, text/html;q=0.4", "application/x-bibtex"),
        ("*/*, application/x-bibtex", "application/x-bibtex"),
        ("application/json;q=0, */*", "application/x-bibtex"),
        ("image/png", None),
        ("application/json;q=0", None),
        ("no media type", None),
    ],
)
def test_the_choice(accept: str | None, media_type: str | None) -> None:
    assert choice(accept) == media_type


def test_the_parameters_come_with_it_but_for_the_quality() -> None:
    request = RequestFactory().get("/", headers={"Accept": "text/html; style=apa; locale=de-DE; q=0.7"})
    found = chosen(request, OFFERED)
    assert found is not None
    assert found.parameters == {"style": "apa", "locale": "de-DE"}
