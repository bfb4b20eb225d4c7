"""How a report came to stand where it stands."""

from tidtam.work.sales.models import Report, ReportState, ReportStep


def given_back(report: Report) -> str:
    """Why it was given back, the last time; "" where it was not."""
    steps = ReportStep.objects.filter(report=report, state=ReportState.RETURNED)
    return steps.order_by("-at", "-pk").values_list("reason", flat=True).first() or ""
