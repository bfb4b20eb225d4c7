"""The app's shell, and the door for what phones bring."""
