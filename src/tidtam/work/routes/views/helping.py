"""Help with linking: which villages make a good day together, and a draft of a route made from one of them."""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.http import SignedIn
from tidtam.kit.access import within_any
from tidtam.kit.refusals import RefusedChange
from tidtam.registers.tourism.models import VillagePage
from tidtam.work.routes import actions
from tidtam.work.routes.content import RouteRow, StopRow
from tidtam.work.routes.linking import proposals
from tidtam.work.routes.models import Mode
from tidtam.work.routes.queries import VILLAGE_STAY


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def linking(request: SignedIn) -> HttpResponseBase:
    """Proposals for a district, each with its reasons; a POST takes one as a draft."""
    reach = request.user.reach("edit")
    if not reach:
        raise PermissionDenied
    districts = Area.objects.filter(within_any(reach), level=Level.DISTRICT).order_by("sort_key")
    asked = request.POST if request.method == "POST" else request.GET
    district = districts.filter(code__in=[asked.get("district", "")[:4]]).first()
    mode = asked.get("mode", "")
    mode = mode if mode in Mode.values else Mode.CAR
    found = proposals(district.code, mode) if district else []
    if request.method == "POST":
        chosen = next((one for one in found if one.keys == request.POST.get("villages", "")), None)
        if district is None or chosen is None:
            messages.error(request, _("This proposal is not made any more: look at the new ones."))
        else:
            return _taken(request, district, mode, chosen.villages)
    content = {
        "districts": districts,
        "district": district,
        "modes": Mode.choices,
        "mode": mode,
        "proposals": found,
    }
    return render(request, "routes/linking.html", content)


def _taken(request: SignedIn, district: Area, mode: str, villages: Sequence[VillagePage]) -> HttpResponseBase:
    """A draft that stops in these villages, to be changed by the officer."""
    names = [one.area for one in villages]
    row = RouteRow(
        code=f"route-{district.code}-{uuid.uuid4().hex[:8]}",
        area=district,
        name_th=" – ".join(one.name_th for one in names),
        name_en=" – ".join(one.name_en for one in names if one.name_en),
        mode=mode,
    )
    try:
        made = actions.add_route(
            row, [StopRow(page=one, stay=VILLAGE_STAY) for one in villages], by=request.user
        )
    except RefusedChange as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("routes:linking")
    messages.success(request, _("The new route is a draft."))
    return redirect("routes:route", key=made.key)
