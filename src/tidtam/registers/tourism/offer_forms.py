"""The form of an offer: the fields of its kind, opening hours in three lines, the days of an event."""

from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit.access import within
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, MoneyField, PointField, TimeField, WholeField
from tidtam.kit.hours import DAYS, Hours, Span, day_names
from tidtam.registers.producers.models import Product
from tidtam.registers.tourism.content import OF_KIND, ONLY_SOME, DateRow, OfferRow, offer_row
from tidtam.registers.tourism.forms import months_field, text
from tidtam.registers.tourism.models import Kind, Offer, Recurs, VillagePage
from tidtam.registers.tourism.words import FIELDS

HOUR_LINES = 3
LEAST_DATES, MORE_DATES, MOST_DATES = 3, 2, 60


class OfferForm(forms.Form):
    """One offer of a village; its kind is said when it is begun and stays."""

    draft = DraftField()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    name_th = forms.CharField(label=FIELDS["name_th"], max_length=200)
    name_en = text("name_en")
    text_th = text("text_th", long=True)
    text_en = text("text_en", long=True)
    price_from = MoneyField(label=FIELDS["price_from"], required=False)
    price_to = MoneyField(label=FIELDS["price_to"], required=False)
    months = months_field()
    point = PointField(
        label=FIELDS["point"],
        required=False,
        help_text=gettext_lazy("Left empty, the village's own position is shown. Such as 16.4322, 102.8236"),
    )
    recipe_th = text("recipe_th", long=True)
    recipe_en = text("recipe_en", long=True)
    before_th = text("before_th", long=True)
    after_th = text("after_th", long=True)
    brand_th = text("brand_th", most=120)
    brand_en = text("brand_en", most=120)
    product = forms.ModelChoiceField(
        Product.objects.none(),
        label=FIELDS["product"],
        required=False,
        empty_label=gettext_lazy("none of the register"),
    )
    rooms = WholeField(label=FIELDS["rooms"], most=999, required=False)
    sleeps = WholeField(label=FIELDS["sleeps"], most=9999, required=False)
    certificate = text("certificate", most=120)
    certified_until = DayField(label=FIELDS["certified_until"], required=False)
    minutes = WholeField(label=FIELDS["minutes"], most=1440, required=False)
    group_min = WholeField(label=FIELDS["group_min"], most=9999, required=False)
    group_max = WholeField(label=FIELDS["group_max"], most=9999, required=False)
    recurs = forms.ChoiceField(
        label=FIELDS["recurs"], choices=Recurs.choices, required=False, widget=forms.RadioSelect
    )

    def __init__(
        self, typed: Any = None, *, page: VillagePage, kind: str, offer: Offer | None = None
    ) -> None:
        said = offer_row(offer) if offer is not None else OfferRow(kind, "")
        initial = {name: getattr(said, name) for name in OfferRow._fields if name != "product"}
        initial |= {"product": said.product, "version": offer.version if offer else 1}
        super().__init__(typed, initial=initial)
        self.kind = Kind(kind)
        for name in ONLY_SOME - OF_KIND[kind] - {"dates"}:
            del self.fields[name]
        if "product" in self.fields:
            made = Product.objects.filter(within(page.code[:6], "producer__area_id"), ended_on=None)
            self.fields["product"].queryset = made.order_by("sort_key")  # type: ignore[attr-defined]
        self._add_hours(Hours.from_json(said.hours))
        self.dates = LEAST_DATES
        if kind == Kind.EVENT:
            self._add_dates(said, typed)

    def _add_hours(self, hours: Hours) -> None:
        """Lines of days with the same hours; what stands there fills the first."""
        days = list(zip(DAYS, day_names(), strict=True))
        told = _by_hours(hours)
        for number in range(HOUR_LINES):
            ticked, span = told[number] if number < len(told) else ([], None)
            self.fields[f"hours{number}_days"] = forms.MultipleChoiceField(
                label=_("Days"),
                choices=days,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=ticked,
            )
            self.fields[f"hours{number}_opens"] = TimeField(
                label=_("Opens"), required=False, initial=span.opens if span else None
            )
            self.fields[f"hours{number}_closes"] = TimeField(
                label=_("Closes"), required=False, initial=span.closes if span else None
            )

    def _add_dates(self, said: OfferRow, typed: Any) -> None:
        sent = len([name for name in typed or () if name.startswith("date") and name.endswith("_starts")])
        self.dates = min(MOST_DATES, max(LEAST_DATES, len(said.dates) + MORE_DATES, sent))
        for number in range(self.dates):
            day = said.dates[number] if number < len(said.dates) else None
            self.fields[f"date{number}_starts"] = DayField(
                label=_("First day"), required=False, help_text="", initial=day.starts_on if day else None
            )
            self.fields[f"date{number}_ends"] = DayField(
                label=_("Last day"), required=False, help_text="", initial=day.ends_on if day else None
            )
            self.fields[f"date{number}_note"] = forms.CharField(
                label=_("Note"), required=False, max_length=200, initial=day.note_th if day else ""
            )
            self.fields[f"date{number}_off"] = forms.BooleanField(
                label=_("Cancelled"), required=False, initial=day.cancelled if day else False
            )

    @property
    def hour_lines(self) -> list[list[Any]]:
        parts = ("days", "opens", "closes")
        return [[self[f"hours{number}_{part}"] for part in parts] for number in range(HOUR_LINES)]

    @property
    def date_lines(self) -> list[list[Any]]:
        if self.kind != Kind.EVENT:
            return []
        parts = ("starts", "ends", "note", "off")
        return [[self[f"date{number}_{part}"] for part in parts] for number in range(self.dates)]

    @property
    def own_fields(self) -> list[Any]:
        """Of its kind only."""
        return [self[name] for name in self.fields if name in ONLY_SOME and name != "recurs"]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        told["hours"] = self._hours(told)
        told["dates"] = self._dates(told) if self.kind == Kind.EVENT else ()
        return told

    def _hours(self, told: dict[str, Any]) -> dict[str, Any]:
        week: dict[str, list[Span]] = {day: [] for day in DAYS}
        for number in range(HOUR_LINES):
            name = f"hours{number}"
            days, opens, closes = (told.get(f"{name}_{part}") for part in ("days", "opens", "closes"))
            if not days and opens is None and closes is None:
                continue
            if not days or opens is None or closes is None:
                self.add_error(f"{name}_days", _("Say on which days, from when and until when."))
            elif closes <= opens:
                self.add_error(f"{name}_closes", _("It closes before it opens."))
            else:
                self._put(week, days, Span(opens, closes), name)
        return Hours(tuple(tuple(sorted(week[day])) for day in DAYS)).to_json()

    def _put(self, week: dict[str, list[Span]], days: list[str], span: Span, name: str) -> None:
        for day in days:
            if any(span.opens < other.closes and other.opens < span.closes for other in week[day]):
                self.add_error(
                    f"{name}_days", _("On one day these hours overlap with those of another line.")
                )
                return
            week[day].append(span)

    def _dates(self, told: dict[str, Any]) -> list[DateRow]:
        rows = []
        for number in range(self.dates):
            name = f"date{number}"
            starts, ends = told.get(f"{name}_starts"), told.get(f"{name}_ends")
            if starts is None:
                if ends is not None or told.get(f"{name}_note"):
                    self.add_error(f"{name}_starts", ValidationError(_("Say on which day it begins.")))
                continue
            rows.append(
                DateRow(
                    starts,
                    ends or starts,
                    told.get(f"{name}_note") or "",
                    cancelled=bool(told.get(f"{name}_off")),
                )
            )
        return sorted(rows)

    def row(self) -> OfferRow:
        """What was said; after `is_valid`."""
        names = [name for name in OfferRow._fields if name in self.cleaned_data]
        return OfferRow(kind=self.kind, **{name: self.cleaned_data[name] for name in names})


def _by_hours(hours: Hours) -> list[tuple[list[str], Span]]:
    """Each span with the days on which it holds, in the order in which they come."""
    found: dict[tuple[time, time], tuple[list[str], Span]] = {}
    for day, spans in zip(DAYS, hours.week, strict=True):
        for span in spans:
            found.setdefault((span.opens, span.closes), ([], span))[0].append(day)
    return list(found.values())
