"""The moment that an address asks for: known_at, as the figures' links carry it."""

from datetime import UTC, datetime

from tidtam.kit.http import HttpRequest

LENGTH = 40
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def moment_asked(request: HttpRequest) -> datetime | None:
    """ISO 8601 with its time zone; None, that is now, where the address says nothing that can be used."""
    text = request.GET.get("known_at", "")
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+")) if len(text) <= LENGTH else None
        return moment if moment and moment.tzinfo and EARLIEST <= moment <= LATEST else None
    except (ValueError, OverflowError):
        return None
