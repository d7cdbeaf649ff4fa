"""Check what a service says of a text: python check.py URL [--digest sha-256:…]

URL is that of a passage or of a version in the API. Everything is recomputed from the texts themselves: the digest of
each paragraph, of the source and of the version, and the chain of versions down to the first one. `--digest` is one that you
kept: the text at URL has to have it. Ends with 0 if all holds, and with 1 if not. Needs nothing but Python.
"""

import argparse
import base64
import hashlib
import http
import json
import sys
import urllib.error
import urllib.request

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"  # of identifiers, in the order of their values
FACTS = ("number", "title", "language", "source_digest", "previous_digest")


class Checks:
    """What was checked, printed as it is."""

    def __init__(self):
        self.failed = 0

    def that(self, holds, what):
        """Print whether something holds."""
        print("holds  " if holds else "FAILS  ", what)
        self.failed += not holds

    def not_possible(self, what):
        """Print what nobody can check, because its text is withdrawn."""
        print("unknown", what)


def sha256(data):
    return "sha-256:" + hashlib.sha256(data).hexdigest()


def fetch(url, checks):
    """Return the bytes at `url`, or None if they are withdrawn; check the digest that came with them (RFC 9530)."""
    request = urllib.request.Request(url, headers={"Accept": "application/json, */*;q=0.1"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            body, told = answer.read(), answer.headers["Repr-Digest"]
    except urllib.error.HTTPError as error:
        if error.code == http.HTTPStatus.GONE:
            return None
        raise
    if told:
        found = f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
        checks.that(found == told, f"the bytes of {url} have the digest of their header")
    return body


def is_identifier(pid):
    """Whether the last character of an identifier is its check character (the NOID algorithm)."""
    total = sum(place * ALPHABET.index(character) for place, character in enumerate(pid[:-1], 1))
    return ALPHABET[total % len(ALPHABET)] == pid[-1]


def check_passage(passage, checks):
    """Return the digest of a passage's text."""
    digest = sha256(passage["text"].encode())
    checks.that(digest == passage["digest"], f"the text of {passage['id']} has its digest")
    checks.that(is_identifier(passage["id"]), f"{passage['id']} has its check character")
    return digest


def check_version(version, checks):
    """Return the digest of a version, or None if some of its text is withdrawn; check all that it is made of."""
    name = f"version {version['number']}"
    passages = version["paragraphs"]
    ordinals = [passage["ordinal"] for passage in passages]
    checks.that(ordinals == list(range(1, version["paragraph_count"] + 1)), f"{name} has all of its paragraphs")
    source = fetch(f"{version['url']}source/", checks)
    if source is not None:
        checks.that(sha256(source) == version["source_digest"], f"the source of {name} has its digest")
    withdrawn = [passage["id"] for passage in passages if "text" not in passage]
    digests = [[passage["id"], check_passage(passage, checks)] for passage in passages if "text" in passage]
    if withdrawn:
        checks.not_possible(f"the digest of {name}: {', '.join(withdrawn)} is withdrawn")
        return None
    facts = {fact: version[fact] for fact in FACTS} | {"paragraphs": digests}
    # What RFC 8785 makes of these facts: keys in order, no spaces, no needless escapes.
    digest = sha256(json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())
    checks.that(digest == version["digest"], f"the facts and paragraphs of {name} have its digest")
    return digest


def check_chain(version, checks):
    """Check that each version before this one has the digest that the next one names."""
    previous = version["previous_digest"]
    for number in range(version["number"] - 1, 0, -1):
        body = fetch(f"{version['article']['url']}versions/{number}/", checks)
        if body is None:
            checks.not_possible(f"the chain below version {number + 1}: version {number} is withdrawn")
            return
        before = json.loads(body)
        digest = check_version(before, checks)
        checks.that(previous == (digest or before["digest"]), f"version {number + 1} is chained to version {number}")
        previous = before["previous_digest"]
    checks.that(previous is None, "the first version is chained to nothing")


def main(url, kept):
    checks = Checks()
    body = fetch(url, checks)
    if body is None:
        print(f"{url} is withdrawn")
        return 1
    subject = version = json.loads(body)
    if not {"article", "digest"} <= set(subject):
        print(f"{url} is neither a passage nor a version.")
        return 1
    if "paragraphs" not in version:
        version = json.loads(fetch(f"{subject['article']['url']}versions/{subject['version']}/", checks))
        same = [passage for passage in version["paragraphs"] if passage["id"] == subject["id"]]
        checks.that(same == [subject], f"version {version['number']} has the passage as it was answered")
        digest = check_passage(subject, checks)
        check_version(version, checks)
    else:
        digest = check_version(version, checks)
    if kept:
        checks.that(kept == digest, f"it has the digest that you kept, {kept}")
    check_chain(version, checks)
    print("Everything holds." if not checks.failed else f"{checks.failed} of the checks failed.")
    return int(checks.failed > 0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("url", metavar="URL")
    parser.add_argument("--digest", help="the digest that you kept")
    arguments = parser.parse_args()
    try:
        sys.exit(main(arguments.url, arguments.digest))
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.exit(f"{arguments.url} could not be checked: {type(error).__name__}: {error}")
