"""The articles in a page's JSON-LD."""

import json

import pytest
from lxml.html import fromstring

from articles.intake.html.json_ld import articles_in

HEADLINE = "The Ferry"


def articles(*objects: object, head: str = "", text: str | None = None) -> list[object]:
    data = text if text is not None else json.dumps(list(objects))
    root = fromstring(
        f'<html><title>{HEADLINE} | Courier</title>{head}<script type="application/ld+json">{data}</script></html>'
    )
    return [item.get("headline") for item in articles_in(root, {}, {"canonical": ["https://www.a.example/ferry/"]})[0]]


def article(headline: str, **facts: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": headline, **facts}


def test_of_several_articles_only_those_about_this_page_count() -> None:
    assert articles(article("Other"), article(HEADLINE)) == [HEADLINE]
    assert articles(article("Other"), article("Told anew", url="http://a.example/ferry?x=1")) == ["Told anew"]
    assert articles(article("Other"), article("New", mainEntityOfPage={"@id": "https://a.example/ferry"})) == ["New"]
    assert articles(article("Other"), article("Another")) == []


def test_one_article_counts_whatever_its_headline() -> None:
    assert articles(article("Told anew")) == ["Told anew"]


def test_an_author_that_is_only_referred_to_is_looked_up() -> None:
    person = {"@type": "Person", "@id": "#p", "name": "Jane Doe"}
    data = json.dumps({"@graph": [article("A", author=[{"@id": "#p"}, {"@id": "#q"}]), person]})
    root = fromstring(f'<html><script type="application/ld+json">{data}</script></html>')
    (found,), broken = articles_in(root, {}, {})
    assert (found["author"], broken) == ([person, {"@id": "#q"}], False)


@pytest.mark.parametrize("kind", ["LiveBlogPosting", "SocialMediaPosting", "ScholarlyArticle"])
def test_every_posting_is_an_article(kind: str) -> None:
    assert articles({"@type": kind, "headline": "A"}) == ["A"]


def test_a_comma_too_many_and_entities_are_passed_over_and_other_faults_are_told() -> None:
    assert articles(text='{"@type": "Article", "headline": "A, }", }') == ["A, }"]
    assert articles(text="{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;A&quot;}") == ["A"]
    root = fromstring('<html><script type="application/ld+json">{"@type": </script></html>')
    assert articles_in(root, {}, {}) == ([], True)


@pytest.mark.parametrize(
    ("before", "after"), [("//<![CDATA[\n", "\n//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<![CDATA[", "]]>")]
)
def test_the_marks_of_xhtml_around_the_data_are_passed_over(before: str, after: str) -> None:
    assert articles(text=before + json.dumps(article(HEADLINE)) + after) == [HEADLINE]


@pytest.mark.parametrize(
    ("holder", "selector"),
    [
        ('<meta name="script:ld+json" content="{}">', 'meta[name="script:ld+json"]'),
        ('<meta property="application/ld+json" content="{}">', 'meta[property="application/ld+json"]'),
        ('<script type="application/ld+json" children="{}"></script>', 'script[type="application/ld+json"]'),
    ],
)
def test_data_in_an_attribute_is_read_and_says_where_it_stands(holder: str, selector: str) -> None:
    data = json.dumps(article(HEADLINE)).replace('"', "&quot;")
    (found,), broken = articles_in(fromstring(f"<html>{holder.format(data)}</html>"), {}, {})
    assert (found["headline"], broken) == (HEADLINE, False)
    assert found["headline"].place.origin().place == f"{selector} → headline"


def test_a_work_is_no_page() -> None:
    page, work = {"@type": "WebPage", "headline": "P"}, {"@type": "CreativeWork", "headline": "W"}
    assert articles(page, work) == ["W", "P"]
