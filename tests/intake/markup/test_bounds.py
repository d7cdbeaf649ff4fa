"""How much markup is read."""

import pytest

from articles.intake import TooLarge
from articles.intake.markup.bounds import MOST_ATTRIBUTES, refuse_crowded_tags, refuse_more


def test_as_much_as_the_bound_is_read() -> None:
    refuse_more("<<", "<", 2, "tags")


def test_more_is_refused_with_the_numbers() -> None:
    with pytest.raises(TooLarge) as caught:
        refuse_more("<<<", "<", 2, "tags")
    assert caught.value.detail == "The document holds 3 tags; at most 2 are read."


def attributes(count: int, form: str = " a{}=1") -> str:
    return "".join(form.format(number) for number in range(count))


@pytest.mark.parametrize("form", [" a{}=1", " a{}", " a{}='>'", '/a{}="x y z"', " a{} = 1\n", "a{}=''", " é{}=<"])
@pytest.mark.parametrize("name", ["p ", "div ", "x-y "])
def test_a_tag_may_have_as_many_attributes_as_any_page_has_and_no_more(name: str, form: str) -> None:
    most = MOST_ATTRIBUTES // 2 if form.endswith("<") else MOST_ATTRIBUTES
    refuse_crowded_tags(f"<{name}{attributes(most, form)}>" * 2)
    with pytest.raises(TooLarge, match="more than 256 attributes"):
        refuse_crowded_tags(f"<p>a</p><{name}{attributes(MOST_ATTRIBUTES + 1, form)}>")


@pytest.mark.parametrize("before", ["<!-- <a b=' -->", '<script>"<a b="</script>', "<p title='<a b=\"'>", "<a b='"])
def test_a_crowded_tag_is_seen_wherever_it_stands(before: str) -> None:
    with pytest.raises(TooLarge):
        refuse_crowded_tags(f"{before}<p{attributes(MOST_ATTRIBUTES + 1)}>")


@pytest.mark.parametrize(
    "text", ["<p>" + "word " * 500, "a < b " + "word " * 500, "<b>" + " a=1" * 500, "<5 " + "word " * 500]
)
def test_words_are_not_attributes(text: str) -> None:
    refuse_crowded_tags(text)
