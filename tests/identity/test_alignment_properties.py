"""The properties of `match` that are true of all texts."""

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.identity.alignment import match

WORDS = ["ferry", "mayor", "flood", "budget", "school", "bridge", "the", "of", "and", "12", "(a)", "Élan", "水"]
sentences = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
texts = st.lists(sentences | st.text(max_size=12), max_size=12)

# Paragraphs without a common word: each consists of words of its own.
unique_texts = st.integers(0, 12).map(lambda size: [f"alpha{k} beta{k} gamma{k} delta{k}" for k in range(size)])


@given(texts, texts)
def test_each_paragraph_is_in_one_link_at_most(old: list[str], new: list[str]) -> None:
    links, _ = match(old, new)
    assert len({i for i, _ in links}) == len({j for _, j in links}) == len(links)
    assert all(0 <= i < len(old) and 0 <= j < len(new) for i, j in links)


@given(texts)
def test_an_unchanged_text_is_linked_to_itself(old: list[str]) -> None:
    assert match(old, old) == ([(k, k) for k in range(len(old))], [])


@given(texts, texts)
def test_the_same_texts_give_the_same_answer(old: list[str], new: list[str]) -> None:
    assert match(old, new) == match(list(old), list(new))


@given(texts, texts)
def test_links_are_sorted(old: list[str], new: list[str]) -> None:
    links, _ = match(old, new)
    assert all(before < after for before, after in pairwise(links))


@st.composite
def splits_and_merges(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Draw two versions of a text; some paragraphs are split, and some neighbours are merged, at least one of each."""
    pieces = [" ".join(f"word{k}x{n}" for n in range(draw(st.integers(6, 9)))) for k in range(draw(st.integers(4, 9)))]
    old, new, fates = [], [], draw(st.permutations(["split", "merge", *["keep"] * len(pieces)]))
    for fate in fates:
        if not pieces or (fate != "keep" and len(pieces) < 2):
            break
        parts = [pieces.pop() for _ in range(1 if fate == "keep" else 2)]
        old += [" ".join(parts)] if fate == "split" else parts
        new += parts if fate == "split" else [" ".join(parts)]
    return old, new


@given(splits_and_merges())
def test_relations_are_sorted(versions: tuple[list[str], list[str]]) -> None:
    _, relations = match(*versions)
    assert all(before < after for before, after in pairwise(relations))


def test_a_split_and_a_merge_are_found_and_sorted() -> None:
    a, b, c, d = (" ".join(f"word{k}x{n}" for n in range(8)) for k in range(4))
    _, relations = match([f"{a} {b}", c, d], [a, b, f"{c} {d}"])
    assert [(i, j, kind) for i, j, kind in relations if kind == "split"] == relations[:1]
    assert [kind for _, _, kind in relations] == ["split", "merge"]


@given(splits_and_merges())
def test_a_lesser_heir_has_no_link_of_its_own_and_the_greater_has(versions: tuple[list[str], list[str]]) -> None:
    old, new = versions
    links, relations = match(old, new)
    assert bool(relations) == (len(old) != len(new) or any(text not in new for text in old))
    linked_old, linked_new = {i for i, _ in links}, {j for _, j in links}
    for i, j, kind in relations:
        assert (i in linked_old, j in linked_new) == ((True, False) if kind == "split" else (False, True))


@given(unique_texts, st.randoms(use_true_random=False))
def test_unedited_paragraphs_keep_their_identity_wherever_they_move(old: list[str], random: Random) -> None:
    new = random.sample(old, len(old))
    assert match(old, new)[0] == [(i, new.index(text)) for i, text in enumerate(old)]


@given(unique_texts, st.data())
def test_unedited_paragraphs_keep_their_identity_whatever_is_deleted(old: list[str], data: st.DataObject) -> None:
    new = [text for text in old if data.draw(st.booleans())]
    assert match(old, new)[0] == [(old.index(text), j) for j, text in enumerate(new)]


@given(unique_texts, st.data())
def test_a_paragraph_is_never_linked_to_one_with_no_word_in_common(old: list[str], data: st.DataObject) -> None:
    new = [f"omega{k} psi{k} chi{k} phi{k}" if data.draw(st.booleans()) else text for k, text in enumerate(old)]
    assert match(old, new)[0] == [(k, k) for k, text in enumerate(old) if text == new[k]]


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60))
def test_of_equal_paragraphs_as_many_are_linked_as_both_versions_hold(old_size: int, new_size: int) -> None:
    links, _ = match(["Yes."] * old_size, ["Yes."] * new_size)
    assert len(links) == min(old_size, new_size)
