"""Keeping figures that others stated."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit.actor import Actor
from tidtam.reporting.figures.models import Quoted
from tidtam.reporting.figures.queries import DEFINITIONS, UnknownFigure


@transaction.atomic
def quote(
    name: str,
    *,
    area: str,
    value: int,
    source: str,
    stated_at: datetime,
    by: Actor | None,
    start: date | None = None,
    end: date | None = None,
    round: str = "",
) -> Quoted:
    """Keep a figure as a source stated it, to be shown beside the computed one; the same source again corrects it.

    value: in the figure's smallest unit (satang for money).
    """
    if name not in DEFINITIONS:
        raise UnknownFigure(_("There is no figure “%(name)s”."), code="unknown_figure", params={"name": name})
    quoted, _new = Quoted.objects.update_or_create(
        name=name,
        area=area,
        starts=start,
        ends=end,
        round=round,
        source=source,
        defaults={"value": value, "stated_at": stated_at},
    )
    trail.write(by, "figures.quote", f"figures.quoted:{quoted.pk}", area=area, summary=source, value=value)
    return quoted
