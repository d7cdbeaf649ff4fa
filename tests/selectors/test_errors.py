"""The sentences of errors about texts that cannot be read. Without a database."""

import datetime

import pytest

from articles.models import Version
from articles.selectors.errors import (
    ambiguous_reference,
    backward_range,
    no_version_yet,
    paragraph_in_no_such_version,
    unknown_article,
    unknown_ordinal,
    unknown_paragraph,
    unknown_publication,
    unknown_version,
)

LONG = "a" * 100


@pytest.mark.parametrize(
    ("slug", "detail"),
    [
        ("the-bridge", "No article has the slug “the-bridge”."),
        (LONG, f"No article has the slug “{'a' * 80}”."),
        (
            "3k7xq9d2bs",
            "No article has the slug “3k7xq9d2bs”. The check character of “3k7xq9d2bs” does not match: the identifier "
            "was mistyped.",
        ),
    ],
)
def test_an_unknown_article_is_named_in_at_most_80_characters(slug: str, detail: str) -> None:
    error = unknown_article(slug)
    assert (error.code, error.detail) == ("unknown_article", detail)


@pytest.mark.parametrize(("number", "shown"), [(3, "3"), ("9" * 30, "9" * 20)])
def test_an_unknown_version_is_named_in_at_most_20_characters(number: object, shown: str) -> None:
    error = unknown_version("the-bridge", 2, number)
    assert (error.code, error.detail) == (
        "unknown_version",
        f"“the-bridge” has versions 1 to 2, and no version {shown}.",
    )
    assert paragraph_in_no_such_version("x", number).detail == f"Paragraph “x” is in no version {shown}."


def test_an_article_without_a_version_at_a_moment() -> None:
    day = datetime.datetime(2026, 11, 10, tzinfo=datetime.UTC)
    error = no_version_yet("the-bridge", day, "2026-12")
    assert error.code == "unknown_version"
    assert error.detail == "No version of “the-bridge” was public at 2026-11-10; the first is public since 2026-12."


@pytest.mark.parametrize(
    ("slug", "detail"),
    [
        (None, "No paragraph has the identifier “x”."),
        ("the-bridge", "No paragraph of “the-bridge” has the identifier “x”."),
        (LONG, f"No paragraph of “{'a' * 80}” has the identifier “x”."),
    ],
)
def test_an_unknown_paragraph_names_its_article_if_one_was_named(slug: str | None, detail: str) -> None:
    error = unknown_paragraph("x", slug)
    assert (error.code, error.detail) == ("unknown_paragraph", detail)


@pytest.mark.parametrize(("ordinal", "shown"), [(6, "6"), ("9" * 30, "9" * 20)])
def test_an_unknown_ordinal(ordinal: object, shown: str) -> None:
    error = unknown_ordinal(Version(number=2, paragraph_count=5), ordinal)
    assert error.detail == f"Version 2 has paragraphs 1 to 5, and no “{shown}”."


def test_a_backward_range_is_turned_round() -> None:
    assert backward_range(4, 2, "-").detail == "The range 4-2 runs backwards; write 2-4."


def test_an_unknown_publication() -> None:
    assert unknown_publication("the-bridge", 7).detail == "“the-bridge” has no publication 7."


@pytest.mark.parametrize(
    ("count", "named"), [(2, "“0”, “1”"), (5, "“0”, “1”, “2”, “3”, “4”"), (6, "“0”, “1”, “2”, “3”, “4” …")]
)
def test_an_ambiguous_reference_names_five_articles(count: int, named: str) -> None:
    error = ambiguous_reference(LONG, [str(number) for number in range(count)])
    assert error.code == "ambiguous_reference"
    assert error.detail == f"“{'a' * 80}” is the address of {count} articles: {named}. Name one of them."
