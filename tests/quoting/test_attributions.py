"""To whom a draft attributes a quotation: people and outlets of the archive that the sentence around it names."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import models
from articles.addresses import Urls
from articles.intake.manuscript import Author, ManuscriptPublication, Outlet
from articles.models import Person
from articles.publishing.articles import publish_article
from articles.publishing.merging import merge_people
from articles.publishing.merging_outlets import merge_outlets
from articles.quoting.attributions import attributions
from articles.quoting.draft_check import DraftQuotation, check_draft
from articles.quoting.drafts import quotations_in
from articles.quoting.markup import shown
from tests.stories import FERRY, FLOOD, MAYOR, PENGUIN, story

pytestmark = pytest.mark.django_db
AT = Urls("https://x.example")
QUOTED = "“the footbridge would reopen before Easter”"


def by(name: str, outlet: str, *paragraphs: str, **facts: Any) -> None:
    """Publish a text of somebody in an outlet."""
    printed = (ManuscriptPublication("original", Outlet(outlet), "2023-04-19"),)
    publish_article(story(*paragraphs, title=f"By {name}", authors=(Author(name),), publications=printed, **facts))


@pytest.fixture(autouse=True)
def archive(db: None) -> None:
    by("Jane Doe", "The Harbour Review", MAYOR)
    by("John Roe Jr.", "Harbour", FLOOD)
    by("김철수", "한강신문", PENGUIN, slug="kim")
    by("张三", "人民评论", FERRY, slug="zhang")
    by("Plato", "The Royal Harbour Society for Bridges and Ferries", FERRY, slug="plato")


def named_in(draft: str) -> list[str]:
    """Whom each quotation of a draft is attributed to, which is the same for all of them."""
    first, *others = attributions(quotations_in(shown(draft).text))
    assert all(sorted(other.names) == sorted(first.names) for other in others)
    return sorted(first.names)


def checked(draft: str) -> DraftQuotation:
    (part,) = check_draft(draft, AT).quotations
    return part


@pytest.mark.parametrize(
    ("draft", "names"),
    [
        (f"{QUOTED}, wrote Jane Doe in The Harbour Review.", ["Jane Doe", "The Harbour Review"]),
        (
            f"{QUOTED} (The Royal Harbour Society for Bridges and Ferries).",
            ["The Royal Harbour Society for Bridges and Ferries"],
        ),
        (f"As JANE DOE put it, {QUOTED} this year.", ["JANE DOE"]),
        (f"Jane Doe’s words were {QUOTED}.", ["Jane Doe"]),
        (f"{QUOTED} (Jane Doe, Harbour).", ["Harbour", "Jane Doe"]),
        (f"John Roe Jr. wrote: {QUOTED}.", ["John Roe Jr."]),
        (f"Jane Doe was clear. She said {QUOTED}.", ["Jane Doe"]),
        ("Jane Doe wrote in Harbour:\n\n> the footbridge would reopen", ["Harbour", "Jane Doe"]),
        ("“The footbridge,” Jane Doe wrote in Harbour, “would reopen.”", ["Harbour", "Jane Doe"]),
        ("> The footbridge would reopen.\n> — Jane Doe", ["Jane Doe"]),
        ("<p>**Jane Doe**: <q>the footbridge would reopen</q></p>", ["Jane Doe"]),
        ("김철수는 “보행교가 다시 열린다”고 썼다.", ["김철수"]),
        ("김철수가 한강신문에서 “보행교가 다시 열린다”고 썼다.", ["김철수", "한강신문"]),
        ("总统说，张三写道：“行人桥将重新开放”。", ["张三"]),
        # Nobody whom the archive knows, or not in this sentence, or not as a name.
        (f"{QUOTED}, wrote Jane Roe.", []),
        (f"{QUOTED}, wrote jane doe.", []),
        (f"{QUOTED}, wrote Plato.", []),
        (f"{QUOTED}, said Doe.", []),
        (f"Jane Doe disagrees. {QUOTED}, wrote Max Mustermann.", []),
        ("“The footbridge would reopen before Easter.” Jane Doe disagrees.", []),
        (f"Jane Doe wrote. Then it rained. It was {QUOTED}.", []),
        (f"{QUOTED}. Jane Doe wrote.", []),
    ],
)
def test_who_is_named_around_a_quotation(draft: str, names: list[str]) -> None:
    assert named_in(draft) == names


def test_a_question_and_who_asked_it_are_one_sentence() -> None:
    assert named_in("“Would the footbridge reopen?” Jane Doe asked.") == ["Jane Doe"]


@pytest.mark.parametrize(
    ("named", "attribution"),
    [
        ("Jane Doe", "as_claimed"),
        ("The Harbour Review", "as_claimed"),
        ("Jane Doe in The Harbour Review", "as_claimed"),
        ("John Roe Jr. and Jane Doe", "as_claimed"),
        ("John Roe Jr. himself", "elsewhere"),
        ("Jane Doe in Harbour", "elsewhere"),
        ("John Roe Jr. in The Harbour Review", "elsewhere"),
        ("Max Mustermann", "not_claimed"),
    ],
)
def test_whether_the_words_stand_in_a_text_of_who_is_named(named: str, attribution: str) -> None:
    part = checked(f"{QUOTED}, wrote {named} last year.")
    assert (part.verdict.attribution, part.verdict.wording) == (attribution, "verbatim")


def test_of_copies_the_one_by_whom_the_draft_names_comes_first() -> None:
    by("Ann Poe", "Harbour", MAYOR, slug="copy")
    for name, slug in (("Jane Doe", "by-jane-doe"), ("Ann Poe", "copy")):
        verdict = checked(f"{QUOTED}, wrote {name}.").verdict
        assert (verdict.matches[0].article.slug, verdict.ambiguous) == (slug, False)


def test_an_address_says_more_than_a_name() -> None:
    part = checked(f"{QUOTED}, wrote John Roe Jr. (https://x.example/articles/by-jane-doe/).")
    assert part.attributed_to == ["https://x.example/articles/by-jane-doe/"]
    assert part.verdict.attribution == "as_claimed"


def test_an_address_that_names_nothing_leaves_the_name() -> None:
    part = checked(f"{QUOTED}, wrote John Roe Jr. (https://x.example/articles/nothing/).")
    assert (part.attributed_to, part.verdict.attribution) == (["John Roe Jr."], "elsewhere")


def test_somebody_who_was_merged_is_whom_they_were_found_to_be() -> None:
    by("J. Doe", "Harbour", FERRY, slug="merged")
    old, new = (Person.objects.get(name=name) for name in ("J. Doe", "Jane Doe"))
    merge_people(old.pk, new.pk, made_by="an editor")
    assert checked(f"{QUOTED}, wrote J. Doe.").verdict.attribution == "as_claimed"
    assert checked("“The ferry to Stein left at noon”, wrote Jane Doe.").verdict.attribution == "as_claimed"


def test_an_outlet_that_was_merged_is_the_one_it_was_found_to_be() -> None:
    old, new = (models.Outlet.objects.get(name=name) for name in ("Harbour", "The Harbour Review"))
    merge_outlets(old.pk, new.pk, made_by="an editor")
    assert checked(f"{QUOTED}, it says in Harbour.").verdict.attribution == "as_claimed"
    assert checked(f"{QUOTED}, it says in The Harbour Review.").verdict.attribution == "as_claimed"


def test_the_names_of_a_draft_take_one_query() -> None:
    draft = quotations_in("\n\n".join(f"{QUOTED}, wrote Jane Doe in Harbour." for _ in range(50)))
    with CaptureQueriesContext(connection) as queries:
        attributions(draft)
    assert len(queries) == 1


def test_without_quotations_nobody_is_looked_for() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert attributions([]) == []
    assert not len(queries)
