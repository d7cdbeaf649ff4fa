"""An outlet is found by its name, and made where nobody knows it."""

import pytest

from articles.intake.manuscript import Outlet as OutletRead
from articles.models import Outlet
from articles.publishing.outlets import outlet_of

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
