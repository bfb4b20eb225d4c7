"""How long it takes to ask about a district's month on record."""

import os
import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.measures import Figure

REPORTS = 200
REPEAT = 15
MONTH = date(2018, 6, 1)


def flags(_home: Path) -> Iterator[Figure]:
    """200 reports of the demo's largest districts with their explanations, warm, on the database at hand."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
    import django

    django.setup()
    from tidtam.work.sales import checks
    from tidtam.work.sales.models import Report

    reports = list(
        Report.objects.filter(month=MONTH).order_by("area_id", "pk").values_list("pk", flat=True)[:REPORTS]
    )
    assert len(reports) == REPORTS
    samples, spent = [], []
    for _ in range(REPEAT):
        begun, worked = time.perf_counter(), time.process_time()
        checks.asked(reports)
        samples.append((time.perf_counter() - begun) * 1000)
        spent.append((time.process_time() - worked) * 1000)
    yield Figure("odd amounts of 200 reports", statistics.median(samples), "ms", 100)
    yield Figure("the same, processor time of the page's process", statistics.median(spent), "ms", None)
