"""A good plan at once: the visit that is worth most for the time it takes goes in where it takes least; then parts
are taken out and filled anew (iterated local search for orienteering as Vansteenwegen and others gave it in 2009).
"""

import random
from dataclasses import dataclass, field

from tidtam.kit.tours.question import Question
from tidtam.kit.tours.times import Plan, timed, tour_of
from tidtam.kit.tours.worth import Model, Visit, model

WORK = 12_000  # visits looked at again in all: what 300 places have in 40 rounds


def quick(question: Question, *, seed: int = 1, rounds: int | None = None, reasons: bool = True) -> Plan:
    """The same plan for the same question and seed, in tenths of a second for 300 places and a day.

    rounds: how often a part is taken out and filled anew; by default as often as the size allows. reasons: as in
    `timed`.
    """
    made = model(question)
    if rounds is None:
        rounds = min(150, WORK // max(1, len(made.visits)))
    order = best_order(made, random.Random(seed), rounds)  # noqa: S311 - no secret
    return timed(question, order, reasons=reasons)


@dataclass
class _Row:
    """One day under construction. starts[i], late[i]: of visit i, when it begins and when it must at the latest."""

    day: int
    visits: list[Visit] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)


def best_order(made: Model, chance: random.Random, rounds: int) -> list[list[str]]:
    """Keys, one list a day."""
    rows = [_Row(number) for number in range(len(made.question.days))]
    level = [1.0] * len(made.visits)
    _fill(made, rows, level)
    best, worth = _order(rows), _worth(made, rows)
    stale, length, at = 0, 1, 0
    for nth in range(rounds):
        longest = max((len(row.visits) for row in rows), default=0)
        if not longest:
            break
        _take_out(made, rows, at, length)
        # Every other time chance has a say in what comes first, or the same would go in again.
        _fill(made, rows, [chance.uniform(0.3, 1) for _visit in level] if nth % 2 else level)
        at, length = at + length, length + 1
        if length > max(1, longest // 2 + 1):
            length = 1
        now = _worth(made, rows)
        if now > worth:
            best, worth, stale = _order(rows), now, 0
        else:
            stale += 1
        if stale and stale % 25 == 0:
            at = chance.randrange(longest)
            _put(made, rows, best)
    return [[visit.place.key for visit in row] for row in best]


def _weight(made: Model, visit: Visit) -> int:
    return visit.place.profit + (made.large if visit.choice in made.must else 0)


def _worth(made: Model, rows: list[_Row]) -> tuple[int, int]:
    """Profit first, then the shorter days."""
    profit = sum(_weight(made, visit) for row in rows for visit in row.visits)
    return profit, -sum(_ends(made, row) for row in rows)


def _ends(made: Model, row: _Row) -> int:
    day = made.question.days[row.day]
    if not row.visits:
        return day.opens
    last = row.visits[-1].place
    return row.starts[-1] + last.stay + made.question.travel[last.node][day.end]


def _order(rows: list[_Row]) -> list[list[Visit]]:
    return [list(row.visits) for row in rows]


def _put(made: Model, rows: list[_Row], order: list[list[Visit]]) -> None:
    for row, visits in zip(rows, order, strict=True):
        row.visits = list(visits)
        _reckon(made, row)


def _take_out(made: Model, rows: list[_Row], at: int, length: int) -> None:
    for row in rows:
        size = len(row.visits)
        if size:
            gone = {(at + step) % size for step in range(min(length, size))}
            row.visits = [visit for number, visit in enumerate(row.visits) if number not in gone]
            _reckon(made, row)


def _reckon(made: Model, row: _Row) -> None:
    """Earliest and latest beginnings along the day."""
    question = made.question
    day = question.days[row.day]
    now, node, row.starts = day.opens, day.start, []
    for visit in row.visits:
        begins = max(now + question.travel[node][visit.place.node], visit.earliest)
        row.starts.append(begins)
        now, node = begins + visit.place.stay, visit.place.node
    limit, node, row.late = day.closes, day.end, [0] * len(row.visits)
    for number in range(len(row.visits) - 1, -1, -1):
        visit = row.visits[number]
        limit = min(visit.latest, limit - question.travel[visit.place.node][node] - visit.place.stay)
        row.late[number], node = limit, visit.place.node


def _fill(made: Model, rows: list[_Row], liking: list[float]) -> None:
    """Put in what is worth most for its time until nothing fits any more."""
    taken = {visit.choice for row in rows for visit in row.visits}
    chosen = [n for n, visit in enumerate(made.visits) if visit.choice not in taken]
    open_visits = [made.visits[n] for n in chosen]
    like = [liking[n] for n in chosen]
    # For each visit its best place in each row; a row that has changed is looked at again, the others are not.
    known: dict[int, dict[int, tuple[float, int]]] = {}
    for row in rows:
        known[row.day] = _offers(made, row, open_visits)
    while True:
        best: tuple[float, int, int, int] | None = None
        for row in rows:
            for number, (ratio, at) in known[row.day].items():
                if best is None or ratio * like[number] > best[0]:
                    best = (ratio * like[number], number, row.day, at)
        if best is None:
            return
        _ratio, number, day, at = best
        row, visit = rows[day], open_visits[number]
        row.visits.insert(at, visit)
        _reckon(made, row)
        gone = {n for n, one in enumerate(open_visits) if one.choice == visit.choice}
        for n in gone:
            taken.add(open_visits[n].choice)
        still = [n for n in known[day] if n not in gone]
        for other in rows:
            for n in gone:
                known[other.day].pop(n, None)
        known[day] = {n: found for n in still if (found := _best(made, row, open_visits[n])) is not None}


def _offers(made: Model, row: _Row, visits: list[Visit]) -> dict[int, tuple[float, int]]:
    return {n: found for n, visit in enumerate(visits) if (found := _best(made, row, visit)) is not None}


def _best(made: Model, row: _Row, visit: Visit) -> tuple[float, int] | None:
    """(worth for the time, position) of the cheapest way to put it in; None when there is none."""
    if row.day not in visit.days:
        return None
    question, place = made.question, visit.place
    day = question.days[row.day]
    travel, out = question.travel, question.travel[place.node]
    now, node = day.opens, day.start
    cheapest: tuple[int, int] | None = None
    for at in range(len(row.visits) + 1):
        begins = max(now + travel[node][place.node], visit.earliest)
        if begins > visit.latest:
            break  # later positions are reached later still
        if at < len(row.visits):
            after, latest = row.visits[at].place.node, row.late[at]
        else:
            after, latest = day.end, day.closes
        if begins + place.stay + out[after] <= latest:
            cost = begins + place.stay + out[after] - now - travel[node][after]
            if (cheapest is None or cost < cheapest[0]) and _short_enough(made, row, visit, at):
                cheapest = cost, at
        if at < len(row.visits):
            now, node = row.starts[at] + row.visits[at].place.stay, after
    if cheapest is None:
        return None
    weight = _weight(made, visit)
    return (weight * weight + 1) / max(1, cheapest[0]), cheapest[1]


def _short_enough(made: Model, row: _Row, visit: Visit, at: int) -> bool:
    day = made.question.days[row.day]
    if day.longest is None or day.longest >= day.closes - day.opens:
        return True
    places = [one.place for one in [*row.visits[:at], visit, *row.visits[at:]]]
    tour = tour_of(made.question, row.day, places)
    return tour.ends - tour.starts <= day.longest
