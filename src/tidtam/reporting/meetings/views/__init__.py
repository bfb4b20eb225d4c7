"""The screens of the meetings."""
