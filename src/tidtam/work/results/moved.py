"""Results follow their village to its new code."""

from tidtam.work.results.models import Result, ResultRules

FOLLOWS = [(Result, "area"), (ResultRules, "province")]
