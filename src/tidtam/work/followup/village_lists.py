"""How lists of villages that are worked out are searched and narrowed, whatever is said of each village."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from tidtam.kit.lists import Filter
from tidtam.kit.thai import search_text
from tidtam.work.followup.places import where


def village_filters(rows: Sequence[Any], states: Mapping[str, str]) -> list[Filter]:
    """rows: with area, district, names (of posts) and state; states: the words for each."""
    districts = {row.district.code: row.district for row in rows}
    ordered = sorted(districts.values(), key=lambda area: area.sort_key)
    return [
        Filter("q", _("Search"), None, _search),
        Filter(
            "state",
            _("State"),
            list(states.items()),
            lambda found, state: [row for row in found if row.state == state],
        ),
        Filter(
            "district",
            _("District"),
            [(area.code, area.name) for area in ordered],
            lambda found, code: [row for row in found if row.area.code.startswith(code)],
        ),
    ]


def _search(rows: Sequence[Any], text: str) -> list[Any]:
    asked = search_text(text)
    return [row for row in rows if asked in search_text(where(row.area), row.names)]
