"""What a producer without an account reports by a link: kept as typed, sent once, changed until it is checked."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.ground.areas.redraw import now_of
from tidtam.kit import clock
from tidtam.kit.actor import Holder
from tidtam.work.sales.actions.links import OWN
from tidtam.work.sales.link_refusals import AlreadyChecked, LinkOver, TooMuchTyped
from tidtam.work.sales.models import Report, ReportLink, ReportState, SheetLink
from tidtam.work.sales.telling import TellingForm, send

MOST_ANSWERS = 400
MOST_LETTERS = 400  # of one answer


def mark_opened(link: ReportLink | SheetLink) -> None:
    """Note once that somebody opened it."""
    with transaction.atomic():
        kept = type(link).objects.select_for_update(of=("self",)).get(pk=link.pk)
        if "opened" not in kept.payload:
            kept.payload["opened"] = clock.now().isoformat()
            kept.save(update_fields=["payload"])


@transaction.atomic
def keep_typed(link: ReportLink, typed: Mapping[str, str]) -> ReportLink:
    """Keep what was typed, as typed, right or wrong."""
    kept = held_link(link)
    keep_in(kept, typed)
    return kept


def keep_in(kept: ReportLink | SheetLink, typed: Mapping[str, str]) -> None:
    """The same with the link that is held."""
    if len(typed) > MOST_ANSWERS or any(len(one) > MOST_LETTERS for one in typed.values()):
        raise TooMuchTyped()
    kept.payload["typed"] = dict(typed)
    kept.saved_at = clock.now()
    kept.save(update_fields=["payload", "saved_at"])


@transaction.atomic
def send_by_link(link: ReportLink, form: TellingForm) -> Report:
    """Record what the form tells as the producer's own report, which an officer is to check.

    The same page sent again gives the same report. Raises `NotTold` as `telling.send` does, `AlreadyChecked` once the
    report is no longer the producer's to change.
    """
    kept = held_link(link)
    key = send(form, by=holder_of(kept), informant=kept.producer.called)
    kept.report = Report.objects.get(pk=key)
    kept.sent_at = clock.now()
    kept.payload = {name: value for name, value in kept.payload.items() if name != "typed"}
    kept.save(update_fields=["report", "sent_at", "payload"])
    return kept.report


def holder_of(link: ReportLink) -> Holder:
    """Whoever holds the link, as reports and trail name them: in Thai, whatever language the page was read in."""
    report = report_of(link)
    area = (
        link.producer.area_id
        if report is None
        else now_of({report.area_id}).get(report.area_id, report.area_id)
    )
    with translation.override("th"):
        return Holder(area, _("Report link"))


def report_of(link: ReportLink) -> Report | None:
    """The report that the producer has of the link's month, whoever entered it."""
    return Report.objects.filter(producer=link.producer_id, month=link.month).first()


def is_over(link: ReportLink, report: Report | None) -> bool:
    """Whether nothing more is taken by the link: its time is over, or its producer, that had not reported, was found
    to be another one, which reports for both."""
    return not link.is_open or (link.producer.merged_into_id is not None and not has_told(report))


def has_told(report: Report | None) -> bool:
    """Whether anything was sent."""
    return report is not None and report.state != ReportState.DRAFT


def held_link(link: ReportLink) -> ReportLink:
    """The link as it stands now, locked; what came twice at once is taken in turn."""
    kept = _held(link)
    report = report_of(kept)
    if is_over(kept, report):
        raise LinkOver()
    if report is not None and report.state not in OWN:
        raise AlreadyChecked()
    return kept


def _held(link: ReportLink) -> ReportLink:
    rows = ReportLink.objects.select_for_update(of=("self",))
    return rows.select_related("producer__area__parent__parent").get(pk=link.pk)
