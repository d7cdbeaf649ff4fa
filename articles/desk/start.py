"""`/desk/`: the search, what waits, and the articles that changed last."""

from django.http import HttpRequest, HttpResponse

from articles.desk.page import DeskPage
from articles.desk.search import LONGEST, found
from articles.selectors.drafts import newest_drafts
from articles.selectors.naming import all_namesakes
from articles.selectors.waiting import articles_changed_last, failed_deliveries
from articles.web.base_url import urls_for

MOST_DRAFTS = 20


class Start(DeskPage):
    """The start of the desk."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return the page, with what a search found if there is one."""
        query = request.GET.get("q", "").strip()
        content = {
            "query": query,
            "longest": LONGEST,
            "found": found(query, urls_for(request)) if query else None,
            "drafts": newest_drafts(MOST_DRAFTS),
            "failed": failed_deliveries(),
            "namesakes": all_namesakes(),
            "articles": articles_changed_last(),
        }
        return self.show("desk/start.html", content)
