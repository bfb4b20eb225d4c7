"""Forms of a route, of one of its stops, and of a copy."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import PointField, TimeField, WholeField
from tidtam.registers.centres.models import Centre
from tidtam.registers.tourism.forms import months_field
from tidtam.registers.tourism.models import Offer, VillagePage
from tidtam.work.routes.content import RouteRow, StopRow, route_row
from tidtam.work.routes.models import Difficulty, Mode, Route
from tidtam.work.routes.models.stop import MOST_STAY
from tidtam.work.routes.queries import areas_for, choices


class AreaChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.label)


class RouteForm(forms.Form):
    """What a route is; its stops are another form."""

    draft = DraftField()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    name_th = forms.CharField(label=_("Name in Thai"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    code = forms.CharField(
        label=_("Short name"),
        max_length=60,
        help_text=_("It stands in the public address, such as silk-and-sanctuaries."),
    )
    area = AreaChoice(Area.objects.none(), label=_("Kept by"), empty_label=_("not chosen"))
    mode = forms.ChoiceField(label=_("How one travels"), choices=Mode.choices)
    days = WholeField(label=_("Days"))
    difficulty = forms.ChoiceField(label=_("How hard it is"), choices=Difficulty.choices)
    leaves_at = TimeField(label=_("Each day begins at"))
    months = months_field()
    story_th = forms.CharField(label=_("Story in Thai"), widget=forms.Textarea, required=False)
    story_en = forms.CharField(label=_("Story in English"), widget=forms.Textarea, required=False)

    def __init__(self, typed: Any = None, *, within: Iterable[str], route: Route | None = None) -> None:
        initial: dict[str, Any] = {"days": 1, "leaves_at": time(9, 0), "mode": Mode.CAR}
        if route is not None:
            initial = {**route_row(route)._asdict(), "version": route.version}
        super().__init__(typed, initial=initial)
        self.fields["area"].queryset = areas_for(within)  # type: ignore[attr-defined]

    def row(self) -> RouteRow:
        """What was said; after `is_valid`."""
        told = {name: self.cleaned_data[name] for name in RouteRow._fields}
        return RouteRow(**{**told, "months": tuple(told["months"])})


class StopForm(forms.Form):
    """One stop: a place of the lists, or one of its own name and position."""

    draft = DraftField()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    what = forms.ChoiceField(label=_("Place"), required=False)
    name_th = forms.CharField(
        label=_("Name of another place"),
        max_length=200,
        required=False,
        help_text=_("A market, a view: what is in none of the registers; with its position."),
    )
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    point = PointField(label=_("Position on the map"), required=False)
    day = WholeField(label=_("Day of the route"))
    stay = WholeField(most=MOST_STAY, label=_("How long one stays (minutes)"))
    earliest = TimeField(label=_("Not before"), required=False)
    note_th = forms.CharField(label=_("Note in Thai"), max_length=400, required=False)
    note_en = forms.CharField(label=_("Note in English"), max_length=400, required=False)
    leg_minutes = WholeField(
        most=MOST_STAY,
        label=_("Way to this stop (minutes)"),
        required=False,
        help_text=_("Leave empty: it is computed. Only where the computed time is not so."),
    )
    leg_reason = forms.CharField(label=_("Why the computed time is not so"), max_length=200, required=False)

    def __init__(self, typed: Any = None, *, route: Route, row: StopRow | None = None) -> None:
        initial: dict[str, Any] = {"version": route.version, "day": route.days, "stay": 60}
        if row is not None:
            initial = {**row._asdict(), "what": key_of(row), "version": route.version}
        super().__init__(typed, initial=initial)
        listed = choices(route.area_id[:2])
        known = {key for _group, some in listed for key, _name in some}
        if row is not None and (key := key_of(row)) and key not in known:
            listed.insert(0, (str(_("As it stands")), [(key, _name_of(row))]))
        field = self.fields["what"]
        field.choices = [("", _("not chosen")), *listed]  # type: ignore[attr-defined]

    def row(self) -> StopRow:
        """What was said; after `is_valid`."""
        told = dict(self.cleaned_data)
        kind, _colon, pk = told["what"].partition(":")
        said = {name: told[name] for name in StopRow._fields if name in told}
        if kind == "page":
            said["page"] = VillagePage.objects.get(pk=pk)
        elif kind == "offer":
            said["offer"] = Offer.objects.get(pk=pk)
        elif kind == "centre":
            said["centre"] = Centre.objects.get(pk=pk)
        return StopRow(**said)


class CopyForm(forms.Form):
    draft = DraftField()
    code = forms.CharField(label=_("Short name of the new route"), max_length=60)


def key_of(row: StopRow) -> str:
    for kind, one in (("page", row.page), ("offer", row.offer), ("centre", row.centre)):
        if one is not None:
            return f"{kind}:{one.pk}"
    return ""


def _name_of(row: StopRow) -> str:
    if row.page is not None:
        return row.page.area.label
    return row.offer.name if row.offer is not None else str(row.centre)
