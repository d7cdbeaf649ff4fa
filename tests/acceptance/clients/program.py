"""What a program of another site does with the API, through a client that openapi-python-client makes of the OpenAPI document.

Prints one JSON object, which a test compares. Arguments: the service's address, and a key with the scope `publish`.
"""

import json
import sys
from typing import TypeVar

from generated.api.articles import articles_list, articles_publish, articles_retrieve
from generated.api.changes import changes_list
from generated.api.citations import citations_check
from generated.api.notices import notices_of_all
from generated.api.paragraphs import version_paragraphs_retrieve
from generated.api.people import people_list
from generated.client import AuthenticatedClient, Client
from generated.models.article import Article
from generated.models.article_list import ArticleList
from generated.models.articles_list_count import ArticlesListCount
from generated.models.articles_list_status import ArticlesListStatus
from generated.models.articles_publish_dry_run import ArticlesPublishDryRun
from generated.models.change_list import ChangeList
from generated.models.changes_list_type import ChangesListType
from generated.models.citation_check import CitationCheck
from generated.models.citation_check_request import CitationCheckRequest
from generated.models.earlier_citation import EarlierCitation
from generated.models.notice_list import NoticeList
from generated.models.notices_of_all_kind import NoticesOfAllKind
from generated.models.passage import Passage
from generated.models.person_list import PersonList
from generated.models.problem import Problem
from generated.models.published_article import PublishedArticle
from generated.models.submission import Submission

SLUG = "the-us-south-korea-alliance-at-70th-anniversary"
Answer = TypeVar("Answer")


def given(answer: object, kind: type[Answer]) -> Answer:
    """Return the answer of this kind. Raises `RuntimeError` for another one, such as a problem document, with its sentence."""
    if isinstance(answer, kind):
        return answer
    raise RuntimeError(answer.detail if isinstance(answer, Problem) else f"There is no {kind.__name__}.")


def main(url: str, key: str) -> dict[str, object]:
    """Return what the service answers."""
    client = Client(base_url=url)
    publisher = AuthenticatedClient(base_url=url, token=key, prefix="Api-Key")
    article = given(articles_retrieve.sync(SLUG, client=client), Article)
    found = given(
        articles_list.sync(
            client=client,
            q="alliances",
            language="en",
            status=ArticlesListStatus.PUBLISHED,
            count=ArticlesListCount.TRUE,
        ),
        ArticleList,
    )
    seventh = given(version_paragraphs_retrieve.sync(SLUG, 1, 7, client=client), Passage)
    citations = [EarlierCitation(paragraph=seventh.id, version=1), EarlierCitation(url=seventh.url)]
    checked = given(citations_check.sync(client=client, body=CitationCheckRequest(citations=citations)), CitationCheck)
    rehearsed = given(
        articles_publish.sync(
            client=publisher,
            body=Submission(source="A title of a rehearsal\n\nA paragraph."),
            dry_run=ArticlesPublishDryRun.TRUE,
        ),
        PublishedArticle,
    )
    people = given(people_list.sync(client=client, name="Jongsoo Lee"), PersonList)
    notices = given(
        notices_of_all.sync(client=client, kind=NoticesOfAllKind.EXPRESSION_OF_CONCERN, after="2020"), NoticeList
    )
    events = given(changes_list.sync(client=client, type_=ChangesListType.ARTICLE_PUBLISHED), ChangeList)
    refused = articles_retrieve.sync("no-such-article", client=client)
    return {
        "byline": [author.name_as_printed.upper() for author in article.authors],
        "found": [str(found.count), *(item.slug for item in found.results)],
        "checked": [result.status.value for result in checked.results],
        "rehearsed": [rehearsed.title, rehearsed.report.paragraph_count],
        "listed": [len(people.results), len(notices.results), events.results[0].type_.value],
        "refused": [refused.status, refused.title] if isinstance(refused, Problem) else [],
    }


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
