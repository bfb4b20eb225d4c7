"""The figures on the desk: which ones, of which months and round."""

from tidtam.faces.desk.queries.scope import Scope
from tidtam.registers.producers.models import Round
from tidtam.reporting.figures.queries import Figure, figure

SMALLEST = 6  # digits: figures go down to the subdistrict


def figures_of(scope: Scope) -> list[Figure]:
    """Producers of the round, sales and reporting of the year so far, market registrants."""
    if not scope.single or len(scope.area) > SMALLEST:
        return []
    found = []
    counted = round_of(scope)
    if counted:
        found.append(figure("producers.registered", area=scope.area, round=counted))
    for name in ("sales.total", "sales.reporting_rate"):
        found.append(figure(name, area=scope.area, start=scope.start, end=scope.end))
    found.append(figure("markets.vendors", area=scope.area))
    return found


def round_of(scope: Scope) -> str:
    """The last round that was closed when the scope's months ended and spans whole years; "" when none was.

    The quarterly rounds only add to a register: their counts beside a yearly one would look like a collapse.
    """
    closed = Round.objects.filter(closes_on__lt=scope.end).order_by("-closes_on")
    rounds = list(closed.values_list("code", "opens_on", "closes_on"))
    whole = [code for code, opens_on, closes_on in rounds if (closes_on - opens_on).days > 300]
    return whole[0] if whole else next((code for code, _opens, _closes in rounds), "")
