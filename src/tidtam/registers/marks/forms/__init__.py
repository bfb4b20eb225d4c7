"""What people type in this room; the rules themselves stand in the actions."""

from tidtam.kit.refusals import refuse as refuse
