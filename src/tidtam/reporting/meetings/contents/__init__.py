"""Everything that stands in a meeting's papers, as plain values: kept with the pack, and enough to print it again."""

from tidtam.reporting.meetings.contents.gather import gather as gather
