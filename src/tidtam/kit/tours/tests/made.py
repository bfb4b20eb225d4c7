"""Questions made by chance with a seed."""

import random

from tidtam.kit.tours import Day, Group, Place, Question, Window


def question(
    seed: int,
    *,
    size: int = 7,
    days: int = 1,
    windows: int = 1,
    musts: int = 0,
    meals: int = 0,
    longest: int | None = None,
    side: int = 60,
) -> Question:
    """Places on a plane around a start in the middle, minutes of a day from 9 to 15 o'clock."""
    chance = random.Random(seed)
    points = [(side // 2, side // 2)] + [
        (chance.randint(0, side), chance.randint(0, side)) for _n in range(size)
    ]
    travel = [[abs(ax - bx) + abs(ay - by) for bx, by in points] for ax, ay in points]
    places = []
    for node in range(1, size + 1):
        stay = chance.choice([30, 45, 60])
        spans = []
        for _nth in range(windows):
            opens = chance.randint(500, 800)
            only = frozenset({chance.randrange(days)}) if days > 1 and chance.random() < 0.3 else None
            spans.append(Window.open(opens, opens + chance.randint(stay, 240), stay, only))
        meal = node > size - meals
        places.append(
            Place(
                f"p{node}",
                node,
                stay,
                chance.randint(1, 20),
                (Window(660, 780),) if meal else tuple(spans),
                group="meal" if meal else "",
                required=node <= musts,
            )
        )
    groups = (Group("meal", required=True),) if meals else ()
    return Question(tuple(places), (Day(0, 0, 540, 900, longest),) * days, travel, groups)
