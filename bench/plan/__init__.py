"""The plan at the size of the country: 3,273 villages, the ten work items, a year of reports and payments."""
