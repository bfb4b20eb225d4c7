"""Where one may start, what there is to visit, the times between."""
