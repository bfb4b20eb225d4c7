"""How the visitors' pages say prices, months and whether a village receives."""

from collections.abc import Iterable, Sequence

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tidtam.kit import money
from tidtam.kit.months import MONTHS_EN, MONTHS_TH, MONTHS_TH_SHORT
from tidtam.registers.tourism.models import Kind, Receives

#: As a heading over all of a kind.
HEADINGS = (
    (Kind.ATTRACTION, gettext_lazy("See")),
    (Kind.DISH, gettext_lazy("Eat")),
    (Kind.ACTIVITY, gettext_lazy("Do")),
    (Kind.SOUVENIR, gettext_lazy("Take home")),
    (Kind.HOMESTAY, gettext_lazy("Stay")),
    (Kind.EVENT, gettext_lazy("Festivals")),
)
RECEIVES_STATE = {Receives.YES: "done", Receives.BOOKED: "soon", Receives.PAUSED: "none"}


def month_names(*, short: bool = False) -> tuple[str, ...]:
    """January first, in the reader's language."""
    if (get_language() or "th").startswith("en"):
        return tuple(name[:3] for name in MONTHS_EN) if short else MONTHS_EN
    return MONTHS_TH_SHORT if short else MONTHS_TH


def months_text(months: Iterable[int]) -> str:
    """Months that follow one another as a span, also over the turn of the year; "" for all the year."""
    kept = sorted(set(months))
    if not kept or len(kept) == len(MONTHS_TH):
        return ""
    names = month_names(short=True)
    return ", ".join(
        names[run[0] - 1] if len(run) == 1 else f"{names[run[0] - 1]}–{names[run[-1] - 1]}"
        for run in _runs(kept)
    )


def _runs(months: Sequence[int]) -> list[list[int]]:
    """December and January stand beside one another."""
    runs: list[list[int]] = []
    for month in months:
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    if len(runs) > 1 and runs[0][0] == 1 and runs[-1][-1] == len(MONTHS_TH):
        return [*runs[1:-1], runs[-1] + runs[0]]
    return runs


def price_text(lowest: int | None, highest: int | None, kind: str = "") -> str:
    """Satang as baht: "120 baht", "120–300 baht", "free"; of a homestay a night and a person. "" when not told."""
    if lowest is None:
        return ""
    if not lowest and not highest:
        return _("Free of charge")
    amount = money.text(lowest)
    if highest and highest != lowest:
        amount = f"{amount}–{money.text(highest)}"
    if kind == Kind.HOMESTAY:
        return _("%(amount)s baht a night and person") % {"amount": amount}
    return _("%(amount)s baht") % {"amount": amount}
