"""The national data set: the lists, filters, search and pages of a country's registers, on both databases."""
