"""What is owed of the signs: an answer of the road's owner, an order, the sign itself, a repair, a look every year."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.people.queries import district_posts
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.registers.assets.queries import place
from tidtam.registers.signs.models import Permission, Sign, State

ANSWER, ORDER, INSTALL, REPAIR, LOOK, RENEW = (
    "signs.answer",
    "signs.order",
    "signs.install",
    "signs.repair",
    "signs.look",
    "signs.renew",
)
ANSWER_DAYS, ORDER_DAYS, INSTALL_DAYS, REPAIR_DAYS, LOOK_DAYS = 30, 60, 60, 30, 365
RENEW_BEFORE = timedelta(days=60)


def kinds() -> dict[str, str]:
    """The words for what is owed here."""
    return {
        ANSWER: _("Sign whose permission was asked for long ago"),
        ORDER: _("Sign that is permitted and not ordered"),
        INSTALL: _("Sign that is ordered and does not stand"),
        REPAIR: _("Sign that was found broken"),
        LOOK: _("Sign to be looked at"),
        RENEW: _("Sign whose permission ends"),
    }


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """What the signs within `area` that the actor may view owe. A sign that is an asset is looked at as that asset."""
    today = today or clock.today()
    rows = list(
        Sign.objects.open_to(actor, "view")
        .filter(within(area, "area_id"))
        .exclude(state=State.REMOVED)
        .select_related("area__parent__parent")
    )
    owners = district_posts({sign.area_id[:4] for sign in rows})
    address, found = reverse("signs:list"), []
    for sign in rows:
        owner = owners.get(sign.area_id[:4])
        for kind, what, due in _of(sign, today):
            late_days, state = standing(due, today)
            if state == "going" and kind == LOOK:
                continue
            found.append(
                Due(
                    kind=kind,
                    what=f"{what} · {sign}",
                    area=sign.area_id,
                    area_label=place(sign.area),
                    post=owner.name if owner else _("Nobody answers for the district"),
                    post_code=owner.code if owner else "",
                    due=due,
                    late_days=late_days,
                    state=state,
                    link=f"{address}{sign.key}/",
                )
            )
    return found


def _of(sign: Sign, today: date) -> Iterator[tuple[str, str, date]]:
    if sign.permission == Permission.ASKED and sign.asked_on is not None:
        yield ANSWER, _("Ask the owner of the road again"), sign.asked_on + timedelta(days=ANSWER_DAYS)
    if sign.permission_until is not None and sign.permission_until - RENEW_BEFORE <= today:
        yield RENEW, _("Renew the permission"), sign.permission_until
    match sign.state:
        case State.PERMITTED:
            yield ORDER, _("Order the sign"), sign.state_on + timedelta(days=ORDER_DAYS)
        case State.ORDERED:
            yield INSTALL, _("Install the sign"), sign.state_on + timedelta(days=INSTALL_DAYS)
        case State.BROKEN:
            yield REPAIR, _("Repair the sign"), sign.state_on + timedelta(days=REPAIR_DAYS)
        case State.INSTALLED | State.INSPECTED if sign.asset_id is None:
            yield LOOK, _("Look at the sign"), sign.state_on + timedelta(days=LOOK_DAYS)
