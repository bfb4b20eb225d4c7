"""A resolution, and what it asks of which villages."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.forms import DayField
from tidtam.registers.communities.models import Community
from tidtam.reporting.meetings import queries
from tidtam.reporting.meetings.actions import Ask
from tidtam.reporting.meetings.models import ItemKind, Meeting, Resolution
from tidtam.work.plan.models import WorkItem
from tidtam.work.plan.queries import items_of

UNOWNED = gettext_lazy(
    "Nobody would own this assignment: choose villages, or say that who carries it out is named later."
)


class AskForm(forms.Form):
    """For each village chosen one action: who does it, who follows it up, by when."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    villages = forms.MultipleChoiceField(
        label=gettext_lazy("Villages in which something has to happen"), widget=forms.CheckboxSelectMultiple
    )
    work_item = forms.ModelChoiceField(
        WorkItem.objects.none(), label=gettext_lazy("Work item"), required=False, empty_label="–"
    )
    what = forms.CharField(
        label=gettext_lazy("What has to happen in each village"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Left empty, the name of the work item stands here."),
    )
    doer = forms.ChoiceField(label=gettext_lazy("Who does it"), required=False)
    follower = forms.ChoiceField(label=gettext_lazy("Who follows it up"), required=False)
    due_on = DayField(label=gettext_lazy("Due date"), required=False)

    def __init__(self, sent: Any, *, meeting: Meeting) -> None:
        super().__init__(sent, initial={"key": uuid.uuid4()})
        self.doers = {choice.value: choice for choice in queries.doer_choices(meeting)}
        self.followers = {choice.value: choice for choice in queries.follower_choices(meeting)}
        self.areas = {
            row.area_id: row.area
            for row in Community.objects.filter(within(meeting.committee.area_id, "area_id"))
            .select_related("area__parent__parent")
            .order_by("area_id")
        }
        self._offer("villages", self._by_district())
        self.fields["villages"].choose_all = True  # type: ignore[attr-defined]
        self._offer("doer", [("", "–"), *((one.value, one.label) for one in self.doers.values())])
        self._offer("follower", [("", "–"), *((one.value, one.label) for one in self.followers.values())])
        each = [value for value in self.doers if value.startswith(queries.EACH)]
        self.initial["doer"] = each[0] if each else ""
        self.initial["follower"] = meeting.chair.code
        offered = items_of(clock.local(meeting.starts_at).date())
        work_items = WorkItem.objects.filter(pk__in=[item.pk for item in offered])
        self.fields["work_item"].queryset = work_items  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """With a village chosen, the four things that an action needs are needed."""
        data = super().clean() or {}
        if not data.get("villages"):
            return data
        for name in ("doer", "follower", "due_on"):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Needed for the villages chosen."))
        if not data.get("what") and data.get("work_item") is None:
            self.add_error("what", _("Say what has to happen, or choose a work item."))
        choice = self.doers.get(data.get("doer", ""))
        without = [self.areas[code].label for code in data["villages"] if choice and choice.of(code) is None]
        if without:
            self.add_error(
                "doer", _("There is no such post for %(villages)s.") % {"villages": ", ".join(without)}
            )
        return data

    def asks(self) -> list[Ask]:
        data = self.cleaned_data
        found = []
        for code in data["villages"]:
            doer, follower = self.doers[data["doer"]].of(code), self.followers[data["follower"]].of(code)
            assert doer is not None
            assert follower is not None
            found.append(
                Ask(
                    what=data["what"] or data["work_item"].name_th,
                    area=self.areas[code],
                    doer=doer,
                    follower=follower,
                    due_on=data["due_on"],
                    work_item=data["work_item"],
                )
            )
        return found

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _by_district(self) -> list[Any]:
        groups: dict[str, list[tuple[str, str]]] = {}
        for code, area in self.areas.items():
            subdistrict = area.parent
            district = subdistrict.parent if subdistrict else None
            groups.setdefault(district.label if district else "", []).append(
                (code, f"{area.label} {subdistrict.label if subdistrict else ''}")
            )
        return list(groups.items())


class ResolutionForm(AskForm):
    """A resolution, and what it asks of the villages chosen, if it asks anything."""

    item = forms.TypedChoiceField(label=gettext_lazy("Agenda item"), coerce=int)
    kind = forms.ChoiceField(label=gettext_lazy("The meeting"), choices=Resolution.Kind.choices)
    text = forms.CharField(
        label=gettext_lazy("What was resolved"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    effective_on = DayField(
        label=gettext_lazy("Takes effect on"),
        required=False,
        help_text=gettext_lazy("Left empty, it takes effect from the meeting."),
    )
    unnamed = forms.BooleanField(
        label=gettext_lazy("Who carries it out is named later"),
        required=False,
        help_text=gettext_lazy("For an assignment without villages; until then the secretary owes a name."),
    )
    field_order = ("key", "item", "kind", "text", "effective_on", "unnamed")

    def __init__(self, sent: Any, *, meeting: Meeting, item: int | None = None) -> None:
        super().__init__(sent, meeting=meeting)
        self.fields["villages"].required = False
        items = list(meeting.agenda.all())
        self._offer("item", [(one.number, f"{one.number} {one.heading_th}") for one in items])
        decide = [one.number for one in items if one.kind == ItemKind.TO_DECIDE]
        self.initial["item"] = item or (decide[0] if decide else items[-1].number)
        self.initial["kind"] = Resolution.Kind.ASSIGNED

    def clean(self) -> dict[str, Any]:
        """An assignment has an owner, or it is said that one will be named."""
        data = super().clean()
        is_assigned = data.get("kind") == Resolution.Kind.ASSIGNED
        if (
            is_assigned
            and not data.get("villages")
            and not data.get("unnamed")
            and "villages" not in self.errors
        ):
            self.add_error(
                "villages",
                UNOWNED,
            )
        return data


class DropForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=400)
