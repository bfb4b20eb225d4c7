"""Points as people read them: hundredths inside, at most two decimals outside."""


def shown(hundredths: int | None) -> str:
    """7999 is 79.99, 8000 is 80; nothing for none."""
    if hundredths is None:
        return ""
    whole, part = divmod(hundredths, 100)
    return f"{whole:,}.{part:02}".rstrip("0").rstrip(".") if part else f"{whole:,}"
