"""The addresses that are asked: of each kind of answer, for paragraphs and articles drawn from the store."""

import json
import random

FROZEN = "a frozen passage"
# For each kind of answer its address in the service, and the address of a plain view of the same rows (`plain_drf.py`).
KINDS = {
    FROZEN: ("/api/v1/paragraphs/{pid}/versions/1/", "/passages/{passage}/"),
    "a current paragraph": ("/api/v1/paragraphs/{pid}/", "/paragraphs/{pid}/"),
    "an article": ("/api/v1/articles/{slug}/", "/articles/{slug}/"),
    "the list of articles": ("/api/v1/articles/?page_size=20", "/articles/"),
    "an article's page": ("/articles/{slug}/", "/texts/{slug}/"),
    "the feed": ("/feeds/articles.atom", "/texts/"),
    "a paragraph's citation": ("/api/v1/paragraphs/{pid}/citation/", "/articles/{slug}/"),
}
PLAIN = "a current paragraph"  # the plain view that is measured as a server


Drawn = dict[str, str]


def drawn(count: int) -> list[Drawn]:
    """Return paragraphs drawn at random, the `pid` of each, its `passage` and the `slug` of its article; always the same ones."""
    from django.db.models import Max, Min

    from articles.models import Passage

    ends = Passage.objects.aggregate(first=Min("pk"), last=Max("pk"))
    keys = range(ends["first"], ends["last"] + 1)
    chosen = random.Random(len(keys)).sample(keys, min(count, len(keys)))
    rows = Passage.objects.filter(pk__in=chosen).order_by("pk")
    fields = ("pk", "paragraph__pid", "paragraph__article__slug")
    return [{"passage": str(key), "pid": pid, "slug": slug} for key, pid, slug in rows.values_list(*fields)]


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(drawn(1)[0]))
