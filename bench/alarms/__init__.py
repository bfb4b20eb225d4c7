"""How often the checks of sales cry wolf, and how many planted errors they find; no database, the same each time."""
