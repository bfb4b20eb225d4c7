"""A chart for pages, drawn for a desk and for a telephone."""

from typing import Any, NamedTuple

from tidtam.kit import charts


class Drawing(NamedTuple):
    """The same chart in two widths."""

    wide: str
    slim: str


def draw(spec: dict[str, Any]) -> Drawing:
    """Both widths; each is kept once it has been drawn."""
    return Drawing(charts.svg(spec), charts.svg(spec, width=charts.NARROW))
