"""The checks of single rows: wordings, paragraphs and articles. Reads each table in one query."""

from collections.abc import Iterator

from django.db.models import Exists, F, Max, OuterRef

from articles.choices import ArticleStatus
from articles.identity import pids
from articles.identity.digests import text_digest
from articles.models import Article, Paragraph, Passage, Withdrawal, Wording
from articles.publishing.integrity.faults import Checked, Fault

CHUNK = 2000


def checked_wordings() -> Iterator[Checked]:
    """Check the digests of every wording."""
    rows = Wording.objects.order_by("pk").values_list("paragraph__pid", "pk", "text", "html", "digest", "html_digest")
    for pid, key, text, html, digest, html_digest in rows.iterator(CHUNK):
        of_text = text_digest(text)
        of_html = of_text if html == text else text_digest(html)
        if of_text == digest and of_html == html_digest:
            yield Checked()
        else:
            where = f"paragraph {pid}, wording {key}"
            wrong = {"the text does not have its digest": of_text != digest}
            wrong["the HTML does not have its digest"] = of_html != html_digest
            yield Checked.of(where, wrong)


def checked_paragraphs() -> Iterator[Checked]:
    """Check that every PID has its check character, and that a version has the paragraph."""
    rows = Paragraph.objects.order_by("pk")
    unused = set(rows.exclude(Exists(Passage.objects.filter(paragraph=OuterRef("pk")))).values_list("pk", flat=True))
    for key, pid in rows.values_list("pk", "pid").iterator(CHUNK):
        yield Checked(tuple(_paragraph_faults(key, pid, is_unused=key in unused)))


def _paragraph_faults(key: int, pid: str, *, is_unused: bool) -> Iterator[Fault]:
    try:
        pids.parse(pid)
    except ValueError as error:
        yield Fault(f"paragraph row {key}", str(error))
    if is_unused:
        yield Fault(f"paragraph {pid}", "no version has it")


def checked_articles() -> Iterator[Checked]:
    """Check that the current version of every article is its newest one, and that its status fits its withdrawals."""
    of_article = Withdrawal.objects.filter(article=OuterRef("pk"), version=None, paragraph=None, lifted_by=None)
    articles = Article.objects.annotate(
        newest=Max("versions__number"),
        current=F("current_version__number"),
        current_of=F("current_version__article"),
        is_withdrawn=Exists(of_article),
    )
    rows = articles.order_by("pk").values_list(
        "pk", "slug", "status", "newest", "current", "current_of", "is_withdrawn"
    )
    for key, slug, status, newest, current, current_of, is_withdrawn in rows.iterator(CHUNK):
        wrong = {
            "its current version is not its newest one": newest is None or (current_of, current) != (key, newest),
            "its status contradicts its withdrawals": is_withdrawn != (status == ArticleStatus.WITHDRAWN),
        }
        yield Checked.of(f"article {slug}", wrong)
