"""The best plan by trying every order (branch and bound), sharing nothing with the solvers: for few places only."""

from tidtam.kit.tours import Question


def optimum(question: Question) -> tuple[int, int]:
    """(musts kept, profit): as many places and groups that are musts as can be had, and the most profit with them."""
    places, days, travel = question.places, question.days, question.travel
    wanted = {group.key for group in question.groups if group.required}
    most = sum(place.required for place in places) + len(wanted), sum(place.profit for place in places)
    best = (-1, -1)

    def value(seen: frozenset[int]) -> tuple[int, int]:
        kept = sum(places[n].required for n in seen) + len({places[n].group for n in seen} & wanted)
        return kept, sum(places[n].profit for n in seen)

    def go(number: int, node: int, clock: int, waits: int, slack: int, seen: frozenset[int]) -> None:
        """waits: time spent waiting so far this day; slack: by how much its start can be put off."""
        nonlocal best
        if best == most:
            return
        day = days[number]
        home = clock + travel[node][day.end]
        idle = node == day.start and clock == day.opens
        lasts = home - day.opens - min(slack, waits)
        if idle or (home <= day.closes and (day.longest is None or lasts <= day.longest)):
            if number + 1 < len(days):
                following = days[number + 1]
                go(number + 1, following.start, following.opens, 0, 10**9, seen)
            else:
                best = max(best, value(seen))
        for nth, place in enumerate(places):
            if nth in seen or (place.group and place.group in {places[n].group for n in seen}):
                continue
            arrives = clock + travel[node][place.node]
            for window in place.windows:
                starts = max(arrives, window.earliest)
                if starts <= window.latest and (window.days is None or number in window.days):
                    waited = waits + starts - arrives
                    room = min(slack, waited + window.latest - starts)
                    go(number, place.node, starts + place.stay, waited, room, seen | {nth})

    go(0, days[0].start, days[0].opens, 0, 10**9, frozenset())
    return best
