"""When a producer rests and no report is expected of it: said, ended, taken back."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_code, month_of, month_short, next_month
from tidtam.registers.producers.models import Producer
from tidtam.work.sales.models import Pause, ProvinceMonth
from tidtam.work.sales.queries.pauses import span_text

MOST_YEARS = 3  # ahead of today; a producer that rests longer is struck from the register or rests until further notice


@transaction.atomic
def pause(producer: Producer, *, first: date, last: date | None, reason: str, by: Actor | None) -> Pause:
    """From the first month to the last (None: until further notice) no report is expected of the producer.

    The same said twice is one pause. ValidationError where months are none, another pause holds in one of them or
    the reason is wanting; PermissionDenied outside the actor's area. Of months that the province has closed the
    province alone says so.
    """
    kept = _held(producer, by)
    why = _reason(reason)
    _require_months(first, last)
    if kept.merged_into_id is not None:
        raise ValidationError(_("This producer was merged into another one; say it of that one."))
    others = list(_touching(kept, first, last))
    for other in others:
        if (other.first, other.last, other.reason) == (first, last, why):
            return other
    if others:
        raise ValidationError(
            {
                "first": _("It rests in some of these months already: %(months)s.")
                % {"months": span_text(others[0])}
            }
        )
    _require_open(kept, (first, last), by)
    made = _write(kept, first, last, why, by)
    _trail(made, "sales.pause", by, why)
    return made


@transaction.atomic
def end_pause(paused: Pause, *, last: date, by: Actor | None) -> Pause:
    """The pause ends with this month: a new row holds, and what was known before stays askable."""
    kept = _held(paused.producer, by)
    stands = Pause.objects.get(pk=paused.pk)
    if stands.withdrawn_at is not None:
        return _same(kept, stands.first, last) or _gone()
    if stands.last == last:
        return stands
    _require_months(stands.first, last)
    others = _touching(kept, stands.first, last).exclude(pk=stands.pk)
    if other := others.first():
        raise ValidationError(
            {
                "last": _("It rests in some of these months already: %(months)s.")
                % {"months": span_text(other)}
            }
        )
    nearer = last if stands.last is None else min(last, stands.last)
    _require_open(kept, (next_month(nearer), stands.last and max(last, stands.last)), by)
    _take_back(stands)
    made = _write(kept, stands.first, last, stands.reason, by)
    _trail(made, "sales.end_pause", by, stands.reason)
    return made


@transaction.atomic
def withdraw_pause(paused: Pause, *, reason: str, by: Actor | None) -> None:
    """It never was one: reports of its months are expected again. Withdrawn twice is withdrawn."""
    kept = _held(paused.producer, by)
    why = _reason(reason)
    stands = Pause.objects.get(pk=paused.pk)
    if stands.withdrawn_at is not None:
        return
    _require_open(kept, (stands.first, stands.last), by)
    _take_back(stands)
    _trail(stands, "sales.withdraw_pause", by, why)


def _held(producer: Producer, by: Actor | None) -> Producer:
    """The producer, held until the end, so that two pauses never cross."""
    kept = Producer.objects.select_for_update(of=("self",)).get(pk=producer.pk)
    if by is not None and not by.may("edit", kept.area_id):
        raise PermissionDenied
    return kept


def _reason(text: str) -> str:
    why = thai.clean(text)[:400]
    if not why:
        raise ValidationError({"reason": _("Say why.")})
    return why


def _require_months(first: date, last: date | None) -> None:
    if first.day != 1 or (last is not None and last.day != 1):
        raise ValidationError(_("A month is given by its first day."))
    if last is not None and last < first:
        raise ValidationError({"last": _("The last month lies before the first one.")})
    ahead = month_of(clock.today())
    ahead = ahead.replace(year=ahead.year + MOST_YEARS)
    for name, month in (("first", first), ("last", last)):
        if month is not None and month > ahead:
            raise ValidationError(
                {
                    name: _("At most to %(month)s; without a last month it rests until further notice.")
                    % {"month": month_short(ahead)}
                }
            )


def _require_open(kept: Producer, months: tuple[date, date | None], by: Actor | None) -> None:
    """Completeness of a month that the province has closed changes by the province alone."""
    if by is None or by.may("approve", kept.area_id[:2]):
        return
    first, last = months
    closed = ProvinceMonth.objects.filter(
        closed_at__isnull=False, province=kept.area_id[:2], month__gte=first
    )
    row = (closed if last is None else closed.filter(month__lte=last)).order_by("month").first()
    if row is not None:
        raise ValidationError(
            _("The province has closed %(month)s; ask it to say so, or to open the month again.")
            % {"month": month_short(row.month)}
        )


def _touching(kept: Producer, first: date, last: date | None) -> "QuerySet[Pause]":
    standing = Pause.objects.filter(producer=kept, withdrawn_at__isnull=True).order_by("first", "pk")
    standing = standing.filter(Q(last__isnull=True) | Q(last__gte=first))
    return standing if last is None else standing.filter(first__lte=last)


def _same(kept: Producer, first: date, last: date) -> Pause | None:
    return Pause.objects.filter(producer=kept, withdrawn_at__isnull=True, first=first, last=last).first()


def _gone() -> Pause:
    raise ValidationError(_("This pause was taken back in the meantime."))


def _take_back(stands: Pause) -> None:
    stands.withdrawn_at = clock.now()
    stands.save(update_fields=["withdrawn_at"])


def _write(kept: Producer, first: date, last: date | None, why: str, by: Actor | None) -> Pause:
    return Pause.objects.create(
        producer=kept,
        first=first,
        last=last,
        reason=why,
        recorded_at=clock.now(),
        by_label=by.label if by is not None else "",
    )


def _trail(made: Pause, verb: str, by: Actor | None, why: str) -> None:
    trail.write(
        by,
        verb,
        f"producers.producer:{made.producer_id}",
        area=made.producer.area_id,
        summary=why,
        first=month_code(made.first),
        last=month_code(made.last) if made.last else "",
    )
