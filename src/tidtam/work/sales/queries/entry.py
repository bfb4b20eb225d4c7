"""Whether somebody may report a month of a producer, and if not, why."""

from datetime import date

from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Producer
from tidtam.work.sales.actions.months import Doors
from tidtam.work.sales.actions.rows import NilReport, refusals, sellers
from tidtam.work.sales.models import ProvinceMonth, Report, ReportState


def shut(producer: Producer, month: date, report: Report | None, by: Actor) -> str:
    """The sentence that says why no report of this month is taken from this person now; "" where it is."""
    row = NilReport(producer.pk, month)
    known = sellers([row])
    if refused := refusals([row], known, by=by):
        return refused[0].reason
    area = known.each([row])[0].area
    province = area[:2]
    held = ProvinceMonth.objects.filter(province=province, month=month).first()
    doors = Doors([held or ProvinceMonth(province=province, month=month)])
    state = report.state if report else ReportState.SUBMITTED
    return str(doors.refusal(area, month, state, "?", by) or "")
