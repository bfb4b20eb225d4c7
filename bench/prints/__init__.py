"""Printed matter of 3,273 villages."""
