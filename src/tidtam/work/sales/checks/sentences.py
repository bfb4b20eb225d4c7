"""The checks' sentences: the reason and the numbers; the browser is given them in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: The checks, by their codes, as a list or a filter names them.
CODES: dict[str, Promise] = {
    "thousandfold": _("Thousandfold slip"),
    "hundredfold": _("Hundredfold slip"),
    "small": _("Too small a sum"),
    "high": _("Far above its own past"),
    "peers": _("Far above like producers"),
    "capacity": _("Above capacity"),
    "price": _("Units and baht do not agree"),
    "zero": _("Nothing sold after steady sales"),
    "same": _("The same as last month"),
    "fair": _("Fair sales reported twice"),
}

SENTENCES: dict[str, Promise] = {
    "large": _(
        "{what}: {baht} baht may have been typed {factor} times too large; "
        "{right} baht would fit, as about {usual} baht is usual."
    ),
    "small": _(
        "{baht} baht may have been typed {factor} times too small; "
        "{right} baht would fit, as about {usual} baht is usual."
    ),
    "high": _(
        "{baht} baht is {times} times the usual month of about {usual} baht (the median of {months} months)."
    ),
    "high_season": _(
        "{baht} baht is {times} times what fits: the median of {months} months is about {usual} baht, "
        "and the same month of earlier years leads to {season} baht."
    ),
    "peers": _(
        "{baht} baht is {times} times the {expected} baht to which {peers} like producers of the province lead."
    ),
    "capacity": _(
        "{what}: {units} units are {times} times the {capacity} that can be made in a month by the register."
    ),
    "capacity_baht": _(
        "{what}: {baht} baht is {times} times what the {capacity} units that can be made in a month "
        "bring at {price} baht each."
    ),
    "price": _("{what}: {units} units at the register's {price} baht are {expected} baht, not {baht} baht."),
    "zero": _(
        "Nothing is reported as sold after {months} months with sales in a row, usually about {usual} baht."
    ),
    "same": _(
        "Every amount is the same as in {month}, {baht} baht in all: was that month's report sent again?"
    ),
    "fair": _(
        "The same {baht} baht at fairs was reported in {where}, too; "
        "fair sales count once, in the producer's home district."
    ),
}

WHOLE = _("The whole sum")
UNSPLIT_PRODUCT = _("Not split by product")
