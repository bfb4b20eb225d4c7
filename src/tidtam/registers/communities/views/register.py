"""The communities of the programme: the list, and the page of one."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.maps import district_map
from tidtam.ground.areas.models import Area
from tidtam.ground.areas.queries import chain
from tidtam.ground.people.http import SignedIn
from tidtam.kit.access import within
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.search import holds, words
from tidtam.registers.communities import queries
from tidtam.registers.communities.models import Community, CommunitySet, Letter


@require_safe
@login_required
def communities(request: SignedIn) -> HttpResponseBase:
    """The villages of the programme beside the names that their source gave them."""
    rows = Community.objects.open_to(request.user, "view").with_class().select_related("area__parent__parent")
    if not request.user.reach("view") and not rows.exists():
        raise PermissionDenied
    page = listing(
        request,
        rows,
        _columns(),
        filters=_filters(rows),
        title=_("Target villages"),
        name="communities",
        empty=_("No village of the programme is open to you here: match a list of names to begin."),
        sort="village",
    )
    if page.download:
        return page.download
    return render(
        request,
        "communities/communities.html",
        {
            "page": page,
            "map": _map(list(rows), _("Target villages")),
            "may_match": bool(request.user.reach("assign")),
            "sees_sheets": bool(request.user.reach("view")),
        },
    )


@require_safe
@login_required
def community(request: SignedIn, code: str) -> HttpResponseBase:
    """One village: the typed name and what it was matched to, why, and what else it may have meant."""
    open_ones = Community.objects.open_to(request.user, "view")
    found = get_object_or_404(open_ones.select_related("area__parent__parent"), area=code)
    return render(
        request,
        "communities/community.html",
        {
            "community": found,
            "area": found.area,
            "parents": chain(found.area),
            "matching": queries.matching(found),
            "stated": queries.stated_labels(found),
            "rivals": queries.rivals(found, request.user),
            "editors": found.editors.select_related("user"),
            "sees_area": request.user.may("view", found.area_id),
            "classes": found.classes.order_by("-assessed_on", "-pk"),
            "may_class": request.user.may("edit", found.area_id),
            "subject": f"communities.community:{found.pk}",
        },
    )


def _columns() -> list[ListColumn]:
    return [
        ListColumn(
            "village",
            _("Village"),
            "area.label",
            sort=("area__sort_key", "area_id"),
            kind="place",
            link=lambda row: reverse("communities:community", args=[row.area_id]),
        ),
        ListColumn(
            "where",
            _("Lies in"),
            lambda row: f"{row.area.parent.label} {row.area.parent.parent.label}",
            sort="area_id",
            kind="place",
        ),
        ListColumn("class", _("Class"), class_of, sort="letter"),
        ListColumn(
            "classed", _("Assessed on"), "classed_on", sort="classed_on", kind="date", sheet_only=True
        ),
        ListColumn("typed", _("Name in the source"), "typed_name", kind="place"),
        ListColumn("code", _("Code"), "area_id", sort="area_id", kind="code"),
        ListColumn("joined", _("Joined on"), "joined_on", sort="joined_on", kind="date"),
        ListColumn("state", _("Matching"), queries.matching, kind="state"),
    ]


def _filters(rows: CommunitySet) -> list[Filter]:
    districts = {
        row.area_id[:4]: row.area.parent.parent.label
        for row in rows
        if row.area.parent and row.area.parent.parent
    }
    return [
        Filter("q", _("Name"), None, _find),
        Filter(
            "district",
            _("District"),
            sorted(districts.items()),
            lambda some, code: some.filter(within(code, "area_id")),
        ),
        Filter("class", _("Class"), [*Letter.choices, ("none", _("Not assessed"))], _of_class),
    ]


def class_of(row: Community) -> str:
    letter: str | None = row.letter  # type: ignore[attr-defined]
    return letter or _("Not assessed")


def _of_class(rows: CommunitySet, letter: str) -> CommunitySet:
    return rows.filter(Q(("letter", letter)) if letter != "none" else Q(("letter__isnull", True)))


def _find(rows: CommunitySet, text: str) -> CommunitySet:
    for word in words(text):
        rows = rows.filter(holds(word, Area.searched, "area__") | Q(typed_name__contains=word.text))
    return rows


def _map(rows: list[Community], title: str) -> str:
    """The districts of the villages' provinces, the villages as dots in them; one province at a time."""
    provinces = {row.area_id[:2] for row in rows}
    if len(provinces) != 1:
        return ""
    links = {row.area_id: reverse("communities:community", args=[row.area_id]) for row in rows}
    return district_map(provinces.pop(), queries.stated_cells(rows), title, dots=queries.dots(rows, links))
