"""What is asked beside a budget sheet: of which year and province it is, as of which day, by which paper."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import calendar, clock
from tidtam.kit.access import reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.digits import to_arabic
from tidtam.kit.uploads import Ask
from tidtam.work.plan.models import BudgetNode
from tidtam.work.plan.sheets.columns import read_year


def _provinces(by: Actor | None) -> Sequence[tuple[str, str]]:
    found = Area.objects.filter(level=Level.PROVINCE).existing()
    if by is not None:
        found = found.filter(reach_q(by, "view", "code"))
    return [(area.code, area.label) for area in found.order_by("sort_key")]


def _years(_by: Actor | None) -> Sequence[tuple[str, str]]:
    this = calendar.fiscal_year(clock.today())
    kept = set(BudgetNode.objects.order_by().values_list("programme__fiscal_year", flat=True).distinct())
    return [(str(year), str(year)) for year in sorted({this, this - 1, *kept}, reverse=True)]


def _read_year(text: str) -> str:
    return str(read_year(text) or "")


def _read_area(text: str) -> str:
    code = to_arabic(text.strip())
    if not Area.objects.filter(code=code).exists():
        raise ValidationError(_("The area %(code)s is not known.") % {"code": code[:20]})
    return code


def _read_day(text: str) -> str:
    return calendar.parse_date(text).isoformat()


def _newest() -> str:
    kept = BudgetNode.objects.order_by("-programme__fiscal_year").values_list(
        "programme__fiscal_year", flat=True
    )
    return str(kept.first() or calendar.fiscal_year(clock.today()))


ASKS = (
    Ask(
        "year",
        gettext_lazy("Fiscal year"),
        choices=_years,
        read=_read_year,
        help_text=gettext_lazy("for rows that do not name one"),
        out=True,
        first=_newest,
    ),
    Ask(
        "area",
        gettext_lazy("Province"),
        choices=_provinces,
        read=_read_area,
        help_text=gettext_lazy("for rows that name no area"),
        out=True,
    ),
    Ask(
        "day",
        gettext_lazy("Figures as of"),
        read=_read_day,
        help_text=gettext_lazy(
            "the day of the entries that come of it, such as 20 ก.ค. 61; today where it is blank"
        ),
    ),
    Ask(
        "document",
        gettext_lazy("Number of the paper"),
        help_text=gettext_lazy("under which the sheet came; stands at each entry"),
        most=120,
    ),
    Ask(
        "reason",
        gettext_lazy("Reason for smaller amounts"),
        help_text=gettext_lazy("where the sheet says less than the books; larger amounts need none"),
    ),
)
