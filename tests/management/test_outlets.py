"""`merge_outlets OUTLET INTO`: an editor says that two outlets are one."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Outlet, Publication
from tests.conftest import Publish

pytestmark = pytest.mark.django_db


def test_outlets_are_merged(publish: Publish) -> None:
    publish("One", outlet={"name": "The Hill"})
    publish("Two", outlet={"name": "Hill"})
    hill, other = Outlet.objects.order_by("pk")
    out = StringIO()
    call_command("merge_outlets", str(other.pk), str(hill.pk), stdout=out)
    assert out.getvalue() == f"Outlet {other.pk} is outlet {hill.pk}, The Hill, now.\n"
    assert set(Publication.objects.values_list("outlet", flat=True)) == {hill.pk}


@pytest.mark.parametrize(("outlet", "into", "message"), [(1, 999, "No outlet has the id"), (1, 1, "is one outlet")])
def test_what_cannot_be_merged_is_said(publish: Publish, outlet: int, into: int, message: str) -> None:
    publish("One", outlet={"name": "The Hill"})
    first = Outlet.objects.get().pk
    with pytest.raises(CommandError, match=message):
        call_command("merge_outlets", str(first), str(first if into == outlet else into))
