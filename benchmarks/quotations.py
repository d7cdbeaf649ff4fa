"""Measure the checking of quotations: `python -m benchmarks.quotations FOLDER [PARAGRAPHS] [QUOTATIONS OF EACH KIND] [SEED]`.

Fills the store of the environment with paragraphs made of the real texts of a folder (see `quotation_set`), unless it has some,
and verifies quotations of them whose verdict is known. Prints what was right, and what it cost. The word `fitted` chooses the
documents that the rules are fitted with; the others are for the figures.
"""

import gc
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from benchmarks.quotation_set import Case, cases
from benchmarks.quotation_texts import Part, paragraphs_of, texts_in

if TYPE_CHECKING:
    from articles.publishing.delivery import Delivery

PARAGRAPHS_AN_ARTICLE = 20
AT_ONCE = 100
_TOGETHER = 50  # articles in a transaction


def articles_of(paragraphs: Sequence[str]) -> list[Sequence[str]]:
    """Return the paragraphs as articles."""
    size = PARAGRAPHS_AN_ARTICLE
    return [paragraphs[start : start + size] for start in range(0, len(paragraphs) - 1, size)]


def fill(articles: Iterable[Sequence[str]]) -> None:
    """Publish the articles, and do what the worker and the database would do in the minutes after."""
    from articles.publishing.articles import publish_articles
    from articles.publishing.neighbours import index_neighbours
    from benchmarks.archive import settle

    deliveries = (_delivery(number, paragraphs) for number, paragraphs in enumerate(articles))
    while some := list(islice(deliveries, _TOGETHER)):
        publish_articles(some)
    index_neighbours()
    settle()


def _delivery(number: int, paragraphs: Sequence[str]) -> "Delivery":
    from articles.intake.manuscript import Block, Manuscript
    from articles.publishing.delivery import Delivery

    blocks = tuple(Block("paragraph", text, escape(text, quote=False)) for text in paragraphs)
    title, language = f"Quoted {number}", "en" if number % 3 else "fr"
    manuscript = Manuscript(media_type="text/plain; charset=utf-8", title=title, blocks=blocks, language=language)
    return Delivery("\n\n".join([title, *paragraphs]).encode(), manuscript)


def measure(asked: Sequence[Case]) -> Iterator[str]:
    """Verify each quotation by itself, and then a hundred at once; yield lines that say what came of it."""
    from articles.addresses import Urls
    from articles.quoting.verdict import Claim, Verdict
    from articles.quoting.verifying import verify

    urls = Urls("http://bench.example")
    verify([Claim(asked[0].text)], urls)
    gc.collect()
    gc.freeze()  # what the quotations were made of is not the service's to walk through
    right: dict[str, Counter[bool]] = defaultdict(Counter)
    costs: dict[str, list[float]] = defaultdict(list)
    false: Counter[str] = Counter()
    for case in asked:
        began = time.process_time(), time.perf_counter()
        verdict: Verdict = verify([Claim(case.text)], urls)[0]
        costs[case.kind].append(max(time.process_time() - began[0], 0))
        costs["wall"].append(time.perf_counter() - began[1])
        is_right = _is_right(case, verdict)
        right[case.kind][is_right] += 1
        false["verbatim"] += verdict.wording == "verbatim" and not _is_verbatim(case, verdict)
        if not is_right and "-v" in sys.argv:
            texts = [match.passage.wording.text for match in verdict.matches]
            yield f"{case.kind}: {verdict.wording} {case.text!r}\n    of {case.paragraphs}\n    found {texts}"
    for kind, times in costs.items():
        cuts = quantiles(times, n=100)
        share = f"{right[kind][True] / len(times):8.2%}" if kind in right else " " * 8
        yield f"{kind:16} {len(times):6} {share}  {cuts[49] * 1000:7.1f} {cuts[98] * 1000:7.1f} {max(times) * 1000:7.1f} ms"
    yield f"wrong verbatim: {false['verbatim']}"
    batch = [Claim(case.text) for case in asked[:: max(1, len(asked) // AT_ONCE)]][:AT_ONCE]
    began = time.process_time(), time.perf_counter()
    verify(batch, urls)
    cpu, wall = time.process_time() - began[0], time.perf_counter() - began[1]
    yield f"{len(batch)} at once: {cpu * 1000:.0f} ms of CPU, {wall * 1000:.0f} ms"


def _is_right(case: Case, verdict: object) -> bool:
    """Whether a verdict tells of a paragraph that the quotation was made of.

    Or that more paragraphs than it lists answer alike, and these are as like the quotation as the one it was made of.
    """
    from articles.quoting.comparing import Source, compare
    from articles.quoting.quotation import Quotation
    from articles.quoting.verdict import Verdict

    assert isinstance(verdict, Verdict)
    if case.wording == "not_found":
        return verdict.wording == "not_found"
    if verdict.wording not in {case.wording} | ({"typographic"} if case.wording == "elided" else set()):
        return False
    if {match.passage.wording.text for match in verdict.matches} & set(case.paragraphs):
        return True
    own = compare(Quotation.of(case.text), Source(*case.paragraphs))
    return verdict.more_matches and bool(own) and (verdict.matches[0].score or 0) >= own[0].score


def _is_verbatim(case: Case, verdict: object) -> bool:
    from articles.quoting.verdict import Verdict

    assert isinstance(verdict, Verdict)
    found = " ".join(match.text or "" for match in verdict.matches[: verdict.matches[0].parts])
    return " ".join(case.text.split()) == " ".join(found.split())


def main(folder: Path, part: Part, count: int, each: int, seed: int) -> None:
    """Fill the store if it is empty, and measure."""
    import django

    django.setup()
    from django.core.management import call_command

    from articles.models import Article

    texts = texts_in(folder, part)
    articles = articles_of(paragraphs_of(texts.held, count))
    call_command("migrate", verbosity=0)
    if not Article.objects.exists():
        fill(articles)
    for line in measure(list(cases(articles, texts.absent, each, seed))):
        print(line, flush=True)


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[2:] if argument.isdigit()]
    count, each, seed = numbers + [100_000, 300, 3][len(numbers) :]
    main(Path(sys.argv[1]), "fitted" if "fitted" in sys.argv else "final", count, each, seed)
