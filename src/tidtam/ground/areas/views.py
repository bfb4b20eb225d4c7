"""Screens: the list of areas, and the page of one."""

from collections.abc import Sequence
from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas import forms
from tidtam.ground.areas.maps import Dot, MapCell, area_map
from tidtam.ground.areas.models import Area, AreaSet, Level
from tidtam.ground.areas.past import past_q
from tidtam.ground.areas.queries import chain
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.lists import Filter, ListColumn, Listing, listing
from tidtam.kit.notice import with_notice
from tidtam.kit.search import found

MOST_CHOICES = 120


@require_safe
@login_required
def areas(request: HttpRequest) -> HttpResponseBase:
    """Every area that the reader may view: found by name or code, narrowed by level and by what it lies in."""
    actor = cast(Actor, request.user)
    if not actor.reach("view"):
        raise PermissionDenied
    rows = Area.objects.open_to(actor, "view").exclude(code="")
    page = _listing(request, rows, filters=[_level_filter(), _within_filter(rows)])
    may_import = bool(actor.reach("import"))
    return page.download or render(request, "areas/areas.html", {"page": page, "may_import": may_import})


@require_safe
def children(request: HttpRequest) -> JsonResponse:
    """What lies directly in a district or subdistrict, for the lists of a form; names that are public anyway."""
    code = request.GET.get("of", "")
    known = code.isascii() and code.isdigit() and len(code) in (Level.DISTRICT, Level.SUBDISTRICT)
    answer = JsonResponse(with_notice({"areas": forms.children(code) if known else []}))
    answer["Cache-Control"] = "private, max-age=600"
    return answer


@require_safe
@login_required
def area(request: HttpRequest, code: str) -> HttpResponseBase:
    """One area: where it lies, since when and until when, what lies in it."""
    actor = cast(Actor, request.user)
    open_areas = Area.objects.filter(past_q(actor, "view", "code"))
    found = get_object_or_404(open_areas.exclude(code=""), code=code)
    children = open_areas.filter(parent=found)
    if not found.exists_until:
        children = children.existing()
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


def _listing(request: HttpRequest, rows: AreaSet, title: str = "", filters: Sequence[Filter] = ()) -> Listing:
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
    states = [("now", _("Exists")), ("past", _("Abolished")), ("nopoint", _("Without a point"))]
    return listing(
        request,
        rows.select_related("parent"),
        columns,
        filters=[
            Filter("q", _("Name or code"), None, found),
            *filters,
            Filter("state", _("State"), states, _in_state),
        ],
        title=title or _("Areas"),
        name="areas",
        empty=_("No area is open to you here."),
        sort="name",
    )


def _level_filter() -> Filter:
    choices = [(str(level.value), level.label) for level in list(Level)[1:]]
    return Filter("level", _("Level"), choices, lambda rows, level: rows.filter(level=int(level)))


def _within_filter(rows: AreaSet) -> Filter:
    """Districts where they can be overlooked, else provinces."""
    for level in (Level.DISTRICT, Level.PROVINCE):
        found = list(rows.existing().filter(level=level).order_by("sort_key", "code")[: MOST_CHOICES + 1])
        if len(found) <= MOST_CHOICES:
            break
    choices = [(area.code, area.label) for area in found]
    return Filter("within", _("Within"), choices, lambda rows, code: rows.filter(within(code)))


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
