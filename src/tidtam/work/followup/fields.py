"""Form fields of a visit: days in พ.ศ., times as they are said, several pictures at once."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from tidtam.kit import calendar
from tidtam.kit.digits import to_arabic
from tidtam.kit.thai import clean

MOST_PHOTOS = 10
_TIME = re.compile(r"(\d{1,2})(?:[.: ]?(\d{2}))?")


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


class PhotosInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several pictures; whether each is one, the store of files says."""

    widget = PhotosInput(attrs={"accept": "image/*"})

    def __init__(self, **fields: Any) -> None:
        super().__init__(required=False, **fields)

    def clean(self, data: Any, initial: Any = None) -> Sequence["UploadedFile[bytes]"]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > MOST_PHOTOS:
            raise ValidationError(_("At most %(most)s photos at once."), params={"most": MOST_PHOTOS})
        return [super(PhotosField, self).clean(one, initial) for one in given]
