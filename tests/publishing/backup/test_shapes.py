"""The shape of each table's rows: what is wrong with a value, in words; and the values of a row that holds."""

import datetime
from typing import Any

import pytest
from django.db import models

from articles.models import (
    Article,
    Contribution,
    Event,
    Notice,
    Outlet,
    Paragraph,
    Person,
    Publication,
    Source,
    Version,
    Wording,
)
from articles.publishing.backup.shapes import checked_row
from tests.publishing.backup.test_loading import OUTLET

MOMENT = "2024-01-02T03:04:05+00:00"
DIGEST = f"sha-256:{'0' * 64}"
ROWS: dict[type[models.Model], dict[str, Any]] = {
    Article: {"id": 1, "slug": "a-bridge", "created_at": MOMENT, "updated_at": MOMENT, "current_version_id": 1},
    Contribution: {"id": 1, "version_id": 1, "person_id": 1, "name_as_printed": "Jane Doe", "role": "author", "order": 1},
    Event: {"id": 1, "type": "article.published", "at": MOMENT, "article_id": 1},
    Notice: {"id": 1, "article_id": 1, "kind": "correction", "text": "So.", "created_at": MOMENT},
    Outlet: OUTLET,
    Paragraph: {"id": 1, "pid": "3k7xq9d2br", "article_id": 1},
    Person: {"id": 1, "name": "Jane Doe", "created_at": MOMENT, "updated_at": MOMENT},
    Publication: {"id": 1, "article_id": 1, "order": 1, "role": "original", "created_at": MOMENT, "updated_at": MOMENT},
    Source: {"version_id": 1, "content": "YQ=="},
    Version: {"id": 1, "article_id": 1, "number": 1, "title": "A bridge", "media_type": "text/plain; charset=utf-8",
              "source_digest": DIGEST, "digest": DIGEST, "paragraph_count": 1, "word_count": 2, "created_at": MOMENT},
    Wording: {"id": 1, "paragraph_id": 1, "text": "a & b", "html": "a &amp; <em>b</em>", "digest": DIGEST, "html_digest": DIGEST},
}  # fmt: skip


@pytest.mark.parametrize("model", ROWS)
def test_a_row_that_holds_has_the_values_of_every_column(model: type[models.Model]) -> None:
    assert set(checked_row(model, ROWS[model])) == {field.attname for field in model._meta.concrete_fields}


@pytest.mark.parametrize(
    ("model", "name", "value"),
    [
        (Article, "slug", "../../x"), (Article, "slug", "x" * 201), (Article, "slug", {}), (Article, "id", 0),
        (Article, "id", 2**63), (Article, "id", True), (Article, "id", "1"), (Article, "id", 1.0), (Article, "status", "draft"),
        (Article, "language", "en\r\nX: y"), (Article, "keywords", "river"), (Article, "keywords", [1]),
        (Article, "keywords", ["\x00"]), (Article, "created_at", "2024-01-02T03:04:05"), (Article, "created_at", 1700000000),
        (Article, "created_at", "9999-12-31T23:59:59-23:59"), (Article, "created_at", None),
        (Article, "first_published_on", "2024-02-30"), (Article, "current_version_id", -1),
        (Contribution, "identified_by", "guess"), (Contribution, "name_parts", "Doe"),
        (Contribution, "name_parts", {"family": None}), (Contribution, "name_parts", {"family": ""}),
        (Contribution, "name_parts", {"name": "Doe"}), (Contribution, "name_parts", {"family": "\x00"}),
        (Event, "paragraphs", ["3k7xq9d2bs"]), (Event, "paragraphs", ["../x"]), (Event, "change", "burnt"),
        (Notice, "kind", "joke"),
        (Notice, "text", "\x00"), (Notice, "text", ""), (Notice, "text", "\ud800"), (Notice, "version_id", 0),
        (Outlet, "url", "javascript:alert(1)"), (Outlet, "url", "https://a b"), (Outlet, "name", "x" * 301),
        (Paragraph, "pid", "3k7xq9d2bs"), (Paragraph, "pid", "3K7XQ9D2BR"),
        (Person, "orcid", "0000-0002-1825-0098"), (Person, "viaf", "x"), (Person, "wikidata", "42"),
        (Publication, "date", "2024-13"), (Publication, "order", -1), (Publication, "order", 2**31),
        (Publication, "doi", "x"), (Publication, "issn", "2049-3631"), (Publication, "volume", "War and Peace"),
        (Publication, "pages", "yes"), (Publication, "section", "x" * 201), (Publication, "issue", "x" * 51),
        (Publication, "url", "//example.org/"), (Publication, "supplied_by_editor", {"a": 1}),
        (Source, "content", "*"), (Source, "content", "YQ=\n="), (Source, "content", [1]), (Source, "metadata", []),
        (Source, "metadata", {"a": [{"b": "\x00"}]}), (Source, "metadata", {"\x00": 1}),
        (Version, "digest", DIGEST[:-1]), (Version, "digest", DIGEST + "\n"), (Version, "source_digest", "md5:1"),
        (Version, "previous_digest", ""), (Version, "media_type", "text/html\r\nX: y"), (Version, "media_type", "text"),
        (Version, "left_out", [{"text": "x", "reason": 1}]), (Version, "left_out", {}),
        (Version, "number", 2**31), (Version, "supplied_public_since", "2024-02-30"),
        (Version, "supplied_public_since", "2024-01-02T03:04:05+00:00"), (Version, "supplied_public_since", "x" * 33),
        (Wording, "digest", "x"), (Wording, "html_digest", "x"),
    ],
)  # fmt: skip
def test_a_value_that_could_not_have_been_published_is_refused_under_its_name(
    model: type[models.Model], name: str, value: object
) -> None:
    with pytest.raises(ValueError, match=rf"^{name}(\.\S+)* is ") as caught:
        checked_row(model, {**ROWS[model], name: value})
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("html", ["a &amp; <script>b</script>", "a & b", "a &amp; <em onclick='x'>b</em>", "a &amp; c"])
def test_markup_that_is_not_that_of_its_text_or_not_safe_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="html is not the clean markup of text"):
        checked_row(Wording, {**ROWS[Wording], "html": html})


def test_a_member_inside_a_value_is_checked_as_well() -> None:
    with pytest.raises(ValueError, match=r"^left_out\.0\.reason is missing$"):
        checked_row(Version, {**ROWS[Version], "left_out": [{"text": "x"}]})
    with pytest.raises(ValueError, match=r"^'left_out\.0\.why' is a field that this version does not know$"):
        checked_row(Version, {**ROWS[Version], "left_out": [{"text": "x", "reason": "y", "why": "z"}]})


@pytest.mark.parametrize("name", ["slug", "id", "created_at"])
def test_a_column_without_a_default_must_be_there(name: str) -> None:
    row = {other: value for other, value in ROWS[Article].items() if other != name}
    with pytest.raises(ValueError, match=f"^{name} is missing$"):
        checked_row(Article, row)


@pytest.mark.parametrize(("value", "shown"), [("x" * 5000, r"'x{50}'"), (10**400, "10{49}"), ({"a": 1}, "dict")])
def test_a_long_value_is_shown_by_its_beginning(value: object, shown: str) -> None:
    with pytest.raises(ValueError, match=rf"slug is {shown}: ") as caught:
        checked_row(Article, {**ROWS[Article], "slug": value})
    assert len(str(caught.value)) < 200


def test_a_column_that_is_computed_from_another_one_is_computed_anew() -> None:
    outlet = checked_row(Outlet, {**OUTLET, "name": "Le Épée", "folded_name": "forged"})
    publication = checked_row(Publication, {**ROWS[Publication], "date": "2024-02", "starts_on": "1999-01-01"})
    assert outlet["folded_name"] == "le epee"
    assert publication["starts_on"] == datetime.date(2024, 2, 1)
    assert publication["ends_on"] == datetime.date(2024, 2, 29)


def test_an_older_dump_has_no_date_of_an_editor_and_a_newer_one_is_read_anew() -> None:
    old = checked_row(Version, ROWS[Version])
    assert (old["supplied_public_since"], old["supplied_public_by"]) == (None, None)
    new = checked_row(Version, {**ROWS[Version], "supplied_public_since": "2024-02", "supplied_public_by": MOMENT})
    assert new["supplied_public_by"].isoformat() == "2024-02-29T23:59:59.999999+00:00"


def test_a_moment_is_of_universal_time() -> None:
    row = checked_row(Article, {**ROWS[Article], "created_at": "2024-01-02T03:04:05+02:00"})
    assert row["created_at"].isoformat() == "2024-01-02T01:04:05+00:00"
