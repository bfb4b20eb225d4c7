"""What of the final months everybody may read."""

from datetime import timedelta

from tidtam.demo.economy import PROVINCE
from tidtam.kit import clock
from tidtam.reporting.statistics.actions import publish
from tidtam.work.sales.models import ProvinceMonth

A_WEEK = timedelta(days=7)


def publish_statistics() -> None:
    """Each final month a week after it became so."""
    for row in ProvinceMonth.objects.filter(province=PROVINCE).exclude(locked_at=None).order_by("month"):
        assert row.locked_at is not None
        with clock.frozen(row.locked_at + A_WEEK):
            publish(PROVINCE, row.month, by=None)
