"""What is asked beside a sheet: its month, its district, why its amounts change."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import clock
from tidtam.kit.access import within_any
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import fiscal_year, month_code, month_long, month_of, month_range, parse_month_code
from tidtam.kit.digits import to_arabic
from tidtam.kit.uploads import Ask, Said
from tidtam.work.sales.queries.producer import last_ended
from tidtam.work.sales.sheets.aim_columns import read_year

BACK = 3  # years of months that are offered


def _months(_by: Actor | None) -> Sequence[tuple[str, str]]:
    this = month_of(clock.today())
    offered = month_range(this.replace(year=this.year - BACK), this)
    return [(month_code(month), month_long(month)) for month in reversed(offered)]


def _last_month() -> str:
    return month_code(last_ended())


def _districts(by: Actor | None) -> Sequence[tuple[str, str]]:
    reach = by.reach("import") if by is not None else ("",)
    found = Area.objects.filter(within_any(reach), level=Level.DISTRICT).existing()
    return [(area.code, area.label) for area in found.order_by("code")]


def _read_month(text: str) -> str:
    return month_code(parse_month_code(to_arabic(text.strip())))


def _read_area(text: str) -> str:
    code = to_arabic(text.strip())
    if not Area.objects.filter(code=code).exists():
        raise ValidationError(_("The area %(code)s is not known.") % {"code": code[:20]})
    return code


def is_of_one(by: Actor | None, said: Said) -> bool:
    """Whether the answers leave all rows in one month of one province, whatever these say."""
    reach = by.reach("edit") if by is not None else [""]
    provinces = {area[: Level.PROVINCE] for area in ([said["area"]] if said.get("area") else reach)}
    return bool(said.get("month")) and len(provinces) == 1 and "" not in provinces


def _areas(by: Actor | None) -> Sequence[tuple[str, str]]:
    reach = by.reach("import") if by is not None else ("",)
    found = Area.objects.filter(within_any(reach), level__in=(Level.PROVINCE, Level.DISTRICT)).existing()
    return [(area.code, area.label) for area in found.order_by("code")]


def _provinces(by: Actor | None) -> Sequence[tuple[str, str]]:
    return [row for row in _areas(by) if len(row[0]) == Level.PROVINCE]


def _years(_by: Actor | None) -> Sequence[tuple[str, str]]:
    return [(str(year), str(year)) for year in range(int(_next_year()), int(_next_year()) - BACK - 2, -1)]


def _next_year() -> str:
    return str(fiscal_year(clock.today()) + 1)


def _this_year() -> str:
    return str(fiscal_year(clock.today()))


ASKS = (
    Ask(
        "month",
        gettext_lazy("Month"),
        choices=_months,
        read=_read_month,
        help_text=gettext_lazy("for rows that do not name one; a row of another month is refused"),
        out=True,
        first=_last_month,
    ),
    Ask(
        "area",
        gettext_lazy("District"),
        choices=_districts,
        read=_read_area,
        help_text=gettext_lazy("rows of other districts are refused then"),
        out=True,
    ),
    Ask(
        "reason",
        gettext_lazy("Reason for changed amounts"),
        help_text=gettext_lazy(
            "for rows that change what was reported before and give no reason of their own; new amounts need none"
        ),
    ),
)

OF_TARGETS = (
    Ask(
        "year",
        gettext_lazy("Fiscal year"),
        choices=_years,
        read=lambda text: str(read_year(text) or ""),
        help_text=gettext_lazy("for rows that do not name one"),
        out=True,
        first=_this_year,
    ),
    Ask(
        "area",
        gettext_lazy("Province"),
        choices=_provinces,
        read=_read_area,
        help_text=gettext_lazy("rows of other provinces are refused then"),
        out=True,
    ),
    Ask(
        "reason",
        gettext_lazy("Reason for changed targets"),
        help_text=gettext_lazy("for rows that adjust or set anew a target and give no reason of their own"),
    ),
)
OF_BROUGHT = (
    Ask(
        "area",
        gettext_lazy("Area"),
        choices=_areas,
        read=_read_area,
        help_text=gettext_lazy("rows of other areas are refused then"),
        out=True,
    ),
    Ask(
        "document",
        gettext_lazy("Where the figures stand"),
        help_text=gettext_lazy("for rows that do not say it: which paper, who made it"),
        most=300,
    ),
    Ask(
        "reason",
        gettext_lazy("Reason for changed sums"),
        help_text=gettext_lazy("for rows that change a sum that stands and give no reason of their own"),
    ),
)
