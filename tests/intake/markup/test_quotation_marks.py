"""Quotation marks that a browser prints around `q`."""

import pytest
from lxml.html import fromstring

from articles.intake.markup.blocks import page_blocks


@pytest.mark.parametrize(
    ("language", "markup", "text"),
    [
        ("en", "He said <q>no</q>.", "He said “no”."),
        ("", "He said <q>no</q>.", "He said “no”."),
        ("de-AT", "Sie sagt <q>nein</q>.", "Sie sagt „nein“."),
        ("fr", "Il dit <q>non</q>.", "Il dit «non»."),
        ("ja", "<q>いいえ</q>", "「いいえ」"),
        ("en", "He said <q>she <em>said <q>no</q></em></q>.", "He said “she said ‘no’”."),
        ("en", "He said <q>“no”</q>.", "He said “no”."),
        ("en", "He said <q lang=de>nein</q>.", "He said “nein”."),
    ],
)
def test_the_marks_of_the_language_are_read(language: str, markup: str, text: str) -> None:
    (block,) = page_blocks(fromstring(f"<html lang='{language}'><body><p>{markup}</p></body></html>"))
    assert block.text == text
    assert text[-3] in block.html
