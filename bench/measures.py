"""What is measured, and the promise that each figure is held against."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from bench import yardstick


class Figure(NamedTuple):
    """value in `unit` (ms, s, MB or nothing for a count); limit is the promise, None where nothing was promised."""

    name: str
    value: float
    unit: str
    limit: float | None


def measure(home: Path, only: str | None, scale: float = 0.1, parts: tuple[str, ...] = ()) -> dict[str, Any]:
    """Run the measures (all, or one by name) and hold them against their promises. parts: of the sales, else all."""
    stick = yardstick.milliseconds()
    rows = [
        figure
        for name, take in _measures(scale, parts).items()
        if only in (None, name)
        for figure in take(home)
    ]
    import django
    from django.db import connection

    django.setup()
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "scale": scale,
        "yardstick_ms": round(stick, 2),
        "cores": os.cpu_count(),
        "database": connection.vendor,
        "figures": [_row(figure, stick) for figure in rows],
    }


def _row(figure: Figure, stick: float) -> dict[str, Any]:
    milliseconds = {"ms": figure.value, "s": figure.value * 1000}.get(figure.unit)
    return {
        "name": figure.name,
        "value": round(figure.value, 2),
        "unit": figure.unit,
        "ratio": round(milliseconds / stick, 3) if milliseconds is not None else None,
        "promise": "" if figure.limit is None else f"< {figure.limit:g} {figure.unit}".strip(),
        "kept": None if figure.limit is None else figure.value <= figure.limit,
    }


def _measures(scale: float, parts: tuple[str, ...]) -> dict[str, Callable[[Path], Iterator[Figure]]]:
    from bench.alarms.run import alarms
    from bench.alarms.stored import flags
    from bench.field import field
    from bench.full_pack import full_pack
    from bench.home import built, from_clone
    from bench.intake.run import intake
    from bench.lookalike import lookalike
    from bench.meetings import meetings
    from bench.memory import web_process
    from bench.national.run import national
    from bench.pages import desk
    from bench.papers import pack
    from bench.plan.run import plan
    from bench.planner import planner
    from bench.prints.run import prints
    from bench.sales.run import PARTS, sales
    from bench.sheets import register
    from bench.site import site
    from bench.storm import storm
    from bench.tours.run import tours
    from bench.uploads import uploads

    return {
        "demo": built,
        "pages": desk,
        "pack": lambda home: chain(pack(home), full_pack(home)),
        "meetings": meetings,
        "plan": plan,
        "memory": web_process,
        "national": national,
        "sheets": register,
        "uploads": uploads,
        "alarms": alarms,
        "flags": flags,
        "lookalike": lookalike,
        "sales": partial(sales, scale=scale, parts=parts or PARTS),
        "field": field,
        "storm": storm,
        "site": site,
        "intake": intake,
        "prints": prints,
        "tours": tours,
        "planner": planner,
        "setup": from_clone,
    }
