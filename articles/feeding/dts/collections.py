"""Collections and resources (DTS 1.0, “Collection Endpoint”): all articles, an article, a version. Pure functions of rows."""

from collections.abc import Iterable, Sequence

from articles.addresses import Urls
from articles.choices import PublicationRole
from articles.feeding.dts.paging import Pages
from articles.feeding.dts.vocabulary import (
    UNDETERMINED,
    Json,
    MediaType,
    answer,
    citation_trees,
    known,
    template_of,
    templates,
)
from articles.feeding.feeds.feed import DESCRIPTION, SERVICE
from articles.models import Contribution, Notice, Publication, Version
from articles.selectors.collected import Member
from articles.selectors.public_since import public_since
from articles.selectors.withdrawals import Withdrawals


def root_json(urls: Urls, readable: int) -> Json:
    """Return the collection of all articles without its members; `readable` is the number of those that are not withdrawn."""
    content = {
        "title": SERVICE,
        "description": DESCRIPTION,
        "totalParents": 0,
        "totalChildren": readable,
        "collection": templates(urls)["collection"],
    }
    return answer("Collection", urls.dts_endpoint("collection"), content)


def article_json(member: Member, urls: Urls, publications: Sequence[Publication] | None = None) -> Json:
    """Return the article of a current version as a collection of its versions, without its members.

    Without the `publications` it does not say where the article was published.
    """
    version = member.version
    article, identifier = version.article, urls.article_page(version.article.slug)
    about = _dublin_core(member) | _of_publications(publications or (), version)
    content = {
        "title": version.title,
        "description": version.subtitle,
        "totalParents": 1,
        "totalChildren": version.number,
        "collection": template_of("collection", identifier, urls),
        "dublinCore": known({**about, "subject": _words(article.keywords, version)}),
    }
    return answer("Collection", identifier, content)


def version_json(member: Member, withdrawals: Withdrawals, urls: Urls) -> Json:
    """Return a version, loaded with its appearance, as a resource; one that was withdrawn says so instead of leading to it."""
    version, notice = member.version, withdrawals.versions.get(member.version.pk)
    slug = version.article.slug
    about = _dublin_core(member) | {
        "issued": public_since(version).text,
        "isVersionOf": [urls.article_page(slug)],
        "replaces": [urls.version_page(slug, version.number - 1)] if version.number > 1 else None,
    }
    resource = resource_json(version, urls) | {"description": _described(version, notice), "totalParents": 1}
    resource |= {"totalChildren": 0, "dublinCore": known(about)}
    if notice is None:
        resource["download"] = [template_of("document", resource["@id"], urls).partition("{")[0]]
    return known(resource)


def resource_json(version: Version, urls: Urls) -> Json:
    """Return what never changes of a version: how its text is cited, and where it is."""
    identifier = urls.version_page(version.article.slug, version.number)
    content = {
        "title": version.title,
        **{name: template_of(name, identifier, urls) for name in ("collection", "navigation", "document")},
        "citationTrees": citation_trees(),
        "mediaTypes": list(MediaType),
    }
    return answer("Resource", identifier, content)


def with_members(collection: Json, members: Iterable[Json], pages: Pages) -> Json:
    """Return a collection, or a resource, together with its children or its parents on a page."""
    return collection | known({"member": [inside(member) for member in members], "view": pages.view()})


def inside(member: Json) -> Json:
    """Return a collection or a resource as it stands inside another answer, which names the context already."""
    return {name: value for name, value in member.items() if name != "@context"}


def _described(version: Version, notice: Notice | None) -> str:
    if notice is not None:
        return f"Version {version.number}, which was withdrawn: {notice.text}"
    return f"Version {version.number}" + (f": {version.subtitle}" if version.subtitle else "")


def _dublin_core(member: Member) -> Json:
    version = member.version
    authors = [person for person in member.contributions if person.role == "author"]
    others = [person for person in member.contributions if person.role != "author"]
    return {
        "title": _words([version.title], version),
        "creator": _names(authors, version),
        "contributor": _names(others, version),
        "language": [version.language] if version.language else None,
    }


def _of_publications(publications: Sequence[Publication], version: Version) -> Json:
    """Return where the article first appeared."""
    first = next((item for item in publications if item.role == PublicationRole.ORIGINAL), None)
    if first is None:
        return {}
    outlet = [first.outlet_name] if first.outlet_name else []
    return {
        "publisher": _words(outlet, version),
        "issued": first.date,
        "source": [first.url] if first.url else None,
    }


def _names(people: Iterable[Contribution], version: Version) -> list[Json] | None:
    return _words((person.name_as_printed for person in people), version)


def _words(words: Iterable[str], version: Version) -> list[Json] | None:
    return [{"lang": version.language or UNDETERMINED, "value": word} for word in words] or None
