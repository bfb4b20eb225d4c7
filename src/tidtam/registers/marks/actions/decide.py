"""What the committee makes of an assessment, and the permission that follows from it."""

import re
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from tidtam.ground.people.models import User
from tidtam.ground.trail import actions as trail
from tidtam.kit import calendar, clock
from tidtam.kit.calendar import be
from tidtam.kit.thai import clean
from tidtam.registers.marks import refusals
from tidtam.registers.marks.actions.assess import area_of, trail_of
from tidtam.registers.marks.actions.award import AwardRow, award_mark
from tidtam.registers.marks.models import Assessment, AssessmentState, Award, Level, Version
from tidtam.registers.marks.rights import VERB, approver_of, require_decide
from tidtam.registers.marks.rubric.outcome import Outcome, outcome
from tidtam.registers.marks.rubric.shape import COMMITTEE

NUMBER = re.compile(r"(\d+)(/\d{4})?\D*$", re.ASCII)


@transaction.atomic
def decide(
    assessment: Assessment,
    *,
    level: str,
    decided_on: date,
    body: str,
    meeting: str = "",
    reason: str = "",
    certificate_no: str = "",
    valid_from: date | None = None,
    by: User,
    at: datetime | None = None,
) -> Award | None:
    """Record the committee's decision: a level's code, or "" for none; with a level the product may bear it.

    `by` must reach as far as the committee that decides about the level. All sheets must be in; a decision other than
    the scheme computes, or where assessors stand even, needs a reason. An earlier permission of the same scheme ends
    the day before the new one begins. The result never changes after. at: when it was recorded, now by default.
    """
    rows = Assessment.objects.select_for_update(of=("self",))
    locked = rows.select_related("product__producer", "version__scheme").get(pk=assessment.pk)
    area = area_of(locked)
    if not by.may(VERB, area):
        raise refusals.NotEntitled
    if not locked.is_open:
        raise refusals.NotOpen
    version = locked.version
    chosen = _level(version, level)
    require_decide(by, approver_of(version, chosen), area)
    found = _found(locked)
    said = clean(reason)
    if _needs_reason(version, found, level) and not said:
        computed = str(version.by_code[found.level]) if found.level else version.rules.otherwise.text_th
        raise refusals.DiffersWithoutReason(level=computed or "–")
    if not clean(body):
        raise refusals.BodyMissing
    _require_days(locked, decided_on, valid_from)
    locked.state = AssessmentState.DECIDED
    locked.computed, locked.score = found.settled, found.score
    locked.computed_level = version.by_code.get(found.level)
    locked.level, locked.reason = chosen, said
    locked.decided_on, locked.body, locked.meeting = decided_on, clean(body), clean(meeting)
    locked.recorded_at, locked.recorded_by = at or clock.now(), by.label
    locked.save()
    trail_of(
        locked,
        "decide",
        by=by,
        level=str(chosen.name_th) if chosen else "",
        on=decided_on.isoformat(),
        committee=clean(body),
        reason=said,
    )
    if chosen is None:
        return None
    starts = valid_from or decided_on
    _end_earlier(locked, starts, by)
    row = AwardRow(
        locked.product_id,
        level,
        decided_on,
        starts,
        valid_until=last_day(version, starts),
        certificate_no=clean(certificate_no),
        body=clean(body),
        meeting=clean(meeting),
        assessment=locked.pk,
        at=at,
    )
    return award_mark(row, by=by, version=version)


def last_day(version: Version, starts: date) -> date | None:
    """The last day of a permission that begins then; None where the version sets no end.

    The day before the corresponding one, and the month's last where it has none such (Civil and Commercial Code 193/5).
    """
    if version.validity_months is None:
        return None
    month = starts.month - 1 + version.validity_months
    first = date(starts.year + month // 12, month % 12 + 1, 1)
    longest = (calendar.next_month(first) - first).days
    if starts.day > longest:
        return first.replace(day=longest)
    return first.replace(day=starts.day) - timedelta(days=1)


def proposed_number(version: Version, day: date) -> str:
    """The certificate number after the last one of the version: counted up, in a new year from 1 ("1/2561")."""
    last = (
        Award.objects.filter(version=version)
        .exclude(certificate_no="")
        .order_by("-pk")
        .values_list("certificate_no", flat=True)
        .first()
    )
    year = f"/{be(day.year)}"
    match = NUMBER.search(last or "")
    if last is None or match is None:
        return f"1{year}"
    number, of_year = match.groups()
    if of_year and of_year != year:
        before, following = last[: match.start()], 1
    else:
        before, following = last[: match.start()], int(number) + 1
    taken = set(Award.objects.filter(version=version).values_list("certificate_no", flat=True))
    while (
        proposed := f"{before}{following:0{len(number) if not of_year else 1}}{year if of_year else ''}"
    ) in taken:
        following += 1
    return proposed


def _level(version: Version, code: str) -> Level | None:
    if not code:
        return None
    if code not in version.by_code:
        raise refusals.NoSuchLevel
    return version.by_code[code]


def _found(assessment: Assessment) -> Outcome:
    """What the sheets come to; every sheet must be in."""
    sheets = list(assessment.sheets.all())
    if waiting := [sheet.label for sheet in sheets if not sheet.is_handed_in]:
        raise refusals.SheetsOpen(names=", ".join(waiting))
    if not sheets:
        raise refusals.NothingHandedIn
    return outcome(assessment.version.rules, [sheet.answers for sheet in sheets])


def _needs_reason(version: Version, found: Outcome, level: str) -> bool:
    """Where the rules came to another level, or to none because assessors stand even."""
    return found.level != level if found.settled else version.rules.method != COMMITTEE


def _require_days(assessment: Assessment, decided_on: date, valid_from: date | None) -> None:
    if decided_on < assessment.opened_on:
        raise refusals.DecidedTooEarly(day=calendar.date_short(assessment.opened_on))
    if decided_on > clock.today():
        raise refusals.DecidedInFuture
    if valid_from is not None and valid_from < decided_on:
        raise refusals.ValidFromTooEarly


def _end_earlier(assessment: Assessment, starts: date, by: User) -> None:
    """A product bears one level of a scheme at a time."""
    earlier = Award.objects.select_for_update().filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=starts),
        product=assessment.product_id,
        version__scheme=assessment.version.scheme_id,
        valid_from__lt=starts,
        revoked_on=None,
    )
    for award in earlier:
        before, award.valid_until = award.valid_until, starts - timedelta(days=1)
        award.save(update_fields=["valid_until"])
        trail.write(
            by,
            "marks.end_award",
            f"marks.award:{award.pk}",
            area=area_of(assessment),
            summary=assessment.product.name_th,
            before=before.isoformat() if before else "",
            after=award.valid_until.isoformat(),
        )
