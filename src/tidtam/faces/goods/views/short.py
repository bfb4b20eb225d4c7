"""The short page behind a printed QR, and the counting of its openings."""

import re
import threading
import time
from collections import Counter

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.codes import ids, scans
from tidtam.ground.codes.models import Code
from tidtam.ground.codes.opened import Lead, opened
from tidtam.kit.public import address, made_of
from tidtam.registers.producers.queries.public import RULES
from tidtam.registers.tourism.queries.public import pages

#: Programmes that fetch pages and their pictures; a browser without a name is one too.
ROBOTS = re.compile(
    r"bot|crawl|spider|slurp|preview|facebookexternalhit|curl|wget|python|headless|lighthouse|monitor|fetch",
    re.I,
)
MOST_A_MINUTE = 30  # of one code from one address; a market hall behind one address stays below


def short(request: HttpRequest, typed: str) -> HttpResponse:
    """What the code leads to; kindly on to the village or district where that is shown no more."""
    found = Code.objects.select_related("area").filter(pk=ids.read(typed)).first()
    if found is None:
        raise Http404
    opening = opened(found.subject)
    content = {"code": found, "opening": opening, "leads": _around(found.area)}
    if opening is None:
        return render(request, "goods/short_gone.html", content, status=410)
    made_of(request, found.subject, *opening.made_of, *RULES, "tourism.villagepage", "marks.award")
    return render(request, "goods/short.html", content)


def seen(request: HttpRequest, typed: str) -> HttpResponse:
    """One opening, told by the page's picture of nothing; the page itself may come from any cache.

    Not counted: HEAD, robots, what a browser fetches before anybody looks, and pages of others that borrow it.
    """
    answer = HttpResponse(status=204)
    answer["Cache-Control"] = "no-store"
    code = ids.read(typed)
    if code and _by_somebody(request) and _brake.lets(_where(request), code):
        scans.note(code)
        if scans.waits():
            scans.fold()
    return answer


def _by_somebody(request: HttpRequest) -> bool:
    told = request.headers
    agent = told.get("User-Agent", "")
    ahead = f"{told.get('Sec-Purpose', '')} {told.get('Purpose', '')} {told.get('X-Moz', '')}"
    return (
        request.method == "GET"
        and bool(agent)
        and not ROBOTS.search(agent)
        and "prefetch" not in ahead
        and told.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    )


def _where(request: HttpRequest) -> str:
    """The visitor's address, as a proxy that the office trusts tells it: behind one, all would else be one visitor."""
    try:
        return get_adapter(request).get_client_ip(request)
    except PermissionDenied:  # none is known, as behind a socket without a header
        return ""


class Brake:
    """So that nobody counts a code up by asking again and again. Held in memory for a minute and then forgotten."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._minute = 0
        self._asked: Counter[tuple[str, str]] = Counter()

    def lets(self, where: str, code: str) -> bool:
        with self._turn:
            minute = int(time.monotonic() // 60)
            if minute != self._minute or len(self._asked) > 50_000:
                self._minute = minute
                self._asked.clear()
            self._asked[where, code] += 1
            return self._asked[where, code] <= MOST_A_MINUTE


_brake = Brake()


def _around(area: Area) -> list[Lead]:
    """The village where it is published, the district, all products."""
    found = []
    if pages().filter(community__area_id=area.code).exists():
        found.append(Lead(area.label, address("site:village", area.code)))
    district = Area.objects.filter(pk=area.code[: Level.DISTRICT]).first()
    if district is not None:
        found.append(Lead(district.label, address("site:district", district.code)))
    return [one for one in found if one.address]
