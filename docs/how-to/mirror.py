"""Keep a mirror of an archive in a folder: python mirror.py https://articles.example.org FOLDER

Stop it at any time, and start it again: it continues. It ends with 0 once what the folder holds has the
root digest of the archive.
"""

import hashlib
import http
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path


def fetch(url):
    """Return the JSON at `url`, or None if it is withdrawn."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code == http.HTTPStatus.GONE:
            return None
        raise


def listed(url):
    """Return all items of a list, or None if it is withdrawn."""
    items = []
    while url:
        page = fetch(url)
        if page is None:
            return None
        items, url = items + page["results"], page["next"]
    return items


def keep(path, value):
    """Write a file wholly or not at all, whenever the process is killed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    draft.replace(path)


def copy(article, folder, anew):
    """Copy an article as it is now; of its versions those that are missing, or all of them `anew`."""
    versions = listed(f"{article['url']}versions/")
    for old in folder.glob("version-*.json") if anew or versions is None else ():
        old.unlink()
    for version in versions or ():
        path = folder / f"version-{version['number']}.json"
        if not path.exists():
            keep(path, fetch(version["url"]) or {"number": version["number"], "withdrawn": True})
    keep(folder / "article.json", {"withdrawn": True} if versions is None else fetch(article["url"]))
    keep(folder / "notices.json", listed(f"{article['url']}notices/"))


def sha256(text):
    return "sha-256:" + hashlib.sha256(text.encode()).hexdigest()


def lines(folder):
    """Yield what the root digest is made of, from the files of one article."""
    slug = folder.name
    if json.loads((folder / "article.json").read_text(encoding="utf-8")) == {"withdrawn": True}:
        yield ["withdrawn", slug]
    for path in folder.glob("version-*.json"):
        version = json.loads(path.read_text(encoding="utf-8"))
        paragraphs = version.get("paragraphs", [])
        assert all(sha256(one["text"]) == one["digest"] for one in paragraphs if "text" in one), path
        yield [
            "version",
            slug,
            version["number"],
            version.get("digest"),
            sorted(one["id"] for one in paragraphs if "text" not in one),
        ]
    for notice in json.loads((folder / "notices.json").read_text(encoding="utf-8")):
        yield ["notice", slug, notice["id"], notice["kind"], sha256(notice["text"])]


def main(base, folder):
    place = folder / "place.json"
    url = json.loads(place.read_text()) if place.exists() else f"{base}/api/v1/changes/?page_size=100"
    while (page := fetch(url))["results"]:
        touched = {event["article"]["slug"]: event["article"] for event in page["results"]}
        noticed = {event["article"]["slug"] for event in page["results"] if event["notice"]}
        for slug, article in touched.items():
            copy(article, folder / "articles" / slug, slug in noticed)
        keep(place, url := page["next"])
    held = [line for one in (folder / "articles").glob("*") for line in lines(one)]
    root = sha256("\n".join(sorted(json.dumps(line, separators=(",", ":")) for line in held)))
    said = fetch(f"{base}/api/v1/archive/?fields=root_digest")["root_digest"]
    print(root, "complete" if root == said else f"differs from {said}; run again if something was just published")
    return root != said


if __name__ == "__main__":
    if not sys.argv[2:]:
        sys.exit("Usage: python mirror.py https://articles.example.org FOLDER")
    sys.exit(main(sys.argv[1].rstrip("/"), Path(sys.argv[2])))
