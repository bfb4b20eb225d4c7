"""Screens: the list of areas, and the page of one."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.maps import Dot, MapCell, area_map
from tidtam.ground.areas.models import Area, AreaSet, Level
from tidtam.ground.areas.queries import chain
from tidtam.kit import clock, thai
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.lists import Filter, ListColumn, Listing, listing


@require_safe
@login_required
def areas(request: HttpRequest) -> HttpResponseBase:
    """Every area that the reader may view: found by name or code, narrowed by level and by what it lies in."""
    actor = cast(Actor, request.user)
    if not actor.reach("view"):
        raise PermissionDenied
    page = _listing(request, Area.objects.open_to(actor, "view").exclude(code=""))
    return page.download or render(request, "areas/areas.html", {"page": page})


@require_safe
@login_required
def area(request: HttpRequest, code: str) -> HttpResponseBase:
    """One area: where it lies, since when and until when, what lies in it."""
    actor = cast(Actor, request.user)
    open_areas = Area.objects.open_to(actor, "view")
    found = get_object_or_404(open_areas.exclude(code=""), code=code)
    children = open_areas.filter(parent=found)
    page = _listing(request, children, title=_("What lies in it"))
    if page.download:
        return page.download
    parents = chain(found)
    return render(
        request,
        "areas/area.html",
        {
            "area": found,
            "parents": [(parent, actor.may("view", parent.code)) for parent in parents],
            "successors": found.successors.all(),
            "predecessors": found.predecessors.all(),
            "page": page if found.level < Level.VILLAGE else None,
            "map": _map(found, children),
        },
    )


def _map(area: Area, children: AreaSet) -> str:
    """The parts of a province or district as shapes, the villages of a subdistrict as dots in its shape."""
    if area.level not in (Level.PROVINCE, Level.DISTRICT):
        return ""
    parts = list(children.existing().order_by("sort_key", "code"))
    links = {part.code: MapCell(link=reverse("areas:area", args=[part.code])) for part in parts}
    dots = [Dot(*area.point, area.label)] if area.point and area.level == Level.DISTRICT else []
    return area_map(parts, links, area.label, dots=dots)


def _listing(request: HttpRequest, rows: AreaSet, title: str = "") -> Listing:
    columns = [
        ListColumn(
            "name",
            _("Area"),
            lambda area: area.label,
            sort=("sort_key", "code"),
            kind="place",
            link=lambda area: reverse("areas:area", args=[area.code]),
        ),
        ListColumn("parent", _("Lies in"), "parent.label", kind="place"),
        ListColumn("code", _("Code"), sort="code", kind="code"),
        ListColumn("point", _("Point"), _point),
        ListColumn("state", _("State"), _state, kind="state"),
    ]
    filters = [
        Filter("q", _("Name or code"), None, _find),
        Filter("level", _("Level"), [(str(level.value), level.label) for level in list(Level)[1:]], _level),
        Filter("within", _("Within the code"), None, lambda rows, code: rows.filter(within(code))),
        Filter(
            "state",
            _("State"),
            [("now", _("Exists")), ("past", _("Abolished")), ("nopoint", _("Without a point"))],
            _in_state,
        ),
    ]
    return listing(
        request,
        rows.select_related("parent"),
        columns,
        filters=filters,
        title=title or _("Areas"),
        name="areas",
        empty=_("No area is open to you here."),
        sort="name",
    )


def _find(rows: AreaSet, text: str) -> AreaSet:
    """Every word that was typed, wherever it stands; level words and digits as the search text has them."""
    for word in thai.search_text(text).split():
        rows = rows.filter(search_text__contains=word)
    return rows


def _level(rows: AreaSet, level: str) -> AreaSet:
    return rows.filter(level=int(level))


def _in_state(rows: AreaSet, state: str) -> AreaSet:
    match state:
        case "now":
            return rows.existing()
        case "past":
            return rows.filter(exists_until__lte=clock.today())
    return rows.filter(latitude__isnull=True)


def _point(area: Area) -> str:
    return f"{area.latitude:.4f}, {area.longitude:.4f}" if area.point else ""


def _state(area: Area) -> tuple[str, str] | None:
    """An area says something only when it is no more, or when a village cannot be found on the map."""
    if area.exists_until:
        return "none", _("Abolished")
    if area.level == Level.VILLAGE and area.point is None:
        return "soon", _("Without a point")
    return None
