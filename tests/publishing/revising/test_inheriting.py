"""A new version keeps the facts that an editor gave to the one before; a fact that its source prints prevails."""

from dataclasses import replace
from typing import Any

import pytest

from articles.intake.manuscript import Affiliation, Author, ManuscriptPublication, Outlet, Section
from articles.intake.prose.warnings import NO_OUTLET
from articles.models import Article, Contribution, Person, Version
from articles.models import Section as SectionRow
from articles.publishing.amending.amendments import amend_article
from articles.publishing.articles import publish_article
from articles.publishing.revising.inheriting import _completed, inherit_facts
from articles.publishing.revising.revisions import Revision, publish_version
from tests.conftest import manuscript
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR, PENGUIN, SCHOOL, SLUG, STORY, revised, story

ORCID, OTHER_ORCID = "0000-0002-1825-0097", "0000-0001-5109-3700"
FELLOW, EDITOR = (Affiliation(position, None, "editor") for position in ("Fellow", "Editor"))
IN_PRINT = Affiliation("Columnist", "The Herald", "source")

pytestmark = pytest.mark.django_db


def first(**facts: object) -> Version:
    """Publish the story with these facts."""
    return publish_article(story(**facts)).version


# ── Facts ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", ["title", "language"])
def test_a_fact_that_a_new_delivery_leaves_out_stays(name: str) -> None:
    current = first(language="en")
    inherited = inherit_facts(manuscript(None, FERRY), current)
    assert getattr(inherited, name) == getattr(current, name)


def test_a_fact_that_a_new_delivery_states_prevails() -> None:
    inherited = inherit_facts(manuscript("Another", FERRY, language="de"), first(language="en"))
    assert (inherited.title, inherited.language) == ("Another", "de")


@pytest.mark.parametrize(("outlets", "warned"), [((Outlet("The Herald"),), False), ((), True)])
def test_no_outlet_is_missed_if_the_article_has_one(outlets: tuple[Outlet, ...], warned: bool) -> None:
    version = first(publications=tuple(ManuscriptPublication("original", outlet) for outlet in outlets))
    delivered = replace(manuscript("A title", FERRY), warnings=(NO_OUTLET, "Another warning."))
    assert inherit_facts(delivered, version).warnings == ((NO_OUTLET,) if warned else ()) + ("Another warning.",)


def test_nothing_is_made_up() -> None:
    inherited = inherit_facts(manuscript("Another", FERRY), first())
    assert (inherited.language, inherited.authors) == (None, ())


def test_a_new_version_without_a_language_inherits_it() -> None:
    first(language="en")
    assert revised(FERRY, FLOOD).version.language == "en"


def test_an_amended_language_outlives_a_version_that_states_none() -> None:
    first(language="de", supplied_by_editor=("language",))
    amend_article(SLUG, {"language": "en"}, made_by="a test")
    revised(FERRY, FLOOD)
    assert Article.objects.get().language == "en"


# ── People ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_version_without_a_byline_inherits_it() -> None:
    first(authors=(Author("Jane Doe", biography_as_printed="Jane Doe writes."), Author("John Roe", "translator")))
    revised(FERRY, FLOOD)
    rows = Contribution.objects.filter(version__number=2).order_by("order")
    assert list(rows.values_list("name_as_printed", "role", "biography_as_printed")) == [
        ("Jane Doe", "author", "Jane Doe writes."), ("John Roe", "translator", None),
    ]  # fmt: skip


def test_a_byline_that_is_printed_counts() -> None:
    first(authors=(Author("Jane Doe"), Author("John Roe")))
    made = publish_version(SLUG, story(FERRY, authors=(Author("John Roe"),)), Revision()).version
    assert list(made.contributions.values_list("name_as_printed", flat=True)) == ["John Roe"]


@pytest.mark.parametrize("name", ["person_name", "family_name", "orcid", "viaf", "wikidata"])
def test_what_is_known_of_an_author_stays_unless_something_else_is_stated(name: str) -> None:
    known: dict[str, Any] = {
        "person_name": "Jane Q. Doe",
        "family_name": "Doe",
        "orcid": ORCID,
        "viaf": "1",
        "wikidata": "Q1",
    }
    stated: dict[str, Any] = {
        "person_name": "Jane R. Doe",
        "family_name": "Jane",
        "orcid": OTHER_ORCID,
        "viaf": "2",
        "wikidata": "Q2",
    }
    before = Author("Jane Doe", **known)
    assert getattr(_completed(Author("Jane Doe"), before), name) == known[name]
    assert getattr(_completed(Author("Jane Doe", **{name: stated[name]}), before), name) == stated[name]
    assert getattr(_completed(Author("Jane Doe"), None), name) is None


def test_a_name_that_is_printed_again_is_the_same_person() -> None:
    first(authors=(Author("Jane Doe", orcid=ORCID, person_name="Jane Q. Doe"),))
    made = publish_version(SLUG, story(FERRY, authors=(Author("Jane Doe"),)), Revision()).version
    assert made.contributions.get().person == Person.objects.get(orcid=ORCID)
    assert Person.objects.count() == 1


def test_two_namesakes_stay_two_people() -> None:
    first(authors=(Author("Jane Doe", orcid=ORCID), Author("Jane Doe", orcid=OTHER_ORCID)))
    made = publish_version(SLUG, story(FERRY, authors=(Author("Jane Doe"), Author("Jane Doe"))), Revision()).version
    people = made.contributions.order_by("order").values_list("person__orcid", flat=True)
    assert list(people) == [ORCID, OTHER_ORCID]


def test_a_person_whose_identifier_was_learned_later_is_the_same_person() -> None:
    current = first(authors=(Author("Jane Doe"),))
    person = current.contributions.get().person
    amend_article(SLUG, {"authors": [{"order": 1, "orcid": ORCID}]}, made_by="a test")
    assert revised(FERRY, FLOOD).version.contributions.get().person == person


@pytest.mark.parametrize(("stated", "kept"), [(None, "Doe"), ("Jane Doe", "Doe")])
def test_a_family_name_stays(stated: str | None, kept: str) -> None:
    current = first(authors=(Author("Jane Doe", family_name="Doe"),))
    (author,) = inherit_facts(manuscript("Another", FERRY, authors=(Author("Jane Doe"),)), current).authors
    assert author.family_name == "Doe"
    made = publish_version(SLUG, story(FERRY, authors=(Author("Jane Doe", family_name=stated),)), Revision()).version
    assert made.contributions.get().person.family_name == kept


def test_positions_that_an_editor_supplied_are_kept() -> None:
    first(authors=(Author("Jane Doe", affiliations=(FELLOW, EDITOR)),))
    made = publish_version(SLUG, story(FERRY, authors=(Author("Jane Doe"),)), Revision()).version
    rows = made.contributions.get().affiliations.order_by("order")
    assert list(rows.values_list("position", "supplied_by")) == [("Fellow", "editor"), ("Editor", "editor")]


def test_positions_that_an_older_source_printed_are_not_inherited() -> None:
    first(authors=(Author("Jane Doe", affiliations=(IN_PRINT,)),))
    made = publish_version(SLUG, story(FERRY, authors=(Author("Jane Doe"),)), Revision()).version
    assert not made.contributions.get().affiliations.exists()


def test_positions_that_are_printed_count() -> None:
    first(authors=(Author("Jane Doe", affiliations=(FELLOW,)),))
    again = Author("Jane Doe", affiliations=(IN_PRINT,))
    made = publish_version(SLUG, story(FERRY, authors=(again,)), Revision()).version
    rows = made.contributions.get().affiliations
    assert list(rows.values_list("position", "supplied_by")) == [("Columnist", "source")]


# ── Sections ────────────────────────────────────────────────────────────────────────────────────────────────────────
BY_EDITOR = (Section(1, 2, "One", supplied_by="editor"), Section(3, 5, "Two", supplied_by="editor"))


def sections(version: Version) -> list[tuple[int, int, str | None]]:
    rows = SectionRow.objects.filter(version=version).order_by("order")
    return list(rows.values_list("first_ordinal", "last_ordinal", "heading"))


def test_an_editors_sections_stay_with_their_paragraphs() -> None:
    first(sections=BY_EDITOR)
    made = revised(FERRY, MAYOR, PENGUIN, FLOOD, BUDGET, SCHOOL).version
    assert sections(made) == [(1, 3, "One"), (4, 6, "Two")]
    assert set(made.sections.values_list("supplied_by", flat=True)) == {"editor"}


def test_a_paragraph_before_all_others_falls_into_the_first_section() -> None:
    first(sections=BY_EDITOR)
    assert sections(revised(PENGUIN, *STORY).version) == [(1, 3, "One"), (4, 6, "Two")]


def test_a_first_section_that_began_later_does_not_grow() -> None:
    first(sections=(Section(2, 5, "One", supplied_by="editor"),))
    assert sections(revised(PENGUIN, *STORY).version) == [(3, 6, "One")]


def test_a_section_of_which_nothing_is_left_goes() -> None:
    first(sections=BY_EDITOR)
    assert sections(revised(FLOOD, BUDGET).version) == [(1, 2, "Two")]


def test_a_text_without_any_of_its_old_paragraphs_inherits_no_section() -> None:
    first(sections=BY_EDITOR)
    assert sections(revised(PENGUIN).version) == []


def test_sections_that_are_no_longer_in_their_order_are_not_kept() -> None:
    first(sections=BY_EDITOR)
    assert sections(revised(FLOOD, BUDGET, SCHOOL, FERRY, MAYOR).version) == []


def test_sections_that_are_given_anew_count() -> None:
    first(sections=BY_EDITOR)
    given = story(FERRY, FLOOD, sections=(Section(1, 2, "All", supplied_by="editor"),))
    assert sections(publish_version(SLUG, given, Revision()).version) == [(1, 2, "All")]


def test_a_printed_heading_is_not_inherited() -> None:
    first(sections=(Section(1, 5, "Printed"),))
    assert sections(revised(FERRY, FLOOD).version) == []


def test_each_paragraph_stands_in_its_section() -> None:
    first(sections=BY_EDITOR)
    made = revised(FERRY, MAYOR, PENGUIN, FLOOD).version
    headings = made.passages.order_by("ordinal").values_list("section__heading", flat=True)
    assert list(headings) == ["One", "One", "One", "Two"]


def test_the_same_text_without_its_sections_changes_nothing() -> None:
    current = first(sections=BY_EDITOR)
    again = story()
    made = publish_version(SLUG, replace(again, content=again.content + b"\n"), Revision())
    assert (made.created, made.version) == (False, current)


# ── What an editor says is unknown ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("name", "unknown"), [("language", None), ("subtitle", None), ("authors", ())])
def test_what_the_editor_says_is_unknown_is_not_inherited(name: str, unknown: object) -> None:
    current = first(language="en", subtitle="A deck", authors=(Author("Jane Doe"),), supplied_by_editor=("subtitle",))
    delivered = manuscript("Another", FERRY)
    assert getattr(inherit_facts(delivered, current), name)
    emptied = replace(delivered, supplied_by_editor=(name,))
    assert getattr(inherit_facts(emptied, current), name) == unknown


@pytest.mark.parametrize(
    ("name", "unknown", "read"), [("language", None, "en"), ("genre", None, "essay"), ("keywords", (), ("ferry",))]
)
def test_a_fact_of_the_article_that_an_editor_emptied_stays_unknown_until_an_editor_gives_it(
    name: str, unknown: object, read: object
) -> None:
    current = first(supplied_by_editor=(name,))
    delivered = manuscript("Another", FERRY, **{name: read})
    assert getattr(inherit_facts(delivered, current), name) == unknown
    given = replace(delivered, supplied_by_editor=(name,))
    assert getattr(inherit_facts(given, current), name) == read


def test_a_version_s_sidecar_empties_a_fact_of_the_article() -> None:
    first(genre="essay", language="en")
    publish_version(SLUG, story(FERRY, FLOOD, supplied_by_editor=("genre", "language")), Revision())
    article = Article.objects.get()
    assert (article.genre, article.language, article.supplied_by_editor) == (None, None, ["genre", "language"])
