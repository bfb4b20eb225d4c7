"""The lists of the results."""
