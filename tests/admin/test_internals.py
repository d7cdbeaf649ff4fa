"""The tables of the machinery are for superusers; nobody else sees them, whatever their permissions."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from articles.models import Article

pytestmark = pytest.mark.django_db
INTERNAL = ["draft", "event", "host", "idempotentanswer", "lineage", "passage", "source", "wording"]


@pytest.fixture
def staff() -> Client:
    """Somebody of the staff with every permission, who is not a superuser."""
    user = User.objects.create_user("stella", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="articles"))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("table", INTERNAL)
def test_a_table_of_the_machinery_is_for_superusers(
    staff: Client, editor: Client, archive: Article, table: str
) -> None:
    assert staff.get(f"/admin/articles/{table}/").status_code == 403
    assert editor.get(f"/admin/articles/{table}/").status_code == 200


def test_the_index_lists_only_what_the_staff_may_see(staff: Client, editor: Client, archive: Article) -> None:
    for client, shown in ((staff, False), (editor, True)):
        page = client.get("/admin/").content.decode()
        assert 'href="/admin/articles/article/"' in page
        for table in INTERNAL:
            assert (f'href="/admin/articles/{table}/"' in page) is shown


def test_the_staff_still_sees_the_text_of_a_version(staff: Client, archive: Article) -> None:
    page = staff.get(f"/admin/articles/version/{archive.current_version_id}/change/").content.decode()
    assert "The alliance between the United States and South Korea" in page
