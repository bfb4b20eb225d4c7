"""A poster as a job, A3 or A2."""

from enum import StrEnum
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.reporting.prints.drawn import draw
from tidtam.reporting.prints.facts import Poster
from tidtam.reporting.prints.papers.brochure import words
from tidtam.reporting.prints.papers.job import (
    Cutter,
    Job,
    code,
    credits,
    drawn_map,
    kept_names,
    shown_address,
    trim_of,
)


class Sheet(StrEnum):
    A3 = "a3"
    A2 = "a2"


SIZES = {Sheet.A3: (297, 420), Sheet.A2: (420, 594)}


def poster(facts: Poster, sheet: Sheet, *, bleed: bool = False) -> Job:
    with translation.override(facts.language):
        return _poster(facts, sheet, bleed)


def _poster(facts: Poster, sheet: Sheet, bleed: bool) -> Job:
    width, height = SIZES[sheet]
    cutter = Cutter()
    drawn = draw(facts.ground, facts.spots, width=92, height=64)
    note = _("Approximate areas around centre points, not boundaries.")
    shown, drawings = drawn_map(drawn, "map", kilometre=_("km"), note=note)
    inputs: dict[str, Any] = {
        "title": facts.name,
        "language": facts.language,
        "notice": facts.notice,
        "bleed": bleed,
        "width": width,
        "height": height,
        "name": facts.name,
        "kind": facts.kind,
        "place": facts.place,
        "tagline": facts.tagline,
        "text": facts.text,
        "when": facts.when,
        "chips": facts.chips,
        "cover": cutter.shot(facts.shots[0] if facts.shots else None, width + 6, height / 2 + 3),
        "contact": [line._asdict() for line in facts.contact],
        "map": shown,
        "address": facts.address,
        "address_shown": shown_address(facts.address),
        "credits": credits(facts.shots[:1], word=_("Photos:")),
        "words": words(),
        "kept": kept_names(facts.name, *(spot.name for spot in facts.spots)),
    }
    return Job(
        template="prints/poster.typ",
        inputs=inputs,
        drawings=drawings | code(facts.address),
        cuts=tuple(cutter.cuts),
        trim=trim_of(bleed),
    )
