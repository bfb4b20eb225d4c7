"""The statistics of a month are published once, and taken back for good."""

from datetime import date

from django.db import transaction

from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.reporting.statistics import queries, refusals
from tidtam.reporting.statistics.models import Edition
from tidtam.work.sales.models import ProvinceMonth

VERB = "approve"


@transaction.atomic
def publish(province: str, month: date, *, by: Actor | None) -> Edition:
    """Freeze the tables of a final month for everybody; what could tell a single producer's income is withheld."""
    if by is not None and not by.may(VERB, province):
        raise refusals.NotEntitled
    row = ProvinceMonth.objects.select_for_update().filter(province=province, month=month).first()
    if row is None or row.locked_at is None:
        raise refusals.NotFinal
    if Edition.objects.filter(province=province, month=month).exists():
        raise refusals.PublishedAlready
    tables = queries.tables(province, month)
    edition = Edition.objects.create(
        province=province,
        month=month,
        tables=tables,
        published_at=clock.now(),
        by_label=by.label if by is not None else "",
    )
    write(
        by,
        "statistics.publish",
        f"statistics.edition:{edition.pk}",
        area=province,
        withheld=tables["withheld"],
    )
    return edition


@transaction.atomic
def withdraw(edition: Edition, *, reason: str, by: Actor | None) -> Edition:
    """Take the edition from the public; the month is not published again."""
    kept = Edition.objects.select_for_update().get(pk=edition.pk)
    if by is not None and not by.may(VERB, kept.province):
        raise refusals.NotEntitled
    words = clean(reason)[:400]
    if not words:
        raise refusals.ReasonMissing
    if kept.withdrawn_at is None:
        kept.withdrawn_at, kept.withdrawn_reason = clock.now(), words
        kept.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        write(by, "statistics.withdraw", f"statistics.edition:{kept.pk}", area=kept.province, reason=words)
    return kept
