"""What is owed, as one list and as a calendar."""
