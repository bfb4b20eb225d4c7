"""Form fields for what people type here: days and years in พ.ศ., times, amounts, whole numbers, pictures."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from tidtam.kit import calendar, clock, money
from tidtam.kit.digits import parse_int, to_arabic
from tidtam.kit.thai import clean

MOST_PHOTOS = 10
_DEGREES = r"(-?[0-9]{1,3}(?:\.[0-9]{1,12})?)°?"
_POINT = re.compile(rf"{_DEGREES}\s*[,;\s]\s*{_DEGREES}")
_TIME = re.compile(r"(\d{1,2})(?:[.: ]?(\d{2}))?")


def unchecked(form: forms.Form) -> None:
    """Have a sent form shown again as typed, before anything in it is checked: more choices are to come."""
    form.__dict__["_errors"] = ErrorDict()
    form.cleaned_data = {}


class DayField(forms.CharField):
    """A day, typed as officers write it; what cannot be read stands at the field and stays typed."""

    def __init__(self, **fields: Any) -> None:
        fields.setdefault("max_length", 60)
        fields.setdefault("help_text", _("Such as 20 ก.ค. 61 or 20/7/2561"))
        super().__init__(**fields)

    def prepare_value(self, value: Any) -> Any:
        return calendar.date_short(value) if isinstance(value, date) else value

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        return calendar.parse_date(text) if text else None


class TimeField(forms.CharField):
    """A time of day: 9.30, 09:30, 0930, ๙.๓๐ น."""

    def __init__(self, **fields: Any) -> None:
        super().__init__(max_length=20, **fields)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H.%M}" if isinstance(value, time) else value

    def clean(self, value: Any) -> time | None:
        text = super().clean(value)
        if not text:
            return None
        found = _TIME.fullmatch(to_arabic(clean(text)).removesuffix("น.").strip())
        if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise ValidationError(
                _("“%(value)s” is not a time; expected one such as 09.30."), params={"value": text}
            )
        return time(int(found[1]), int(found[2] or 0))


class WholeField(forms.CharField):
    """A whole number of zero or more as people type it, with commas or Thai digits; None for nothing."""

    def __init__(self, *, most: int | None = None, **fields: Any) -> None:
        self.most = most
        fields.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        super().__init__(**fields)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}" if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        return parse_int(typed, least=0, most=self.most) if typed else None


class YearField(forms.CharField):
    """A พ.ศ. year as people type it; the value is the Christian one."""

    def __init__(self, *, first: int, **fields: Any) -> None:
        self.first = first
        fields.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        fields.setdefault("help_text", _("In พ.ศ., such as 2545"))
        super().__init__(max_length=10, **fields)

    def prepare_value(self, value: Any) -> Any:
        return str(calendar.be(value)) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        least, most = calendar.be(self.first), calendar.be(clock.today().year)
        return calendar.ce(parse_int(typed.removeprefix("พ.ศ."), least=least, most=most))


class MoneyField(forms.CharField):
    """Baht as people type them; the value is satang."""

    def __init__(self, **fields: Any) -> None:
        fields.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**fields)

    def prepare_value(self, value: Any) -> Any:
        return money.text(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        satang = money.baht(typed)
        if satang < 0:
            raise ValidationError(_("Amounts are zero or more."), code="negative")
        return satang


class PointField(forms.CharField):
    """A position as maps and phones write it, latitude before longitude; the value is both in degrees."""

    def __init__(self, **fields: Any) -> None:
        fields.setdefault("help_text", _("Latitude and longitude in degrees, such as 16.4322, 102.8236"))
        super().__init__(max_length=60, **fields)

    def prepare_value(self, value: Any) -> Any:
        return f"{value[0]:.6f}, {value[1]:.6f}" if isinstance(value, tuple) else value

    def clean(self, value: Any) -> tuple[float, float] | None:
        text = to_arabic(str(super().clean(value)))
        if not text.strip():
            return None
        found = _POINT.fullmatch(text.strip())
        point = (float(found[1]), float(found[2])) if found else None
        if point is None or abs(point[0]) > 90 or abs(point[1]) > 180 or point == (0, 0):
            raise ValidationError(
                _(
                    "“%(value)s” is not a position; expected latitude and longitude such as 16.4322, 102.8236."
                ),
                params={"value": text[:60]},
            )
        return round(point[0], 6), round(point[1], 6)


class PhotosInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several pictures; whether each is one, the store of files says."""

    widget = PhotosInput(attrs={"accept": "image/*"})

    def __init__(self, *, most: int = MOST_PHOTOS, **fields: Any) -> None:
        self.most = most
        super().__init__(required=False, **fields)

    def clean(self, data: Any, initial: Any = None) -> Sequence["UploadedFile[bytes]"]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > self.most:
            raise ValidationError(_("At most %(most)s photos at once."), params={"most": self.most})
        return [super(PhotosField, self).clean(one, initial) for one in given]


class PapersField(PhotosField):
    """Several papers, as PDF or as photos of them."""

    widget = PhotosInput(attrs={"accept": "application/pdf,image/*"})
