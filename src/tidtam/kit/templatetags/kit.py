"""What templates may say about days, numbers, money, states and figures."""

from datetime import date, datetime, time
from functools import cache
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tidtam.kit import calendar, clock, money
from tidtam.kit.digits import to_thai
from tidtam.kit.text import places

register = template.Library()


def _day(value: Any) -> date | None:
    """The day on Bangkok's calendar, of a day or an instant."""
    if isinstance(value, datetime):
        return clock.local(value).date()
    return value if isinstance(value, date) else None


@register.filter
def date_short(value: Any) -> str:
    """20 ก.ค. 61; nothing for no date."""
    day = _day(value)
    return calendar.date_short(day) if day else ""


@register.filter
def date_long(value: Any) -> str:
    """20 กรกฎาคม 2561."""
    day = _day(value)
    return calendar.date_long(day) if day else ""


@register.filter
def date_full(value: Any) -> str:
    """วันศุกร์ที่ 20 กรกฎาคม 2561."""
    day = _day(value)
    return calendar.date_full(day) if day else ""


@register.filter
def datetime_short(value: Any) -> str:
    """20 ก.ค. 61 09.00 น."""
    if not isinstance(value, datetime):
        return date_short(value)
    here = clock.local(value)
    return f"{calendar.date_short(here.date())} {calendar.time_text(here.time())}"


@register.filter
def datetime_long(value: Any) -> str:
    """20 กรกฎาคม 2561 09.00 น."""
    if not isinstance(value, datetime):
        return date_long(value)
    here = clock.local(value)
    return f"{calendar.date_long(here.date())} {calendar.time_text(here.time())}"


@register.filter
def clock_time(value: Any) -> str:
    """09.00 น."""
    if isinstance(value, datetime):
        value = clock.local(value).time()
    return calendar.time_text(value) if isinstance(value, time) else ""


@register.filter
def month_short(value: Any) -> str:
    """ก.ค. 61."""
    day = _day(value)
    return calendar.month_short(day) if day else ""


@register.filter
def month_long(value: Any) -> str:
    """กรกฎาคม 2561."""
    day = _day(value)
    return calendar.month_long(day) if day else ""


@register.filter
def be(value: Any) -> Any:
    """The พ.ศ. year of a Christian one."""
    return calendar.be(value) if isinstance(value, int) else ""


@register.filter
def number(value: Any) -> str:
    """1,441; nothing for nothing, so that blank is not zero."""
    if value is None or value == "":
        return ""
    return f"{value:,}" if isinstance(value, int | float) else str(value)


@register.filter(name="money")
def money_text(value: Any) -> str:
    """Satang as baht: 6,199,333,184."""
    return money.text(value) if isinstance(value, int) else ""


@register.filter
def money_words(value: Any) -> str:
    """Satang in Thai words: ห้าพันบาทถ้วน."""
    return money.words(value) if isinstance(value, int) else ""


@register.filter
def digits(value: Any) -> str:
    """In Thai digits."""
    return to_thai(str(value))


@register.filter
def checkbox(field: BoundField) -> bool:
    """Whether the label of this field stands behind it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.simple_tag
def state(kind: str, word: str) -> SafeString:
    """late, soon, going, done or none, as colour, shape and word."""
    return format_html('<span class="state {}">{}</span>', kind, word)


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A drawing that repeats what the word beside it says."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("kit/icons.svg"),
        name,
    )


@register.inclusion_tag("kit/figure.html")
def figure(fig: Any) -> dict[str, Any]:
    """A named number: its value and unit, where and when it holds, who stated another, the way down."""
    return {"fig": fig}


@register.filter(name="places")
def whole_places(value: Any) -> SafeString:
    """Words of a place name that are not broken: บ้านวังคูณ ต.หนองเม็ก."""
    return places(str(value or ""))
