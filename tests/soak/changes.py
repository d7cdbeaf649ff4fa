"""Changes of the store that are killed: how each is made and made again, and how the rows look before and after.

Used in forks of a process that has imported the service and opened nothing.
"""

from typing import Any

from tests.soak.archive import slug_of, submission


def delivered(number: int, version: int) -> Any:
    """Return a version of a made-up article as the service has it before it is published."""
    from articles.intake import read
    from articles.intake.sidecar import apply, parse_json_object
    from articles.publishing.delivery import Delivery

    body = submission(number, version)
    content, metadata = str(body["source"]).encode(), body["metadata"]
    assert isinstance(metadata, dict)
    return Delivery(content, apply(read(content), parse_json_object(metadata)), metadata)


class Publication:
    """Publishing an article of this number. A state is the counts of what belongs to it."""

    absent: Any = (0, 0, 0, 0, 0)
    whole: Any = (1, 1, 4, 4, 1)

    def __init__(self, number: int) -> None:
        self.number = number

    def prepare(self) -> None:
        """Do what has to be done before."""

    def make(self) -> None:
        """Make the change."""
        from articles.publishing.articles import publish_article

        publish_article(delivered(self.number, 1))

    def make_again(self, *, is_made: bool) -> None:
        """Make it again. Raises `AssertionError` if it happens twice."""
        from articles.publishing.articles import publish_article

        assert publish_article(delivered(self.number, 1)).created != is_made

    @property
    def slug(self) -> str:
        """The article's slug."""
        return slug_of(self.number)

    def state(self) -> Any:
        """Return the counts of articles, versions, paragraphs, passages and events."""
        from articles.models import Article, Event, Paragraph, Passage, Version

        return (
            Article.objects.filter(slug=self.slug).count(),
            *(model.objects.filter(article__slug=self.slug).count() for model in (Version, Paragraph)),
            Passage.objects.filter(version__article__slug=self.slug).count(),
            Event.objects.filter(article__slug=self.slug).count(),
        )


class Revision(Publication):
    """Publishing the second version of an article."""

    absent = (1, 1, 4, 4, 1)
    whole = (1, 2, 4, 8, 6)  # an event for the version, and one for each paragraph

    def prepare(self) -> None:
        """Publish the first version."""
        super().make()

    def make(self) -> None:
        """Publish the second one."""
        from articles.publishing.revising.revisions import Revision as How
        from articles.publishing.revising.revisions import publish_version

        publish_version(self.slug, delivered(self.number, 2), How())

    def make_again(self, *, is_made: bool) -> None:
        """Publish it again."""
        from articles.publishing.revising.revisions import Revision as How
        from articles.publishing.revising.revisions import publish_version

        assert publish_version(self.slug, delivered(self.number, 2), How()).created != is_made


class Withdrawal(Publication):
    """Withdrawing an article."""

    absent = ("published", 0, 0, 1)
    whole = ("withdrawn", 1, 1, 6)

    def prepare(self) -> None:
        """Publish it."""
        super().make()

    def make(self) -> None:
        """Withdraw it."""
        from articles.publishing.notices import NoticeDraft, publish_notice

        publish_notice(self.slug, NoticeDraft("withdrawal", "A court said so."))

    def make_again(self, *, is_made: bool) -> None:
        """Withdraw it again, which is refused if it is withdrawn."""
        from articles.publishing.notices import WithdrawalConflictError

        try:
            self.make()
        except WithdrawalConflictError:
            assert is_made
        else:
            assert not is_made

    def state(self) -> Any:
        """Return the article's status, and the counts of notices, withdrawals and events."""
        from articles.models import Article, Event, Notice, Withdrawal

        return (
            Article.objects.get(slug=self.slug).status,
            *(model.objects.filter(article__slug=self.slug).count() for model in (Notice, Withdrawal, Event)),
        )
