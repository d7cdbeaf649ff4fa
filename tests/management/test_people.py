"""`merge_people PERSON INTO` and `split_person PERSON --article SLUG…`: editors say who is who."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.intake.manuscript import Author
from articles.models import Contribution, Person
from articles.publishing.articles import publish_article
from tests.stories import FERRY, story

pytestmark = pytest.mark.django_db


def run(*arguments: str | int) -> str:
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def written_by(slug: str, name: str) -> Person:
    publish_article(story(slug + FERRY, slug=slug, authors=(Author(name),)))
    return person_of(slug)


def person_of(slug: str) -> Person:
    return Contribution.objects.get(version__article__slug=slug).person


def test_people_are_merged_and_split_again() -> None:
    jane, other = written_by("a", "Jane Doe"), written_by("b", "J. Doe")
    assert run("merge_people", other.pk, jane.pk) == f"Person {other.pk} is person {jane.pk}, Jane Doe, now.\n"
    assert person_of("b") == jane
    printed = run("split_person", jane.pk, "--article", "b", "--name", "Joan Doe")
    new = person_of("b")
    assert printed == f"1 contributions are of person {new.pk}, Joan Doe, now.\n"
    assert person_of("a") == jane


def test_contributions_are_given_to_a_person_who_is_there() -> None:
    jane, other = written_by("a", "Jane Doe"), written_by("b", "J. Doe")
    written_by("c", "J. Doe")
    run("split_person", other.pk, "--article", "c", "--into", jane.pk)
    assert (person_of("b"), person_of("c")) == (other, jane)


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge_people", "999", "998"),
        ("split_person", "999", "--article", "a"),
        ("split_person", "1", "--article", "zzz"),
    ],
)
def test_an_error_is_one_line(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError) as error:
        run(*arguments)
    assert "\n" not in str(error.value)
