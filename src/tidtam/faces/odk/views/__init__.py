"""What ODK Collect asks, and the desk's pages about it."""
