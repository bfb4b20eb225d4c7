"""What a village's sheet by a link reports: each row sent once and by itself, taken back until it is checked."""

from collections.abc import Mapping
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.ground.jobs.actions.receipts import Conflict
from tidtam.kit import clock
from tidtam.kit.actor import Holder
from tidtam.work.sales.actions.by_link import has_told, keep_in
from tidtam.work.sales.actions.links import OWN
from tidtam.work.sales.actions.rows import SalesRefused
from tidtam.work.sales.actions.sheet import RowTyped, tell_row
from tidtam.work.sales.actions.states import WrongStep
from tidtam.work.sales.actions.undo import NothingToUndo, undo_entry
from tidtam.work.sales.link_refusals import AlreadyChecked, AlreadyReported, FoundToBeAnother, LinkOver
from tidtam.work.sales.models import Report, ReportState, SheetLink, SheetRow
from tidtam.work.sales.telling import NotTold

#: A report that stands so waits for whoever tells; any other has been told by somebody.
WAITING = frozenset({ReportState.DRAFT, ReportState.RETURNED})


def holder_of(link: SheetLink) -> Holder:
    """Whoever holds the link, as reports and trail name them; each link has a name of its own."""
    with translation.override("th"):
        return Holder(link.area_id, _("Link of a village's sheet, no. %(number)s") % {"number": link.pk})


@transaction.atomic
def keep_rows(link: SheetLink, typed: Mapping[str, str]) -> None:
    """Keep what was typed, as typed, right or wrong."""
    keep_in(_held(link), typed)


def send_rows(link: SheetLink, rows: Mapping[int, RowTyped], *, page: UUID) -> dict[int, str]:
    """Record each row (producer -> what was typed); why those that were not taken were not.

    page: of the page that was sent; what comes twice is done once.
    """
    refused = {}
    for producer, row in rows.items():
        try:
            _send(link, producer, row, uuid5(page, str(producer)))
        except (NotTold, Conflict, AlreadyChecked, AlreadyReported, FoundToBeAnother) as refusal:
            refused[producer] = " ".join(refusal.messages)
    return refused


@transaction.atomic
def take_row_back(link: SheetLink, producer: int, *, seen: str) -> None:
    """Undo what the link sent of the producer, as `undo_entry`; `NothingToUndo` where that can no longer be."""
    kept = _held(link)
    row = _row(kept, producer)
    if row.report is None:
        raise NothingToUndo()
    try:
        undo_entry(row.report, seen=seen, by=holder_of(kept), today_only=False)
    except (WrongStep, SalesRefused) as refusal:  # the month is closed
        raise ValidationError(refusal.messages) from refusal
    row.report, row.baht, row.sent_at = None, None, None
    row.save(update_fields=["report", "baht", "sent_at"])


@transaction.atomic
def _send(link: SheetLink, producer: int, typed: RowTyped, sending: UUID) -> None:
    kept = _held(link)
    row = _row(kept, producer)
    report = Report.objects.filter(producer=producer, month=kept.month).first()
    if report is not None and report.state not in OWN:
        raise AlreadyChecked()
    if report is not None and report.state not in WAITING and row.report_id != report.pk:
        raise AlreadyReported()
    if row.producer.merged_into_id is not None and not has_told(report):
        raise FoundToBeAnother()
    key = tell_row(row.producer, kept.month, typed, sending=sending, told_by=kept.told_by, by=holder_of(kept))
    told = Report.objects.get(pk=key)
    if told.state in WAITING:  # a page that was sent before, and taken or given back since
        raise NotTold(_("This month was told or changed in the meantime; look at it again."))
    row.report, row.baht, row.sent_at = told, told.baht, clock.now()
    row.save(update_fields=["report", "baht", "sent_at"])
    ended = f"_{producer}"
    left = {name: value for name, value in kept.payload.get("typed", {}).items() if not name.endswith(ended)}
    kept.payload["typed"] = left
    kept.sent_at = clock.now()
    kept.save(update_fields=["payload", "sent_at"])


def _row(link: SheetLink, producer: int) -> SheetRow:
    """The link's row; `LinkOver` for a producer that is none of it."""
    row = link.rows.select_related("producer", "report").filter(producer=producer).first()
    if row is None:
        raise LinkOver()
    return row


def _held(link: SheetLink) -> SheetLink:
    """The link as it stands now, locked; what came twice at once is taken in turn."""
    kept = SheetLink.objects.select_for_update(of=("self",)).select_related("area").get(pk=link.pk)
    if not kept.is_open:
        raise LinkOver()
    return kept
