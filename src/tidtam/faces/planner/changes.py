"""What a visitor may do to a plan, each as an address of its own: pin, leave out, move, swap, add, plan anew."""

from typing import NamedTuple

from tidtam.faces.planner.asked import Asked, without
from tidtam.faces.planner.plans import Made, World
from tidtam.faces.planner.told import LeftRow, PlanRow
from tidtam.kit.tours import Question, keeps, timed

MOST_SWAPS = 3
Order = tuple[tuple[str, ...], ...]


class Swap(NamedTuple):
    name: str
    village: str
    address: str


class StopChanges(NamedTuple):
    """Addresses; "" for what cannot be done. pin: takes the pin off where it is pinned."""

    pin: str
    drop: str
    earlier: str
    later: str
    swaps: list[Swap]


class Add(NamedTuple):
    row: LeftRow
    address: str


class Changes(NamedTuple):
    """stops: by key. adds: what still fits, put in where it takes least. anew: planned again around the pins; whole:
    around everything that stands in the plan. others: the plans of other characters."""

    stops: dict[str, StopChanges]
    adds: list[Add]
    anew: str
    whole: str
    others: str


def changes(world: World, made: Made, row: PlanRow, path: str) -> Changes:
    asked = world.asked.but(chosen=made.character, order=row.order)
    stops = {stop.key: _of_stop(world, made, asked, stop.key, path) for stop in row.stops}
    adds = [_add(made, asked, left, path) for left in row.left if left.room][:MOST_SWAPS]
    everything = tuple(dict.fromkeys((*asked.must, *(stop.key for stop in row.stops))))
    return Changes(
        stops,
        [one for one in adds if one is not None],
        asked.but(order=()).address(path),
        asked.but(order=(), must=everything).address(path),
        asked.but(order=(), chosen="").address(path),
    )


def _of_stop(world: World, made: Made, asked: Asked, key: str, path: str) -> StopChanges:
    day = next(nth for nth, keys in enumerate(asked.order) if key in keys)
    keys = asked.order[day]
    at = keys.index(key)
    pinned = key in asked.must
    return StopChanges(
        asked.but(must=without(asked.must, key) if pinned else (*asked.must, key)).address(path),
        asked.but(
            must=without(asked.must, key),
            never=(*without(asked.never, key), key),
            order=_put(asked.order, day, (*keys[:at], *keys[at + 1 :])),
        ).address(path),
        _moved(asked, day, at, -1).address(path) if at or day else "",
        _moved(asked, day, at, 1).address(path) if at + 1 < len(keys) or day + 1 < len(asked.order) else "",
        _swaps(world, made, asked, key, day, path),
    )


def _put(order: Order, day: int, keys: tuple[str, ...]) -> Order:
    return (*order[:day], keys, *order[day + 1 :])


def _moved(asked: Asked, day: int, at: int, step: int) -> Asked:
    """One place on; over the day's edge into the next day."""
    order = [list(keys) for keys in asked.order]
    key = order[day].pop(at)
    target = at + step
    if 0 <= target <= len(order[day]):
        order[day].insert(target, key)
    elif step < 0:
        order[day - 1].append(key)
    else:
        order[day + 1].insert(0, key)
    return asked.but(order=tuple(tuple(keys) for keys in order))


def _swaps(world: World, made: Made, asked: Asked, key: str, day: int, path: str) -> list[Swap]:
    """What could be visited in its place, the best first."""
    question, keys = made.question, asked.order[day]
    group = question.by_key[key].group
    found: list[Swap] = []
    taken = {one for each in asked.order for one in each}
    for place in sorted(question.places, key=lambda one: -one.profit):
        if place.key in taken or (place.group and place.group != group):
            continue
        other = tuple(place.key if one == key else one for one in keys)
        if keeps(question, day, list(other)):
            one = world.by_key[place.key]
            changed = asked.but(must=without(asked.must, key), order=_put(asked.order, day, other))
            found.append(Swap(one.offer.name, one.page.area.label, changed.address(path)))
            if len(found) == MOST_SWAPS:
                break
    return found


def _add(made: Made, asked: Asked, left: LeftRow, path: str) -> Add | None:
    best: tuple[int, Order] | None = None
    for day, keys in enumerate(asked.order):
        for at in range(len(keys) + 1):
            order = (*keys[:at], left.key, *keys[at:])
            if keeps(made.question, day, list(order)):
                cost = _length(made.question, day, order)
                if best is None or cost < best[0]:
                    best = cost, _put(asked.order, day, order)
    if best is None:
        return None
    return Add(left, asked.but(order=best[1], never=without(asked.never, left.key)).address(path))


def _length(question: Question, day: int, keys: tuple[str, ...]) -> int:
    order = [list(keys) if nth == day else [] for nth in range(len(question.days))]
    tour = timed(question, order).tours[day]
    return tour.ends - tour.starts
