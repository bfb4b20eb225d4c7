"""The plan as a small drawing: the way between numbered stops, straight as the crow flies; no map, no script needed."""

from math import cos, radians
from typing import NamedTuple

from tidtam.faces.planner.plans import World
from tidtam.faces.planner.told import PlanRow

WIDTH, HEIGHT, MARGIN = 360, 240, 26
HIGH = 24
APART = 26  # two numbers nearer than this stand for one spot


class Spot(NamedTuple):
    """label: the numbers of the stops there, "" where a day starts or ends."""

    x: float
    y: float
    label: str

    @property
    def left(self) -> float:
        return self.x - self.breadth / 2

    @property
    def top(self) -> float:
        return self.y - HIGH / 2

    @property
    def breadth(self) -> int:
        """As wide as its numbers need."""
        return max(HIGH, 8 * len(self.label) + 8)


class Drawing(NamedTuple):
    paths: list[str]
    spots: list[Spot]
    ends: list[Spot]
    width: int = WIDTH
    height: int = HEIGHT


def draw(world: World, row: PlanRow) -> Drawing | None:
    """None where nothing is visited."""
    if not row.stops:
        return None
    bed = world.bed.point or world.bed.page.point if world.bed else None
    night = bed or world.start.point
    lines = []
    for nth, day in enumerate(row.days):
        first = world.start.point if nth == 0 else night
        last = world.end.point if nth + 1 == len(row.days) else night
        lines.append([first, *(stop.one.point for stop in day.stops), last])
    points = [point for line in lines for point in line]
    south, north = min(p[0] for p in points), max(p[0] for p in points)
    west, east = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = cos(radians((south + north) / 2))
    factor = min(
        (WIDTH - 2 * MARGIN) / max((east - west) * squeeze, 1e-4),
        (HEIGHT - 2 * MARGIN) / max(north - south, 1e-4),
    )
    left = (WIDTH - (east - west) * squeeze * factor) / 2
    top = (HEIGHT - (north - south) * factor) / 2

    def placed(point: tuple[float, float]) -> tuple[float, float]:
        return round((point[1] - west) * squeeze * factor + left, 1), round(
            (north - point[0]) * factor + top, 1
        )

    spots: list[Spot] = []
    for stop in row.stops:
        x, y = placed(stop.one.point)
        for nth, spot in enumerate(spots):
            if abs(spot.x - x) < APART and abs(spot.y - y) < APART:
                spots[nth] = spot._replace(label=_joined(spot.label, stop.number))
                break
        else:
            spots.append(Spot(x, y, str(stop.number)))
    paths = ["M" + "L".join(f"{x} {y}" for x, y in map(placed, line)) for line in lines]
    ends = {placed(point) for line in lines for point in (line[0], line[-1])}
    return Drawing(paths, spots, [Spot(x, y, "") for x, y in sorted(ends)])


def _joined(label: str, number: int) -> str:
    """1, 2 and 3 at one spot: 1–3."""
    first, _dash, last = label.partition("–")
    if int(last or first.split(",")[-1]) == number - 1 and "," not in label:
        return f"{first}–{number}"
    return f"{label},{number}"
