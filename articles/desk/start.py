"""`/desk/`: what an editor begins with."""

from django.http import HttpRequest, HttpResponse

from articles.desk.page import DeskPage


class Start(DeskPage):
    """The start of the desk."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return the page."""
        return self.show("desk/start.html")
