"""The visitors' pages; every one takes what it shows from `registers.tourism.queries.public`."""
