"""tidtam (ติดตาม): from a committee's resolution to a visited village and back to the next meeting."""

__version__ = "0.1.0"
