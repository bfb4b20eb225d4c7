"""What a visitor kept: the list lives on the device; a shared address shows the same list to others and on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tidtam.faces.site.queries import goods, kept
from tidtam.kit.public import made_of


def kept_page(request: HttpRequest) -> HttpResponse:
    """Without keys the device fills the page from its own storage; with keys it is filled here."""
    made_of(request, "tourism.villagepage", "tourism.offer", *goods.MADE_OF)
    wanted = kept.keys(request.GET.get("keys", ""))
    content = {"shared": kept.kept(wanted) if wanted else None, "wanted": wanted, "noindex": True}
    return render(request, "site/kept.html", content)


def worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the kept copies; it answers for public pages only, see static/site/worker.js."""
    answer = render(request, "site/worker.js", content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer
