"""Flags in the list of a month's reports: a column, and what narrows the list by it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.kit.lists import Filter, ListColumn
from tidtam.work.sales import checks

MOST = 3_000  # reports that are looked at for one list: a province's month


class Flagged:
    """Asks once for the rows of a page, or for all of a list. Rows carry report_id.

    everything: the rows that a spreadsheet of the list may hold, read when the first one asks; where they are more
    than `MOST` the column stays empty in it.
    """

    def __init__(self, everything: Callable[[], Any]) -> None:
        self._everything = everything
        self._asked: dict[int, list[checks.Asked]] = {}
        self._looked: set[int] = set()

    def column(self) -> ListColumn:
        """How many are not explained; empty where there is nothing odd."""
        return ListColumn("flags", _("Odd amounts"), value=self._shown, kind="state")

    def filter(self) -> Filter:
        choices = [("open", _("Not explained")), ("explained", _("Explained"))]
        return Filter("flags", _("Odd amounts"), choices, self._narrow)

    def look(self, rows: Any) -> None:
        """Ask for these rows at once, so that the column does not ask for each."""
        keys = {row.report_id for row in rows if row.report_id} - self._looked
        if keys:
            self._asked |= checks.asked(keys)
            self._looked |= keys

    def _look_at_everything(self) -> None:
        keys = _reports(self._everything())
        if len(keys) <= MOST:
            self._asked = checks.asked(keys)
        self._looked = keys

    def _narrow(self, rows: Any, chosen: str) -> Any:
        keys = _reports(rows)
        if len(keys) > MOST:
            raise ValidationError(
                _("Choose a province or a district first: at most %(most)s reports are looked at.")
                % {"most": f"{MOST:,}"}
            )
        self._asked, self._looked = checks.asked(keys), keys
        waiting = {key for key, some in self._asked.items() if any(one.explanation is None for one in some)}
        return rows.filter(report_id__in=waiting if chosen == "open" else self._asked.keys() - waiting)

    def _shown(self, row: Any) -> tuple[str, str] | None:
        if row.report_id and row.report_id not in self._looked:
            self._look_at_everything()  # a spreadsheet, whose rows come one by one
        some = self._asked.get(row.report_id, [])
        if not some:
            return None
        waiting = sum(one.explanation is None for one in some)
        if not waiting:
            return "done", _("Explained")
        return "soon", ngettext("%(number)s to explain", "%(number)s to explain", waiting) % {
            "number": waiting
        }


def _reports(rows: Any) -> set[int]:
    """Their reports' keys, one more than are looked at where there are more."""
    told = rows.filter(report_id__isnull=False).order_by()
    return set(told.values_list("report_id", flat=True)[: MOST + 1])
