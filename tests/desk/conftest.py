"""The test kit of the desk: browsers of people of both groups, who are logged in."""

from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.test import Client

PASSWORD = "a-long-enough-passphrase"

Member = Callable[..., User]


@pytest.fixture
def member(db: None) -> Member:
    """Make a user of a group: `member("Editors", "hana")`. A test that committed has flushed the groups, so they are made."""

    def make(group: str | None, name: str) -> User:
        import_module("articles.migrations.0025_desk").make_groups(apps, None)
        user = User.objects.create_user(name, password=PASSWORD)
        if group:
            user.groups.add(Group.objects.get(name=group))
        return user

    return make


def browser_of(user: User) -> Client:
    """Return a browser in which the user is logged in."""
    client = Client(headers={"accept": "text/html"})
    client.force_login(user)
    return client


@pytest.fixture
def editor(member: Member) -> Client:
    """The browser of Hana, who is in the group Editors."""
    return browser_of(member("Editors", "hana"))


@pytest.fixture
def desk_publisher(member: Member) -> Client:
    """The browser of Petra, who is in the group Publishers."""
    return browser_of(member("Publishers", "petra"))


@pytest.fixture
def outsider(member: Member) -> Client:
    """The browser of a user who is in no group."""
    return browser_of(member(None, "otto"))


@pytest.fixture
def visitor(db: None) -> Client:
    """A browser in which nobody is logged in."""
    return Client(headers={"accept": "text/html"})
