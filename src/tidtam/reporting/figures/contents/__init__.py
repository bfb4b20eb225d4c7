"""What a page of sales is put together from, for screen, sheet and paper alike."""

from tidtam.reporting.figures.contents.charted import map_of
from tidtam.reporting.figures.contents.columns import counted, only_words
from tidtam.reporting.figures.contents.panels import Panel
from tidtam.reporting.figures.contents.parts import PANELS, panel_of, panels_of
from tidtam.reporting.figures.contents.tiles import Tile, tiles_of

__all__ = ["PANELS", "Panel", "Tile", "counted", "map_of", "only_words", "panel_of", "panels_of", "tiles_of"]
