"""How much markup is read."""

import time
from contextlib import suppress

import pytest

from articles.intake import TooLarge
from articles.intake.markup.bounds import MOST_ATTRIBUTES, refuse_crowded_tags, refuse_more, with_quiet_scripts


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


# ── Scripts are not tags ────────────────────────────────────────────────────────────────────────────────────────────
CODE = f"for(i=0;i<n.length;i++){{{attributes(MOST_ATTRIBUTES + 1)}}}"


@pytest.mark.parametrize("start", ["<script>", "<SCRIPT async src='a.js'>"])
def test_a_script_that_seems_to_hold_a_crowded_tag_gives_up_its_signs(start: str) -> None:
    page = with_quiet_scripts(f"<p>a</p>{start}{CODE}</script><p>b</p>{start}i<n")
    assert page == f"<p>a</p>{start}{CODE.replace('<', ' ')}</script><p>b</p>{start}i n"


def test_without_a_crowded_tag_nothing_is_changed() -> None:
    page = "<script>i<n.length</script><p a=b>c</p>"
    assert with_quiet_scripts(page) == page


def test_data_and_comments_stay_as_they_are() -> None:
    data = "<script type='application/ld+json'>{'a': '<b>'}</script><!-- <script> <i -->"
    assert with_quiet_scripts(f"{data}<script>{CODE}</script>").startswith(f"{data}<script>")


@pytest.mark.parametrize(
    "before",
    [
        "",
        "<script></script>",
        "<!-- <script> -->",
        "<!-- --><script></script >",
        f"<script type='application/ld+json'>{CODE}</script>",
    ],
)
def test_a_crowded_tag_outside_of_scripts_is_refused(before: str) -> None:
    with pytest.raises(TooLarge):
        with_quiet_scripts(f"{before}<p{attributes(MOST_ATTRIBUTES + 1)}><script>{CODE}</script>")


@pytest.mark.parametrize("piece", ["<!--", "<script", "<script>", "<script>a<b</script", "<!-- a -->"])
def test_scripts_without_an_end_take_no_long_time(piece: str) -> None:
    text = f"<script>{CODE}</script>" + piece * 40_000
    started = time.process_time()
    with suppress(TooLarge):
        with_quiet_scripts(text)
    assert time.process_time() - started < 2
