"""False alarms of 1,000 honest reports, and the share of planted errors that is asked about, per check."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.alarms.world import World
    from bench.measures import Figure
    from tidtam.work.sales.checks import Flag

MOST_FALSE = 10.0  # reports of 1,000 honest ones
MOST_MISSED = 10.0  # thousandfold slips of 1,000
PLANTED = 2_000  # of each kind


@dataclass
class Honest:
    """reports: how many; asked: those with a flag; by: flags by check."""

    reports: int = 0
    asked: int = 0
    by: Counter[str] = field(default_factory=Counter)


@dataclass
class Found:
    """planted: how many; asked: those with a flag that the honest report has not; by: of these by check."""

    planted: int = 0
    asked: int = 0
    by: Counter[str] = field(default_factory=Counter)


def alarms(home: Path) -> Iterator["Figure"]:
    """The promises, as figures of the bench; `python -m bench alarms` shows what stands behind them on stderr."""
    import sys

    import django

    django.setup()
    from bench.alarms.economy import demo, rough
    from bench.measures import Figure

    for name, world in (("rough", rough()), ("demo", demo())):
        honest = of_honest(world)
        found = of_planted(world)
        print(told(name, honest, found), file=sys.stderr)
        yield Figure(
            f"{name}: false alarms per 1,000 honest reports",
            honest.asked * 1000 / honest.reports,
            "",
            MOST_FALSE,
        )
        for kind, one in found.items():
            if one.planted:
                limit = MOST_MISSED if kind.startswith("x1000, the") else None
                missed = (one.planted - one.asked) * 1000 / one.planted
                yield Figure(f"{name}: missed per 1,000, {kind}", missed, "", limit)


def of_honest(world: "World") -> Honest:
    """Every tested report as it is."""
    from tidtam.work.sales.checks import check

    result = Honest()
    for seller, place, lines in world.reports():
        codes = {flag.code for flag in check(lines, world.known(seller, place, lines))}
        result.reports += 1
        result.asked += bool(codes)
        result.by.update(codes)
    return result


def of_planted(world: "World", most: int = PLANTED) -> dict[str, Found]:
    """Each kind of error in at most so many reports, drawn by a seed."""
    from bench.alarms.planted import PLANTS
    from tidtam.work.sales.checks import check

    reports = list(world.reports())
    found = {}
    for kind, plant in PLANTS.items():
        random = Random(f"planted {kind}")
        one = Found()
        for seller, place, lines in random.sample(reports, len(reports)):
            if one.planted == most:
                break
            if kind.endswith("one line of several") and len(lines) < 2:
                continue
            known = world.known(seller, place, lines)
            wrong = plant(random, world, seller, place, lines, known)
            if wrong is None:
                continue
            before = _questions(check(lines, known))
            new = {code for code, subject in _questions(check(*wrong)) - before}
            one.planted += 1
            one.asked += bool(new)
            one.by.update(new)
        found[kind] = one
    return found


def _questions(flags: "list[Flag]") -> set[tuple[str, str]]:
    return {(flag.code, flag.subject) for flag in flags}


def told(name: str, honest: Honest, found: dict[str, Found]) -> str:
    """What stands behind the figures."""
    lines = [f"{name}: {honest.reports:,} honest reports, {honest.asked} asked about: {_shares(honest)}"]
    for kind, one in found.items():
        by = ", ".join(f"{code} {count * 100 / one.planted:.1f} %" for code, count in one.by.most_common())
        share = one.asked * 100 / one.planted if one.planted else 0.0
        lines.append(f"  {kind:<40} {one.planted:>5} planted {share:>6.1f} % found: {by}")
    return "\n".join(lines)


def _shares(honest: Honest) -> str:
    return ", ".join(
        f"{code} {count * 1000 / honest.reports:.2f} per 1,000" for code, count in honest.by.most_common()
    )
