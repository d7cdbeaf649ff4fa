"""The rows of the store: one file a concept, and no logic but what keeps a row true."""

from articles.models.amendment import Amendment
from articles.models.api_key import ApiKey
from articles.models.article import Article
from articles.models.contribution import Affiliation, Contribution
from articles.models.draft import Draft
from articles.models.event import Event
from articles.models.host import Host
from articles.models.idempotent_answer import IdempotentAnswer
from articles.models.immutable import ImmutableRowError
from articles.models.lineage import Lineage
from articles.models.notice import Notice
from articles.models.outlet import Outlet
from articles.models.paragraph import Paragraph, Wording
from articles.models.passage import Passage
from articles.models.person import Person
from articles.models.publication import Publication
from articles.models.section import Section
from articles.models.version import Source, Version
from articles.models.webhook import Delivery, Webhook
from articles.models.withdrawal import Withdrawal

__all__ = [
    "Affiliation",
    "Amendment",
    "ApiKey",
    "Article",
    "Contribution",
    "Delivery",
    "Draft",
    "Event",
    "Host",
    "IdempotentAnswer",
    "ImmutableRowError",
    "Lineage",
    "Notice",
    "Outlet",
    "Paragraph",
    "Passage",
    "Person",
    "Publication",
    "Section",
    "Source",
    "Version",
    "Webhook",
    "Withdrawal",
    "Wording",
]
