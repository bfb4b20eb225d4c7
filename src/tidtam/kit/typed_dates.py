"""Dates and months as people type them, in พ.ศ.; `calendar` hands these on."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.kit.digits import to_arabic
from tidtam.kit.thai import clean

BE = 543
FIRST_YEAR, LAST_YEAR = 2400, 2699
CHRISTIAN = range(1900, 2200)


class NotADate(ValidationError):
    """What was typed is not a day or a month of the calendar."""


class ChristianYear(NotADate):
    """A Christian year where a พ.ศ. year belongs; `offered` is the year that was probably meant."""

    def __init__(self, year: int) -> None:
        self.offered = year + BE
        super().__init__(
            _("%(year)s is a Christian year; write the Buddhist year, %(offered)s."),
            code="christian_year",
            params={"year": year, "offered": self.offered},
        )
