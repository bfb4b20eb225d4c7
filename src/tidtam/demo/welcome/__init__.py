"""What the demo's villages offer to visitors: invented, plausible for the place, and marked as demonstration."""

from tidtam.demo.welcome.making import build_welcome as build_welcome
