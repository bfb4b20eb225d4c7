"""The visitor's planner: a day or several past what villages offer, planned anew at every change; no account."""
