"""Times by straight line and by the office's own service, which may fail in every way."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tidtam.kit.travel import LINE, ROADS, by_line, mode, service, table, tables
from tidtam.kit.travel.modes import MODES, WrongModes

KHON_KAEN, PUEAI_NOI = (16.4322, 102.8236), (15.8707, 102.9080)


@pytest.fixture(autouse=True)
def _fresh(settings, tmp_path):
    settings.HOME, settings.TRAVEL_SERVICE = tmp_path, ""
    service._resting_until = 0.0
    tables._kept.clear()


@pytest.fixture
def routing(settings):
    """A service on this machine that answers what the test says, and keeps what it was asked."""
    asked, answers = [], []

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append((self.path, body))
            status, told = answers[0]
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()
            self.wfile.write(told if isinstance(told, bytes) else json.dumps(told).encode())

        def do_POST(self):
            self.do_GET()

        def log_message(self, *_words):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked, answers
    server.shutdown()
    server.server_close()


def test_a_car_takes_the_line_times_its_factor_and_parks():
    found = table([KHON_KAEN, PUEAI_NOI], "car")
    assert found.km[0][1] == pytest.approx(63.1 * 1.35, abs=0.5)  # 63.1 km as the crow flies
    assert found.minutes[0][1] == found.minutes[1][0] == 126
    assert found.minutes[0][0] == 0
    assert (found.way, found.fell_back) == (LINE, False)


def test_slower_modes_take_longer_and_the_same_yard_takes_nothing():
    minutes = [
        table([KHON_KAEN, PUEAI_NOI], code).minutes[0][1] for code in ("car", "bus", "bicycle", "walk")
    ]
    assert minutes == sorted(minutes)
    assert table([KHON_KAEN, (KHON_KAEN[0] + 0.0001, KHON_KAEN[1])], "bus").minutes == [[0, 0], [0, 0]]


def test_every_mode_says_where_its_figures_come_from():
    assert all(mode(code).source for code in MODES)
    with pytest.raises(LookupError):
        mode("boat")


def test_the_office_sets_its_own_speeds_and_a_wrong_file_says_why(settings):
    folder = settings.HOME / "travel"
    folder.mkdir()
    rows = {
        code: {"kmh": 60, "factor": 1, "minutes": 0, "farthest_km": 99, "source": "measured"}
        for code in MODES
    }
    (folder / "modes.json").write_text(json.dumps(rows))
    assert by_line([KHON_KAEN, PUEAI_NOI], mode("walk")).minutes[0][1] == 64
    rows["car"]["kmh"] = 0
    (folder / "modes.json").write_text(json.dumps(rows))
    import os

    os.utime(folder / "modes.json", (1, 1))
    with pytest.raises(WrongModes, match="car"):
        mode("car")


def test_osrm_is_asked_with_longitude_first_and_only_for_cars(settings, routing):
    address, asked, answers = routing
    settings.TRAVEL_SERVICE = f"osrm+{address}"
    answers[:] = [(200, {"durations": [[0, 3000], [3060, 0]], "distances": [[0, 71200], [71300, 0]]})]
    found = table([KHON_KAEN, PUEAI_NOI], "car")
    assert found.way == ROADS
    assert found.minutes == [[0, 54], [55, 0]]  # four minutes to park and set out
    assert found.km[1][0] == 71.3
    assert (
        asked[0][0] == "/table/v1/driving/102.82360,16.43220;102.90800,15.87070?annotations=duration,distance"
    )
    assert table([KHON_KAEN, PUEAI_NOI], "car") is found
    assert len(asked) == 1
    assert table([KHON_KAEN, PUEAI_NOI], "walk").way == LINE
    assert len(asked) == 1


def test_valhalla_is_asked_for_every_mode_and_no_way_is_a_day(settings, routing):
    address, asked, answers = routing
    settings.TRAVEL_SERVICE = f"valhalla+{address}/"
    cell = [{"time": 0, "distance": 0}, {"time": None, "distance": None}]
    answers[:] = [(200, {"sources_to_targets": [cell, [{"time": 1800, "distance": 6.5}, cell[0]]]})]
    found = table([KHON_KAEN, PUEAI_NOI], "bicycle")
    assert found.minutes == [[0, 1440], [32, 0]]
    assert asked[0][0] == "/sources_to_targets"
    told = json.loads(asked[0][1])
    assert told["costing"] == "bicycle"
    assert told["sources"][0] == {"lat": 16.4322, "lon": 102.8236}


@pytest.mark.parametrize(
    "answer",
    [
        (500, {}),
        (302, {}),
        (200, b"<html>"),
        (200, {"durations": [[0]], "distances": [[0]]}),
        (200, {"durations": [[0, "x"], [1, 0]], "distances": [[0, 1], [1, 0]]}),
        (200, {"durations": [[0, -5], [1, 0]], "distances": [[0, 1], [1, 0]]}),
        (200, {"durations": None, "distances": None}),
        (200, b"[" + b"0," * 2_100_000 + b"0]"),
    ],
)
def test_a_service_that_answers_badly_is_replaced_by_the_line_and_left_alone(settings, routing, answer):
    address, asked, answers = routing
    settings.TRAVEL_SERVICE = f"osrm+{address}"
    answers[:] = [answer]
    found = table([KHON_KAEN, PUEAI_NOI], "car")
    assert (found.way, found.fell_back, found.minutes[0][1]) == (LINE, True, 126)
    table([PUEAI_NOI, KHON_KAEN], "car")
    assert len(asked) == 1


def test_a_service_that_is_not_there_or_asked_too_much_is_replaced_by_the_line(settings):
    settings.TRAVEL_SERVICE = "osrm+http://127.0.0.1:1"
    assert table([KHON_KAEN, PUEAI_NOI], "car").fell_back
    many = [(16 + n / 1000, 102.5) for n in range(101)]
    assert table(many, "car").fell_back
