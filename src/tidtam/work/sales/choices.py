"""What the pages of the sales let one choose from."""

from contextlib import suppress
from datetime import date

from django.core.exceptions import ValidationError

from tidtam.kit.calendar import month_code, month_range, month_short, parse_month_code
from tidtam.work.sales.models import Report
from tidtam.work.sales.queries.producer import last_ended


def months_on_record(*asked: str) -> list[tuple[str, str]]:
    """From the first month on record to the last that ended, and those that a link asked for; the newest first."""
    last = last_ended()
    first = Report.objects.order_by("month").values_list("month", flat=True).first() or last
    months = set(month_range(first, last))
    for code in asked:
        with suppress(ValidationError):
            months.add(parse_month_code(code))
    return [(month_code(month), month_short(month)) for month in sorted(months, reverse=True)]


def month_asked(code: str) -> tuple[date, str]:
    """The month asked for, and what is wrong with it; the last that ended where what was asked is none."""
    try:
        return parse_month_code(code), ""
    except ValidationError as error:
        return last_ended(), " ".join(error.messages)
