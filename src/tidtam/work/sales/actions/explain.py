"""Explaining a flag away: why an amount that looks wrong is right; the flag stays, with what was said of it."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.past import may_at
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.work.sales.models import Explanation, Report

if TYPE_CHECKING:
    from tidtam.work.sales.checks import Flag

LONGEST = 400


class NotAsked(ValidationError):
    """The flag stands no more: the amount changed, or what it was compared with did."""


@transaction.atomic
def explain(report: int, flag: "Flag", text: str, *, by: Actor | None) -> Explanation:
    """Keep why the flagged amount is right; in bulk it can be approved then. The same again changes nothing.

    It explains this amount and no other: a new amount makes a new flag. `NotAsked` where the flag does not stand,
    ValidationError at `text` where nothing or too much is said, PermissionDenied outside the actor's area.
    """
    from tidtam.work.sales.checks import flags

    found = Report.objects.select_for_update().get(pk=report)
    if by is not None and not may_at(by, "edit", [found.area_id]):
        raise PermissionDenied
    said = text.strip()
    if not said or len(said) > LONGEST:
        message = _("Say why the amount is right, in %(most)s characters at most.")
        raise ValidationError({"text": ValidationError(message, params={"most": LONGEST})})
    standing = {(one.code, one.subject): one for one in flags([report]).get(report, ())}
    asked = standing.get((flag.code, flag.subject))
    if asked is None:
        raise NotAsked(
            _("The amount has changed in the meantime, and with it what is asked."), code="not_asked"
        )
    same = Explanation.objects.filter(report=found, check_code=flag.code, subject=flag.subject)
    latest = same.order_by("-pk").first()
    if latest is not None and latest.text == said:
        return latest
    explanation = Explanation.objects.create(
        report=found,
        check_code=flag.code,
        subject=flag.subject,
        said=asked.said,
        text=said,
        at=clock.now(),
        by_label=by.label if by is not None else "",
    )
    trail.write(
        by,
        "sales.explain",
        f"sales.report:{found.pk}",
        area=found.area_id,
        summary=said,
        note=asked.said,
    )
    return explanation
