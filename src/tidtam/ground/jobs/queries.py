"""What is asked about jobs from elsewhere."""

from django.db.models import Max
from django.db.models.functions import Now

from tidtam.ground.jobs import board
from tidtam.ground.jobs.models import Job, Worker


def worker_seen() -> float | None:
    """Seconds since a worker was last seen, 0 while one is at a job; None when there is none."""
    if any(board.is_alive(job) for job in Job.objects.filter(state=Job.State.RUNNING)):
        return 0.0
    seen = Worker.objects.aggregate(seen=Max("seen_at"), now=Max(Now()))
    if seen["seen"] is None:
        return None
    return max(0.0, float((seen["now"] - seen["seen"]).total_seconds()))
