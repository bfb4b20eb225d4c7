"""The columns and filters of the room's three lists."""
