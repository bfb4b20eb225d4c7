"""From a sign of the register to the facts that its drawing is made from."""

from tidtam.registers.signs.distances import in_words
from tidtam.registers.signs.drawing.facts import LineFacts, PanelFacts
from tidtam.registers.signs.drawing.layout import Drawing, lay_out
from tidtam.registers.signs.drawing.svg import written
from tidtam.registers.signs.models import Panel

#: Classes whose signs of one place stand upright: symbol, name, distance and arrow one under the other.
UPRIGHT = ("N.28.1", "N.28.2")


def facts_of(panel: Panel) -> PanelFacts:
    """What is to be drawn; the panel's class and lines are read."""
    kind, lines = panel.sign_class, list(panel.lines.all())
    return PanelFacts(
        ground=kind.ground,
        ink=kind.ink,
        letter_mm=kind.letter_mm,
        lines=tuple(
            LineFacts(
                line.text_th,
                line.text_en,
                line.arrow,
                in_words(line.distance_m) if line.distance_m else "",
                line.pictogram,
                line.historic,
            )
            for line in lines
        ),
        width_mm=panel.width_mm,
        height_mm=panel.height_mm,
        upright=kind.code in UPRIGHT and len(lines) == 1,
    )


def drawn(panel: Panel) -> Drawing:
    """Raises `drawing.facts.TooNarrow`."""
    return lay_out(facts_of(panel))


def as_svg(panel: Panel, label: str = "") -> str:
    """Raises `drawing.facts.TooNarrow`."""
    return written(drawn(panel), label)
