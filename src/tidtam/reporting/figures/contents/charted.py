"""The map of a page of sales: the areas below by how much they sold."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tidtam.ground.areas.maps import MapCell, area_map
from tidtam.kit import money
from tidtam.reporting.figures.queries.look import Look
from tidtam.work.sales.queries.brought import BROUGHT

SHADES = 5


def map_of(look: Look) -> SafeString:
    """A fifth of the areas to each shade, the deepest sold the most; "" where too little is known to draw."""
    sold = sorted(
        (line for line in look.area_lines if line.main > 0 and line.key != BROUGHT),
        key=lambda line: line.main,
    )
    shades = {line.key: place * SHADES // len(sold) + 1 for place, line in enumerate(sold)}
    cells = {
        line.key: MapCell(
            label=_("%(sum)s baht") % {"sum": money.text(line.main)},
            link=line.link,
            shade=shades.get(line.key, 0),
        )
        for line in look.area_lines
    }
    standing = [area for area in look.areas if area.exists_until is None]
    return area_map(standing, cells, _("Sales by area: the deeper, the more"))
