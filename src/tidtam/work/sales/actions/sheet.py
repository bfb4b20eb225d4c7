"""One row of a village's sheet: one producer's month as one sum, or that nothing was sold."""

from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid4

from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.ground.jobs.actions.receipts import once
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Producer
from tidtam.work.sales.models import UNSPLIT
from tidtam.work.sales.telling import NotTold, TellingForm, ask, send


class RowTyped(NamedTuple):
    """A row as it was typed. nil: that nothing was sold; seen: `mark_of` when the page was made."""

    baht: str
    nil: bool
    seen: str


def row_form(producer: Producer, month: date, row: RowTyped, told_by: str) -> TellingForm:
    """The month's form, filled in with the row."""
    asked = ask(producer, month)
    with translation.override("th"):
        reason = _("As the village's sheet says")
    typed = {
        "draft": str(uuid4()),
        "seen": row.seen,
        "lines": str(len(asked.lines)),
        "product_0": "",
        "channel_0": UNSPLIT,
        "baht_0": row.baht,
        "source": asked.source,
        "informant": told_by or producer.called,
        "reason": reason,
    }
    return TellingForm(asked, typed | ({"nil": "1"} if row.nil else {}), proxy=True)


def problems_of(form: TellingForm) -> list[str]:
    """What is wrong with the row, wherever in its form."""
    return [str(error) for errors in form.errors.values() for error in errors]


def tell_row(
    producer: Producer, month: date, row: RowTyped, *, sending: UUID, told_by: str, by: Actor
) -> int:
    """Record the row as typed; the key of its report. sending: the same again is done once.

    Raises `NotTold` with why it cannot be taken, `Conflict` where the same sending brings something else.
    """

    def record() -> int:
        form = row_form(producer, month, row, told_by)
        try:
            return send(form, by=by)
        except NotTold as refusal:
            raise NotTold(problems_of(form) or refusal.messages) from refusal

    content = [producer.pk, str(month), row.baht, row.nil, told_by]
    return int(once(sending, "sales.sheet_row", content, record, by=by))
