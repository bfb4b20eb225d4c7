"""Open data: what there is, in words, and each set in three forms."""

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from tidtam.faces.open import writing
from tidtam.kit import clock
from tidtam.kit.context import Frame
from tidtam.kit.notice import notice
from tidtam.kit.opened import LICENCE, LICENCE_URL, sets
from tidtam.kit.public import made_of, public, whole


def _index(request: HttpRequest) -> HttpResponseBase:
    """The sets with their columns and forms, the licence, and how to name the source."""
    made_of(request, "opendata")
    content = {
        "sets": [(one, list(one.columns.items())) for one in sets().values()],
        "forms": list(writing.FORMS),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "resolutions": _where("open:resolutions"),
    }
    return render(request, "open/index.html", content)


def _set(request: HttpRequest, code: str, form: str) -> HttpResponseBase:
    """One set, sent while it is read: whatever is withdrawn is not in the next one. Its words are Thai or English."""
    one = sets().get(code)
    if one is None:
        raise Http404
    with override("th"):
        credit = Frame(request).site_name
    made, site = clock.local(clock.now()).isoformat(timespec="seconds"), whole(request, "/").rstrip("/")
    given = writing.Given(str(one.title), str(one.about), site, credit, made, notice())
    response = StreamingHttpResponse(
        writing.pieces(writing.FORMS[form](one, given)), content_type=writing.TYPES[form]
    )
    response["Content-Disposition"] = f'inline; filename="{one.code}.{form}"'
    response["Link"] = f'<{LICENCE_URL}>; rel="license"'
    response["Access-Control-Allow-Origin"] = "*"  # open data is for pages of others too
    response["Cache-Control"] = "no-cache"
    return response


def _where(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


index, one_set = public(_index), public(_set)
