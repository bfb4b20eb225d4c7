"""How a report came to stand where it stands."""

from datetime import datetime

from tidtam.work.sales.models import Report, ReportState, ReportStep


def given_back(report: Report, before: datetime | None = None) -> str:
    """Why it was given back, the last time (before the moment); "" where it was not."""
    steps = ReportStep.objects.filter(report=report, state=ReportState.RETURNED)
    if before is not None:
        steps = steps.filter(at__lt=before)
    return steps.order_by("-at", "-pk").values_list("reason", flat=True).first() or ""
