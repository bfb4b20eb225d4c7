"""A paper, or a page of it as a picture, as an answer."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseNotModified

from tidtam.kit.paper import PaperProblem
from tidtam.reporting.prints import kept
from tidtam.reporting.prints.papers import Job

POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'none'"


def pdf(request: HttpRequest, job: Job, name: str, *, open_to_all: bool = False) -> HttpResponseBase:
    """The paper; one that the browser has already is not sent again, and not set either."""
    tag = f'"{job.key[:32]}"'
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        try:
            path = kept.paper(job)
        except PaperProblem as problem:
            raise Http404 from problem
        response = FileResponse(path.open("rb"), filename=name, content_type="application/pdf")
    response["ETag"] = tag
    # Asked for anew each time: a village that was withdrawn is gone at once.
    response["Cache-Control"] = "no-cache" if open_to_all else "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    return response


def png(path: Path) -> FileResponse:
    """A page to look at, for who may see the paper."""
    response = FileResponse(path.open("rb"), content_type="image/png")
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response
