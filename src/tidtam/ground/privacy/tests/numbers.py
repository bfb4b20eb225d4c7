"""Personal numbers for tests: the check digit is right, the person invented."""

from stdnum.th import pin


def invented(seed: int) -> str:
    """A number of the eighth class with nothing behind it."""
    body = f"8{seed:011}"
    return body + pin.calc_check_digit(body)
