"""What is owed of the routes: a review that was asked for, and a stop behind which nobody receives visitors."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.people.queries import district_posts
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.kit.review.models import State
from tidtam.work.routes import queries
from tidtam.work.routes.models import Route

REVIEW, CLOSED = "routes.review", "routes.closed"
REVIEW_DAYS = timedelta(days=7)


def kinds() -> dict[str, str]:
    """The words for what is owed here."""
    return {REVIEW: _("Route to be reviewed"), CLOSED: _("Route with a stop that receives nobody")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """What the routes within `area` that the actor may view owe. A closed stop is owed at once, on this day."""
    today = today or clock.today()
    rows = list(queries.register(actor).filter(within(area, "area_id")))
    owners = district_posts({one.area_id[:4] for one in rows if len(one.area_id) >= 4}) if rows else {}
    found = []
    for route, kind, what, due in _owed(rows, today):
        late_days, state = standing(due, today)
        owner = owners.get(route.area_id[:4])
        found.append(
            Due(
                kind=kind,
                what=what,
                area=route.area_id,
                area_label=route.area.label,
                post=owner.name if owner else _("The office that keeps the route"),
                post_code=owner.code if owner else "",
                due=due,
                late_days=late_days,
                state=state,
                link=reverse("routes:route", args=[route.key]),
            )
        )
    return found


def _owed(rows: list[Route], today: date) -> Iterator[tuple[Route, str, str, date]]:
    for route in rows:
        working = getattr(route, "draft", None) or route
        if working.state == State.REVIEW:
            asked = clock.local(working.sent_at or working.changed_at).date()
            yield route, REVIEW, _("Review “%(name)s”") % {"name": route.name_th}, asked + REVIEW_DAYS
        if route.is_public:
            closed = [stop.name for stop in route.stops.all() if queries.gone(stop) is not None]
            if closed:
                said = _("“%(name)s” stops where nobody is received: %(stops)s")
                yield route, CLOSED, said % {"name": route.name_th, "stops": ", ".join(closed)}, today
