"""Communities follow their village to its new code."""

from tidtam.registers.communities.models import Community

FOLLOWS = [(Community, "area")]
