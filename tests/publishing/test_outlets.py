"""An outlet is found by its name, and made where nobody knows it."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from articles.intake.manuscript import Outlet as OutletRead
from articles.models import Outlet
from articles.publishing.outlets import outlet_of
from articles.publishing.transactions import NAMES
from tests.support.shelved import Shelved

pytestmark = pytest.mark.django_db


def test_no_outlet_is_none() -> None:
    assert outlet_of(None) is None


def test_an_outlet_is_used_again() -> None:
    assert outlet_of(OutletRead("The Herald")) == outlet_of(OutletRead("The Herald"))
    assert Outlet.objects.count() == 1


def test_its_address_is_learned_once() -> None:
    outlet_of(OutletRead("The Herald"))
    outlet_of(OutletRead("The Herald", "https://herald.example/"))
    outlet_of(OutletRead("The Herald", "https://another.example/"))
    outlet_of(OutletRead("The Herald"))
    assert Outlet.objects.get().url == "https://herald.example/"


def test_what_it_is_is_learned_once() -> None:
    outlet_of(OutletRead("The Herald"))
    outlet_of(OutletRead("The Herald", kind="newspaper"))
    outlet_of(OutletRead("The Herald", "https://herald.example/", kind="magazine"))
    outlet = Outlet.objects.get()
    assert (outlet.kind, outlet.url) == ("newspaper", "https://herald.example/")


@pytest.mark.parametrize(
    ("facts", "cleared"),
    [({"url": "https://herald.example/"}, False), ({"kind": "newspaper"}, True), ({}, False)],
)
def test_what_is_learned_clears_the_shelf_since_citations_show_it(
    tmp_path: Path, settings: LazySettings, facts: dict[str, str], cleared: bool
) -> None:
    outlet_of(OutletRead("The Herald", "https://herald.example/"))
    shelved = Shelved(settings, tmp_path)
    shelved.put("key", NAMES)
    outlet_of(OutletRead("The Herald", **facts))  # type: ignore[arg-type]
    outlet_of(OutletRead("The Gazette"))
    assert (shelved.left() == []) is cleared
