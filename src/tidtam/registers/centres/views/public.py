"""The centres that visitors find open."""

from itertools import groupby

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import clock
from tidtam.kit.public import made_of, public
from tidtam.registers.centres import queries


def _centres(request: HttpRequest) -> HttpResponseBase:
    """Every open centre, by district, with its hours."""
    made_of(request, "centres.centre", "assets.asset")
    now = clock.local(clock.now())
    rows = [(one, one.opening.lines()) for one in queries.public()]
    groups = [(code, list(group)) for code, group in groupby(rows, key=lambda row: row[0].asset.area_id[:4])]
    named = [(_district(group[0][0].asset.area), group) for _code, group in groups]
    return render(request, "centres/public.html", {"groups": named, "now": now})


def _district(area: Area) -> Area:
    """The district in which it lies, or the area itself where that is none of its parts."""
    while area.level > Level.DISTRICT and area.parent is not None:
        area = area.parent
    return area


centres = public(_centres)
