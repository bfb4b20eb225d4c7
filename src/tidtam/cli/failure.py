"""What makes a command end with status 1 and one line on standard error."""


class Failure(Exception):
    """Nothing was done; the text is the reason and, where there is one, the remedy."""
