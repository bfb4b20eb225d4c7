"""The figures on the desk: which ones, of which months and round."""

from tidtam.faces.desk.queries.scope import Scope
from tidtam.registers.producers.models import Round
from tidtam.reporting.figures.queries import Figure, Question, figures

WHOLE_YEAR = 300  # days; rounds of a year or two are a little shorter or longer than that
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
        asked.insert(0, Question("producers.registered", scope.area, round=counted.code))
    return figures(
        asked,
        places={scope.area: scope.place} if scope.place else {},
        rounds={counted.code: counted} if counted else {},
    )


def round_of(scope: Scope) -> Round | None:
    """The last round that was closed when the scope's months ended and spans whole years.

    The quarterly rounds only add to a register: their counts beside a yearly one would look like a collapse.
    """
    closed = list(Round.objects.filter(closes_on__lt=scope.end).order_by("-closes_on"))
    whole = [one for one in closed if (one.closes_on - one.opens_on).days > WHOLE_YEAR]
    return next(iter([*whole, *closed]), None)
