"""The figures on the desk: which ones, of which months and round."""

from tidtam.faces.desk.queries.scope import Scope
from tidtam.registers.producers.models import Round
from tidtam.reporting.figures.queries import Figure, Question, figures

SMALLEST = 6  # digits: figures go down to the subdistrict


def figures_of(scope: Scope) -> list[Figure]:
    """Producers of the round, sales of the year so far, market registrants."""
    if not scope.single or len(scope.area) > SMALLEST:
        return []
    asked = [
        Question("sales.total", scope.area, scope.start, scope.end),
        Question("markets.vendors", scope.area),
    ]
    counted = round_of(scope)
    if counted:
        asked.insert(0, Question("producers.registered", scope.area, round=counted))
    return figures(asked)


def round_of(scope: Scope) -> str:
    """The last round that was closed when the scope's months ended and spans whole years; "" when none was.

    The quarterly rounds only add to a register: their counts beside a yearly one would look like a collapse.
    """
    closed = Round.objects.filter(closes_on__lt=scope.end).order_by("-closes_on")
    rounds = list(closed.values_list("code", "opens_on", "closes_on"))
    whole = [code for code, opens_on, closes_on in rounds if (closes_on - opens_on).days > 300]
    return whole[0] if whole else next((code for code, _opens, _closes in rounds), "")
