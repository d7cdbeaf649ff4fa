"""The slug that an article is proposed under."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake.manuscript import Manuscript
from articles.intake.slugs import slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The US-South Korea Alliance at 70th Anniversary", "the-us-south-korea-alliance-at-70th-anniversary"),
        ("Für Élise – eine Über­sicht", "fur-elise-eine-ubersicht"),
        ("Гавань", "gavan"),
        ("!!!", "article"),
        ("It’s over", "its-over"),
    ],
)
def test_a_title_in_ascii(title: str, slug: str) -> None:
    assert slug_of(Manuscript("text/plain", title=title)) == slug


def test_a_long_title_is_cut_at_a_word() -> None:
    slug = slug_of(Manuscript("text/plain", title="harbours " * 40))
    assert len(slug) <= 80
    assert set(slug.split("-")) == {"harbours"}


def test_the_editor_s_slug_is_kept() -> None:
    assert slug_of(Manuscript("text/plain", title="A title", slug="mine")) == "mine"


@given(st.text(max_size=200))
def test_every_title_has_a_slug(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug_of(Manuscript("text/plain", title=title)))
