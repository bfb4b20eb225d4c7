"""What stands in the register, brought to the reading: names of areas, posts, committees and work items."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.queries import Candidate as AreaCandidate
from tidtam.ground.areas.queries import match_all, verdict
from tidtam.ground.areas.queries.matching import Way
from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.access import within as inside
from tidtam.reporting.intake.reading import Reading, areas, read, source_of
from tidtam.reporting.intake.reading.names import Found, Known, Names, Office, Work
from tidtam.reporting.intake.reading.shape import Candidate
from tidtam.reporting.meetings.models import Committee
from tidtam.work.plan import nawatwithi
from tidtam.work.plan.queries import items_of

LEVEL_WORD = 3  # as the matching of areas counts it
MOST_CANDIDATES = 10
LEAST = 86  # of a name that is equal or sounds so; less says that something else typed is against it


def read_text(text: str, *, day: date | None = None) -> Reading:
    """Read a paper against the register as it stands. day: whose work items are meant, today unless said otherwise."""
    source = source_of(text)
    names = Names.of(Area.objects.existing().filter(level=Level.PROVINCE).values_list("code", "name_th"))
    nothing = Names()
    alone = Known(names, nothing, nothing, nothing, {}, _nothing_known)
    provinces = areas.provinces(source, alone) or _in_heading(source.plain, names)
    return read(source, known(names, provinces[:2], day or clock.today()))


def known(provinces: Names, codes: Sequence[str], day: date) -> Known:
    """The names of those provinces; of all that are loaded where the paper names none."""
    rows = _rows(codes)
    levels = {
        level: Names.of(
            ((row[0], row[1]) for row in rows if row[2] == level), villages=level == Level.VILLAGE
        )
        for level in Level
    }
    return Known(
        provinces,
        levels[Level.DISTRICT],
        levels[Level.SUBDISTRICT],
        levels[Level.VILLAGE],
        {
            row.code: row.label
            for row in Area.objects.existing().filter(_where(codes), level__lt=Level.VILLAGE)
        },
        lambda texts, within: _match(texts, within or list(codes)),
        tuple(
            Office(*row) for row in Post.objects.order_by("code").values_list("code", "name_th", "area_id")
        ),
        tuple(
            Office(*row)
            for row in Committee.objects.order_by("code").values_list("code", "name_th", "area_id")
        ),
        _works(day),
        tuple(codes),
    )


def _works(day: date) -> tuple[Work, ...]:
    """Of the programme of that day, else of the programme as it is known from the beginning."""
    items = items_of(day)
    if items:
        return tuple(Work(item.code, item.name_th, item.short_th) for item in items)
    return tuple(Work(item.code, item.name_th, item.short_th) for item in nawatwithi.ITEMS)


def _rows(codes: Sequence[str]) -> list[tuple[str, str, int]]:
    rows = Area.objects.existing().filter(_where(codes), level__gte=Level.DISTRICT)
    return list(rows.values_list("code", "name_th", "level"))


def _where(codes: Sequence[str]) -> Q:
    where = inside(codes[0]) if codes else inside("")
    for code in codes[1:]:
        where |= inside(code)
    return where


def _match(texts: Sequence[str], within: Sequence[str]) -> list[Found]:
    return [_found(candidates) for candidates in match_all(texts, within=within or "", limit=MOST_CANDIDATES)]


def _found(candidates: Sequence[AreaCandidate]) -> Found:
    said = verdict(candidates)
    made = tuple(
        Candidate(one.code, one.label, one.score, one.reason, one.area.name_th) for one in candidates
    )
    if not candidates:
        return Found(said)
    first = candidates[0]
    fitting = tuple(
        new
        for old, new in zip(candidates, made, strict=True)
        if old.sure == first.sure
        and old.way.value // 3 == first.way.value // 3
        and old.inside == first.inside
        and old.score >= first.score - LEVEL_WORD
    )
    return Found(
        said,
        made,
        fitting,
        first.sure,
        first.way is Way.NEAR,
        first.way is not Way.NEAR and first.score < LEAST,
    )


def _nothing_known(texts: Sequence[str], within: Sequence[str]) -> list[Found]:
    return [Found("none") for _text in texts]


def _in_heading(text: str, provinces: Names) -> list[str]:
    """A province that the first lines name without its level word."""
    heading = text[:300]
    return [codes[0] for name, codes in provinces.bare.items() if len(name) > 2 and name in heading][:1]
