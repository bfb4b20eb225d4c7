"""Flags of reports that are on record, and what was said to explain them; for a district's month at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from tidtam.registers.producers.actions.register import BATCH
from tidtam.work.sales.checks.fairs import fairs_elsewhere
from tidtam.work.sales.checks.feed import known_of, lines_of
from tidtam.work.sales.checks.habits import FAIR
from tidtam.work.sales.checks.run import check
from tidtam.work.sales.checks.shape import Flag, Line
from tidtam.work.sales.models import Explanation, Report


@dataclass(frozen=True)
class Asked:
    """A flag with what explains it, None as long as nobody has."""

    flag: Flag
    explanation: Explanation | None = None


def flags(reports: Iterable[int]) -> dict[int, list[Flag]]:
    """Report -> its flags as it stands now; those with none are not in it. reports: keys."""
    keys = sorted(set(reports))
    by_month: defaultdict[date, dict[int, int]] = defaultdict(dict)
    areas: dict[int, str] = {}
    for start in range(0, len(keys), BATCH):
        some = Report.objects.filter(pk__in=keys[start : start + BATCH])
        for report, producer, month, area in some.values_list(
            "pk", "producer_id", "month", "producer__area_id"
        ):
            by_month[month][report] = producer
            areas[producer] = area
    found: dict[int, list[Flag]] = {}
    for month, producers in by_month.items():
        found |= _of_month(month, producers, areas)
    return found


def asked(reports: Iterable[int]) -> dict[int, list[Asked]]:
    """The same, each flag with its explanation."""
    found = flags(reports)
    explained = _explanations(found)
    return {
        report: [Asked(flag, explained.get((report, flag.code, flag.subject))) for flag in some]
        for report, some in found.items()
    }


def held_back(reports: Iterable[int]) -> dict[int, list[Flag]]:
    """Reports that are not to be approved in bulk, each with its flags that nobody has explained."""
    waiting = {
        report: [one.flag for one in some if one.explanation is None]
        for report, some in asked(reports).items()
    }
    return {report: some for report, some in waiting.items() if some}


def no_longer_asked(report: int, standing: Collection[Explanation]) -> list[Explanation]:
    """What was explained of a report before those that hold, for its amount has changed; the latest first."""
    kept = {row.pk for row in standing}
    return [row for row in Explanation.objects.filter(report=report).order_by("-pk") if row.pk not in kept]


def _of_month(month: date, producers: dict[int, int], areas: dict[int, str]) -> dict[int, list[Flag]]:
    lines = lines_of(producers)
    sold = {
        producer: _fair_amounts(lines.get(report, ()))
        for report, producer in producers.items()
        if any(line.channel == FAIR for line in lines.get(report, ()))
    }
    fairs = fairs_elsewhere(sold, month, sold=sold) if sold else {}
    known = known_of({key: areas[key] for key in producers.values()}, month, fairs=fairs)
    found = {report: check(lines.get(report, ()), known[key]) for report, key in producers.items()}
    return {report: some for report, some in found.items() if some}


def _fair_amounts(lines: Collection[Line]) -> set[int]:
    amounts = [line.baht for line in lines if line.channel == FAIR]
    return {*amounts, sum(amounts)}


def _explanations(reports: Collection[int]) -> dict[tuple[int, str, str], Explanation]:
    """By report, check and subject the latest."""
    found: dict[tuple[int, str, str], Explanation] = {}
    keys = sorted(reports)
    for start in range(0, len(keys), BATCH):
        for row in Explanation.objects.filter(report__in=keys[start : start + BATCH]).order_by("pk"):
            found[row.report_id, row.check_code, row.subject] = row
    return found
