"""A report's sum beside its producer's own past and its peers; slips of a thousand and of a hundred."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from tidtam.kit import money
from tidtam.work.sales.checks import limits as at
from tidtam.work.sales.checks.figures import about, logs, median, spread, times, within
from tidtam.work.sales.checks.sentences import UNSPLIT_PRODUCT, WHOLE
from tidtam.work.sales.checks.shape import Flag, Known, Line


@dataclass(frozen=True)
class Usual:
    """What would be no surprise, as logs of satang. level: the median; season, move: None where unknown.

    season: where the same month of earlier years leads; move: where the peers' way this month leads.
    """

    level: float
    months: int
    spread: float
    season: float | None = None
    move: float | None = None

    @property
    def high(self) -> float:
        return max(self._all)

    @property
    def low(self) -> float:
        return min(self._all)

    @property
    def _all(self) -> list[float]:
        return [value for value in (self.level, self.season, self.move) if value is not None]

    def fits(self, log: float) -> bool:
        """Whether it lies so near that a slip explains the rest."""
        room = max(math.log(at.SLIP_FITS_TIMES), at.SLIP_FITS_SPREADS * self.spread)
        return self.low - room <= log <= self.high + room


def usual(known: Known) -> Usual | None:
    """Of the producer's own past; of the peers' amounts where it has none; None where neither is known."""
    beside = known.beside
    own = logs([known.months.get(back, 0) for back in range(1, at.RECENT + 1)])
    own = own or logs([known.months.get(back, 0) for back in range(at.RECENT + 1, at.MONTHS_BACK + 1)])
    if not own:
        if beside.known < at.PEERS_LEAST:
            return None
        return Usual(beside.usual, 0, max(beside.wide, at.PEERS_WIDE_LEAST))
    level = median(own)
    moved = beside.moved >= at.PEERS_LEAST
    if len(own) >= at.OWN_SPREAD_FROM:
        width = spread(own, level)
    else:
        width = max(beside.spread, at.SPREAD_UNKNOWN) if moved else at.SPREAD_UNKNOWN
    season, most = _season(known), math.log(at.PEERS_MOVE_TIMES)
    return Usual(
        level,
        len(own),
        within(width, at.SPREAD_LEAST, at.SPREAD_MOST),
        None if season is None else level + season,
        level + within(beside.move, -most, most) if moved else None,
    )


def _season(known: Known) -> float | None:
    """How the same month of the last two years stood beside the months around it."""
    found = []
    for back in (12, 24):
        then = known.months.get(back, 0)
        near = range(max(back - at.AROUND, 1), back + at.AROUND + 1)
        around = logs([known.months.get(place, 0) for place in near if place != back])
        if then > 0 and len(around) >= at.AROUND_LEAST:
            found.append(math.log(then) - median(around))
    return median(found) if found else None


def amounts(lines: Sequence[Line], known: Known) -> list[Flag]:
    """At most one flag of the sum: a slip, or high, or higher than peers; nothing for a sum of zero."""
    total = sum(line.baht for line in lines)
    found = usual(known)
    if total <= 0 or found is None:
        return []
    log = math.log(total)
    newcomer = found.months == 0
    spreads = at.PEERS_WIDE_SPREADS if newcomer else at.HIGH_SPREADS
    if log - found.high >= max(spreads * found.spread, math.log(at.HIGH_TIMES)):
        return [_large(lines, total, known, found)]
    if found.low - log >= max(at.LOW_SPREADS * found.spread, math.log(at.LOW_TIMES)):
        return _small(total, found)
    if len(lines) > 1 and (slips := _of_lines(lines, known)):
        return slips
    return [] if newcomer else _above_peers(total, known, found)


def _large(lines: Sequence[Line], total: int, known: Known, found: Usual) -> Flag:
    """A slip of one line that makes most of the sum, or of all lines; else high as it stands."""
    large = [line for line in sorted(lines, key=lambda one: -one.baht) if line.baht >= at.SLIP_SHARE * total]
    slips = [_slip(line, factor, total, known, found) for line in large for factor in at.FACTORS]
    if len(lines) > 1:
        whole = Line(None, "", total)
        slips += [_slip(whole, factor, total, known, found) for factor in at.FACTORS]
    fitting = [slip for slip in slips if slip is not None]
    if not fitting:
        return _high(total, known, found)
    return _said(min(fitting, key=lambda slip: slip.distance), len(lines) == 1, known, math.exp(found.level))


@dataclass(frozen=True)
class Slip:
    """A line (without a channel: all of them) that fits once it is divided. distance: from what is expected, log."""

    line: Line
    factor: int
    distance: float


def _slip(line: Line, factor: int, total: int, known: Known, found: Usual) -> Slip | None:
    rest = math.log(total - line.baht + line.baht / factor)
    if not found.fits(rest):
        return None
    expected = _expected(line, known)
    if expected is None:
        return Slip(line, factor, abs(rest - found.level))
    distance = abs(math.log(line.baht / factor) - math.log(expected))
    return Slip(line, factor, distance) if distance <= math.log(at.LINE_FITS_TIMES) else None


def _expected(line: Line, known: Known) -> int | None:
    """What the line should bring: as last month, or its units at the register's price; None where neither is known."""
    before = next((one.baht for one in known.before if one[:2] == line[:2] and line.channel), 0)
    if before:
        return before
    good = known.goods.get(line.product) if line.product is not None else None
    return (line.units * good.price or None) if good and good.price else None


def _said(slip: Slip, alone: bool, known: Known, level: float) -> Flag:
    line, factor = slip.line, slip.factor
    whole = alone or not line.channel
    return Flag(
        "thousandfold" if factor == 1000 else "hundredfold",
        f"sum={line.baht}" if whole else f"{line_key(line)}={line.baht}",
        "large",
        {
            "what": str(WHOLE) if whole else line_name(line, known),
            "baht": money.text(line.baht),
            "factor": f"{factor:,}",
            "right": money.text(line.baht // factor),
            "usual": about(level),
        },
    )


def _of_lines(lines: Sequence[Line], known: Known) -> list[Flag]:
    """A line so small that even a thousand of it hide in the sum: beside the same one of last month."""
    for line in lines:
        before = next((one.baht for one in known.before if one[:2] == line[:2]), 0)
        if before and at.HIDDEN_FROM_TIMES * before <= line.baht <= at.HIDDEN_TO_TIMES * before:
            return [_said(Slip(line, 1000, 0.0), False, known, before)]
    return []


def _high(total: int, known: Known, found: Usual) -> Flag:
    if found.months == 0:
        return _peers(total, math.exp(found.level), known.beside.known)
    told = {
        "baht": money.text(total),
        "times": times(total / math.exp(found.high)),
        "usual": about(math.exp(found.level)),
        "months": str(found.months),
    }
    if found.season is None:
        return Flag("high", f"sum={total}", "high", told)
    return Flag("high", f"sum={total}", "high_season", {**told, "season": about(math.exp(found.season))})


def _small(total: int, found: Usual) -> list[Flag]:
    """A month may be small; it is asked about where a factor makes it usual."""
    fitting = [factor for factor in at.FACTORS if found.fits(math.log(total * factor))]
    if not fitting:
        return []
    factor = min(fitting, key=lambda one: abs(math.log(total * one) - found.level))
    told = {
        "baht": money.text(total),
        "factor": f"{factor:,}",
        "right": money.text(total * factor),
        "usual": about(math.exp(found.level)),
    }
    return [Flag("small", f"sum={total}", "small", told)]


def _above_peers(total: int, known: Known, found: Usual) -> list[Flag]:
    if found.move is None:
        return []
    width = max(found.spread, known.beside.spread)
    explained = found.move if found.season is None else max(found.move, found.season)
    if math.log(total) - explained < max(at.PEERS_SPREADS * width, math.log(at.PEERS_TIMES)):
        return []
    return [_peers(total, math.exp(found.move), known.beside.moved)]


def _peers(total: int, expected: float, count: int) -> Flag:
    told = {
        "baht": money.text(total),
        "times": times(total / expected),
        "expected": about(expected),
        "peers": f"{count:,}",
    }
    return Flag("peers", f"sum={total}", "peers", told)


def line_key(line: Line) -> str:
    """Which line, in no language."""
    return f"line:{'' if line.product is None else line.product}/{line.channel}"


def line_name(line: Line, known: Known) -> str:
    """Product and channel as a reader sees them."""
    product: str | Promise = UNSPLIT_PRODUCT
    if line.product is not None:
        good = known.goods.get(line.product)
        product = good.name if good else str(line.product)
    return f"{product} · {known.channels.get(line.channel, line.channel)}"
