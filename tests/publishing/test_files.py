"""Publishing files from the disk: the choice of files, their order, and the outcome of each."""

from pathlib import Path

import pytest

from articles.addresses import Urls
from articles.publishing.articles import publish_article
from articles.publishing.delivery import Delivery
from articles.publishing.files import Order, documents, publish_file, publish_files
from articles.publishing.revising.revisions import Revision, publish_version
from tests.stories import FERRY, FLOOD, SCHOOL, SLUG, source, story

ORDER = Order(Urls("https://articles.example.org"))


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_stands_for_its_documents_in_order_and_a_file_for_itself(tmp_path: Path) -> None:
    names = ["b.txt", "a.TXT", "deep/c.html", "d.png", "notes.meta.yaml"]
    for name in names:
        write(tmp_path / name, "x")
    found = [str(path.relative_to(tmp_path)) for path in documents([tmp_path, tmp_path / "d.png"])]
    assert found == ["a.TXT", "b.txt", "deep/c.html", "d.png"]


@pytest.mark.django_db
def test_a_file_is_published_and_then_already_published(tmp_path: Path) -> None:
    path = write(tmp_path / "bridge.txt", source())
    first, again = publish_file(path, ORDER), publish_file(path, ORDER)
    assert (first["outcome"], first["created"], first["version"]) == ("published as", True, 1)
    assert (again["outcome"], again["created"], again["digest"]) == ("already published as", False, first["digest"])
    assert first["url"] == f"https://articles.example.org/articles/{SLUG}/"


@pytest.mark.django_db
def test_a_rehearsal_says_what_would_happen() -> None:
    from articles.models import Article
    from articles.publishing.files import publish_read

    outcome = publish_read(Path("x"), story(), Order(ORDER.urls, rehearse=True))
    assert (outcome["outcome"], outcome["dry_run"]) == ("would be published as", True)
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_what_cannot_be_published_is_an_error_with_a_code(tmp_path: Path) -> None:
    publish_article(story())
    other = write(tmp_path / "other.txt", source(FERRY, SCHOOL))
    assert publish_file(other, ORDER)["code"] == "slug_taken"
    assert publish_file(other, Order(ORDER.urls, slug="unknown"))["code"] == "unknown_article"
    missing = publish_file(tmp_path / "missing.txt", ORDER)
    assert "code" not in missing
    assert "cannot be read" in missing["error"]


@pytest.mark.django_db
def test_of_many_files_those_already_published_are_named_with_the_first_version_that_holds_them(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{number:02}.txt", source()) for number in range(12)]
    content = paths[0].read_bytes()
    published = publish_article(Delivery(content, story().manuscript))
    publish_version(SLUG, story(FERRY, FLOOD), Revision())
    publish_version(SLUG, Delivery(content, story().manuscript), Revision(revert=True))
    outcomes = list(publish_files(paths, ORDER, jobs=2))
    assert {(outcome["outcome"], outcome["version"], outcome["report"]) for outcome in outcomes} == {
        ("already published as", published.version.number, None)
    }
    assert [outcome["file"] for outcome in outcomes] == [str(path) for path in paths]
