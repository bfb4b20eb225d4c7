"""Why a place is left out of a plan, found by trying: closed, out of reach, too late, no time beside the others."""

from tidtam.kit.tours.question import Place, Question
from tidtam.kit.tours.times import Plan, Unserved, starting, tour_of


class Why:
    """closed: no window on any of the days. far: there and back is longer than the day. late: reached only after its
    last window. early: its first window opens too late to be home in time. group: another of its group is visited.
    full: it fits a day of its own, but not beside what the plan visits. room: it would fit still; a person took it
    out, or it is worth nothing."""

    CLOSED = "closed"
    FAR = "far"
    LATE = "late"
    EARLY = "early"
    GROUP = "group"
    FULL = "full"
    ROOM = "room"


def unserved(question: Question, plan: Plan) -> tuple[Unserved, ...]:
    """Everything that the plan leaves out, in the order of the question."""
    visited = plan.keys
    groups = {question.by_key[key].group: key for key in visited if question.by_key[key].group}
    return tuple(_why(question, plan, place, groups) for place in question.places if place.key not in visited)


def alone(question: Question, place: Place) -> Unserved | None:
    """Why the place cannot be had even by itself; None when it can."""
    worst = Unserved(place.key, Why.CLOSED)
    for number, day in enumerate(question.days):
        windows = [one for one in place.usable if one.on(number)]
        if not windows:
            continue
        there, back = question.travel[day.start][place.node], question.travel[place.node][day.end]
        if there + place.stay + back > day.limit:
            worst = Unserved(place.key, Why.FAR)
            continue
        arrives = day.opens + there
        latest = max(one.latest for one in windows)
        starts = starting(place, number, arrives)
        if starts is None:
            worst = Unserved(place.key, Why.LATE, arrives, latest)
        elif starts + place.stay + back > day.closes:
            worst = Unserved(place.key, Why.EARLY, starts, day.closes - back - place.stay)
        else:
            return None
    return worst


def _why(question: Question, plan: Plan, place: Place, groups: dict[str, str]) -> Unserved:
    if (reason := alone(question, place)) is not None:
        return reason
    if place.group in groups:
        return Unserved(place.key, Why.GROUP, beside=groups[place.group])
    return Unserved(place.key, Why.ROOM if _fits(question, plan, place) else Why.FULL)


def _fits(question: Question, plan: Plan, place: Place) -> bool:
    """Whether it can be put between two stops of the plan as they stand."""
    for tour in plan.tours:
        keys = list(tour.keys)
        if any(keeps(question, tour.day, [*keys[:at], place.key, *keys[at:]]) for at in range(len(keys) + 1)):
            return True
    return False


def keeps(question: Question, number: int, keys: list[str]) -> bool:
    """Whether that day can be made in this order."""
    day = question.days[number]
    now, node = day.opens, day.start
    places = [question.by_key[key] for key in keys]
    for place in places:
        starts = starting(place, number, now + question.travel[node][place.node])
        if starts is None:
            return False
        now, node = starts + place.stay, place.node
    if now + question.travel[node][day.end] > day.closes:
        return False
    if day.longest is None:
        return True
    tour = tour_of(question, number, places)
    return tour.ends - tour.starts <= day.longest
