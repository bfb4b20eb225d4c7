"""The checks of a month that is being told: handed to the page, and asked by the server when it is read back."""

from typing import TYPE_CHECKING

from tidtam.work.sales.actions.rows import SaleRow
from tidtam.work.sales.checks.browser import as_json
from tidtam.work.sales.checks.fairs import fairs_elsewhere
from tidtam.work.sales.checks.feed import known_of
from tidtam.work.sales.checks.run import check
from tidtam.work.sales.checks.shape import Flag, Line

if TYPE_CHECKING:
    from tidtam.work.sales.telling import TellingForm


def for_typing(form: "TellingForm") -> str:
    """What the page needs to ask by itself. Of fair sales only what merged ones told: others' are not handed out."""
    key, month = form.asked.producer.pk, form.asked.month
    fairs = fairs_elsewhere([key], month, all_areas=False)
    return as_json(known_of([key], month, fairs=fairs)[key])


def when_read_back(form: "TellingForm") -> list[Flag]:
    """Of what was told, once the form is valid; the fair sales of all districts are looked at here, but not for
    who holds a link, whom others' sales do not concern.

    That all is as last month the page says by itself where it is not even a round sum that comes again.
    """
    if form.told is None:
        return []
    key, month = form.asked.producer.pk, form.asked.month
    lines = [
        Line(row.product, row.channel, row.baht, row.units, row.buyers)
        for row in form.told.rows
        if isinstance(row, SaleRow) and (row.baht or row.units)
    ]
    fairs = fairs_elsewhere([key], month, all_areas=False) if form.by_link else None
    flags = check(lines, known_of([key], month, fairs=fairs)[key])
    return [flag for flag in flags if flag.code != "same" or not form.told.as_before]
