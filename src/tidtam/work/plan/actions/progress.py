"""Progress is reported by the responsible post, or on its behalf; it closes nothing by itself."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction

from tidtam.ground.areas.geometry import distance_km
from tidtam.ground.areas.models import Area, Level
from tidtam.ground.files.models import File
from tidtam.kit import calendar, clock, thai
from tidtam.kit.actor import Actor
from tidtam.work.plan import rules
from tidtam.work.plan import target_refusals as refused
from tidtam.work.plan.actions.target_steps import account, held_target, settle, trail
from tidtam.work.plan.actions.targets import MOST
from tidtam.work.plan.models import Confirmation, Place, Progress, Target, TargetPhoto, WorkStep
from tidtam.work.plan.proof import share_of

NEAR_KM = 2.0


class ProgressRow(NamedTuple):
    """How far it is. quantity: reached so far, all in all."""

    step: int
    quantity: int
    dated_on: date
    note: str = ""


@transaction.atomic
def report_progress(
    target: Target, row: ProgressRow, *, photos: Sequence[File] = (), by: Actor | None
) -> Progress:
    """Append a dated report with its pictures. A step back is reported like a step ahead; both stay."""
    target = held_target(target)
    if not rules.may_report(by, target):
        raise refused.MayNotReport
    if target.dropped_on is not None:
        raise refused.TargetDropped
    last = target.reports.order_by("pk").last()
    step, note = WorkStep(row.step), thai.clean(row.note)[:400]
    _check(target, row, last)
    same = last is not None and (last.step, last.quantity) == (step, row.quantity)
    if same and not note and not photos:
        raise refused.NothingNew
    share = share_of(target, step, row.quantity)
    user = account(by)
    report = Progress.objects.create(
        target=target,
        step=step,
        quantity=row.quantity,
        gained=share - target.share,
        dated_on=row.dated_on,
        note=note,
        post=target.responsible,
        on_behalf=user is None or target.responsible_id not in user.current_posts,
        by=user,
        by_label=by.label if by is not None else "",
        recorded_at=clock.now(),
    )
    keep_photos(target, photos, report=report)
    target.share, target.reported_on = share, row.dated_on
    trail(
        target,
        "report_progress",
        by=by,
        work_step=str(int(step)),
        quantity=row.quantity,
        on=row.dated_on.isoformat(),
        photos=len(photos),
        note=note,
        on_behalf=report.on_behalf,
    )
    settle(target, by)
    return report


def keep_photos(
    target: Target,
    photos: Sequence[File],
    *,
    report: Progress | None = None,
    confirmation: Confirmation | None = None,
) -> None:
    """The pictures with what their own position says of where they were taken."""
    TargetPhoto.objects.bulk_create(
        TargetPhoto(
            target=target,
            report=report,
            confirmation=confirmation,
            file=file,
            print=file.original_sha256,
            place=place_of(target.area, file),
        )
        for file in photos
        if file.is_picture
    )


def place_of(area: Area, file: File) -> Place:
    """Near within 2 km of the village's point; without a position or a point nothing can be said, never "far"."""
    if file.latitude is None or file.longitude is None or area.level != Level.VILLAGE:
        return Place.UNKNOWN
    if area.latitude is None or area.longitude is None:
        return Place.UNKNOWN
    away = distance_km((file.longitude, file.latitude), (area.longitude, area.latitude))
    return Place.NEAR if away <= NEAR_KM else Place.FAR


def _check(target: Target, row: ProgressRow, last: Progress | None) -> None:
    if row.quantity < 0 or row.quantity > MOST:
        raise refused.QuantityTooLarge(most=f"{MOST:,}")
    if row.dated_on > clock.today():
        raise refused.ReportInFuture
    if last is not None and row.dated_on < last.dated_on:
        raise refused.ReportBeforeLast(day=calendar.date_short(last.dated_on))
