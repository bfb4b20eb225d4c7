"""The head figures of a page of sales, each with what must stand beside it."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import money
from tidtam.kit.calendar import fiscal_year, month_code, month_range, year_begin
from tidtam.kit.http import address
from tidtam.reporting.figures.contents.parts import lying_words
from tidtam.reporting.figures.queries.lines import growth, per_cent
from tidtam.reporting.figures.queries.look import Look
from tidtam.work.sales.queries.cells import Amount


@dataclass(frozen=True)
class Tile:
    """A number with its name and unit; beside: the lines under it; link, words: the way down."""

    name: str
    value: str
    unit: str = ""
    beside: list[str] = field(default_factory=list)
    link: str = ""
    words: str = ""


def tiles_of(look: Look) -> list[Tile]:
    """Total, growth, target, who reported, how few make how much; those that can be told here."""
    found = [_total(look), _growth(look), _target(look), _reported(look), _few(look)]
    return [tile for tile in found if tile is not None]


def _sums(look: Look) -> tuple[Amount, Amount, Amount]:
    """The period as known then, the same months of last year, the period today; brought forward sums with them."""
    this, before, now = (
        sold.plus(Amount(baht, 0, baht)) for sold, baht in zip(look.head, look.brought, strict=True)
    )
    return this, before, now


def _total(look: Look) -> Tile:
    asked = look.asked
    this, _before, now = _sums(look)
    if asked.official:
        beside = [
            _("not yet official: %(sum)s") % {"sum": money.text(this.provisional)},
            _("all reported: %(sum)s") % {"sum": money.text(this.baht)},
        ]
    else:
        beside = [
            _("official: %(sum)s") % {"sum": money.text(this.official)},
            _("provisional: %(sum)s") % {"sum": money.text(this.provisional)},
        ]
    if look.brought[0]:
        beside.append(_("of it brought forward, no detail: %(sum)s") % {"sum": money.text(look.brought[0])})
    if asked.known_at:
        apart = now.of(asked.standing) - this.of(asked.standing)
        beside.append(
            _("as it stands today: %(sum)s (%(apart)s)")
            % {
                "sum": money.text(now.of(asked.standing)),
                "apart": f"{'+' if apart > 0 else ''}{money.text(apart)}",
            }
        )
    name = _("Official sales") if asked.official else _("Sales, provisional ones too")
    down = asked.url("sales_part", "areas" if asked.below else "producers")
    if asked.only:
        down = asked.facts()
    return Tile(name, money.text(this.of(asked.standing)), _("baht"), beside, down, _("What it is made of"))


def _growth(look: Look) -> Tile:
    this, before, _now = _sums(look)
    then = before.of(look.asked.standing)
    grown = growth(this.of(look.asked.standing), then)
    beside = [_("same months last year: %(sum)s") % {"sum": money.text(then)}]
    said = _("official against official") if look.asked.official else _("all reported against all reported")
    earlier = look.lens.year_before
    return Tile(
        _("Against the same months last year"), signed(grown), _("per cent") if grown is not None else "",
        [*beside, said], look.asked.url(start=earlier.start, end=earlier.end), _("The year before"),
    )  # fmt: skip


def _target(look: Look) -> Tile | None:
    """The fiscal year so far against its target; how much of the year is over stands beside it."""
    target = look.target
    if target is None:
        return None
    reached = per_cent(look.year_so_far, target)
    year = fiscal_year(look.asked.end)
    over = len(month_range(year_begin(look.asked.end), look.asked.end))
    said = _("official") if look.asked.official else _("all reported")
    return Tile(
        _("Of the target of fiscal year %(year)s") % {"year": year},
        "–" if reached is None else str(reached),
        _("per cent") if reached is not None else "",
        [
            _("target: %(sum)s") % {"sum": money.text(target)},
            _("so far, %(counted)s: %(sum)s") % {"counted": said, "sum": money.text(look.year_so_far)},
            _("%(over)s of 12 months") % {"over": over},
        ],
        look.asked.targets(),
        _("How the target was set"),
    )


def _reported(look: Look) -> Tile | None:
    rows = look.reported
    if rows is None:
        return None
    asked = {"area": look.asked.area, "month": month_code(look.asked.end)}
    return Tile(
        _("Reports sent of reports expected"),
        f"{rows.rate // 100}.{rows.rate % 100:02}",
        _("per cent"),
        [
            _("%(sent)s of %(expected)s") % {"sent": f"{rows.sent:,}", "expected": f"{rows.expected:,}"},
            _("missing: %(missing)s") % {"missing": f"{rows.missing:,}"},
        ],
        address(reverse("sales:list"), asked),
        _("Who reported"),
    )


def _few(look: Look) -> Tile | None:
    lying = look.lying
    if lying is None or not lying.spread.sellers:
        return None
    spread = lying.spread
    said = [
        _("the largest 1%% (%(number)s) sold %(share)s%%")
        % {"number": f"{spread.one:,}", "share": per_cent(spread.largest, spread.total)},
        _("the largest 10%% (%(number)s) sold %(share)s%%")
        % {"number": f"{spread.ten:,}", "share": per_cent(spread.tenth, spread.total)},
    ]
    if lying_words(look):
        said.append(_("of fiscal year %(year)s") % {"year": fiscal_year(lying.year)})
    return Tile(
        _("Producers that make half of the sales"),
        f"{spread.half:,}",
        _("of %(sellers)s that sold") % {"sellers": f"{spread.sellers:,}"},
        said,
        look.asked.url("sales_part", "spread"),
        _("How sales lie among producers"),
    )


def signed(grown: Decimal | None) -> str:
    """+12.3, -4.0; a dash where there is nothing to compare with."""
    return "–" if grown is None else f"{'+' if grown > 0 else ''}{grown}"
