"""Sending what was told: once, and only over what the person saw."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.jobs.actions.receipts import Conflict, once
from tidtam.kit.actor import Actor
from tidtam.work.sales.actions.basis import Basis, restate
from tidtam.work.sales.actions.record import record_sales
from tidtam.work.sales.actions.rows import SalesRefused, told_elsewhere
from tidtam.work.sales.actions.totals import lock_months
from tidtam.work.sales.models import Report, ReportState
from tidtam.work.sales.telling.asked import mark_of
from tidtam.work.sales.telling.form import TellingForm


class NotTold(ValidationError):
    """Nothing was written; why stands in the form, at its fields."""


def send(
    form: TellingForm, *, by: Actor | None, state: str = ReportState.SUBMITTED, informant: str = ""
) -> int:
    """Record what the form tells; the key of its report. The same page sent again gives the same answer.

    informant: who told, where the form does not ask.
    `NotTold` where it cannot be taken: something typed is wrong, the month is closed, or somebody told or changed
    it since the page was made (what is on record now stands beside the lines then).
    """
    asked = form.asked
    producer, month = asked.producer, asked.month

    def record() -> int:
        place = told_elsewhere([producer.pk], [month]).get((producer.pk, month), producer.area_id)
        lock_months([(place[:2], month)])
        if not form.is_valid():
            raise NotTold("")
        if mark_of(producer.pk, month) != asked.mark:
            raise NotTold(_("This month was told or changed in the meantime; look at it again."))
        told, given = form.told, form.cleaned_data
        assert told is not None
        record_sales(
            told.rows,
            by=by,
            reason=given.get("reason", "").strip(),
            informant=given.get("informant", informant),
            state=state,
        )
        report: int = Report.objects.values_list("pk", flat=True).get(producer=producer, month=month)
        who = given.get("informant", informant) or None  # a form that does not ask leaves it
        restate([Basis(report, given["source"], who)], by=by, reason=given.get("reason", ""))
        return report

    draft = _draft(form)
    if draft is None:
        form.is_valid()  # says what is wrong with it
        raise NotTold("")
    content = [producer.pk, str(month), state, form.wants_nil, form.typed()]
    try:
        with transaction.atomic():
            return int(once(draft, "sales.telling", content, record, by=by))
    except NotTold as refusal:
        if any(refusal.messages):
            form.add_error(None, refusal)
        raise
    except Conflict as refusal:
        if form.is_valid():  # else it says already that the month changed
            form.show_now(draft=str(uuid.uuid4()))
            form.add_error(None, refusal)
        raise NotTold("") from refusal
    except SalesRefused as refusal:
        for message in dict.fromkeys(one.reason for one in refusal.refusals):
            form.add_error(None, message)
        raise NotTold("") from refusal


def _draft(form: TellingForm) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(form.data.get("draft", "")))
    except ValueError:
        return None
