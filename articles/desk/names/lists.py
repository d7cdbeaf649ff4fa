"""`/desk/people/` and `/desk/outlets/`: who and what articles name, to search through."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from articles.desk.page import DeskPage
from articles.selectors.naming import all_namesakes, outlets_found, people_found

PER_PAGE = 50
_LONGEST_SEARCH = 300


class NamesList(DeskPage):
    """A list of names, a page at a time."""

    template = ""

    def found(self, words: str) -> Any:
        """Return the rows that the words find."""
        raise NotImplementedError

    def beside(self, words: str) -> dict[str, Any]:
        """Return what else the page shows."""
        return {}

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return the page of the list."""
        words = words_of(request)
        page = Paginator(self.found(words), PER_PAGE).get_page(request.GET.get("page"))
        return self.show(self.template, {"rows": page, "words": words, **self.beside(words)})


class PeopleList(NamesList):
    """All people; those of the same name first."""

    permission = "articles.view_person"
    template = "desk/people.html"

    def found(self, words: str) -> Any:
        """Return the people."""
        return people_found(words)

    def beside(self, words: str) -> dict[str, Any]:
        """Return the people of the same name, unless somebody is searched for."""
        return {} if words else {"groups": all_namesakes()}


class OutletList(NamesList):
    """All outlets."""

    permission = "articles.view_outlet"
    template = "desk/outlets.html"

    def found(self, words: str) -> Any:
        """Return the outlets."""
        return outlets_found(words)


def words_of(request: HttpRequest) -> str:
    """Return the words that are searched for, without what no name holds."""
    return " ".join(request.GET.get("q", "").replace("\x00", "").split())[:_LONGEST_SEARCH]
