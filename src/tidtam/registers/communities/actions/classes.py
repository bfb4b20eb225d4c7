"""The class of a community: the criteria sheet, an assessment by it or by a paper, its withdrawal."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction

from tidtam.ground.files.models import File
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.registers.communities import refusals
from tidtam.registers.communities.models import (
    ClassAssessment,
    ClassPoint,
    ClassSheet,
    Community,
    Criterion,
    Letter,
)

MOST_CRITERIA, MOST_POINTS = 60, 100


class CriterionRow(NamedTuple):
    text: str
    most: int


@transaction.atomic
def make_sheet(
    province: str,
    *,
    name: str,
    basis: str,
    starts_on: date,
    limits: tuple[int, int, int],
    criteria: Sequence[CriterionRow],
    by: Actor | None,
) -> ClassSheet:
    """A new sheet takes over from its first day; what was assessed by another stays with that one.

    limits: per cent of all points from which a community is A, B, C.
    """
    if by is not None and not by.may("approve", province):
        raise refusals.NotEntitled
    name, basis = thai.clean(name), thai.clean(basis)
    if not name:
        raise refusals.NameMissing
    if not basis:
        raise refusals.BasisMissing
    a, b, c = limits
    if not 100 >= a > b > c > 0:
        raise refusals.LimitsOutOfOrder
    rows = [CriterionRow(thai.clean(row.text), row.most) for row in criteria if thai.clean(row.text)]
    if not 1 <= len(rows) <= MOST_CRITERIA or not all(1 <= row.most <= MOST_POINTS for row in rows):
        raise refusals.NoCriteria(most=MOST_CRITERIA, count=len(rows))
    for at, row in enumerate(rows):
        if row.text in [before.text for before in rows[:at]]:
            raise refusals.CriterionTwice(text=row.text)
    if ClassSheet.objects.filter(province=province, name=name, starts_on=starts_on).exists():
        raise refusals.SheetTaken
    made = ClassSheet.objects.create(
        province=province,
        name=name,
        basis=basis,
        starts_on=starts_on,
        least_a=a,
        least_b=b,
        least_c=c,
        made_at=clock.now(),
        made_by=by.label if by else "",
    )
    Criterion.objects.bulk_create(
        Criterion(sheet=made, order=order, text=row.text, most=row.most) for order, row in enumerate(rows, 1)
    )
    trail.write(
        by,
        "communities.make_sheet",
        f"communities.class_sheet:{made.pk}",
        area=province,
        summary=name,
        starts_on=starts_on.isoformat(),
        limits=list(limits),
        criteria=len(rows),
    )
    return made


@transaction.atomic
def assess_class(
    community: Community,
    *,
    assessed_on: date,
    assessor: str,
    points: Mapping[Criterion, int] | None = None,
    letter: str = "",
    source: str = "",
    note: str = "",
    evidence: File | None = None,
    by: Actor | None,
) -> ClassAssessment:
    """Say of which class the community is on a day. With points the sheet says the letter; without them the letter is
    taken over from a paper, which is named.
    """
    if by is not None and not by.may("edit", community.area_id):
        raise refusals.NotEntitled
    if assessed_on > clock.today():
        raise refusals.InFuture
    assessor, source = thai.clean(assessor), thai.clean(source)
    if not assessor:
        raise refusals.AssessorMissing
    sheet = _sheet_of(points) if points else None
    if sheet is None and not source:
        raise refusals.SourceMissing
    given = sum(points.values()) if points else 0
    most = sum(criterion.most for criterion in points) if points else 0
    found = sheet.letter(given, most) if sheet else Letter(letter)
    made = ClassAssessment.objects.create(
        community=community,
        letter=found,
        sheet=sheet,
        assessed_on=assessed_on,
        assessor=assessor,
        source=source,
        note=thai.clean(note),
        evidence=evidence,
        recorded_at=clock.now(),
        recorded_by=by.label if by else "",
    )
    ClassPoint.objects.bulk_create(
        ClassPoint(assessment=made, criterion=criterion, points=number)
        for criterion, number in (points or {}).items()
    )
    trail.write(
        by,
        "communities.assess_class",
        f"communities.community:{community.pk}",
        area=community.area_id,
        summary=str(found.value),
        on=assessed_on.isoformat(),
        assessor=assessor,
        source=source,
        points=f"{given}/{most}" if sheet else "",
    )
    return made


@transaction.atomic
def withdraw_class(assessment: ClassAssessment, *, reason: str, by: Actor) -> ClassAssessment:
    """Take an assessment back; the one before it stands again, and both stay on record."""
    held = ClassAssessment.objects.select_for_update().select_related("community").get(pk=assessment.pk)
    if not by.may("edit", held.community.area_id):
        raise refusals.NotEntitled
    reason = thai.clean(reason)
    if not reason:
        raise refusals.ReasonMissing
    if held.withdrawn_at is not None:
        raise refusals.AlreadyWithdrawn
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_reason = clock.now(), by.label, reason
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    trail.write(
        by,
        "communities.withdraw_class",
        f"communities.community:{held.community_id}",
        area=held.community.area_id,
        summary=held.letter,
        on=held.assessed_on.isoformat(),
        reason=reason,
    )
    return held


def _sheet_of(points: Mapping[Criterion, int]) -> ClassSheet:
    """The sheet whose criteria all got their points, and no others."""
    sheet = next(iter(points)).sheet
    if {criterion.pk for criterion in points} != set(sheet.criteria.values_list("pk", flat=True)):
        raise refusals.NotOfThisSheet
    for criterion, number in points.items():
        if not 0 <= number <= criterion.most:
            raise refusals.TooManyPoints(
                field=f"points_{criterion.pk}", text=criterion.text, most=criterion.most
            )
    return sheet
