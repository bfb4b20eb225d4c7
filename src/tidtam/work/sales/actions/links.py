"""Links for reporting without an account: made for many producers or a village, given a new secret, closed, cleared."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Generic, NamedTuple, TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Producer, month_bounds
from tidtam.work.sales import link_refusals as refusals
from tidtam.work.sales.models import Report, ReportLink, ReportState, SheetLink
from tidtam.work.sales.queries.deadlines import Deadlines, deadlines

AT_ONCE = 300
#: A report that stands so is still the producer's to change.
OWN = frozenset({ReportState.DRAFT, ReportState.SUBMITTED, ReportState.RETURNED})


Link = TypeVar("Link", ReportLink, SheetLink)


class Made(NamedTuple, Generic[Link]):
    """A link with its secret, which is told this once."""

    link: Link
    token: str


@transaction.atomic
def make_links(
    producers: Iterable[int], month: date, *, by: Actor | None, beside: str = ""
) -> list[Made[ReportLink]]:
    """A link for each of the producers (keys) to report the month, in the order of their names; all or none.

    One that still works for the same producer and month goes on under a new secret: what was typed through it stays,
    its old address ends. It works to the end of the days that the settings give after the month's due date, and
    never less than these days from today. beside: what makes one more beside such a link, whose address stays.
    """
    keys = sorted(set(producers))
    if not keys:
        raise refusals.NothingChosen()
    if len(keys) > AT_ONCE:
        raise refusals.TooMany(most=AT_ONCE)
    found, dates = asked_for(keys, month, by=by)
    rows = ReportLink.objects.select_for_update().filter(_works(), producer__in=keys, month=month)
    working = {} if beside else {link.producer_id: link for link in rows.order_by("pk")}
    reports = {row.producer_id: row for row in Report.objects.filter(producer__in=keys, month=month)}
    made = []
    for producer in found:
        link = working.get(producer.pk) or ReportLink(producer=producer, month=month, created_at=clock.now())
        token = link.new_secret()
        link.by_label = beside or (by.label if by is not None else "")
        link.expires_at = expiry(dates.of(producer.area_id, month))
        link.report = reports.get(producer.pk)
        link.save()
        made.append(Made(link, token))
    trail.write(
        by,
        "sales.make_links",
        f"sales.reportlink:{made[0].link.pk if len(made) == 1 else 'many'}",
        area=common_area(one.area_id for one in found),
        summary=found[0].called if len(found) == 1 else "",
        month=str(month),
        links=len(made),
    )
    return made


def expiry(due: date) -> datetime:
    """The midnight until which a link works whose report is due on the day."""
    return clock.end_of(max(due, clock.today()) + timedelta(days=settings.REPORT_LINK_DAYS))


def asked_for(keys: Collection[int], month: date, *, by: Actor | None) -> tuple[list[Producer], Deadlines]:
    """The producers, by name, with the month's due dates: where each may still be told of by a link, or a refusal."""
    if month.day != 1 or month > clock.today():
        raise refusals.MonthNotBegun()
    found = list(Producer.objects.filter(pk__in=keys).select_related("area").order_by("sort_key", "pk"))
    if len(found) != len(keys) or not all(by is None or by.may("edit", one.area_id) for one in found):
        raise refusals.NotYourProducer()
    dates = deadlines("", [month])
    _check(found, month, dates)
    return found, dates


@transaction.atomic
def renew_link(link: Link, *, by: Actor | None) -> Made[Link]:
    """The same link under a new secret; the old one leads nowhere from now on."""
    kept = _held(link, by)
    if not kept.is_open:
        raise refusals.LinkOver()
    token = kept.new_secret()
    kept.save(update_fields=["token_print"])
    sheet = isinstance(kept, SheetLink)
    _trail(by, "sales.renew_sheet_link" if sheet else "sales.renew_report_link", kept)
    return Made(kept, token)


@transaction.atomic
def close_link(link: Link, *, by: Actor | None) -> None:
    """It leads nowhere from now on, and what was typed through it and not sent is dropped."""
    kept = _held(link, by)
    if kept.closed_at is not None:
        return
    kept.closed_at = clock.now()
    kept.payload = {}
    kept.save(update_fields=["closed_at", "payload"])
    sheet = isinstance(kept, SheetLink)
    _trail(by, "sales.close_sheet_link" if sheet else "sales.close_report_link", kept)


@transaction.atomic
def clear_typed() -> int:
    """Drop what was typed behind links that are over, or whose report the office has checked; how many."""
    checked = Q(report__isnull=False) & ~Q(report__state__in=OWN)
    ended = Q(expires_at__lte=clock.now()) | Q(closed_at__isnull=False)
    links: list[ReportLink | SheetLink] = [
        *ReportLink.objects.select_for_update(of=("self",)).filter(ended | checked).exclude(payload={}),
        *SheetLink.objects.select_for_update().filter(ended).exclude(payload={}),
    ]
    for link in links:
        link.payload = {}
        link.save(update_fields=["payload"])
    return len(links)


def _check(producers: Sequence[Producer], month: date, dates: Deadlines) -> None:
    starts, ends = month_bounds(month)
    taken = set(
        Report.objects.filter(producer__in=producers, month=month)
        .exclude(state__in=OWN)
        .values_list("producer_id", flat=True)
    )
    if any(one.merged_into_id is not None for one in producers):
        raise refusals.FoundToBeAnother()
    for one in producers:
        if dates.is_closed(one.area_id, month):
            raise refusals.MonthClosed()
        registered = one.registered_at is not None and one.registered_at < ends
        if not registered or (one.struck_at is not None and one.struck_at < starts):
            raise refusals.OwesNothing(producer=one.name)
        if one.pk in taken:
            raise refusals.ReportChecked(producer=one.name)


def _works() -> Q:
    return Q(closed_at__isnull=True, expires_at__gt=clock.now())


def _held(link: Link, by: Actor | None) -> Link:
    kept = type(link).objects.select_for_update(of=("self",)).get(pk=link.pk)
    if by is not None and not by.may("edit", kept.at):
        raise refusals.NotYourProducer()
    return kept


def _trail(by: Actor | None, verb: str, link: ReportLink | SheetLink) -> None:
    subject = f"sales.{link._meta.model_name}:{link.pk}"
    trail.write(by, verb, subject, area=link.at, summary=link.called, month=str(link.month))
