"""A contract as it is typed: its words, days and money, instalments row by row, the bill line by line."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area
from tidtam.kit import money
from tidtam.kit.access import within
from tidtam.kit.digits import to_arabic
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, MoneyField, PapersField, WholeField
from tidtam.registers.communities.models import Community
from tidtam.work.plan.actions.contracts import PLAIN, BillRow, ContractRow, InstalmentRow
from tidtam.work.plan.models import BudgetNode, ContractMethod, ContractorKind, FineBase

MOST_INSTALMENTS, MOST_LINES = 30, 200
PREFIX, MORE = "part", "more"
_APART = re.compile(r"\t|\s*[;|]\s*")


class PercentField(forms.CharField):
    """Per cent as typed; the value is a whole number of its `places`-th parts: 0.1 is 100 where places is 3."""

    def __init__(self, *, places: int, most: int, **fields: Any) -> None:
        self.places, self.most = places, most
        fields.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(max_length=20, **fields)

    def prepare_value(self, value: Any) -> Any:
        return f"{Decimal(value).scaleb(-self.places).normalize():f}" if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        typed = to_arabic(super().clean(value)).replace("%", "").replace(",", "").strip()
        if not typed:
            return None
        try:
            parts = Decimal(typed).scaleb(self.places)
        except InvalidOperation:
            parts = Decimal("NaN")
        if not parts.is_finite() or parts != parts.to_integral_value() or not 0 <= parts <= self.most:
            raise ValidationError(
                _("“%(value)s” is not a percentage; expected one such as 0.1."), params={"value": typed[:40]}
            )
        return int(parts)


class InstalmentForm(forms.Form):
    """One instalment; a row in which nothing is typed counts for nothing."""

    amount = MoneyField(label=gettext_lazy("Amount (baht)"))
    due_on = DayField(label=gettext_lazy("To be delivered by"), help_text="")
    what = forms.CharField(label=gettext_lazy("What is delivered"), max_length=300, required=False)


def instalment_rows(typed: Any = None, initial: tuple[InstalmentRow, ...] = ()) -> "BaseFormSet[Any]":
    """The rows of instalments; three empty ones to begin with, more when the button asked for them."""
    if typed is not None and MORE in typed:
        typed = typed.copy()
        total = typed.get(f"{PREFIX}-TOTAL_FORMS", "0")
        number = int(total) if total.isascii() and total.isdigit() else 0
        typed[f"{PREFIX}-TOTAL_FORMS"] = str(min(number + 3, MOST_INSTALMENTS))
    extra = 1 if initial else 3
    kind: Any = formset_factory(InstalmentForm, extra=extra, max_num=MOST_INSTALMENTS, validate_max=True)
    rows: BaseFormSet[Any] = kind(typed, initial=[one._asdict() for one in initial], prefix=PREFIX)
    return rows


def instalments_of(rows: "BaseFormSet[Any]") -> tuple[InstalmentRow, ...]:
    """What was typed; after `is_valid`."""
    return tuple(InstalmentRow(**form.cleaned_data) for form in rows if form.cleaned_data.get("amount"))


class ContractForm(forms.Form):
    """What a contract says; instalments stand in their own rows."""

    draft = DraftField()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    number = forms.CharField(label=gettext_lazy("Contract number"), max_length=80)
    egp_number = forms.CharField(label=gettext_lazy("e-GP number"), max_length=20, required=False)
    title = forms.CharField(label=gettext_lazy("What is bought or built"), max_length=300)
    method = forms.ModelChoiceField(
        ContractMethod.objects.none(), label=gettext_lazy("Way of buying"), empty_label=None
    )
    reference_price = MoneyField(label=gettext_lazy("Reference price (baht)"), required=False)
    contractor_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of contractor"), choices=ContractorKind.choices
    )
    contractor = forms.CharField(label=gettext_lazy("Contractor"), max_length=200)
    contractor_number = forms.CharField(
        label=gettext_lazy("Number of the legal entity"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("13 digits that begin with 0. A person's number is not kept."),
    )
    signed_on = DayField(label=gettext_lazy("Signed on"))
    amount = MoneyField(label=gettext_lazy("Price of the contract (baht)"))
    due_on = DayField(label=gettext_lazy("All to be delivered by"))
    quantity = WholeField(label=gettext_lazy("Quantity"), required=False, most=10**6)
    unit = forms.CharField(label=gettext_lazy("Unit"), max_length=40, required=False)
    places = forms.MultipleChoiceField(
        label=gettext_lazy("For which villages"), required=False, widget=forms.CheckboxSelectMultiple
    )
    codes = forms.CharField(
        label=gettext_lazy("Other areas (codes)"),
        max_length=2000,
        required=False,
        help_text=gettext_lazy("Such as 4015, 40150604; with none it is the area of the budget line."),
    )
    fine_rate = PercentField(label=gettext_lazy("Fine a day (%)"), places=3, most=100_000, required=False)
    fine_base = forms.ChoiceField(label=gettext_lazy("Fine is counted"), choices=FineBase.choices)
    fine_least = MoneyField(label=gettext_lazy("Fine a day, at least (baht)"), required=False)
    fine_cap = PercentField(
        label=gettext_lazy("Fine at most (%)"),
        places=2,
        most=10_000,
        required=False,
        help_text=gettext_lazy("Of the price; left empty, there is no such bound."),
    )
    guarantee = MoneyField(label=gettext_lazy("Guarantee (baht)"), required=False)
    guarantee_until = DayField(label=gettext_lazy("Guarantee until"), required=False)
    warranty_until = DayField(label=gettext_lazy("Warranty until"), required=False)
    bill = forms.CharField(
        label=gettext_lazy("Bill of items"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "One line for each item: name; quantity; unit; price of one. Rows copied from a spreadsheet are read."
        ),
    )
    commit = forms.ChoiceField(
        label=gettext_lazy("Money of the budget line"),
        widget=forms.RadioSelect,
        choices=[
            ("now", gettext_lazy("Commit the price now")),
            ("there", gettext_lazy("The commitment is on the books already; it is joined afterwards")),
        ],
        initial="now",
    )
    papers = PapersField(
        label=gettext_lazy("Papers of the contract"),
        help_text=gettext_lazy("PDF, or photos of the paper. More can be added later."),
    )

    def __init__(
        self, *given: Any, node: BudgetNode, row: ContractRow | None = None, version: int = 0, **more: Any
    ) -> None:
        if row is not None:
            more["initial"] = _initial(row, version)
        super().__init__(*given, **more)
        self.province = node.province_id
        self.fields["method"].queryset = ContractMethod.objects.all()  # type: ignore[attr-defined]
        chosen = {area.pk for area in row.places} if row is not None else set()
        inside = Community.objects.filter(within(node.area_id, "area_id")) | Community.objects.filter(
            area__in=chosen
        )
        villages = inside.select_related("area__parent").order_by("area__sort_key").distinct()
        choices = [(one.area_id, _label(one.area)) for one in villages]
        self.fields["places"].choices = choices  # type: ignore[attr-defined]
        self.fields["places"].choose_all = True  # type: ignore[attr-defined]
        if not choices:
            del self.fields["places"]
        if row is not None:
            others = sorted(chosen - {code for code, _word in choices})
            self.initial["codes"] = ", ".join(others)
            for name in ("commit", "papers", "amount", "due_on", "signed_on"):
                del self.fields[name]

    def clean_codes(self) -> list[Area]:
        typed = re.split(r"[\s,;]+", to_arabic(self.cleaned_data["codes"]).strip())
        codes = [code for code in typed if code]
        found = Area.objects.in_bulk(codes)
        for code in codes:
            if code not in found:
                raise ValidationError(_("The area %(code)s is not known."), params={"code": code[:20]})
        return [found[code] for code in codes]

    def clean_bill(self) -> tuple[BillRow, ...]:
        return read_bill(self.cleaned_data["bill"])

    def row(
        self, instalments: tuple[InstalmentRow, ...] = (), before: ContractRow | None = None
    ) -> ContractRow:
        """What was said; of a contract that is there, with what was signed."""
        told = self.cleaned_data
        plain: dict[str, Any] = {name: told[name] for name in PLAIN if name in told}
        plain |= {name: told[name] or 0 for name in ("fine_rate", "fine_least")}
        places = {
            one.pk: one for one in [*Area.objects.filter(pk__in=told.get("places", [])), *told["codes"]]
        }
        plain |= {"places": tuple(places.values()), "bill": told["bill"]}
        return before._replace(**plain) if before else ContractRow(**plain, instalments=instalments)


def read_bill(text: str) -> tuple[BillRow, ...]:
    """The lines of a bill; which of them cannot be read is said by its number."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise ValidationError(_("At most %(most)s lines."), params={"most": MOST_LINES})
    return tuple(_bill_row(number, line) for number, line in enumerate(lines, 1))


def bill_text(bill: tuple[BillRow, ...]) -> str:
    """As `read_bill` reads it."""
    return "\n".join(
        f"{one.name}; {Decimal(one.quantity).scaleb(-2).normalize():f}; {one.unit}; {money.text(one.unit_price)}"
        for one in bill
    )


def _bill_row(number: int, line: str) -> BillRow:
    cells = [cell.strip() for cell in _APART.split(line)]
    try:
        name, quantity, unit, price = cells
        hundredths = Decimal(to_arabic(quantity).replace(",", "")).scaleb(2)
        if not hundredths.is_finite() or hundredths != hundredths.to_integral_value(ROUND_HALF_UP):
            raise ValueError
        return BillRow(name[:200], int(hundredths), money.baht(price), unit[:40])
    except (ValueError, InvalidOperation, ValidationError):
        raise ValidationError(
            _("Line %(number)s: expected name; quantity; unit; price of one, such as ป้ายไม้; 2; ป้าย; 1,500."),
            params={"number": number},
        ) from None


def _initial(row: ContractRow, version: int) -> dict[str, Any]:
    told = {name: value for name, value in row._asdict().items() if name in PLAIN}
    places = [area.pk for area in row.places]
    return told | {"places": places, "bill": bill_text(row.bill), "version": version}


def _label(area: Area) -> str:
    return f"{area.label} {area.parent.label}" if area.parent else area.label
