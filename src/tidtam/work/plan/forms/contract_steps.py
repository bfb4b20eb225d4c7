"""What is typed when something happens to a contract."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.kit import clock, money
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, MoneyField, PapersField, WholeField
from tidtam.work.plan.actions.contract_changes import Change
from tidtam.work.plan.actions.contract_money import PaymentRow
from tidtam.work.plan.actions.contract_rules import RulesRow
from tidtam.work.plan.actions.contracts import InstalmentRow
from tidtam.work.plan.actions.deliveries import AcceptanceRow, DeliveryRow, InspectorRow
from tidtam.work.plan.forms.budget import part_words
from tidtam.work.plan.models import (
    BudgetEntry,
    Contract,
    ContractRules,
    EntryKind,
    Instalment,
    PaperKind,
    Part,
    Result,
)
from tidtam.work.plan.queries import contracts as queries

PAPERS = _("PDF, or photos of the paper. More can be added later.")
INSPECTORS = 5


class InstalmentChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, one: Any) -> str:
        return f"{one.number} · {money.text(one.amount)} · {one.what}".removesuffix(" · ")


class StepForm(forms.Form):
    """What every step has."""

    draft = DraftField()
    papers = PapersField(label=_("Papers of the contract"), help_text=PAPERS)

    def __init__(self, *given: Any, contract: Contract, **more: Any) -> None:
        super().__init__(*given, **more)
        self.contract = contract


class DeliveryForm(StepForm):
    instalment = InstalmentChoice(Instalment.objects.none(), label=_("Instalment"), empty_label=None)
    delivered_on = DayField(label=_("Delivered on"))
    document = forms.CharField(label=_("Number of the delivery note"), max_length=120)
    quantity = WholeField(label=_("Quantity delivered"), required=False, most=10**6)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)
    field_order = ["instalment", "delivered_on", "document", "quantity", "note", "papers"]

    def __init__(self, *given: Any, contract: Contract, **more: Any) -> None:
        more["initial"] = {"delivered_on": clock.today()} | more.get("initial", {})
        super().__init__(*given, contract=contract, **more)
        missing = [one.instalment.pk for one in queries.parts_of(contract) if one.last is None]
        _offer(self, contract, missing)

    def row(self) -> DeliveryRow:
        told = self.cleaned_data
        return DeliveryRow(told["delivered_on"], told["document"], told["quantity"], told["note"])


def _offer(form: StepForm, contract: Contract, keys: list[int]) -> None:
    """The instalments that the step may be of; what comes back is judged by the rules, so that the same sent twice
    meets its own receipt and not an error."""
    rows = contract.instalments.all()
    form.fields["instalment"].queryset = rows if form.is_bound else rows.filter(pk__in=keys)  # type: ignore[attr-defined]


class AcceptanceForm(StepForm):
    result = forms.ChoiceField(label=_("Result"), choices=Result.choices, widget=forms.RadioSelect)
    accepted_on = DayField(label=_("Accepted on"))
    document = forms.CharField(label=_("Number of the acceptance paper"), max_length=120)
    inspectors = forms.CharField(
        label=_("Who accepted"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": INSPECTORS}),
        help_text=_("One line for each, the chair first: post; name"),
    )
    note = forms.CharField(
        label=_("Note"), max_length=400, required=False, help_text=_("Not accepted: what is to be mended.")
    )
    field_order = ["result", "accepted_on", "document", "inspectors", "note", "papers"]

    def __init__(self, *given: Any, contract: Contract, **more: Any) -> None:
        more["initial"] = {"accepted_on": clock.today()} | more.get("initial", {})
        super().__init__(*given, contract=contract, **more)

    def row(self) -> AcceptanceRow:
        told = self.cleaned_data
        people = []
        for line in told["inspectors"].splitlines():
            post, _apart, name = line.replace("\t", ";").partition(";")
            people.append(InspectorRow(post[:200], name[:200]))
        return AcceptanceRow(
            told["accepted_on"], told["result"], told["document"], tuple(people), told["note"]
        )


class PaymentForm(StepForm):
    """instalment: blank is an advance."""

    instalment = InstalmentChoice(
        Instalment.objects.none(), label=_("Instalment"), required=False, empty_label=_("Advance")
    )
    amount = MoneyField(
        label=_("Amount (baht)"), help_text=_("Before the fine is withheld, as the budget is charged.")
    )
    fine = MoneyField(label=_("Fine withheld (baht)"), required=False)
    dated_on = DayField(label=_("Day on the paper"))
    document = forms.CharField(label=_("Number of the paper"), max_length=120)
    part = forms.ChoiceField(label=_("Out of"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)
    field_order = ["instalment", "amount", "fine", "dated_on", "document", "part", "note", "papers"]

    def __init__(self, *given: Any, contract: Contract, **more: Any) -> None:
        parts = queries.parts_of(contract)
        owed = [one for one in parts if one.is_accepted and one.left > 0]
        first: dict[str, Any] = {"dated_on": clock.today()}
        if owed:
            asked = queries.fine_of(contract, parts) if contract.fine_base == "whole" else owed[0].fine.amount
            withheld = (
                sum(one.withheld for one in parts) if contract.fine_base == "whole" else owed[0].withheld
            )
            first |= {
                "instalment": owed[0].instalment.pk,
                "amount": owed[0].left,
                "fine": min(max(asked - withheld, 0), owed[0].left) or None,
            }
        more["initial"] = first | more.get("initial", {})
        super().__init__(*given, contract=contract, **more)
        _offer(self, contract, [one.instalment.pk for one in owed])
        field: Any = self.fields["part"]
        there = {Part.COMMITTED: contract.committed, Part.CARRIED: contract.carried}
        field.choices = [(part, part_words(part, baht)) for part, baht in there.items()]
        field.initial = Part.COMMITTED if contract.committed or not contract.carried else Part.CARRIED

    def row(self) -> PaymentRow:
        told = self.cleaned_data
        fine, part, note = told["fine"] or 0, told["part"], told["note"]
        return PaymentRow(told["amount"], told["dated_on"], told["document"], fine, part, note)


class CarryForm(StepForm):
    amount = MoneyField(label=_("Amount (baht)"))
    dated_on = DayField(label=_("Day on the paper"))
    document = forms.CharField(label=_("Number of the paper"), max_length=120)
    field_order = ["amount", "dated_on", "document"]

    def __init__(self, *given: Any, contract: Contract, **more: Any) -> None:
        more["initial"] = {"dated_on": clock.today(), "amount": contract.committed} | more.get("initial", {})
        super().__init__(*given, contract=contract, **more)
        del self.fields["papers"]


class ChangeForm(StepForm):
    """A change of price, day or instalments; the instalments stand in their own rows."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    amount = MoneyField(label=_("Price from now on (baht)"))
    due_on = DayField(label=_("All to be delivered by"))
    dated_on = DayField(label=_("Day on the paper"))
    document = forms.CharField(label=_("Number of the paper"), max_length=120)
    reason = forms.CharField(label=_("Reason"), max_length=400)
    field_order = ["amount", "due_on", "dated_on", "document", "reason", "papers"]

    def __init__(self, *given: Any, contract: Contract, **more: Any) -> None:
        first = {"amount": contract.amount, "due_on": contract.due_on, "version": contract.version}
        more["initial"] = first | {"dated_on": clock.today()} | more.get("initial", {})
        super().__init__(*given, contract=contract, **more)

    def change(self, instalments: tuple[InstalmentRow, ...]) -> Change:
        told = self.cleaned_data
        names = ("dated_on", "document", "reason", "amount", "due_on")
        return Change(**{name: told[name] for name in names}, instalments=instalments)


class EndForm(StepForm):
    dated_on = DayField(label=_("Ended on"))
    document = forms.CharField(label=_("Number of the paper"), max_length=120)
    reason = forms.CharField(label=_("Reason"), max_length=400)
    field_order = ["dated_on", "document", "reason", "papers"]

    def __init__(self, *given: Any, contract: Contract, **more: Any) -> None:
        more["initial"] = {"dated_on": clock.today()} | more.get("initial", {})
        super().__init__(*given, contract=contract, **more)


class StrikeForm(StepForm):
    reason = forms.CharField(label=_("Reason"), max_length=400)

    def __init__(self, *given: Any, contract: Contract, **more: Any) -> None:
        super().__init__(*given, contract=contract, **more)
        del self.fields["papers"]


class KindOfPaperForm(StepForm):
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=PaperKind.choices)
    field_order = ["kind", "papers"]


class EntryChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, entry: Any) -> str:
        return f"{EntryKind(entry.kind).label} {money.text(entry.amount)} · {entry.document}"


class JoinForm(StepForm):
    """An entry of the line that belongs to no contract yet."""

    entry = EntryChoice(BudgetEntry.objects.none(), label=_("Entry"), empty_label=None)
    instalment = InstalmentChoice(
        Instalment.objects.none(),
        label=_("Instalment"),
        required=False,
        empty_label=_("none"),
        help_text=_("Of a payment, where it is of one."),
    )
    field_order = ["entry", "instalment"]

    def __init__(self, *given: Any, contract: Contract, **more: Any) -> None:
        super().__init__(*given, contract=contract, **more)
        del self.fields["papers"]
        kinds = [EntryKind.COMMIT, EntryKind.DISBURSE, EntryKind.CARRY]
        free = BudgetEntry.objects.filter(node=contract.node_id, kind__in=kinds)
        if not self.is_bound:
            free = free.filter(of_contract=None, reverses=None, reversed_by=None)
        self.fields["entry"].queryset = free.order_by("dated_on", "pk")  # type: ignore[attr-defined]
        self.fields["instalment"].queryset = contract.instalments.all()  # type: ignore[attr-defined]


class RulesForm(forms.Form):
    """By what a province watches its contracts."""

    commit_days = WholeField(
        label=_("Committed so many days before the year's end"),
        most=365,
        help_text=_("Money that is not committed by then stands on the list of what is owed."),
    )
    accept_days = WholeField(
        label=_("Accepted within so many days"),
        most=365,
        help_text=_("Deliveries that wait longer stand on the list of what is owed."),
    )
    alike_places = WholeField(
        label=_("Alike in so many areas"),
        most=1000,
        help_text=_("From so many areas on, contracts with the same bill or contractor and price are shown."),
    )

    def __init__(self, typed: Any = None, *, rules: ContractRules) -> None:
        super().__init__(typed, initial={name: getattr(rules, name) for name in RulesRow._fields})

    def clean_alike_places(self) -> int:
        places: int = self.cleaned_data["alike_places"]
        if places < 2:
            raise forms.ValidationError(_("At least 2."))
        return places

    def row(self) -> RulesRow:
        return RulesRow(**self.cleaned_data)
