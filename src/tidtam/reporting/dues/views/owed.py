"""What is owed, as one list."""

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.maps import MapCell, district_map
from tidtam.ground.people.models import User
from tidtam.kit.dues import Due
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.search import Keys, stands_in, words
from tidtam.kit.thai import search_text, sort_key
from tidtam.reporting.dues import queries
from tidtam.work.followup.standing import days


@dataclass(frozen=True)
class Line:
    """One due as the list shows and orders it."""

    due: Due
    kind: str

    @cached_property
    def what_key(self) -> str:
        return sort_key(self.due.what)

    @cached_property
    def area_key(self) -> str:
        return sort_key(self.due.area_label)

    @cached_property
    def post_key(self) -> str:
        return sort_key(self.due.post)

    @property
    def up(self) -> str:
        """To which level and post it has come by being overdue; "" where it is its owner's alone."""
        return f"{self.due.level} · {self.due.told}" if self.due.level else ""

    @cached_property
    def up_key(self) -> str:
        return sort_key(self.up)

    @property
    def state(self) -> tuple[str, str]:
        return self.due.state, days(self.due.late_days) if self.due.due else _("No date")


@login_required
@require_safe
def dues(request: HttpRequest) -> HttpResponseBase:
    """Everything owed in the reader's areas and by the reader's posts; who owes it, by when."""
    user = cast(User, request.user)
    found = queries.dues(user, area=_asked(request))
    words = queries.kinds()
    districts = queries.by_district(found)
    page = listing(
        request,
        [Line(due, words[due.kind]) for due in found],
        _columns(),
        filters=[*_filters(found, words, districts), *_of_whom(user, found)],
        title=_("What is owed"),
        name="dues",
        empty=_("Nothing is owed in your area."),
    )
    if page.download:
        return page.download
    counts = {state: sum(getattr(row, state) for row in districts) for state in queries.WORST_FIRST}
    one_province = len({row.code[:2] for row in districts}) == 1
    content = {
        "page": page,
        "counts": counts,
        "districts": districts if one_province else [],
        "map": _map(districts) if one_province else "",
    }
    return render(request, "dues/list.html", content)


def _asked(request: HttpRequest) -> str:
    """The place that the address names (a subdistrict, a district, a province): no other is asked what it owes."""
    codes = [code for name in ("district", "area") if (code := request.GET.get(name, ""))]
    return max((code for code in codes if code.isascii() and code.isdigit()), key=len, default="")


def _map(districts: list[queries.DistrictDues]) -> SafeString:
    """The province's districts by what they owe."""
    cells = {
        row.code: MapCell(
            state=next(state for state in queries.WORST_FIRST if getattr(row, state)),
            label=_("Overdue %(late)s · due soon %(soon)s · in progress %(going)s")
            % {"late": row.late, "soon": row.soon, "going": row.going},
            link=f"{reverse('dues:list')}?district={row.code}",
        )
        for row in districts
        if row.total
    }
    return district_map(districts[0].code[:2], cells, _("What is owed, by district"))


def _columns() -> list[ListColumn]:
    return [
        ListColumn("what", _("Matter"), value="due.what", sort="what_key", link=lambda line: line.due.link),
        ListColumn("area", _("Place"), value="due.area_label", sort="area_key", kind="place"),
        ListColumn("post", _("Owed by"), value="due.post", sort="post_key", kind="place"),
        ListColumn("told", _("Has come up to"), value="up", sort="up_key"),
        ListColumn("kind", _("Kind"), value="kind", sort="kind"),
        ListColumn("due", _("Due date"), value="due.due", sort="due.due", kind="date"),
        ListColumn("state", _("State"), value="state", sort="due.late_days", kind="state"),
    ]


def _filters(found: list[Due], words: dict[str, str], districts: list[queries.DistrictDues]) -> list[Filter]:
    posts = sorted({due.post for due in found}, key=sort_key)
    states = [("late", _("Overdue")), ("soon", _("Due soon")), ("going", _("In progress"))]
    return [
        Filter("q", _("Search"), None, _search),
        Filter("district", _("District"), [(row.code, row.label) for row in districts], _in_district),
        Filter(
            "kind", _("Kind"), list(words.items()), lambda rows, code: [r for r in rows if r.due.kind == code]
        ),
        Filter("post", _("Owed by"), [(post, post) for post in posts], _of_post),
        Filter("area", _("Place"), None, _within, kind="hidden"),
        Filter("state", _("State"), states, lambda rows, state: [r for r in rows if r.due.state == state]),
    ]


def _of_whom(user: User, found: list[Due]) -> list[Filter]:
    """What my posts owe, or what has come up to them; and how far up it has come."""
    codes = {code for code, _area in user.current_post_places}
    levels = list(dict.fromkeys(due.level for due in found if due.level))
    mine = [("owed", _("Owed by my posts")), ("told", _("Come up to my posts"))]
    return [
        Filter("mine", _("My posts"), mine if codes else [], lambda rows, part: _mine(rows, part, codes)),
        Filter("level", _("Has come up to"), [(level, level) for level in levels], _at_level),
    ]


def _mine(rows: list[Line], part: str, codes: set[str]) -> list[Line]:
    if part == "owed":
        return [row for row in rows if row.due.post_code in codes]
    return [row for row in rows if row.due.told_code in codes]


def _at_level(rows: list[Line], level: str) -> list[Line]:
    return [row for row in rows if row.due.level == level]


def _in_district(rows: list[Line], code: str) -> list[Line]:
    return [row for row in rows if row.due.area[:4] == code]


def _within(rows: list[Line], code: str) -> list[Line]:
    """Links from a subdistrict or a province lead here; the form has no field for them."""
    return [row for row in rows if row.due.area.startswith(code)]


def _of_post(rows: list[Line], post: str) -> list[Line]:
    return [row for row in rows if row.due.post == post]


def _search(rows: list[Line], text: str) -> list[Line]:
    asked = words(text)
    return [
        row
        for row in rows
        if stands_in(asked, Keys(search_text(row.due.what, row.due.area_label, row.due.post), ""))
    ]
