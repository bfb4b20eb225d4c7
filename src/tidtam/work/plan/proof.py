"""What the reports and confirmations of a target come to, and whether they prove that it is done.

Only what was said of the work as it stands proves anything: of the reports the last unbroken run that says "delivered,
in the whole quantity" or more, since it was last found not in order; of the confirmations those of that run, by people
who neither answered for the work nor ever reported it, the village one voice however many links it has; of the pictures
those of both, each once.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tidtam.work.plan.models import Confirmation, Place, Progress, Target, TargetPhoto, Verdict, WorkStep
from tidtam.work.plan.models.targets import SHARES


class Tally(NamedTuple):
    """photos_all: near and uncheckable ones; one that was taken far away proves nothing."""

    step: int
    reached: int
    sent_back: bool
    photos_near: int
    photos_all: int
    confirmers: int
    whole: bool

    def proves(self, target: Target) -> bool:
        """Accepted, with as many pictures and confirmations as its kind asks; one confirmation more where the place
        of the pictures cannot be checked."""
        if not self.whole or self.sent_back or self.step < WorkStep.ACCEPTED:
            return False
        if self.photos_all < target.needs_photos:
            return False
        weak = self.photos_near < target.needs_photos
        return self.confirmers >= target.needs_confirmers + weak


def tally(
    target: Target,
    reports: Sequence[Progress],
    confirmations: Sequence[Confirmation],
    photos: Sequence[TargetPhoto],
) -> Tally:
    """Everything of one target, in the order in which it was recorded."""
    last = reports[-1] if reports else None
    if last is None:
        return Tally(WorkStep.PLANNED, 0, False, 0, 0, 0, False)
    complaint = max(
        (one.report_id or 0 for one in confirmations if one.verdict == Verdict.NOT_FINE), default=0
    )
    run = _run(target, [one for one in reports if one.pk > complaint])
    sent_back = last.pk <= complaint
    saw = [
        one
        for one in confirmations
        if one.report_id in run and one.verdict == Verdict.FINE and not one.barred
    ]
    shown = [one for one in photos if one.report_id in run or one.confirmation_id in {it.pk for it in saw}]
    near = {one.print for one in shown if not target.needs_place or one.place == Place.NEAR}
    unclear = {one.print for one in shown if one.place == Place.UNKNOWN}
    return Tally(
        last.step,
        last.quantity,
        sent_back,
        len(near),
        len(near | unclear),
        len({one.person or "village" for one in saw}),
        bool(run) and not sent_back,
    )


def share_of(target: Target, step: int, quantity: int) -> int:
    """Per cent of the work: that of the step, and under way that of the quantity between it and delivery."""
    share = SHARES[step]
    if step == WorkStep.UNDER_WAY:
        ahead = SHARES[WorkStep.DELIVERED] - share
        share += ahead * min(quantity, target.quantity) // target.quantity
    return share


def _run(target: Target, reports: Sequence[Progress]) -> set[int]:
    """The keys of the last reports that all say: delivered, the whole of it."""
    run: set[int] = set()
    for report in reversed(reports):
        if report.step < WorkStep.DELIVERED or report.quantity < target.quantity:
            break
        run.add(report.pk)
    return run
