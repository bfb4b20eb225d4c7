"""The report of a data breach to the PDPC, as a paper."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from tidtam.ground.areas.models import Area
from tidtam.ground.privacy.models import Breach
from tidtam.kit import calendar, clock, paper
from tidtam.kit.notice import notice


def breach_report(breach: Breach) -> bytes:
    """What PDPA s.37 (4) asks to be told, in Thai: the PDPC reads nothing else."""
    with override("th"):
        return paper.render("privacy/breach.typ", _inputs(breach), at=breach.noticed_at)


def _inputs(breach: Breach) -> dict[str, object]:
    area = Area.objects.filter(pk=breach.area).first()
    rows = [
        (_("What happened"), breach.what),
        (_("Happened at"), _at(breach.happened_at) or _("Not known")),
        (_("Noticed at"), _at(breach.noticed_at)),
        (_("To be reported by"), _at(breach.report_by)),
        (_("Kinds of data"), breach.kinds),
        (
            _("Number of people"),
            f"{breach.people_count:,}" if breach.people_count is not None else _("Not known"),
        ),
        (_("Risk"), breach.get_risk_display()),
        (_("Steps taken"), breach.steps or "–"),
        (_("Reported to the PDPC at"), _at(breach.reported_at) or "–"),
        (_("People told at"), _at(breach.told_at) or "–"),
    ]
    if breach.late_reason:
        rows.append((_("Why it was late"), breach.late_reason))
    return {
        "title": _("Report of a personal data breach"),
        "office": area.label if area is not None else "",
        "rows": [[label, value] for label, value in rows],
        "notice": notice(),
        "reference": f"{breach.pk}",
        "digits": "arabic",
    }


def _at(instant: datetime | None) -> str:
    if instant is None:
        return ""
    here = clock.local(instant)
    return f"{calendar.date_long(here.date())} {calendar.time_text(here.time())}"
