"""What people type about the plan's money and contracts; the rules themselves stand in the actions."""

from tidtam.kit.refusals import refuse as refuse
