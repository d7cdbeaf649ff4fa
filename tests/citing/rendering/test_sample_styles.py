"""The sample in nine styles, each as its manual has it.

The texts below were written from the manuals and compared by eye with what the styles give; what a manual leaves open, such as
whether a version is told, is as the style's makers decided.
"""

import pytest

from articles.addresses import Urls
from articles.citing.citations import citation, manner_of
from articles.publishing.articles import Published
from articles.selectors.cited import cite
from articles.selectors.paragraphs import passage_in_version
from articles.selectors.versions import version_by_number
from articles.selectors.withdrawals import Withdrawals
from tests.conftest import SLUG
from tests.stories import pids

pytestmark = pytest.mark.usefixtures("shared_sample")

AT = Urls("https://articles.example")
TITLE = "The US-South Korea Alliance at 70th Anniversary"
TEXT_URL = f"https://articles.example/articles/{SLUG}/v/1/"

# The style, the entry in the list of works cited, what stands in the text or note for the whole, and for paragraph 7.
# {url} is the permalink of what is cited.
STYLES = [
    # APA, 7th edition, sections 9.12 and 10.1 (16): online magazine article; 8.28: paragraphs instead of pages.
    ("apa", f"Lee, J. (2023, May 1). {TITLE}. Pacific Council. {{url}}", "(Lee, 2023)", "(Lee, 2023, para. 7)"),
    # MLA, 9th edition, 5.31 (title of source to location) and 6.26: "par."
    ("modern-language-association", f"Lee, Jongsoo. “{TITLE}.” Pacific Council, 1 May 2023, {{url}}.",
     "(Lee)", "(Lee, par. 7)"),
    # Chicago, notes, 18th edition, 14.87: magazine article consulted online.
    ("chicago-notes-bibliography", f"Lee, Jongsoo. “{TITLE}.” Pacific Council, May 1, 2023. {{url}}.",
     f"Jongsoo Lee, “{TITLE},” Pacific Council, May 1, 2023, {{url}}.",
     f"Jongsoo Lee, “{TITLE},” Pacific Council, May 1, 2023, para. 7, {{url}}."),
    # Chicago, author and date.
    ("chicago-author-date", f"Lee, Jongsoo. 2023. “{TITLE}.” Pacific Council, May 1. {{url}}.",
     "(Lee 2023)", "(Lee 2023, para. 7)"),
    # Cite Them Right, 12th edition.
    ("harvard-cite-them-right", f"Lee, J. (2023) “{TITLE},” Pacific Council, 1 May. Available at: {{url}}.",
     "(Lee, 2023)", "(Lee, 2023, para. 7)"),
    # IEEE Reference Guide: magazine online.
    ("ieee", f"[1] J. Lee, “{TITLE},” Pacific Council, May 01, 2023. [Online]. Available: {{url}}",
     "[1]", "[1, Para. 7]"),
    # Citing Medicine, chapter 23 (newspaper and magazine articles on the internet); the number names no place.
    ("nlm-citation-sequence", f"1. Lee J. {TITLE}. Pacific Council [Internet]. 2023 May 1. Available from: {{url}}",
     "(1)", "(1)"),
    # AMA, 11th edition.
    ("american-medical-association", f"1. Lee J. {TITLE}. Pacific Council. Published online May 1, 2023. {{url}}",
     "1", "1(para7)"),
    # The Bluebook, rule 18.2 for law reviews: notes only.
    ("bluebook-law-review", None, f"Jongsoo Lee, {TITLE}, Pacific Council, May 2023, {{url}}.",
     f"Jongsoo Lee, {TITLE}, Pacific Council, May 2023, {{url}}."),
]  # fmt: skip


@pytest.mark.parametrize(("style", "entry", "reference", "paragraph"), STYLES, ids=[style for style, *_ in STYLES])
def test_the_sample_in_the_style(
    sample: Published, style: str, entry: str | None, reference: str, paragraph: str
) -> None:
    manner = manner_of(style, "en-US")
    of_text = citation(cite(version_by_number(SLUG, 1), Withdrawals()), manner, AT)
    assert (of_text.bibliography.text if of_text.bibliography else None) == (entry and entry.format(url=TEXT_URL))
    assert of_text.in_text.text == reference.format(url=TEXT_URL)

    pid = pids(sample.version)[6]
    permalink = f"https://articles.example/p/{pid}/v/1/"
    of_paragraph = citation(cite(passage_in_version(pid, 1), Withdrawals()), manner, AT)
    assert of_paragraph.in_text.text == paragraph.format(url=permalink)
    assert of_paragraph.url == permalink
    if entry and of_paragraph.bibliography:
        assert of_paragraph.bibliography.text == entry.format(url=permalink)


def test_the_periodical_is_in_italics_as_in_the_manual(sample: Published) -> None:
    html = citation(cite(version_by_number(SLUG, 1), Withdrawals()), manner_of("apa", None), AT).bibliography
    assert html is not None
    assert "<i>Pacific Council</i>" in html.html
