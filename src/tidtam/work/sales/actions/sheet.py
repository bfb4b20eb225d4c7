"""One row of a village's sheet: one producer's month as one sum, or that nothing was sold."""

from datetime import date
from uuid import UUID, uuid4

from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.ground.jobs.actions.receipts import once
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Producer
from tidtam.work.sales.models import UNSPLIT
from tidtam.work.sales.telling import NotTold, TellingForm, ask, send


def tell_row(
    producer: Producer,
    month: date,
    *,
    sending: UUID,
    seen: str,
    baht: str,
    nil: bool,
    told_by: str,
    by: Actor,
) -> None:
    """Record the row as typed. sending: the same again is done once; seen: `mark_of` when the page was made.

    Raises `NotTold` with why it cannot be taken, `Conflict` where the same sending brings something else.
    """

    def record() -> int:
        asked = ask(producer, month)
        with translation.override("th"):
            reason = _("As the village's sheet says")
        typed = {
            "draft": str(uuid4()),
            "seen": seen,
            "lines": str(len(asked.lines)),
            "product_0": "",
            "channel_0": UNSPLIT,
            "baht_0": "" if nil else baht,
            "source": asked.source,
            "informant": told_by or producer.called,
            "reason": reason,
        }
        form = TellingForm(asked, typed | ({"nil": "1"} if nil else {}), proxy=True)
        try:
            return send(form, by=by)
        except NotTold as refusal:
            said = [str(error) for errors in form.errors.values() for error in errors]
            raise NotTold(said or refusal.messages) from refusal

    once(sending, "sales.sheet_row", [producer.pk, str(month), baht, nil, told_by], record, by=by)
