"""From a paper's text to proposals: by gazetteer, calendar, numerals and patterns; the same text reads the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tidtam.reporting.intake.reading import areas, doubts, figures, meeting, posts, villages, works
from tidtam.reporting.intake.reading.names import Known
from tidtam.reporting.intake.reading.shape import KINDS, Contradiction, Proposal, Reading
from tidtam.reporting.intake.reading.source import Source, source_of

__all__ = ["KINDS", "Reading", "read", "source_of"]


def read(source: Source, known: Known) -> Reading:
    """Everything that the paper seems to say, and what in it does not agree."""
    body = [_settled(one, known) for one in meeting.bodies(source)]
    number = meeting.numbers(source, body)
    when = meeting.dates(source)
    place = meeting.places(source)
    offices = posts.mentions(source, known)
    mentions = areas.districts(source, known)
    items = works.works(source, known.works)
    spans = [one.at for one in (*body, *place, *items)]
    within = areas.subdistricts(source, known)
    towns = villages.places(source, known, mentions, within, spans)
    mentions = sorted([*mentions, *villages.in_rows(towns)], key=lambda mention: mention.start)
    said = areas.proposals(mentions, source, known, place)
    named = villages.proposals(source, known, towns, [one.code for one in said])
    amounts = figures.amounts(source)
    found = [
        *body,
        *number,
        *when,
        *meeting.times(source, when),
        *place,
        *posts.chairs(source, offices, known),
        *posts.responsible(source, offices, known),
        *meeting.dues(source),
        *figures.figures(source, amounts, [one.at for one in place]),
        *items,
        *said,
        *(proposal for _place, proposal, _answer in named),
    ]
    about_villages = list(doubts.villages(source, known, named, said))
    against = [
        *meeting.contradictions(source, number, when),
        *figures.contradictions(source, amounts),
        *doubts.months(source),
        *doubts.sums(source, amounts),
        *doubts.counts(source, amounts, named, mentions),
        *(one for one, _concerned in about_villages),
    ]
    marks = {id(proposal): one.kind for one, concerned in about_villages for proposal in concerned}
    marked = [_marked(one, against, marks) for one in found]
    return Reading(
        tuple(sorted(marked, key=lambda one: (one.start, KINDS.index(one.kind)))),
        tuple(_each_once(sorted(against, key=lambda one: (one.start, one.kind)))),
    )


def _settled(body: Proposal, known: Known) -> Proposal:
    """With the committees of the register that bear the name."""
    candidates = posts.offices(str(body.value), known.bodies)
    return replace(body, candidates=candidates, code=posts.settled(candidates))


def _marked(one: Proposal, against: Sequence[Contradiction], marks: Mapping[int, str]) -> Proposal:
    """With the kinds of the contradictions that concern it."""
    kinds = {
        doubt.kind
        for doubt in against
        if one.start < doubt.end and doubt.start < one.end and _touches(one, doubt)
    }
    if id(one) in marks:
        kinds.add(marks[id(one)])  # type: ignore[arg-type]
    return replace(one, contradictions=tuple(sorted(kinds)))


def _touches(one: Proposal, doubt: Contradiction) -> bool:
    """A contradiction of villages concerns villages; one of sums figures."""
    match doubt.kind:
        case "districts" | "misspelt" | "other_district" | "moo":
            return one.kind == "village"
        case "sum" | "words" | "period" | "fiscal_year" | "count":
            return one.kind == "figure"
        case "weekday" | "christian_year":
            return one.kind in ("date", "due")
        case "year":
            return one.kind == "number"


def _each_once(found: Iterable[Contradiction]) -> Iterable[Contradiction]:
    seen = set()
    for one in found:
        key = (one.kind, one.start, one.end)
        if key not in seen:
            seen.add(key)
            yield one
