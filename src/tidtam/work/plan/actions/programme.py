"""The programme is laid out."""

from django.db import transaction

from tidtam.ground.trail.actions import write
from tidtam.kit.actor import Actor
from tidtam.work.plan.models import Programme, WorkItem
from tidtam.work.plan.nawatwithi import ITEMS, NAME_EN, NAME_TH


@transaction.atomic
def load_programme(fiscal_year: int = 2561, *, by: Actor | None) -> Programme:
    """Lay out the year's programme (พ.ศ.) with the ten work items; where it stands already it stays as it is."""
    programme, made = Programme.objects.get_or_create(
        code=f"nawatwithi-{fiscal_year}",
        defaults={"fiscal_year": fiscal_year, "name_th": NAME_TH, "name_en": NAME_EN},
    )
    if not made:
        return programme
    WorkItem.objects.bulk_create(
        WorkItem(programme=programme, order=order, **item._asdict()) for order, item in enumerate(ITEMS, 1)
    )
    write(
        by,
        "plan.load_programme",
        f"plan.programme:{programme.code}",
        summary=f"{programme.name_th} {fiscal_year}",
        items=len(ITEMS),
    )
    return programme
