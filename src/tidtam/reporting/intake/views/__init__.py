"""The screens of the papers taken in."""
