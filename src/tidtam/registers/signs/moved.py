"""Signs follow their village to its new code, and so does what their lines lead to."""

from tidtam.registers.signs.models import Line, Sign

FOLLOWS = [(Sign, "area"), (Line, "target")]
