"""What the plan owes: targets that are not done, by the post that answers for them; what contracts owe."""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.work.plan import contract_dues
from tidtam.work.plan.models import Target

TARGET = "target"
NO_TARGET = UUID(int=0)


def kinds() -> dict[str, str]:
    """The words for the filter."""
    return {TARGET: _("Target to be reached"), **contract_dues.kinds()}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """Unfinished targets that have begun, within `area`, that `actor` may view; not done is owed until it is proved."""
    today = today or clock.today()
    rows = (
        Target.objects.open_to(actor, "view")
        .filter(within(area, "area_id"), starts_on__lte=today)
        .unfinished()
        .select_related("item", "area__parent__parent", "responsible")
    )
    address = reverse("plan:target", args=[NO_TARGET])  # resolved once: a province owes hundreds
    labels: dict[str, str] = {}
    found = []
    for target in rows.order_by("due_on", "pk"):
        late_days, state = standing(target.due_on, today)
        if target.area_id not in labels:
            labels[target.area_id] = _where(target)
        found.append(
            Due(
                kind=TARGET,
                what=str(target.item),
                area=target.area_id,
                area_label=labels[target.area_id],
                post=target.responsible.name,
                post_code=target.responsible.code,
                due=target.due_on,
                late_days=late_days,
                state=state,
                link=address.replace(str(NO_TARGET), str(target.key)),
            )
        )
    return [*found, *contract_dues.dues(actor, area, today)]


def _where(target: Target) -> str:
    steps, area = [target.area.label], target.area
    while area.level > 4 and area.parent is not None:
        area = area.parent
        steps.append(area.label)
    return " ".join(steps)
