"""What kinds of work the year's programme holds."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.work.plan.models import WorkItem, WorkLevel
from tidtam.work.plan.queries import programme_of


@login_required
@require_safe
def items(request: HttpRequest) -> HttpResponseBase:
    """The work items of this fiscal year's programme; officers' reading, nothing of any area stands in it."""
    if not cast(User, request.user).reach("view"):
        raise Http404
    programme = programme_of(clock.today())
    columns = [
        ListColumn("order", _("No."), kind="int", sort="order"),
        ListColumn("name", _("Work item"), value=str),
        ListColumn("short", _("On the board"), kind="text"),
        ListColumn("level", _("Level"), value="get_level_display", sort="level"),
    ]
    page = listing(
        request,
        WorkItem.objects.filter(programme=programme),
        columns,
        filters=[
            Filter("level", _("Level"), WorkLevel.choices, lambda rows, value: rows.filter(level=value))
        ],
        title=_("Work items"),
        name="work-items",
        empty=_("No programme has been laid out yet."),
        sort="order",
    )
    if page.download:
        return page.download
    return render(request, "plan/items.html", {"page": page, "programme": programme})
