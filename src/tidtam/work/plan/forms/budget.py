"""Lines of the budget and the entries at them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import clock, money
from tidtam.kit.access import within
from tidtam.kit.calendar import parse_date
from tidtam.kit.clock import end_of
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, MoneyField, PapersField
from tidtam.work.plan.actions import EntryRow, NodeRow, TransferRow
from tidtam.work.plan.models import BudgetNode, EntryKind, Part

#: Out of which parts of what remains a movement may come, by kind; of one part it is not asked.
PARTS = {
    EntryKind.DISBURSE: (Part.COMMITTED, Part.OPEN, Part.CARRIED),
    EntryKind.RETURN: (Part.OPEN, Part.COMMITTED, Part.CARRIED),
    EntryKind.CARRY: (Part.COMMITTED, Part.OPEN),
}


class NodeForm(forms.Form):
    """A line of the tree."""

    code = forms.CharField(
        label=gettext_lazy("No. of the line"),
        max_length=40,
        help_text=gettext_lazy("1 approach, 1.1 main activity, 1.1.1 project, 1.1.1 (1) activity"),
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=300)
    unit = forms.CharField(label=gettext_lazy("Responsible unit"), max_length=200, required=False)
    area = forms.ModelChoiceField(
        Area.objects.none(),
        label=gettext_lazy("Where the money works"),
        empty_label=None,
        help_text=gettext_lazy("The office of that district reads the line, too."),
    )

    def __init__(self, *given: Any, province: Area, node: BudgetNode | None = None, **more: Any) -> None:
        if node is not None:
            more["initial"] = {name: getattr(node, name) for name in NodeRow._fields}
        super().__init__(*given, **more)
        places = Area.objects.filter(
            within(province.pk), level__in=[Level.PROVINCE, Level.DISTRICT]
        ).existing()
        self.fields["area"].queryset = places.order_by("level", "sort_key")  # type: ignore[attr-defined]
        if node is not None:
            del self.fields["code"]

    def row(self, code: str = "") -> NodeRow:
        told = self.cleaned_data
        return NodeRow(told.get("code", code), told["name"], told["unit"], told["area"])


class DatedForm(forms.Form):
    """What every movement of money has."""

    draft = DraftField()
    amount = MoneyField(label=gettext_lazy("Amount (baht)"))
    dated_on = DayField(label=gettext_lazy("Day on the paper"))
    document = forms.CharField(label=gettext_lazy("Number of the paper"), max_length=120)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=400, required=False)
    papers = PapersField(
        label=gettext_lazy("Papers of the entry"),
        help_text=gettext_lazy("PDF, or photos of the paper. More can be added later."),
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        more["initial"] = {"dated_on": clock.today()} | more.get("initial", {})
        super().__init__(*given, **more)


class EntryForm(DatedForm):
    """One movement of a kind; taking back less than everything is typed here, too, with its reason."""

    lower = forms.ChoiceField(
        label=gettext_lazy("What happens"), required=False, widget=forms.RadioSelect, initial=""
    )
    part = forms.ChoiceField(label=gettext_lazy("Out of"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Needed where some of it is taken back."),
    )

    def __init__(self, *given: Any, node: BudgetNode, kind: EntryKind, **more: Any) -> None:
        super().__init__(*given, **more)
        self.kind = kind
        words = {
            EntryKind.ALLOCATE: (_("Allocate"), _("The allocation is cut")),
            EntryKind.COMMIT: (_("Commit"), _("Release what was committed")),
            EntryKind.DISBURSE: (_("Disburse"), _("Disbursed money comes back")),
            EntryKind.RETURN: (_("Return"), _("Returned money comes back")),
            EntryKind.CARRY: (_("Carry over the year"), _("Release what was carried over")),
        }[kind]
        self.fields["lower"].choices = [("", words[0]), ("lower", words[1])]  # type: ignore[attr-defined]
        parts = PARTS.get(kind, ())
        if not parts:
            del self.fields["part"]
            return
        there = {Part.OPEN: node.uncommitted, Part.COMMITTED: node.committed, Part.CARRIED: node.carried}
        fields = self.fields["part"]
        fields.choices = [(part, part_words(part, there[part])) for part in parts]  # type: ignore[attr-defined]
        fields.initial = next((part for part in parts if there[part]), Part.OPEN)

    def row(self) -> EntryRow:
        told = self.cleaned_data
        amount = -told["amount"] if told["lower"] else told["amount"]
        part = told.get("part") or Part.OPEN
        return EntryRow(
            self.kind, amount, told["dated_on"], told["document"], part, told["note"], told["reason"]
        )


def part_words(part: Part, there: int) -> str:
    """ "Committed (1,200 baht)"."""

    return _("%(part)s (%(amount)s baht)") % {"part": part.label, "amount": money.text(there)}


class LineChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, node: Any) -> str:
        return f"{node.code} {node.name}"


class TransferForm(DatedForm):
    """Money to another line of the same budget."""

    to = LineChoice(BudgetNode.objects.none(), label=gettext_lazy("To the line"))

    field_order = ["to", "amount", "dated_on", "document", "note", "papers"]

    def __init__(self, *given: Any, node: BudgetNode, **more: Any) -> None:
        super().__init__(*given, **more)
        tree = BudgetNode.objects.filter(programme=node.programme_id, province=node.province_id)
        lowest = tree.filter(children=None).exclude(pk=node.pk).order_by("path")
        self.fields["to"].queryset = lowest  # type: ignore[attr-defined]

    def row(self) -> TransferRow:
        told = self.cleaned_data
        return TransferRow(told["amount"], told["dated_on"], told["document"], told["note"])


class ReverseForm(forms.Form):
    """Why an entry is taken back, and by which paper."""

    draft = DraftField()
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=400)
    document = forms.CharField(label=gettext_lazy("Number of the paper"), max_length=120)
    dated_on = DayField(label=gettext_lazy("Day on the paper"))


class PapersForm(forms.Form):
    """Papers that came later."""

    draft = DraftField()
    papers = PapersField(
        label=gettext_lazy("Papers of the entry"), help_text=gettext_lazy("PDF, or photos of the paper.")
    )


class AskForm(forms.Form):
    """Which budget: of a year and province, as it is known now or was known at the end of a day."""

    year = forms.ChoiceField(label=gettext_lazy("Fiscal year"))
    province = forms.ChoiceField(label=gettext_lazy("Province"))
    known_on = forms.CharField(
        label=gettext_lazy("As known on"), max_length=60, required=False, widget=forms.TextInput()
    )

    def clean_known_on(self) -> Any:
        typed = self.cleaned_data["known_on"]
        return end_of(parse_date(typed)) if typed else None
