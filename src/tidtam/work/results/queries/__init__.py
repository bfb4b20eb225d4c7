"""The results of villages: what stands, what is missing, before and after, and their sums."""
