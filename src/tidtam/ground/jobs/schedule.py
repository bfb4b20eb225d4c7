"""Work that is due once a day, whoever is there to do it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from tidtam.ground.jobs import registry
from tidtam.ground.jobs.actions.jobs import start
from tidtam.ground.jobs.models import Job
from tidtam.kit import clock


def start_due() -> int:
    """Start each daily kind whose hour has come and which today has not had; how many were started."""
    here = clock.local(clock.now())
    return sum(
        _start_once(kind.code, here)
        for kind in registry.kinds()
        if kind.daily is not None and here.time() >= kind.daily
    )


def _start_once(code: str, here: datetime) -> bool:
    slot = f"{code}@{here.date().isoformat()}"
    if Job.objects.filter(slot=slot).exists():
        return False
    try:
        with transaction.atomic():
            start(code, by=None, slot=slot)
    except IntegrityError:  # another worker was first
        return False
    return True
