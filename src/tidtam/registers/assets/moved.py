"""Assets follow their village to its new code."""

from tidtam.registers.assets.models import Asset

FOLLOWS = [(Asset, "area")]
