"""The village's own page, and the officers' pages of its links."""
