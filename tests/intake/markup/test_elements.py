"""The kinds of elements, by their names and by the classes that a site gives them."""

import pytest
from lxml.html import fromstring

from articles.intake.markup.elements import is_furniture, words_of


def test_the_words_in_the_names_of_an_element() -> None:
    element = fromstring(
        '<x-shareBar class="articleBody big_box" id="top-1" role="main" itemprop="author"></x-shareBar>'
    )
    assert words_of(element) == {"x", "sharebar", "article", "body", "big", "box", "top", "main", "author"}


def test_only_the_first_six_hundred_characters_are_looked_at() -> None:
    assert words_of(fromstring(f'<p class="{"b " * 299}xyfooter"></p>')) == {"b", "xy"}


@pytest.mark.parametrize(
    ("markup", "furniture"),
    [
        ("<div class=share-bar></div>", True),
        ("<div class=sharing></div>", True),
        ("<div class=text></div>", False),
        ("<article class=sidebar></article>", False),
        ("<section class=sidebar></section>", True),
        ("<div class='widget widget_text'></div>", True),
        ("<div class='elementor-widget elementor-widget-text-editor'></div>", False),
        ("<div class='elementor-widget share'></div>", True),
        ("<h2 id=how-to-share-a-boat></h2>", False),
        ("<h2 id=share class=share></h2>", True),
        ("<div id=share></div>", True),
        ("<div class=box-ad102a7></div>", False),
        ("<div class=ad1></div>", True),
    ],
)
def test_furniture_by_name(markup: str, furniture: bool) -> None:
    assert is_furniture(fromstring(markup)) is furniture
