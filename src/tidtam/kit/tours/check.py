"""Whether tours keep what the question asks: reckoned anew from the question, sharing nothing with the solvers."""

from collections.abc import Sequence

from tidtam.kit.tours.question import Question
from tidtam.kit.tours.times import Tour


def faults(question: Question, tours: Sequence[Tour]) -> list[str]:
    """What is wrong, in English, each with the day and the key; empty for tours that can be made as they stand.

    A must that is missing is no fault of the tours: the plan tells it as failed.
    """
    found: list[str] = []
    seen: dict[str, int] = {}
    groups: dict[str, str] = {}
    if [tour.day for tour in tours] != list(range(len(question.days))):
        found.append("not one tour for each day")
        return found
    for tour in tours:
        found += _day(question, tour)
        for stop in tour.stops:
            place = next((one for one in question.places if one.key == stop.key), None)
            if place is None:
                continue
            if stop.key in seen:
                found.append(f"day {tour.day}: {stop.key} is visited twice")
            seen[stop.key] = tour.day
            if place.group and groups.setdefault(place.group, stop.key) != stop.key:
                found.append(f"day {tour.day}: {stop.key} and {groups[place.group]} are of one group")
    return found


def _day(question: Question, tour: Tour) -> list[str]:
    day = question.days[tour.day]
    said = f"day {tour.day}: "
    found = []
    clock, at = tour.starts, day.start
    if tour.starts < day.opens:
        found.append(f"{said}starts at {tour.starts}, before {day.opens}")
    for stop in tour.stops:
        place = next((one for one in question.places if one.key == stop.key), None)
        if place is None:
            found.append(f"{said}{stop.key} is not among the places")
            continue
        clock += question.travel[at][place.node]
        if stop.arrives != clock:
            found.append(f"{said}{stop.key} is reached at {clock}, not {stop.arrives}")
        if stop.starts < clock:
            found.append(f"{said}{stop.key} begins at {stop.starts}, before it is reached")
        if not any(w.on(tour.day) and w.earliest <= stop.starts <= w.latest for w in place.windows):
            found.append(f"{said}{stop.key} cannot begin at {stop.starts}")
        if stop.leaves != stop.starts + place.stay:
            found.append(f"{said}{stop.key} is left at {stop.leaves}, not {stop.starts + place.stay}")
        clock, at = stop.leaves, place.node
    if tour.stops:
        clock += question.travel[at][day.end]
    if tour.ends != clock:
        found.append(f"{said}ends at {clock}, not {tour.ends}")
    if clock > day.closes:
        found.append(f"{said}ends at {clock}, after {day.closes}")
    if day.longest is not None and clock - tour.starts > day.longest:
        found.append(f"{said}lasts {clock - tour.starts}, longer than {day.longest}")
    return found
