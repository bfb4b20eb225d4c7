"""The page of the planner: plans at once, also for whoever has asked nothing yet; the form stands beside them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tidtam.faces.planner import drawn, words
from tidtam.faces.planner.asked import LIKES, MOST_DAYS, Asked, asked_of, clock_of
from tidtam.faces.planner.changes import changes
from tidtam.faces.planner.plans import Made, NowhereToStart, World, plans, world_of
from tidtam.faces.planner.queries import nearby
from tidtam.faces.planner.told import PlanRow, told
from tidtam.kit import calendar, clock
from tidtam.kit.public import address, made_of
from tidtam.kit.travel import MODES, mode


def plan(request: HttpRequest) -> HttpResponse:
    """Two or three plans of different character; one of them closely, with all that can be changed, where asked."""
    made_of(request, "tourism.villagepage", "tourism.offer", "centres.centre", "areas.area")
    asked = asked_of(request.GET, clock.today())
    try:
        world = world_of(asked)
    except NowhereToStart:
        content = {"nothing": True, "noindex": True, **_form(asked, None)}
        return render(request, "planner/plan.html", content)
    rows = [(made, told(world, made)) for made in plans(world)]
    content = {
        "asked": asked,
        "world": world,
        "noindex": bool(request.GET),
        "estimated": world.table.way == "line",
        "fell_back": world.table.fell_back,
        "day": calendar.date_full(asked.on),
        "mode_words": words.MODES[asked.mode],
        "factor": mode(asked.mode).factor,
        "better": address("planner:better"),
        "query": asked.query(),
        "problems": asked.problems,
        **_form(asked, world),
    }
    if asked.chosen:
        content |= _one(request, world, *rows[0])
        return render(request, "planner/one.html", content)
    content["plans"] = [(row, _closer(request, asked, row)) for _made, row in rows]
    return render(request, "planner/plan.html", content)


def _one(request: HttpRequest, world: World, made: Made, row: PlanRow) -> dict[str, Any]:
    asked = world.asked.but(chosen=made.character, order=row.order)
    todo = changes(world, made, row, request.path)
    return {
        "row": row,
        "is_set": made.is_set,
        "days": [(day, [(stop, todo.stops[stop.key]) for stop in day.stops]) for day in row.days],
        "todo": todo,
        "drawing": drawn.draw(world, row),
        "centres": nearby.centres(world.asked.dates, [stop.one.point for stop in row.stops]),
        "here": asked.address(request.path),
        "calendar": asked.address(address("planner:calendar")),
        "gpx": asked.address(address("planner:gpx")),
        "kept_key": kept_key(asked),
        "title": _("%(title)s, %(day)s") % {"title": row.title, "day": calendar.date_short(asked.on)},
        "without_order": asked.but(order=()).address(request.path),
        "noindex": True,
    }


def kept_key(asked: Asked) -> str:
    """What a kept plan is known by on the device: of the same plan the same."""
    from zlib import crc32

    return f"t{crc32(asked.query().encode())}"


def _closer(request: HttpRequest, asked: Asked, row: PlanRow) -> str:
    return asked.but(chosen=row.character, order=row.order).address(request.path)


def _form(asked: Asked, world: World | None) -> dict[str, Any]:
    return {
        "places": world.places if world else [],
        "start": world.start if world else None,
        "end": world.end if world and world.asked.end else None,
        "modes": [(code, words.MODES[code]) for code in MODES],
        "likes": [(kind, words.LIKES[kind], kind in asked.likes) for kind in LIKES],
        "day_counts": range(1, MOST_DAYS + 1),
        "typed": {
            "on": asked.typed["on"] if "on" in asked.problems else asked.on.isoformat(),
            "at": asked.typed["at"] if "at" in asked.problems else clock_of(asked.opens),
            "until": asked.typed["until"] if "until" in asked.problems else clock_of(asked.closes),
            "people": asked.typed["people"] if "people" in asked.problems else asked.people,
        },
        "beds": _beds(world) if world and asked.days > 1 else [],
        "asked": asked,
        "must": ".".join(asked.must),
        "never": ".".join(asked.never),
    }


def _beds(world: World) -> list[dict[str, str]]:
    rows = sorted(world.found.beds, key=lambda bed: bed.sort_key)
    return [{"key": f"o{bed.pk}", "name": bed.name, "village": bed.page.area.label} for bed in rows]
