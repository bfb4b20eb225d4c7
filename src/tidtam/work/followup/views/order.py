"""The order of a day's visits, to be carried along or printed."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.forms import PointField
from tidtam.work.followup import queries
from tidtam.work.followup.models import Round
from tidtam.work.followup.order import Order, ordered
from tidtam.work.followup.places import where
from tidtam.work.followup.standing import length
from tidtam.work.followup.views.person import person

MOST_VILLAGES = 30


class DayForm(forms.Form):
    """Which villages, and where the day begins."""

    start = PointField(label=gettext_lazy("Start (position)"), required=False)
    village = forms.MultipleChoiceField(label=gettext_lazy("Villages"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, user: User, round: str = "") -> None:
        super().__init__(*args)
        rows = [area for _district, areas in queries.visitable(user).districts for area in areas]
        self.areas = {area.code: area for area in rows if area.level == Level.VILLAGE}
        self.fields["village"].choices = [(code, where(area)) for code, area in self.areas.items()]  # type: ignore[attr-defined]

        self.initial["village"] = _unseen(round, user) if round else []

    def clean_village(self) -> list[Area]:
        codes: list[str] = self.cleaned_data["village"]
        if len(codes) > MOST_VILLAGES:
            raise forms.ValidationError(
                _("Choose at most %(most)s villages for a day."), params={"most": MOST_VILLAGES}
            )
        return [self.areas[code] for code in codes]


@login_required
@require_safe
def order(request: HttpRequest) -> HttpResponse:
    """The address holds the choice, so that it can be opened again; ?round= ticks what the round still asks for."""
    user = person(request)
    asked = "village" in request.GET or "start" in request.GET
    form = DayForm(request.GET if asked else None, user=user, round=request.GET.get("round", ""))
    found: Order | None = None
    if form.is_bound and form.is_valid():
        found = ordered(form.cleaned_data["village"], form.cleaned_data["start"])
    content = {
        "form": form,
        "order": found,
        "stops": [
            (number, stop.area, "" if stop.leg is None else length(stop.leg))
            for number, stop in enumerate(found.stops if found else (), 1)
        ],
        "total": length(found.total) if found else "",
    }
    return render(request, "followup/order.html", content, status=422 if form.errors else 200)


def _unseen(key: str, user: User) -> list[str]:
    """The codes of the villages that the round still asks of this reader's posts or area, as many as a day holds."""
    try:
        wanted = UUID(key)
    except ValueError:
        return []
    row = Round.objects.open_to(user, "view", clock.today()).filter(key=wanted).first()
    stops = queries.stops(row, user) if row else []
    return [stop.area.code for stop in stops if stop.seen_at is None][:MOST_VILLAGES]
