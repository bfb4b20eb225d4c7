"""The question of a figure as people ask it: months and a moment typed by hand or taken from a link."""

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.kit import clock
from tidtam.kit.calendar import BE, date_short, month_short, parse_date, parse_month, time_text
from tidtam.kit.digits import to_arabic
from tidtam.registers.producers.models import Round
from tidtam.reporting.figures.queries import Definition
from tidtam.reporting.figures.queries.asked import EVERYTHING, OFFICIAL, Asked, periods
from tidtam.reporting.figures.queries.labels import members
from tidtam.reporting.figures.queries.usual import year_so_far
from tidtam.work.sales.models import UNSPLIT

_CLOCK = re.compile(r" ?(?:เวลา ?)?(\d{1,2})[.:](\d{2}) ?(?:น\.?)?$")
BUDDHIST_FROM = 2400
LONGEST = 60
KEPT_YEARS = range(1900, 2200)
MOST_YEARS = 30
STANDINGS = [(EVERYTHING, _("Everything reported")), (OFFICIAL, _("Official only"))]
WAYS = ("category", "mark", "channel", "kind")


class MonthField(forms.CharField):
    """A month as people write it, or as links do (2560-10)."""

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        return parse_month(typed) if typed else None


class MomentField(forms.CharField):
    """A day with or without a time of day, or an instant in ISO form; a day alone means its end."""

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        return moment(typed[:LONGEST]) if typed else None


def moment(typed: str) -> datetime:
    """The instant that was typed: 20 ก.ค. 61 09.00 น., 2018-07-20T09:00+07:00, 20/7/2561."""
    plain = " ".join(to_arabic(typed).split())
    try:
        instant = datetime.fromisoformat(plain.replace(" ", "+") if "T" in plain else plain)
        if instant.year >= BUDDHIST_FROM:
            instant = instant.replace(year=instant.year - BE)
    except ValueError:  # also 29 February of a year that is a leap year in the other count only
        return _typed_moment(plain)
    if instant.year not in KEPT_YEARS:
        raise ValidationError(_("The year of this moment lies outside what can be kept."))
    if "T" not in plain:
        return _end_of(instant.date())
    return instant if instant.tzinfo else instant.replace(tzinfo=clock.BANGKOK)


def _typed_moment(plain: str) -> datetime:
    found = _CLOCK.search(plain)
    if found is None:
        return _end_of(parse_date(plain))
    day = parse_date(plain[: found.start()])
    try:
        at = time(int(found[1]), int(found[2]))
    except ValueError:
        raise ValidationError(
            _("“%(value)s” is not a time of day."), params={"value": found[0].strip()}
        ) from None
    return datetime.combine(day, at, clock.BANGKOK)


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), clock.BANGKOK)


def boundaries() -> forms.ChoiceField:
    """Whether areas are those of the time in which something was told, or those of today."""
    ways = [("", _("Of that time")), ("now", _("Of today"))]
    return forms.ChoiceField(label=_("Boundaries"), choices=ways, required=False)


class QuestionForm(forms.Form):
    """What may be asked of one figure; a field that it does not go by is not there."""

    def __init__(self, definition: Definition, data: Any) -> None:
        super().__init__(data)
        if definition.period:
            self.fields["from"] = MonthField(label=_("From month"), required=False)
            self.fields["to"] = MonthField(label=_("To month"), required=False)
        if definition.rounds:
            rounds = [(row.code, str(row)) for row in Round.objects.all()]
            self.fields["round"] = forms.ChoiceField(label=_("Round"), choices=rounds)
        if definition.redraws:
            self.fields["boundaries"] = boundaries()
        self.fields["known_at"] = MomentField(label=_("As known on"), required=False)
        for name, field in self.fields.items():
            if name not in {"round", "boundaries"}:
                field.widget.attrs["autocomplete"] = "off"

    def shown(self) -> list[dict[str, Any]]:
        """The fields with what stands in them, a link's code as a person writes it."""
        return [
            {
                "key": name,
                "label": field.label,
                "value": _written(self.cleaned_data.get(name))
                if self.is_valid()
                else self[name].value() or "",
                "choices": list(getattr(field, "choices", ())),
                "problems": self.errors.get(name, []),
            }
            for name, field in self.fields.items()
        ]


class LookForm(forms.Form):
    """What a page of sales is about. A usual period that is chosen stands before months that are typed."""

    period = forms.ChoiceField(label=_("Period"), required=False)
    standing = forms.ChoiceField(label=_("Counted"), required=False, choices=STANDINGS)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.usual = periods(clock.today())
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            ("", _("The months beside")),
            *((code, words) for code, words, _first, _last in self.usual),
        ]
        self.fields["from"] = MonthField(label=_("From month"), required=False)
        self.fields["to"] = MonthField(label=_("To month"), required=False)
        self.fields["known_at"] = MomentField(label=_("As known on"), required=False)
        self.fields["boundaries"] = boundaries()
        for way in WAYS:
            self.fields[way] = forms.CharField(required=False, max_length=20)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        first, last = year_so_far()
        chosen = {code: (start, end) for code, _words, start, end in self.usual}.get(given.get("period", ""))
        start, end = chosen or (given.get("from") or first, given.get("to") or last)
        if not {"from", "to"} & self.errors.keys():
            if end < start and not given.get("from"):
                start = end
            if end < start:
                self.add_error("to", _("The last month stands before the first."))
            elif end.year - start.year > MOST_YEARS or start.year - MOST_YEARS < KEPT_YEARS.start:
                self.add_error(
                    "from",
                    forms.ValidationError(
                        _("A figure covers at most %(most)d years."), params={"most": MOST_YEARS}
                    ),
                )
        only = [(way, given[way]) for way in WAYS if given.get(way)]
        if len(only) > 1:
            self.add_error(None, _("Sums are kept by one of these at a time: category, mark, channel, kind."))
        elif only and only[0][1] not in {*(key or "none" for key, _word in members(only[0][0])), UNSPLIT}:
            self.add_error(
                None,
                forms.ValidationError(
                    _("“%(value)s” is not one of the choices."), params={"value": only[0][1]}
                ),
            )
        return {**given, "start": start, "end": end, "only": only[0] if only else None}

    def asked(self, area: str) -> Asked:
        """The question, of a valid form."""
        given = self.cleaned_data
        only = given["only"]
        return Asked(
            area,
            given["start"],
            given["end"],
            given["standing"] or EVERYTHING,
            given["known_at"],
            (only[0], "" if only[1] == "none" else only[1]) if only else None,
            given["boundaries"] == "now",
        )

    def shown(self) -> list[dict[str, Any]]:
        """The fields that are seen; months as the page has them, whichever way they were chosen."""
        valid = self.is_valid()
        values = {
            "from": self.cleaned_data.get("start") if valid else None,
            "to": self.cleaned_data.get("end") if valid else None,
            "known_at": self.cleaned_data.get("known_at") if valid else None,
        }
        return [
            {
                "key": name,
                "label": self.fields[name].label,
                "value": (_written(values[name]) if valid else self[name].value() or "")
                if name in values
                else ("" if name == "period" else self[name].value() or ""),
                "choices": list(getattr(self.fields[name], "choices", ())),
                "problems": self.errors.get(name, []),
            }
            for name in ("period", "from", "to", "standing", "known_at", "boundaries")
        ]


def _written(value: Any) -> str:
    if isinstance(value, datetime):
        here = clock.local(value)
        return f"{date_short(here.date())} {time_text(here)}"
    return month_short(value) if isinstance(value, date) else str(value or "")
