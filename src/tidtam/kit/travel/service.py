"""An OSRM or Valhalla that the office runs, asked for a table. Its address is a setting, never what a visitor types.

OSRM serves the profile it was built for, taken to be a car; Valhalla serves all modes. An answer that is late, too
large or not as expected counts as none, and after one the service is left alone for a minute.
"""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

PATIENCE = 2.0  # seconds for one question
REST = 60.0  # seconds after a question without an answer
MOST_POINTS = 100  # what an OSRM takes unless it was told otherwise
MOST_BYTES = 4_000_000
COSTING = {"walk": "pedestrian", "bicycle": "bicycle", "car": "auto", "bus": "bus"}
Rows = list[list[float | None]]


class NotAnswered(Exception):
    """No table came; the text says why, for the log."""


_resting_until = 0.0


def serves(code: str) -> bool:
    """Whether a service is set that knows this mode."""
    kind = settings.TRAVEL_SERVICE.partition("+")[0]
    return kind == "valhalla" or (kind == "osrm" and code == "car")


def ask(points: Sequence[tuple[float, float]], code: str) -> tuple[Rows, Rows]:
    """(minutes, km) from each to each, None where there is no way. Raises NotAnswered."""
    global _resting_until
    if len(points) > MOST_POINTS:
        raise NotAnswered(f"{len(points)} points are more than {MOST_POINTS}")
    if time.monotonic() < _resting_until:
        raise NotAnswered("it did not answer less than a minute ago")
    kind, _plus, address = settings.TRAVEL_SERVICE.partition("+")
    try:
        request = _osrm(address, points) if kind == "osrm" else _valhalla(address, points, code)
        told = json.loads(_fetch(request))
        rows = _from_osrm(told) if kind == "osrm" else _from_valhalla(told)
        _check(rows, len(points))
    except (OSError, ValueError, KeyError, TypeError, urllib.error.URLError) as error:
        _resting_until = time.monotonic() + REST
        raise NotAnswered(f"{type(error).__name__}: {error}") from error
    return rows


def _fetch(request: urllib.request.Request) -> bytes:
    if urlsplit(request.full_url).scheme not in {"http", "https"}:
        raise ValueError("no web address")
    with _opener.open(request, timeout=PATIENCE) as answer:
        told: bytes = answer.read(MOST_BYTES + 1)
    if len(told) > MOST_BYTES:
        raise ValueError("the answer is too large")
    return told


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The address that was set is the only one that is asked."""

    def redirect_request(self, *_args: Any, **_more: Any) -> None:
        return None


_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


def _osrm(address: str, points: Sequence[tuple[float, float]]) -> urllib.request.Request:
    # OSRM counts longitude first.
    spots = ";".join(f"{longitude:.5f},{latitude:.5f}" for latitude, longitude in points)
    return urllib.request.Request(  # noqa: S310 - the scheme is looked at before it is opened
        f"{address.rstrip('/')}/table/v1/driving/{spots}?annotations=duration,distance"
    )


def _from_osrm(told: dict[str, Any]) -> tuple[Rows, Rows]:
    minutes = [[None if one is None else one / 60 for one in row] for row in told["durations"]]
    return minutes, [[None if one is None else one / 1000 for one in row] for row in told["distances"]]


def _valhalla(address: str, points: Sequence[tuple[float, float]], code: str) -> urllib.request.Request:
    spots = [{"lat": round(latitude, 5), "lon": round(longitude, 5)} for latitude, longitude in points]
    asked = {"sources": spots, "targets": spots, "costing": COSTING[code], "units": "kilometers"}
    return urllib.request.Request(  # noqa: S310 - the scheme is looked at before it is opened
        f"{address.rstrip('/')}/sources_to_targets",
        data=json.dumps(asked).encode(),
        headers={"Content-Type": "application/json"},
    )


def _from_valhalla(told: dict[str, Any]) -> tuple[Rows, Rows]:
    rows = told["sources_to_targets"]
    minutes = [[None if one["time"] is None else one["time"] / 60 for one in row] for row in rows]
    return minutes, [[one["distance"] for one in row] for row in rows]


def _check(rows: tuple[Rows, Rows], size: int) -> None:
    for table in rows:
        if len(table) != size or any(len(row) != size for row in table):
            raise ValueError("a table of another size")
        for row in table:
            if any(one is not None and not (isinstance(one, (int, float)) and 0 <= one < 1e6) for one in row):
                raise ValueError("no time at all")
