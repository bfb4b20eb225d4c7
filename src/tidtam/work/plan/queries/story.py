"""Everything that happened to a target, in the order in which it was recorded."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from tidtam.work.plan.models import Confirmation, Target, TargetPhoto, Verdict, WorkStep

KIND_OF = {Verdict.FINE: "done", Verdict.NOT_FINE: "late", Verdict.CANNOT_CHECK: "none"}


@dataclass(frozen=True)
class Chapter:
    """One thing that happened. kind: colour and shape; facts: what it changed, in words."""

    kind: str
    title: str
    on: date
    at: datetime
    who: str
    note: str = ""
    tags: tuple[str, ...] = ()
    facts: tuple[tuple[str, Any], ...] = ()
    photos: list[TargetPhoto] = field(default_factory=list)


def chapters(target: Target) -> list[Chapter]:
    """The newest last."""
    photos: defaultdict[tuple[str, int | None], list[TargetPhoto]] = defaultdict(list)
    for one in target.photos.select_related("file"):
        photos["report", one.report_id].append(one)
        photos["confirmation", one.confirmation_id].append(one)
    found = [*_revisions(target), *_payments(target)]
    for report in target.reports.select_related("post"):
        found.append(
            Chapter(
                "going",
                str(WorkStep(report.step).label),
                report.dated_on,
                report.recorded_at,
                report.by_label or "tidtam",
                report.note,
                tuple(filter(None, [report.post.name, _("recorded on behalf") if report.on_behalf else ""])),
                ((_("Reached so far"), f"{report.quantity:,} {target.item.unit}"),),
                photos["report", report.pk],
            )
        )
    found += [
        _confirmation(seen, photos["confirmation", seen.pk])
        for seen in target.confirmations.select_related("post")
    ]
    return sorted(found, key=lambda chapter: chapter.at)


def _confirmation(one: Confirmation, photos: list[TargetPhoto]) -> Chapter:
    return Chapter(
        KIND_OF[Verdict(one.verdict)],
        str(Verdict(one.verdict).label),
        one.dated_on,
        one.recorded_at,
        one.who,
        one.note,
        tuple(
            filter(
                None,
                [
                    str(one.get_how_display()),
                    one.post.name if one.post else "",
                    _("no longer counted: came to do the work") if one.barred else "",
                ],
            )
        ),
        photos=photos,
    )


def _revisions(target: Target) -> list[Chapter]:
    found, before = [], None
    for one in target.revisions.select_related("responsible", "node"):
        facts = [
            (_("Quantity"), f"{one.quantity:,} {target.item.unit}"),
            (_("Due date"), one.due_on),
            (_("Responsible post"), one.responsible.name),
        ]
        if one.money:
            facts.append((_("Money (baht)"), one.money))
        if before is not None:
            facts = [fact for fact in facts if fact not in before]
        title = _("Target made") if one.number == 1 else _("Target changed")
        if one.dropped:
            title = _("Target dropped")
        found.append(
            Chapter(
                "none",
                title,
                one.recorded_at.date(),
                one.recorded_at,
                one.by_label or "tidtam",
                one.reason,
                facts=tuple(facts),
            )
        )
        before = {*facts} if before is None else before | {*facts}
    return found


def _payments(target: Target) -> list[Chapter]:
    return [
        Chapter(
            "none",
            _("Payment") if one.amount > 0 else _("Payment taken back"),
            one.dated_on,
            one.entry.recorded_at,
            one.entry.by_label or "tidtam",
            one.entry.document,
            facts=((_("Amount (baht)"), one.amount),),
        )
        for one in target.payments.select_related("entry")
    ]
