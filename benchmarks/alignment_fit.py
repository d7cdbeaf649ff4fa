"""Fit the weights of `articles.identity.evidence` to pairs of versions with known true links.

    python -m benchmarks.alignment_fit data.jsonl.gz [data.jsonl.gz ...] [--leave-out]

The matcher is run over the data, and every pair that it judges, in every round, becomes an example: its evidence, and
whether the truth links it. A logistic regression on these gives new weights; as other weights make other links, and
so other surroundings, this is repeated. Each source counts the same however long its texts are. With `--leave-out`,
the weights are also fitted without each source (or group of made-up sources), and that source is scored with them.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from articles.identity.assignment import Judge, assign
from articles.identity.candidates import Pair
from articles.identity.evidence import BIAS, WEIGHTS, Evidence
from articles.identity.similarity import Comparison

Vector = NDArray[np.float64]

ROUNDS = 3
RIDGE = 1.0  # the strength of the prior that each weight is 0, in examples


class Document(NamedTuple):
    """Two versions of a text, the true links, and the links that may be present or absent."""

    source: str
    old: list[str]
    new: list[str]
    truth: set[Pair]
    ambiguous: set[Pair]


class Example(NamedTuple):
    """A pair that the matcher judged."""

    source: str
    evidence: Evidence
    same: bool


def read(path: Path) -> list[Document]:
    """The documents of a data file, one JSON object a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines]


def _document(record: dict[str, Any]) -> Document:
    old = {paragraph["id"]: i for i, paragraph in enumerate(record["old"])}
    new = {paragraph["id"]: j for j, paragraph in enumerate(record["new"])}
    old_texts, new_texts = ([paragraph["text"] for paragraph in record[side]] for side in ("old", "new"))
    truth = {(i, new[name]) for name, i in old.items() if name in new}
    ambiguous = {(old[a], new[b]) for a, b in record["ambiguous"] if a in old and b in new}
    return Document(record["source"], old_texts, new_texts, truth, ambiguous)


def examples(documents: Iterable[Document], weights: Vector) -> list[Example]:
    """Every pair that the matcher judges with these weights, once in each round."""
    found: list[Example] = []
    for document in documents:

        def judge(
            pairs: Sequence[Pair], evidence: Sequence[Evidence], document: Document = document
        ) -> Iterable[float]:
            found.extend(
                Example(document.source, facts, pair in document.truth)
                for pair, facts in zip(pairs, evidence, strict=True)
                if pair not in document.ambiguous
            )
            return _judge(weights)(pairs, evidence)

        assign(Comparison(document.old, document.new), judge)
    return found


def fit(documents: Sequence[Document]) -> Vector:
    """The weights that fit the documents best, the bias first."""
    weights = np.array([BIAS, *WEIGHTS])
    for _ in range(ROUNDS):
        weights = _regress(examples(documents, weights))
    return weights


def _regress(found: Sequence[Example]) -> Vector:
    """Logistic regression with a ridge, by L-BFGS; each source has the same weight."""
    facts = np.array([(1.0, *example.evidence) for example in found])
    signs = np.array([1.0 if example.same else -1.0 for example in found])
    counts = Counter(example.source for example in found)
    say = np.array([len(found) / len(counts) / counts[example.source] for example in found])

    def loss(weights: Vector) -> tuple[float, Vector]:
        margins = signs * (facts @ weights)
        penalty = np.array([0.0, *weights[1:]]) * RIDGE
        slope = -(facts.T @ (say * signs / (1 + np.exp(margins)))) + penalty
        return float(say @ np.logaddexp(0, -margins) + weights @ penalty / 2), slope

    fitted = minimize(loss, np.zeros(facts.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(fitted.x)


def score(documents: Sequence[Document], weights: Vector) -> dict[str, float]:
    """F1 of all links, F1 of the links of edited paragraphs, wrong links in 1,000, and the share of faultless documents."""
    linked, truths, edited = Counter[bool](), 0, Counter[bool]()
    edited_truths = exact = 0
    for document in documents:
        comparison = Comparison(document.old, document.new)
        links = set(assign(comparison, _judge(weights)).items()) - document.ambiguous
        truth = document.truth - document.ambiguous
        changed = {(i, j) for i, j in links | truth if comparison.old[i].text != comparison.new[j].text}
        linked.update(pair in truth for pair in links)
        edited.update(pair in truth for pair in links & changed)
        truths, edited_truths, exact = (
            truths + len(truth),
            edited_truths + len(truth & changed),
            exact + (links == truth),
        )
    return {
        "F1": 2 * linked[True] / (linked.total() + truths),
        "eF1": 2 * edited[True] / (edited.total() + edited_truths),
        "lies": 1000 * linked[False] / linked.total(),
        "exact": exact / len(documents),
    }


def _judge(weights: Vector) -> Judge:
    return lambda _, evidence: [float(weights[0] + np.dot(weights[1:], facts)) for facts in evidence]


def main() -> None:
    """Print the fitted weights, and the scores of each source with weights fitted without it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--leave-out", action="store_true")
    arguments = parser.parse_args()
    documents = [document for path in arguments.data for document in read(path)]
    _print("all", fit(documents))
    for group in sorted({_group(document) for document in documents}) if arguments.leave_out else ():
        weights = fit([document for document in documents if _group(document) != group])
        _print(f"without {group}", weights)
        held_out = [document for document in documents if _group(document) == group]
        print("   ", " ".join(f"{name} {value:.4f}" for name, value in score(held_out, weights).items()))


def _group(document: Document) -> str:
    """The groups of sources that are left out together, because they share their texts or their kind."""
    return document.source.split("-")[0]


def _print(name: str, weights: Vector) -> None:
    print(name, f"BIAS {weights[0]:.2f}", Evidence(*np.round(weights[1:], 2).tolist()))


if __name__ == "__main__":
    main()
