"""The visitor's planner: open to everybody, also to who orders a better plan."""

from tests.access_rows import Row, public
from tests.access_world import World
from tidtam.faces.planner.actions import order_better
from tidtam.faces.planner.asked import asked_in
from tidtam.kit import clock


def _ordered(_world: World) -> dict[str, object]:
    return {"pk": order_better(asked_in("", clock.today())).pk}


PLANNER: dict[str, Row] = {
    "planner:plan": public(),
    "planner:calendar": public(),
    "planner:gpx": public(),
    "planner:better": public(302, 302),
    "planner:waiting": public(200, 302, where=_ordered),
}
