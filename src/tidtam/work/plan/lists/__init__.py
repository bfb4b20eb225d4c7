"""The columns and filters of the room's lists."""
