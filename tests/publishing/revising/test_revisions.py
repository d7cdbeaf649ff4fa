"""Publishing a new version: paragraphs keep their identifiers, the same text changes nothing, and it is all or nothing."""

from dataclasses import replace

import pytest

from articles.choices import Reason
from articles.intake.manuscript import Author, Block, ManuscriptPublication, Outlet, Section
from articles.models import Article, Lineage, Paragraph, Passage, Publication, Version, Wording
from articles.publishing.articles import Published, publish_article
from articles.publishing.delivery import Delivery
from articles.publishing.errors import UnpublishableError
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.revising import revisions
from articles.publishing.revising.identity_overrule import OverruleError
from articles.publishing.revising.revisions import ArticleWithdrawnError, Revision, publish_version
from articles.searching.terms import clauses
from articles.selectors.articles import ArticleFilter, filtered
from tests.stories import (
    BUDGET,
    COST,
    FERRY,
    FLOOD,
    MAYOR,
    MAYOR_EDITED,
    PENGUIN,
    SCHOOL,
    SLUG,
    STORY,
    changes,
    pids,
    revised,
    rows,
    story,
)  # fmt: skip


@pytest.fixture(autouse=True)
def first(db: None) -> Published:
    """The story, published."""
    return publish_article(story())


# ── What a new version is ───────────────────────────────────────────────────────────────────────────────────────────
def test_a_new_version_has_a_number_and_a_reason() -> None:
    made = revised(FERRY, MAYOR_EDITED, FLOOD, reason=Reason.CORRECTION, change_note="The day.")
    assert made.created
    version = Version.objects.get(number=2)
    assert (version.pk, version.reason, version.change_note) == (made.version.pk, "correction", "The day.")


def test_a_new_version_is_the_current_one() -> None:
    made = revised(FERRY, MAYOR_EDITED, FLOOD)
    assert Article.objects.get().current_version == made.version


def test_a_new_version_is_chained_to_the_one_before(first: Published) -> None:
    second, third = revised(FERRY, FLOOD).version, revised(FERRY, FLOOD, SCHOOL).version
    assert [second.previous_digest, third.previous_digest] == [first.version.digest, second.digest]


def test_the_version_before_stays_as_it_was(first: Published) -> None:
    version, passages = Version.objects.filter(pk=first.version.pk), Passage.objects.filter(version=first.version)
    wordings = Wording.objects.filter(pk__in=list(Wording.objects.values_list("pk", flat=True)))
    before = [list(found.order_by("pk").values()) for found in (version, passages, wordings)]
    revised(SCHOOL, MAYOR_EDITED, PENGUIN)
    assert [list(found.order_by("pk").values()) for found in (version, passages, wordings)] == before


def test_each_paragraph_that_lives_on_keeps_its_identifier(first: Published) -> None:
    ferry, mayor, flood, _, school = pids(first.version)
    made = revised(SCHOOL, FERRY, MAYOR_EDITED, PENGUIN, FLOOD).version
    now = pids(made)
    assert [*now[:3], now[4]] == [school, ferry, mayor, flood]
    assert now[3] not in pids(first.version)


def test_each_paragraph_says_what_happened_to_it() -> None:
    made = revised(SCHOOL, FERRY, MAYOR_EDITED, PENGUIN, FLOOD).version
    assert changes(made) == ["moved", "unchanged", "edited", "new", "unchanged"]


def test_a_text_that_stays_is_stored_once() -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    assert Wording.objects.count() == len(STORY) + 1
    assert Paragraph.objects.count() == len(STORY)


def test_its_source_is_kept_byte_for_byte() -> None:
    made = revised(FERRY, FLOOD).version
    assert bytes(made.source.content) == story(FERRY, FLOOD).content


def test_a_search_finds_the_text_of_the_new_version_only() -> None:
    revised(FERRY, PENGUIN)
    found = {word: filtered(Article.objects.all(), ArticleFilter(clauses=tuple(clauses(word)))).count()
             for word in ("Patagonia", "willows")}  # fmt: skip
    assert found == {"Patagonia": 1, "willows": 0}


# ── The same again ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_same_bytes_change_nothing(first: Published) -> None:
    before = rows()
    made = revised(*STORY)
    assert (made.created, made.aligned, made.version) == (False, None, first.version)
    assert rows() == before


def test_the_same_text_in_other_bytes_changes_nothing(first: Published) -> None:
    before = rows()
    same = story()
    made = publish_version(SLUG, replace(same, content=same.content + b"\n\n"), Revision())
    assert (made.created, made.version) == (False, first.version)
    assert rows() == before


def test_the_same_bytes_do_not_touch_the_article() -> None:
    before = Article.objects.values().get()
    revised(*STORY)
    assert Article.objects.values().get() == before


def test_the_bytes_of_an_older_version_give_that_version(first: Published) -> None:
    revised(FERRY, MAYOR_EDITED)
    before = rows()
    made = revised(*STORY)
    assert (made.created, made.version) == (False, first.version)
    assert rows() == before


def test_an_older_text_in_other_bytes_is_a_new_version() -> None:
    revised(FERRY, MAYOR_EDITED)
    same = story()
    made = publish_version(SLUG, replace(same, content=same.content + b"\n"), Revision())
    assert (made.created, made.version.number) == (True, 3)


def test_a_revert_publishes_an_older_text_again_under_its_old_identifiers(first: Published) -> None:
    revised(FERRY, MAYOR_EDITED, PENGUIN)
    made = revised(*STORY, revert=True)
    assert (made.created, made.version.number) == (True, 3)
    assert pids(made.version) == pids(first.version)


def test_a_revert_to_what_is_current_changes_nothing() -> None:
    second = revised(FERRY, MAYOR_EDITED).version
    made = revised(FERRY, MAYOR_EDITED, revert=True)
    assert (made.created, made.version) == (False, second)


def test_a_subtitle_that_an_editor_supplied_does_not_make_the_same_text_another() -> None:
    given = replace(story().manuscript, subtitle="A note from Stein", supplied_by_editor=("subtitle",))
    publish_version(SLUG, Delivery(story().content + b"\n", given), Revision())
    before = rows()
    again = publish_version(SLUG, Delivery(story().content + b"\n\n", story().manuscript), Revision())
    assert not again.created
    assert rows() == before


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "The Bridge at Stein"},
        {"subtitle": "A note"},
        {"language": "de"},
        {"authors": (Author("Jane Doe"),)},
        {"sections": (Section(1, 5, "A heading"),)},
        {"blocks": tuple(Block("quote", text, text) for text in STORY)},
        {"blocks": tuple(Block("paragraph", text, f"<em>{text}</em>") for text in STORY)},
    ],
    ids=["title", "subtitle", "language", "byline", "heading", "kind", "markup"],
)
def test_what_is_printed_otherwise_is_a_new_version(facts: dict[str, object]) -> None:
    other = story()
    other = Delivery(other.content + b"\n", replace(other.manuscript, **facts))  # type: ignore[arg-type]
    assert publish_version(SLUG, other, Revision()).created


def test_a_heading_that_the_source_no_longer_prints_is_a_new_version() -> None:
    headed = story(sections=(Section(1, 5, "A heading"),))
    publish_version(SLUG, replace(headed, content=headed.content + b"\n"), Revision())
    bare = story()
    made = publish_version(SLUG, replace(bare, content=bare.content + b"\n\n"), Revision())
    assert made.created
    assert not made.version.sections.exists()


def test_the_same_headings_in_other_bytes_change_nothing() -> None:
    headed = story(sections=(Section(1, 5, "A heading"),))
    second = publish_version(SLUG, replace(headed, content=headed.content + b"\n"), Revision()).version
    made = publish_version(SLUG, replace(headed, content=headed.content + b"\n\n"), Revision())
    assert (made.created, made.version) == (False, second)


# ── Lineage and return ──────────────────────────────────────────────────────────────────────────────────────────────
def test_a_split_is_remembered() -> None:
    second = revised(FERRY, f"{PENGUIN} {COST}", SCHOOL).version
    third = revised(FERRY, PENGUIN, COST, SCHOOL).version
    row = Lineage.objects.get(version=third)
    assert (row.kind, row.ancestor.pid) == ("split", pids(second)[1])
    assert row.descendant.pid in pids(third)
    assert row.descendant.pid not in pids(second)


def test_a_merge_is_remembered(first: Published) -> None:
    _, _, flood, budget, _ = pids(first.version)
    merged = revised(FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL).version
    row = Lineage.objects.get(version=merged)
    assert row.kind == "merge"
    assert {row.ancestor.pid, row.descendant.pid} == {flood, budget}
    assert row.descendant.pid == pids(merged)[2]


def test_a_paragraph_that_comes_back_has_its_old_identifier(first: Published) -> None:
    revised(FERRY, MAYOR, BUDGET, SCHOOL)
    made = revised(PENGUIN, *STORY).version
    assert pids(made)[1:] == pids(first.version)
    assert changes(made)[3] == "new"


def test_of_several_versions_with_the_delivered_bytes_the_newest_is_returned() -> None:
    revised(FERRY, FLOOD)
    third = revised(*STORY, revert=True).version
    revised(FERRY, SCHOOL)
    again = revised(*STORY)
    assert (again.created, again.version) == (False, third)


# ── Facts ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_appearance_in_another_outlet_is_added_with_its_version() -> None:
    reprint = ManuscriptPublication("republication", Outlet("The Herald"), "2024", printed_here=True)
    made = publish_version(SLUG, story(FERRY, FLOOD, publications=(reprint,)), Revision())
    row = Publication.objects.get(outlet__name="The Herald")
    assert (row.version, row.role) == (made.version, "republication")


def test_an_outlet_that_is_known_is_not_added_again() -> None:
    reprint = ManuscriptPublication("republication", Outlet("The Herald"), "2024", printed_here=True)
    for paragraphs in ((FERRY, FLOOD), (FERRY, SCHOOL)):
        publish_version(SLUG, story(*paragraphs, publications=(reprint,)), Revision())
    assert Publication.objects.filter(outlet__name="The Herald").count() == 1


def test_stated_facts_of_the_article_prevail_and_the_others_stay() -> None:
    publish_version(SLUG, story(FERRY, FLOOD, genre="news", keywords=("bridges",)), Revision())
    publish_version(SLUG, story(FERRY, SCHOOL, genre="analysis"), Revision())
    article = Article.objects.get()
    assert (article.genre, article.keywords) == ("analysis", ["bridges"])


def test_a_delivery_that_states_another_language_changes_that_of_the_article() -> None:
    for language in ("de", "en"):
        publish_version(SLUG, story(FERRY, language, language=language), Revision())
    assert Article.objects.get().language == "en"


def test_facts_that_an_editor_supplies_are_marked_beside_those_of_before() -> None:
    publish_version(SLUG, story(FERRY, FLOOD, genre="news", supplied_by_editor=("genre",)), Revision())
    publish_version(SLUG, story(FERRY, language="en", supplied_by_editor=("language",)), Revision())
    assert Article.objects.get().supplied_by_editor == ["genre", "language"]


def test_another_slug_in_the_document_does_not_rename_the_article() -> None:
    publish_version(SLUG, story(FERRY, FLOOD, slug="another"), Revision())
    assert Article.objects.get().slug == SLUG


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_withdrawn_article_gets_no_version() -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    before = rows()
    with pytest.raises(ArticleWithdrawnError, match="reinstate"):
        revised(FERRY, FLOOD)
    assert rows() == before


def test_a_reinstated_article_gets_a_version() -> None:
    for kind in ("withdrawal", "reinstatement"):
        publish_notice(SLUG, NoticeDraft(kind, "A court said so."))
    assert revised(FERRY, FLOOD).created


def test_a_withdrawn_version_can_be_followed_by_another() -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", version=1))
    assert revised(FERRY, FLOOD).version.number == 2


def test_an_unknown_slug_is_refused() -> None:
    with pytest.raises(Article.DoesNotExist):
        publish_version("unknown", story(FERRY), Revision())


@pytest.mark.parametrize("facts", [{"blocks": ()}, {"title": "x" * 501}], ids=["no paragraph", "a title too long"])
def test_a_document_that_cannot_be_published_changes_nothing(facts: dict[str, object]) -> None:
    before = rows()
    given = story(FERRY, FLOOD)
    with pytest.raises(UnpublishableError):
        publish_version(SLUG, replace(given, manuscript=replace(given.manuscript, **facts)), Revision())  # type: ignore[arg-type]
    assert rows() == before


def test_an_overrule_that_cannot_be_followed_changes_nothing() -> None:
    before = rows()
    with pytest.raises(OverruleError):
        revised(FERRY, FLOOD, identity={"3": None})
    assert rows() == before


def test_an_overrule_is_checked_even_if_the_text_is_already_published() -> None:
    with pytest.raises(OverruleError):
        revised(*STORY, identity={"6": None})


def test_an_overrule_is_followed(first: Published) -> None:
    ferry = pids(first.version)[0]
    made = revised(PENGUIN, FLOOD, identity={"1": ferry}).version
    assert pids(made)[0] == ferry
    assert changes(made)[0] == "edited"


def test_the_precondition_sees_the_article_and_can_refuse() -> None:
    before = rows()
    seen = []

    def precondition(article: Article) -> None:
        seen.append(article.slug)
        raise PermissionError

    with pytest.raises(PermissionError):
        revised(FERRY, FLOOD, precondition=precondition)
    assert seen == [SLUG]
    assert rows() == before


def test_the_precondition_is_checked_first() -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))

    def precondition(article: Article) -> None:
        raise PermissionError

    with pytest.raises(PermissionError):
        revised(FERRY, FLOOD, precondition=precondition)


def test_what_fails_at_the_last_step_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("The disk is full.")

    before, article = rows(), Article.objects.values().get()
    monkeypatch.setattr(revisions, "add_new_publications", fail)
    with pytest.raises(OSError, match="disk"):
        revised(SCHOOL, MAYOR_EDITED, PENGUIN)
    assert rows() == before
    assert Article.objects.values().get() == article
