"""`/api/v1/articles/{slug}/changes/{a}..{b}/`: what changed between two versions."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Lineage, Paragraph, Passage
from articles.publishing.articles import Published, publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import ARTICLE, ARTICLES, HOST, PARAGRAPHS, path_of, problem_of, wrong_parameters
from tests.conftest import EXPECTED, SLUG, Revise, delivery

pytestmark = pytest.mark.usefixtures("shared_sample")

CHANGES = f"{ARTICLE}changes/1..2/"
FIELDS = {
    "url",
    "html_url",
    "article",
    "from_version",
    "to_version",
    "title_differences",
    "subtitle_differences",
    "summary",
    "paragraphs",
}
PARAGRAPH = {
    "id",
    "url",
    "change",
    "moved",
    "before",
    "after",
    "differences",
    "derived_from",
    "split_into",
    "merged_into",
}
ONE, TWO, THREE = (EXPECTED["paragraphs"][place] for place in range(3))
TITLE = "The US-South Korea Alliance at its 70th Anniversary"


def at(ordinal: int) -> Paragraph:
    return Paragraph.objects.get(passages__version__number=1, passages__ordinal=ordinal)


@pytest.fixture
def revised(sample: Published, revise: Revise) -> Published:
    """The sample with a second version: its first paragraph edited and cut in two, its third moved up, all others gone."""
    cut = ONE.replace("cornerstone", "keystone").split(" Both ")
    version = revise(sample.article, (THREE, at(3)), (cut[0], at(1)), (f"Both {cut[1]}", None), title=TITLE)
    piece = Paragraph.objects.get(passages__version=version, passages__ordinal=3)
    Lineage.objects.create(version=version, ancestor=at(1), descendant=piece, kind="split")
    return sample


@pytest.mark.usefixtures("revised")
def test_it_has_every_field(api: Client) -> None:
    body = api.get(CHANGES).json()
    assert set(body) == FIELDS
    assert all(set(paragraph) == PARAGRAPH for paragraph in body["paragraphs"])
    assert body["url"] == f"{HOST}{CHANGES}"
    assert body["html_url"] == f"{HOST}/articles/{SLUG}/changes/1..2/"
    assert body["article"] == {"slug": SLUG, "url": f"{HOST}{ARTICLE}"}


@pytest.mark.usefixtures("revised")
def test_it_names_both_versions(api: Client) -> None:
    body = api.get(CHANGES).json()
    for number, side in ((1, body["from_version"]), (2, body["to_version"])):
        version = api.get(f"{ARTICLE}versions/{number}/").json()
        assert side == {name: version[name] for name in side}
        assert side["number"] == number
    assert [difference["new"] for difference in body["title_differences"] if difference["op"] != "equal"] == ["its "]
    assert body["subtitle_differences"] == []


@pytest.mark.usefixtures("revised")
def test_an_edited_paragraph_has_its_differences_in_words(api: Client) -> None:
    edited = api.get(CHANGES).json()["paragraphs"][1]
    assert (edited["id"], edited["change"]) == (at(1).pid, "edited")
    assert "".join(difference["old"] for difference in edited["differences"]) == edited["before"]["text"] == ONE
    assert "".join(difference["new"] for difference in edited["differences"]) == edited["after"]["text"]
    changed = [
        (difference["op"], difference["old"], difference["new"])
        for difference in edited["differences"]
        if difference["op"] != "equal"
    ]
    assert changed[0] == ("replace", "cornerstone", "keystone")
    assert [difference[0] for difference in changed] == ["replace", "delete"]


@pytest.mark.usefixtures("revised")
def test_each_paragraph_names_what_it_became_and_came_from(api: Client) -> None:
    moved, edited, piece, *gone = api.get(CHANGES).json()["paragraphs"]
    assert (moved["change"], moved["moved"], moved["before"]["ordinal"], moved["after"]["ordinal"]) == (
        "moved",
        True,
        3,
        1,
    )
    assert (piece["change"], piece["before"]) == ("split", None)
    assert piece["derived_from"] == [{"id": edited["id"], "url": edited["url"]}]
    assert edited["split_into"] == [{"id": piece["id"], "url": f"{HOST}{PARAGRAPHS}{piece['id']}/"}]
    assert {(paragraph["change"], paragraph["after"]) for paragraph in gone} == {("removed", None)}
    assert [paragraph["before"]["ordinal"] for paragraph in gone] == [2, *range(4, 21)]


@pytest.mark.usefixtures("revised")
def test_the_summary_counts_every_paragraph(api: Client) -> None:
    summary = api.get(CHANGES).json()["summary"]
    assert summary == {
        "unchanged": 0,
        "edited": 1,
        "moved": 1,
        "new": 0,
        "removed": 18,
        "split": 1,
        "merged": 0,
        "withdrawn": 0,
    }


@pytest.mark.usefixtures("revised")
def test_the_texts_on_both_sides_are_those_of_the_versions(api: Client) -> None:
    paragraphs = api.get(CHANGES).json()["paragraphs"]
    sides = [side for paragraph in paragraphs for side in (paragraph["before"], paragraph["after"]) if side]
    assert len(sides) > len(paragraphs)
    for side in sides:
        passage = api.get(path_of(side["url"])).json()
        assert side == {name: passage[name] for name in side}


@pytest.mark.usefixtures("revised")
def test_a_version_is_the_same_as_itself(api: Client) -> None:
    body = api.get(f"{ARTICLE}changes/1..1/").json()
    assert {paragraph["change"] for paragraph in body["paragraphs"]} == {"unchanged"}
    assert body["title_differences"] == []
    assert body["summary"]["unchanged"] == 20


@pytest.mark.usefixtures("sample")
def test_where_only_the_markup_was_edited_all_words_are_equal(api: Client, revise: Revise) -> None:
    publish_article(delivery("Plain", "A word."))
    article = Paragraph.objects.get(passages__wording__text="A word.").article
    version = revise(article, ("A word.", Paragraph.objects.get(article=article)))
    passage = Passage.objects.get(version=version)
    wording = passage.wording.__class__(
        paragraph=passage.paragraph,
        text="A word.",
        html="A <em>word</em>.",
        digest=passage.wording.digest,
        html_digest="sha-256:" + "0" * 64,
    )
    wording.save()
    Passage.objects.filter(pk=passage.pk)._raw_delete("default")
    Passage.objects.create(
        version=version, paragraph=passage.paragraph, wording=wording, ordinal=1, kind="paragraph", change="edited"
    )
    (paragraph,) = api.get(f"{ARTICLES}plain/changes/1..2/").json()["paragraphs"]
    assert (paragraph["change"], paragraph["after"]["html"]) == ("edited", "A <em>word</em>.")
    assert paragraph["differences"] == [{"op": "equal", "old": "A word.", "new": "A word."}]


# ── Caching ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("revised")
def test_it_never_changes(api: Client) -> None:
    answer = api.get(CHANGES)
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Repr-Digest"].startswith("sha-256=:")
    assert api.get(CHANGES, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert api.head(CHANGES)["ETag"] == answer["ETag"]


@pytest.mark.usefixtures("revised")
def test_later_versions_leave_it_as_it_is(api: Client, sample: Published, revise: Revise) -> None:
    before = api.get(CHANGES).content
    revise(sample.article, ("Another text.", at(1)))
    assert api.get(CHANGES).content == before


@pytest.mark.usefixtures("revised")
def test_only_some_fields_can_be_asked_for(api: Client) -> None:
    assert set(api.get(f"{CHANGES}?fields=summary,url").json()) == {"summary", "url"}
    assert wrong_parameters(api.get(f"{CHANGES}?fields=sumary"))["fields"]["code"] == "unknown_field"


# ── What is withdrawn ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("revised")
def test_a_withdrawn_paragraph_leaves_its_tombstone(api: Client) -> None:
    pid = at(1).pid
    publish_notice(SLUG, NoticeDraft("withdrawal", "It named a witness.", paragraphs=[pid]))
    answer = api.get(CHANGES)
    found = next(paragraph for paragraph in answer.json()["paragraphs"] if paragraph["id"] == pid)
    assert (found["change"], found["differences"]) == ("withdrawn", [])
    for side in (found["before"], found["after"]):
        assert side["status"] == "withdrawn"
        assert side["notice"]["text"] == "It named a witness."
        assert not {"text", "html", "digest"} & set(side)
    assert ONE[:60] not in answer.content.decode()


@pytest.mark.usefixtures("revised")
def test_a_withdrawn_version_is_gone(api: Client) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A draft.", version=1))
    body = problem_of(api.get(CHANGES), 410, "withdrawn")
    assert body["tombstone"]["version"] == 1


# ── What is not there ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("revised")
@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("changes/2..1/", "backward_range"),
        ("changes/1..3/", "unknown_version"),
        ("changes/0..1/", "unknown_version"),
        ("changes/01..2/", "unknown_version"),
        ("changes/-1..2/", "unknown_version"),
        ("changes/a..b/", "unknown_version"),
        ("changes/1..2..3/", "unknown_version"),
        ("changes/1...2/", "unknown_version"),
        (f"changes/1..{'9' * 40}/", "unknown_version"),
        ("changes/1..2%00/", "not_found"),
        ("changes/1.2/", "not_found"),
        ("changes/1../", "not_found"),
        ("changes/", "not_found"),
    ],
)
def test_an_unknown_resource_is_a_problem(api: Client, part: str, code: str) -> None:
    problem_of(api.get(f"{ARTICLE}{part}"), 404, code)


@pytest.mark.usefixtures("revised")
def test_an_unknown_article_is_a_problem(api: Client) -> None:
    problem_of(api.get(f"{ARTICLES}nothing/changes/1..2/"), 404, "unknown_article")


@pytest.mark.usefixtures("revised")
def test_it_knows_no_other_parameter(api: Client) -> None:
    assert wrong_parameters(api.get(f"{CHANGES}?field=summary"))["field"]["code"] == "unknown_parameter"


def test_more_paragraphs_cost_no_more_queries(api: Client, db: None, revise: Revise) -> None:
    counts = []
    for title, size in (("Short", 1), ("Long", 60)):
        article = publish_article(delivery(title, *(f"Paragraph number {n}." for n in range(size)))).article
        paragraphs = Paragraph.objects.filter(article=article).order_by("pk")
        revise(article, *((f"Paragraph {n}, edited.", paragraph) for n, paragraph in enumerate(paragraphs)))
        with CaptureQueriesContext(connection) as captured:
            assert api.get(f"{ARTICLES}{title.lower()}/changes/1..2/").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 8
