"""What the plan owes: targets that are not done, by the post that answers for them; what contracts owe."""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.work.plan import contract_dues
from tidtam.work.plan.models import Target, WorkItem

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
        .order_by("due_on", "pk")
        .values_list(
            "key", "item_id", "area_id", "responsible_id", "due_on"
        )  # no rows of models: there are thousands
    )
    told = list(rows)
    items = {item.pk: str(item) for item in WorkItem.objects.filter(pk__in={row[1] for row in told})}
    areas = Area.objects.filter(pk__in={row[2] for row in told}).select_related("parent__parent")
    places = {one.pk: _where(one) for one in areas}
    posts = {post.pk: (post.name, post.code) for post in Post.objects.filter(pk__in={row[3] for row in told})}
    address = reverse("plan:target", args=[NO_TARGET])  # resolved once
    found = []
    for key, item, place, responsible, due_on in told:
        late_days, state = standing(due_on, today)
        post, post_code = posts[responsible]
        found.append(
            Due(
                kind=TARGET,
                what=items[item],
                area=place,
                area_label=places[place],
                post=post,
                post_code=post_code,
                due=due_on,
                late_days=late_days,
                state=state,
                link=address.replace(str(NO_TARGET), str(key)),
            )
        )
    return [*found, *contract_dues.dues(actor, area, today)]


def _where(area: Area) -> str:
    steps = [area.label]
    while area.level > 4 and area.parent is not None:
        area = area.parent
        steps.append(area.label)
    return " ".join(steps)
