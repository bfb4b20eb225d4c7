"""A brochure as a job: three folds or a booklet, for the office's printer, to be imposed, or for a print shop."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tidtam.reporting.prints.drawn import draw
from tidtam.reporting.prints.facts import Brochure, Line, Section, Stop
from tidtam.reporting.prints.papers.job import (
    Cutter,
    Job,
    code,
    credits,
    drawn_map,
    kept_names,
    mark,
    shown_address,
    trim_of,
)

MOST_SHOTS = {"three": 30, "booklet": 60}  # photographs of items that a paper can hold at all


class Fold(StrEnum):
    THREE = "three"
    BOOKLET = "booklet"


LEADERS = 2  # sections whose first photograph may stand large
LEADING, SMALL = (85.0, 56.0), (33.0, 24.75)


@dataclass(frozen=True)
class Form:
    """How a brochure is printed. imposed: the booklet's pages two by two on A4, in the order for folding."""

    fold: Fold = Fold.THREE
    bleed: bool = False
    imposed: bool = False


#: millimetres: the map, the cover's photograph, the second one, a map that fills a page
FRAMES: dict[Fold, dict[str, tuple[float, float]]] = {
    Fold.THREE: {
        "map": (85.5, 66.0),
        "cover": (102.5, 129.0),
        "second": (101.0, 69.0),
        "page": (283.0, 116.0),
    },
    Fold.BOOKLET: {
        "map": (134.0, 82.0),
        "cover": (151.0, 135.0),
        "second": (151.0, 120.0),
        "page": (126.0, 160.0),
    },
}


def brochure(facts: Brochure, form: Form) -> Job:
    """The paper in the language of its facts."""
    with translation.override(facts.language):
        return _brochure(facts, form)


def _brochure(facts: Brochure, form: Form) -> Job:
    frames, cutter = FRAMES[form.fold], Cutter()
    drawings: dict[str, str] = code(facts.address)
    wide, tall = frames["map"]
    shown = _map(facts, (wide, tall + _more_map(facts)), "map", drawings)
    sections = [section for section in facts.sections if section.items]
    each = max(2, MOST_SHOTS[form.fold] // (len(sections) + bool(facts.stops) or 1))
    cover, second = (*facts.shots, None, None)[:2]
    inputs: dict[str, Any] = {
        "title": facts.name,
        "language": facts.language,
        "notice": facts.notice,
        "bleed": form.bleed,
        "imposed": form.imposed,
        "name": facts.name,
        "kind": facts.kind,
        "place": facts.place,
        "tagline": facts.tagline,
        "identity": facts.identity,
        "story": facts.story,
        "day": facts.day,
        "cover": cutter.shot(cover, *frames["cover"]),
        "shots": [cutter.shot(second, *frames["second"])] if second else [],
        "sections": [_section(section, cutter, each, n < LEADERS) for n, section in enumerate(sections)],
        "occasions": [one._asdict() for one in facts.occasions],
        "stops": [_stop(stop, cutter if index < each else None) for index, stop in enumerate(facts.stops)],
        "stops_title": facts.stops_title,
        "stops_first": facts.stops_first,
        "visit": _lines(facts.visit),
        "travel": _lines(facts.travel),
        "contact": _lines(facts.contact),
        "verified": facts.verified,
        "address": facts.address,
        "address_shown": shown_address(facts.address),
        "credits": credits(facts.every_shot, word=_("Photos:")),
        "site": facts.site,
        "map": shown,
        "map_page": _map(facts, frames["page"], "page", drawings) if _is_short(facts, form) else None,
        "words": words(),
        "kept": kept_names(facts.name, *(stop.name for stop in facts.stops)),
    }
    return Job(
        template="prints/threefold.typ" if form.fold is Fold.THREE else "prints/booklet.typ",
        inputs=inputs,
        drawings=drawings,
        cuts=tuple(cutter.cuts),
        beside=("prints/cloth.typ", "prints/brochure.typ"),
        trim=trim_of(form.bleed),
    )


def words() -> dict[str, str]:
    """What the paper itself says, in the language that is set."""
    return {
        "map": _("Map"),
        "north": pgettext("on a map", "N"),
        "story": _("Our story"),
        "identity": _("Only here"),
        "day": _("One day here"),
        "events": _("Festivals and events"),
        "cancelled": _("Cancelled"),
        "travel": _("How to get there"),
        "visit": _("Before you come"),
        "contact": _("Whom to call"),
        "scan": _("Scan for hours, prices and more photos"),
        "more": _("Also:"),
        "more_there": _("More on the page behind the code"),
        "notes": _("Notes of my journey"),
    }


def _map(
    facts: Brochure, frame: tuple[float, float], name: str, drawings: dict[str, str]
) -> dict[str, Any] | None:
    """The map in a frame, its drawing put with the others."""
    drawn = draw(facts.ground, facts.spots, width=frame[0], height=frame[1])
    note = _("Approximate areas around centre points, not boundaries.")
    given, drawing = drawn_map(drawn, name, kilometre=_("km"), note=note)
    drawings |= drawing
    return given


def _more_map(facts: Brochure) -> float:
    """Millimetres by which the map on the back may be higher where little else stands there."""
    lines = sum(1 + len(line.text) // 55 for line in facts.travel) + len(facts.visit) + len(facts.contact)
    return 74.0 if lines < 3 else 48.0 if lines < 5 else 24.0 if lines < 8 else 0.0


def _is_short(facts: Brochure, form: Form) -> bool:
    """Whether a map of its own may be needed to fill a spread; a booklet always has such a page at hand."""
    said = len(facts.story) + 250 * sum(len(section.items) for section in facts.sections)
    return form.fold is Fold.BOOKLET or said + 250 * len(facts.stops) < 1500


def _section(section: Section, cutter: Cutter, each: int, leads: bool) -> dict[str, Any]:
    """With photographs of the first few; where the section may lead, the very first large enough for that."""
    return {
        "title": section.title,
        "items": [
            item._asdict()
            | {
                "mark": mark(item.mark),
                "shot": cutter.shot(item.shot, *(LEADING if leads and not index else SMALL))
                if index < each
                else None,
            }
            for index, item in enumerate(section.items)
        ],
    }


def _stop(stop: Stop, cutter: Cutter | None) -> dict[str, Any]:
    facts = [stop.distance] if stop.distance else []
    return {
        "name": stop.name,
        "text": stop.text,
        "number": stop.number,
        "facts": facts,
        "shot": cutter.shot(stop.shot, *SMALL) if cutter else None,
    }


def _lines(lines: tuple[Line, ...]) -> list[dict[str, str]]:
    return [line._asdict() for line in lines if line.text]
