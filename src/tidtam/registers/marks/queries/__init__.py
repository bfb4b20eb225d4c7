"""Which mark a product bears when; lists of levels; what an assessment comes to."""

from tidtam.registers.marks.queries.bearing import (
    in_force,
    mark_choices,
    mark_levels,
    marks_in,
    standing,
    usable_on,
)

__all__ = ["in_force", "mark_choices", "mark_levels", "marks_in", "standing", "usable_on"]
