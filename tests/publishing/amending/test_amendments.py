"""Facts that are learned later: recorded one by one, and never a change to what was printed."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import IntegrityError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.intake.manuscript import ManuscriptPublication
from articles.intake.manuscript import Outlet as OutletRead
from articles.models import Amendment, Article, Contribution, Outlet, Person, Publication, Version
from articles.publishing.amending.amendments import add_publication, amend_article, amend_publication
from articles.publishing.articles import Published, publish_article
from articles.publishing.errors import ConflictError, PrintedFactError, PublishingError, UnpublishableError
from articles.publishing.integrity import check_everything
from articles.publishing.transactions import EVERYTHING, article_tag
from articles.selectors.errors import UnknownError
from tests.conftest import SLUG, Publish, Revise
from tests.stories import story
from tests.support.shelved import Shelved

ORCID, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"


def article_of(slug: str = SLUG) -> Article:
    return Article.objects.get(slug=slug)


def account(slug: str = SLUG) -> list[tuple[str, Any, Any]]:
    """Return the amendments of the article: field, before, after."""
    return list(Amendment.objects.filter(article__slug=slug).order_by("id").values_list("field", "before", "after"))


def amend(slug: str = SLUG, /, **changes: Any) -> Any:
    return amend_article(slug, changes, made_by="newsroom")


@pytest.fixture
def original(sample: Published) -> Publication:
    """The sample's first appearance: the source states its outlet and its date, but not its address."""
    return Publication.objects.get(article=sample.article, role="original")


def amend_original(publication: Publication, **changes: Any) -> Publication:
    amend_publication(publication.article.slug, publication.pk, changes, made_by="newsroom")
    publication.refresh_from_db()
    return publication


# ── The article ─────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("sample")
def test_what_was_unknown_is_learned_and_marked_as_the_editors() -> None:
    amend(genre="analysis", keywords=["alliances", "Korea"], language="en-US")
    article = article_of()
    assert (article.genre, article.keywords, article.language) == ("analysis", ["alliances", "Korea"], "en-US")
    assert {"genre", "keywords", "language"} <= set(article.supplied_by_editor)


@pytest.mark.usefixtures("sample")
def test_each_change_is_recorded_with_its_maker_its_moment_and_the_value_before() -> None:
    amend(genre="analysis")
    amend(genre="review", keywords=["Korea"])
    assert account() == [("genre", "opinion", "analysis"), ("genre", "analysis", "review"), ("keywords", [], ["Korea"])]
    entry = Amendment.objects.latest("id")
    assert entry.made_by == "newsroom"
    assert entry.created_at <= article_of().updated_at
    assert (entry.publication, entry.person) == (None, None)


@pytest.mark.usefixtures("sample")
def test_what_an_editor_supplied_can_be_taken_back() -> None:
    amend(keywords=["Korea"])
    amend(genre=None, keywords=None)
    article = article_of()
    assert (article.genre, article.keywords) == (None, [])
    assert not {"genre", "keywords"} & set(article.supplied_by_editor)
    assert account()[-2:] == [("genre", "opinion", None), ("keywords", ["Korea"], [])]


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("changes", [{}, {"genre": "opinion"}, {"keywords": []}, {"keywords": None}, {"authors": []}])
def test_what_changes_nothing_leaves_no_trace(changes: dict[str, Any]) -> None:
    before = article_of().updated_at
    assert list(amend(**changes)) == []
    assert account() == []
    assert article_of().updated_at == before


@pytest.mark.usefixtures("sample")
def test_a_change_is_seen_in_the_time_of_the_last_change() -> None:
    before = article_of().updated_at
    amend(genre="analysis")
    assert article_of().updated_at > before


def test_a_fact_that_the_source_printed_is_refused_and_named(publish: Publish) -> None:
    article = publish("One").article
    Article.objects.filter(pk=article.pk).update(genre="opinion", supplied_by_editor=[])
    with pytest.raises(PrintedFactError) as refused:
        amend(article.slug, keywords=["Korea"], genre="analysis")
    assert refused.value.pointer == "/genre"
    assert "opinion" in refused.value.detail
    assert article_of(article.slug).keywords == [], "all of it or nothing"
    assert account(article.slug) == []


def test_the_printed_value_itself_may_be_sent(publish: Publish) -> None:
    article = publish("One").article
    Article.objects.filter(pk=article.pk).update(genre="opinion", supplied_by_editor=[])
    assert list(amend(article.slug, genre="opinion")) == []


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["no-such-article", "No Slug", ""])
def test_an_unknown_article_cannot_be_amended(slug: str) -> None:
    with pytest.raises(UnknownError):
        amend(slug, genre="opinion")


def test_a_withdrawn_article_may_still_be_described_better(sample: Published) -> None:
    Article.objects.filter(pk=sample.article.pk).update(status="withdrawn")
    amend(genre="analysis")
    assert article_of().genre == "analysis"


# ── Its language ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_version_keeps_the_language_that_it_was_published_with(publish: Publish) -> None:
    version = publish("One", language="de").version
    amend("one", language="en")
    assert article_of("one").language == "en"
    kept = Version.objects.get(pk=version.pk)
    assert (kept.language, kept.digest) == ("de", version.digest)


def test_the_article_is_found_by_the_words_of_its_new_language(api: Client, publish: Publish) -> None:
    publish("One", "The alliances were negotiating.")
    assert api.get("/api/v1/articles/?q=negotiates").json()["results"] == []
    amend("one", language="en")
    assert len(api.get("/api/v1/articles/?q=negotiates").json()["results"]) == 1


# ── The people ──────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("sample")
def test_a_person_is_known_better_and_the_name_as_printed_stays() -> None:
    amend(authors=[{"order": 1, "orcid": ORCID, "wikidata": "Q42", "name": "Jongsoo James Lee"}])
    person = Person.objects.get()
    assert (person.name, person.orcid, person.wikidata, person.viaf) == ("Jongsoo James Lee", ORCID, "Q42", None)
    assert Contribution.objects.get().name_as_printed == "Jongsoo Lee"
    assert account() == [
        ("name", "Jongsoo Lee", "Jongsoo James Lee"), ("orcid", None, ORCID), ("wikidata", None, "Q42"),
    ]  # fmt: skip
    assert set(Amendment.objects.values_list("person", flat=True)) == {person.pk}


@pytest.mark.usefixtures("sample")
def test_an_identifier_can_be_corrected_and_taken_back() -> None:
    for orcid in (ORCID, OTHER, None):
        amend(authors=[{"order": 1, "orcid": orcid}])
        assert Person.objects.get().orcid == orcid
    assert account() == [("orcid", None, ORCID), ("orcid", ORCID, OTHER), ("orcid", OTHER, None)]


def test_the_identifier_of_another_person_is_refused(publish: Publish) -> None:
    publish("One", authors=[{"name_as_printed": "Jane Doe", "orcid": ORCID}])
    publish("Two", authors=[{"name_as_printed": "A. Writer"}, {"name_as_printed": "John Doe"}])
    with pytest.raises(ConflictError) as refused:
        amend("two", genre="opinion", authors=[{"order": 2, "name": "J. Doe"}, {"order": 1, "orcid": ORCID}])
    assert (refused.value.code, refused.value.pointer) == ("identifiers_conflict", "/authors/1/orcid")
    assert "Jane Doe" in refused.value.detail
    assert Person.objects.filter(name="John Doe", orcid=None).exists()
    assert article_of("two").genre is None


def test_an_identifier_that_another_was_given_in_the_same_moment_is_refused(
    sample: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(self: Person, **kwargs: Any) -> None:
        raise IntegrityError

    monkeypatch.setattr(Person, "save", taken)
    with pytest.raises(ConflictError):
        amend(authors=[{"order": 1, "orcid": ORCID}])
    assert account() == []


@pytest.mark.usefixtures("sample")
def test_an_author_outside_the_byline_is_refused() -> None:
    with pytest.raises(UnpublishableError) as refused:
        amend(authors=[{"order": 1, "orcid": ORCID}, {"order": 2, "orcid": OTHER}])
    assert (refused.value.code, refused.value.pointer) == ("unknown_author", "/authors/1/order")
    assert Person.objects.get().orcid is None


def test_one_person_behind_two_names_is_changed_by_both_entries(publish: Publish) -> None:
    publish("One", authors=[{"name_as_printed": "Jane Doe"}, {"name_as_printed": "Jane Doe ", "role": "editor"}])
    count = Contribution.objects.count()
    amend("one", authors=[{"order": place, name: value} for place, (name, value) in
                          enumerate([("orcid", ORCID), ("viaf", "42")][:count], start=1)])  # fmt: skip
    assert Person.objects.get().orcid == ORCID


def test_the_byline_of_the_current_version_counts(publish: Publish, revise: Revise) -> None:
    article = publish("One", authors=[{"name_as_printed": "Jane Doe"}]).article
    revise(article, ("Without a byline.", None))
    with pytest.raises(UnpublishableError):
        amend("one", authors=[{"order": 1, "orcid": ORCID}])


# ── Publications ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_address_and_the_title_of_the_original_are_learned(original: Publication) -> None:
    amend_original(original, url="https://nationalinterest.org/a", title="An Alliance at Seventy")
    assert (original.url, original.title) == ("https://nationalinterest.org/a", "An Alliance at Seventy")
    assert {"url", "title"} <= set(original.supplied_by_editor)
    assert set(Amendment.objects.values_list("publication", flat=True)) == {original.pk}


@pytest.mark.parametrize(
    ("field", "value"), [("date", "2020"), ("date", None), ("outlet", {"name": "Another"}), ("outlet", None),
                         ("role", "republication")],
)  # fmt: skip
def test_what_the_note_of_the_source_says_stays(original: Publication, field: str, value: Any) -> None:
    before = Publication.objects.values().get(pk=original.pk)
    with pytest.raises(PrintedFactError) as refused:
        amend_original(original, rights="CC BY 4.0", **{field: value})
    assert refused.value.pointer == f"/{field}"
    printed = {"date": "2023-04-19", "outlet": "The National Interest", "role": "original"}[field]
    assert str(refused.value).startswith(f"The source prints the {field} as “{printed}”;")
    assert Publication.objects.values().get(pk=original.pk) == before
    assert not Outlet.objects.filter(name="Another").exists()


def test_the_address_of_an_outlet_is_learned_and_its_name_stays_the_sources(original: Publication) -> None:
    amend_original(original, outlet={"url": "https://nationalinterest.org/"})
    assert Outlet.objects.get(name="The National Interest").url == "https://nationalinterest.org/"
    assert "outlet" not in original.supplied_by_editor
    name = "The National Interest"
    assert account() == [
        (
            "outlet",
            {"name": name, "url": None, "kind": None},
            {"name": name, "url": "https://nationalinterest.org/", "kind": None},
        )
    ]


@pytest.mark.parametrize("url", [None, "https://example.org/"])
def test_the_address_of_an_outlet_is_not_changed_for_everybody(original: Publication, url: str | None) -> None:
    Outlet.objects.filter(name="The National Interest").update(url="https://nationalinterest.org/")
    with pytest.raises(ConflictError) as refused:
        amend_original(original, outlet={"name": "The National Interest", "url": url})
    assert refused.value.code == "outlet_conflict"


def test_what_an_outlet_is_is_learned_once(original: Publication) -> None:
    amend_original(original, outlet={"kind": "magazine"})
    assert Outlet.objects.get(name="The National Interest").kind == "magazine"
    assert [(field, after["kind"]) for field, _, after in account()] == [("outlet", "magazine")]
    with pytest.raises(ConflictError) as refused:
        amend_original(original, outlet={"kind": "website"})
    assert (refused.value.code, refused.value.pointer) == ("outlet_conflict", "/outlet/kind")


def test_the_printed_outlet_is_named_as_it_was_printed_if_a_change_is_refused(original: Publication) -> None:
    Outlet.objects.filter(name="The National Interest").update(name="The Nation")
    with pytest.raises(PrintedFactError, match="“The National Interest”"):
        amend_original(original, outlet={"name": "Another"})


def test_what_is_learned_of_a_renamed_outlet_leaves_its_name_as_printed(original: Publication) -> None:
    Outlet.objects.filter(name="The National Interest").update(name="The Nation")
    for facts in ({"kind": "magazine"}, {"name": "The Nation"}):
        assert amend_original(original, outlet=facts).outlet_name_as_printed == "The National Interest"


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("family", ["Lee", "Jongsoo Lee", "James Lee", None])
def test_the_family_name_is_a_part_of_a_name(family: str | None) -> None:
    Person.objects.update(name="Jongsoo James Lee", family_name="Jongsoo")
    amend(authors=[{"order": 1, "family_name": family}])
    assert Person.objects.get().family_name == family
    assert account() == [("family_name", "Jongsoo", family)]


@pytest.mark.usefixtures("sample")
def test_a_family_name_may_come_with_the_name_that_has_it() -> None:
    amend(authors=[{"order": 1, "name": "Jongsoo Lee-Kim", "family_name": "Lee-Kim"}])
    assert Person.objects.get().family_name == "Lee-Kim"


@pytest.mark.usefixtures("sample")
def test_a_family_name_that_is_in_no_name_is_refused() -> None:
    with pytest.raises(UnpublishableError) as refused:
        amend(authors=[{"order": 1, "family_name": "Kim"}])
    assert (refused.value.code, refused.value.pointer) == ("not_in_name", "/authors/0/family_name")
    assert account() == []


def test_an_outlet_needs_a_name(publish: Publish) -> None:
    article = publish("One", publications=[{"role": "original", "date": "2023"}]).article
    publication = Publication.objects.get(article=article)
    with pytest.raises(UnpublishableError) as refused:
        amend_original(publication, outlet={"url": "https://example.org/"})
    assert refused.value.pointer == "/outlet/name"
    assert amend_original(publication, outlet={"name": "The Herald"}).outlet == Outlet.objects.get()


def test_a_date_of_any_precision_moves_the_days_and_the_order(publish: Publish) -> None:
    article = publish("One", publications=[{"role": "original", "outlet": {"name": "The Herald"}}]).article
    publication = Publication.objects.get(article=article)
    amend_original(publication, date="2023-04")
    assert (str(publication.starts_on), str(publication.ends_on)) == ("2023-04-01", "2023-04-30")
    assert str(article_of("one").first_published_on) == "2023-04-01"
    amend_original(publication, date=None)
    assert (publication.starts_on, publication.ends_on, article_of("one").first_published_on) == (None, None, None)


def test_the_version_that_was_printed_is_learned_by_its_number(original: Publication) -> None:
    assert original.version is None
    assert amend_original(original, version=1).version == article_of().current_version
    assert account() == [("version", None, 1)]
    with pytest.raises(UnpublishableError) as refused:
        amend_original(original, version=2)
    assert (refused.value.code, refused.value.pointer) == ("no_such_version", "/version")


@pytest.mark.usefixtures("sample")
def test_a_publication_of_another_article_is_unknown(publish: Publish) -> None:
    publish("Another", publications=[{"role": "original", "outlet": {"name": "The Herald"}}])
    other = Publication.objects.get(article__slug="another")
    with pytest.raises(UnknownError):
        amend_publication(SLUG, other.pk, {"url": "https://example.org/"}, made_by="newsroom")


def test_a_publication_does_not_become_a_second_copy_of_another(publish: Publish) -> None:
    outlet = {"name": "The Herald"}
    publish("One", publications=[{"role": "republication", "outlet": outlet, "date": "2023"}])
    added = add_publication("one", {"role": "republication", "outlet": outlet, "date": "2024"}, made_by="newsroom")
    with pytest.raises(ConflictError) as refused:
        amend_original(added, date="2023")
    assert refused.value.code == "publication_exists"


# ── Another publication ─────────────────────────────────────────────────────────────────────────────────────────────
def add(slug: str = SLUG, /, role: str = "republication", outlet: str = "The Herald", **facts: Any) -> Publication:
    return add_publication(slug, {"role": role, "outlet": {"name": outlet}, **facts}, made_by="newsroom")


def test_every_fact_of_an_added_publication_is_the_editors(sample: Published) -> None:
    added = add(date="2024-01", url="https://example.org/a", version=1)
    assert added.outlet_name_as_printed == "The Herald"
    assert sorted(added.supplied_by_editor) == ["date", "outlet", "role", "url", "version"]
    assert [entry[0] for entry in account()] == ["role", "outlet", "version", "date", "url"]
    assert {entry[1] for entry in account()} == {None}
    assert Publication.objects.filter(article=sample.article).last() == added


@pytest.mark.usefixtures("sample")
def test_what_an_editor_added_an_editor_may_change() -> None:
    added = amend_original(add(), outlet={"name": "The Tribune"}, date="2024", title="A title")
    assert added.outlet
    assert (added.outlet.name, added.date, added.title) == ("The Tribune", "2024", "A title")
    assert added.outlet_name_as_printed == "The Tribune"
    assert amend_original(added, outlet=None).outlet_name_as_printed is None


@pytest.mark.usefixtures("sample")
def test_an_article_stays_ordered_by_the_earliest_day_of_its_publications() -> None:
    before = article_of().first_published_on
    amend_original(add(date="2024-05-06"), date="2024-05-07")
    assert before is not None
    assert article_of().first_published_on == before
    add(outlet="The Post", date="2023")
    assert str(article_of().first_published_on) == "2023-01-01"


@pytest.mark.usefixtures("sample")
def test_the_same_publication_is_not_added_twice() -> None:
    add(date="2024")
    for outlet in ("The Herald", "the herald"):
        with pytest.raises(ConflictError) as refused:
            add(outlet=outlet, date="2024", title="Otherwise")
        assert refused.value.code == "publication_exists"
    add(date="2025")
    assert Outlet.objects.filter(folded_name="the herald").count() == 1


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("date", "when"), [("2024", "2024"), (None, "without a date")])
def test_a_publication_that_is_there_already_is_named(date: str | None, when: str) -> None:
    added = add(date=date)
    with pytest.raises(ConflictError) as refused:
        add(date=date)
    sentence = f"The republication in The Herald, {when}, is already publication {added.pk}; amend that one."
    assert str(refused.value) == sentence


@pytest.mark.usefixtures("sample")
def test_other_facts_of_a_publication_that_is_there_twice_can_be_amended() -> None:
    first, second = add(date="2024"), add(date="2025")
    Publication.objects.filter(pk=second.pk).update(date="2024")
    second.refresh_from_db()
    assert amend_original(second, title="A title").title == "A title"
    assert first.date == second.date


@pytest.mark.usefixtures("sample")
def test_a_publication_is_numbered_after_the_last_one() -> None:
    orders = [add(date=date).order for date in ("2024", "2025")]
    last = Publication.objects.order_by("order").values_list("order", flat=True)
    assert list(last) == list(range(1, len(last) + 1))
    assert orders == [len(last) - 1, len(last)]


@pytest.mark.usefixtures("sample")
def test_an_outlet_is_named_without_what_is_known_of_it() -> None:
    add(date="2024")
    Outlet.objects.filter(name="The Herald").update(url="https://herald.example/", kind="newspaper")
    added = add(date="2025")
    assert added.outlet
    assert (added.outlet.url, added.outlet.kind) == ("https://herald.example/", "newspaper")


@pytest.mark.usefixtures("sample")
def test_an_article_has_one_original() -> None:
    with pytest.raises(ConflictError) as refused:
        add(role="original")
    assert refused.value.code == "original_exists"


def test_an_original_that_is_learned_of_comes_first(publish: Publish) -> None:
    publish("One", publications=[{"role": "republication", "outlet": {"name": name}} for name in ("A", "B")])
    added = add("one", role="original", date="2020")
    names = Publication.objects.filter(article__slug="one").values_list("outlet__name", flat=True)
    assert list(names) == ["The Herald", "A", "B"]
    assert str(article_of("one").first_published_on) == "2020-01-01"
    assert added.role == "original"


@pytest.mark.django_db
def test_a_publication_without_an_outlet_can_be_completed() -> None:
    publish_article(story(publications=(ManuscriptPublication("original", None, url="https://example.org/"),)))
    row = Publication.objects.get()
    amend_publication("the-bridge", row.pk, {"date": "2023"}, made_by="newsroom")
    row.refresh_from_db()
    assert (row.outlet, row.date) == (None, "2023")


@pytest.mark.django_db
def test_two_originals_that_a_source_printed_can_still_be_completed() -> None:
    printed_originals = (
        ManuscriptPublication("original", OutletRead("The Herald")),
        ManuscriptPublication("original", OutletRead("The Post")),
    )
    publish_article(story(publications=printed_originals))
    for row in Publication.objects.all():
        amend_publication("the-bridge", row.pk, {"date": "2023"}, made_by="newsroom")
    assert set(Publication.objects.values_list("date", flat=True)) == {"2023"}


# ── The shelf ───────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def shelved(sample: Published, publish: Publish, tmp_path: Path, settings: LazySettings) -> Shelved:
    """An answer of the article, one of another article, and a list."""
    other = publish("Another").article
    shelf = Shelved(settings, tmp_path)
    shelf.put("own", article_tag(sample.article.pk))
    shelf.put("other", article_tag(other.pk))
    shelf.put("list", EVERYTHING)
    return shelf


def test_a_fact_of_the_article_takes_its_answers_off_the_shelf(shelved: Shelved) -> None:
    amend(genre="analysis")
    assert shelved.left() == ["other"]


def test_a_fact_of_a_publication_takes_its_answers_off_the_shelf(shelved: Shelved, original: Publication) -> None:
    amend_original(original, url="https://example.org/")
    assert shelved.left() == ["other"]


def test_a_new_publication_takes_the_answers_of_its_article_off_the_shelf(shelved: Shelved) -> None:
    add_publication(SLUG, {"role": "republication", "outlet": {"name": "The Herald"}}, made_by="newsroom")
    assert shelved.left() == ["other"]


@pytest.mark.parametrize("facts", [{"url": "https://example.org/"}, {"kind": "journal"}])
def test_a_fact_of_an_outlet_takes_the_articles_that_name_it_off_the_shelf(
    shelved: Shelved, original: Publication, facts: dict[str, str]
) -> None:
    amend_original(original, outlet=facts)
    assert shelved.left() == ["other"]


def test_a_fact_of_a_person_takes_the_articles_that_name_them_off_the_shelf(shelved: Shelved) -> None:
    amend(authors=[{"order": 1, "orcid": ORCID}])
    assert shelved.left() == ["other"]


def test_an_amendment_that_changes_nothing_leaves_the_shelf_as_it_is(shelved: Shelved) -> None:
    amend(genre="opinion")
    assert shelved.left() == ["own", "other", "list"]


# ── The precondition ───────────────────────────────────────────────────────────────────────────────────────────────────────
class Stale(Exception):
    pass


def refuse(article: Article) -> None:
    assert article.slug == SLUG
    raise Stale


def test_a_guard_that_raises_leaves_everything_as_it_was(original: Publication) -> None:
    before = Publication.objects.values().get(pk=original.pk)
    facts = {"role": "republication", "outlet": {"name": "The Herald"}}
    calls: list[Callable[[], object]] = [
        lambda: amend_article(SLUG, {"genre": "analysis"}, made_by="x", precondition=refuse),
        lambda: amend_publication(SLUG, original.pk, {"url": "https://example.org/"}, made_by="x", precondition=refuse),
        lambda: add_publication(SLUG, facts, made_by="x", precondition=refuse),
    ]
    for call in calls:
        with pytest.raises(Stale):
            call()
    assert (account(), article_of().genre) == ([], "opinion")
    assert Publication.objects.values().get(pk=original.pk) == before


# ── What is never changed ───────────────────────────────────────────────────────────────────────────────────────────
PERSON_NAMES = st.text(st.characters(categories=["L", "Zs"]), min_size=1, max_size=20)
IDENTIFIERS = st.fixed_dictionaries(
    {"order": st.integers(1, 2)},
    optional={
        "name": PERSON_NAMES,
        "orcid": st.sampled_from([None, ORCID, OTHER]),
        "viaf": st.sampled_from([None, "1", "2"]),
        "wikidata": st.sampled_from([None, "Q1"]),
    },
)
ARTICLE_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "genre": st.none() | PERSON_NAMES,
        "keywords": st.none() | st.lists(PERSON_NAMES, max_size=3),
        "language": st.sampled_from([None, "en", "de", "ko"]),
        "authors": st.lists(IDENTIFIERS, max_size=2),
    },
)
OUTLETS = st.fixed_dictionaries(
    {}, optional={"name": PERSON_NAMES, "url": st.sampled_from([None, "https://example.org/"])}
)
PUBLICATION_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "role": st.sampled_from(["original", "republication"]),
        "outlet": st.none() | OUTLETS,
        "date": st.sampled_from([None, "2023", "2023-04", "2023-04-19"]),
        "title": st.none() | PERSON_NAMES,
        "url": st.sampled_from([None, "https://example.org/a"]),
        "credit": st.none() | PERSON_NAMES,
        "rights": st.none() | PERSON_NAMES,
        "version": st.sampled_from([None, 1, 2]),
    },
)


def printed(api: Client) -> str:
    """Everything that was printed, as text: versions, bylines and notes."""
    parts = ("", "source/", "paragraphs/", "paragraphs/7/")
    versions = [api.get(f"/api/v1/articles/{SLUG}/versions/1/{part}").content.decode() for part in parts]
    byline = Contribution.objects.order_by("pk").values_list("name_as_printed", "role", "order", "biography_as_printed")
    notes = Publication.objects.filter(pk__in=printed_publications()).order_by("pk")
    return json.dumps(
        [
            versions,
            list(byline),
            list(notes.values_list("role", "outlet__name", "date", "note_as_printed", "disclaimer_as_printed")),
        ]
    )


def printed_publications() -> list[int]:
    return [row.pk for row in Publication.objects.all() if row.note_as_printed]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(article=ARTICLE_CHANGES, publication=PUBLICATION_CHANGES, place=st.integers(0, 1))
def test_no_patch_changes_what_was_printed(
    api: Client, sample: Published, article: dict[str, Any], publication: dict[str, Any], place: int
) -> None:
    before = printed(api)
    row = Publication.objects.filter(article=sample.article).order_by("pk")[place]
    calls: list[Callable[[], Sequence[Amendment]]] = [
        lambda: amend_article(SLUG, article, made_by="x"),
        lambda: amend_publication(SLUG, row.pk, publication, made_by="x"),
    ]
    for call in calls:
        entries = Amendment.objects.count()
        try:
            changed = len(call())
        except PublishingError:
            changed = 0
        assert Amendment.objects.count() == entries + changed
    assert printed(api) == before
    assert [fault for checked in check_everything() for fault in checked.faults] == []
