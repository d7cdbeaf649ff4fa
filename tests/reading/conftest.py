"""Fixtures of the tests of the pages: a reader's browser, a program, and an article with a second version."""

from dataclasses import replace

import pytest
from django.test import Client

from articles.choices import Change, Reason
from articles.intake import read
from articles.intake.manuscript import Block
from articles.models import Version
from articles.publishing.articles import Published
from articles.publishing.delivery import Delivery
from articles.publishing.minting import mint_paragraphs
from articles.publishing.versions import AlignedBlock, store_version

HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture
def browser(db: None) -> Client:
    """A person's browser."""
    return Client(headers={"accept": HTML})


@pytest.fixture
def program(db: None) -> Client:
    """A program that wants JSON."""
    return Client(headers={"accept": "application/json"})


@pytest.fixture
def revised(sample: Published) -> Version:
    """The sample's second version: its first paragraph was edited, a new one was added, and all others are gone."""
    first = sample.version.passages.select_related("paragraph").order_by("ordinal")[0].paragraph
    blocks = (
        Block("paragraph", "The alliance is <strong>.", "The alliance is <em>&lt;strong&gt;</em>."),
        Block("list-item", "An item.", "An item."),
    )
    content = b"A title\n\nA paragraph."
    manuscript = replace(read(content), title="The Alliance, Revised", blocks=blocks, sections=(), language="en")
    (new,) = mint_paragraphs(sample.article, 1)
    placed = [AlignedBlock(blocks[0], first, Change.EDITED), AlignedBlock(blocks[1], new, Change.NEW)]
    return store_version(
        sample.article,
        Delivery(content, manuscript),
        placed,
        previous=sample.version,
        reason=Reason.CORRECTION,
        change_note="A slip of the pen.",
    )
