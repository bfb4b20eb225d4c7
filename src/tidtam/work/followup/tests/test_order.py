"""The order of a day's villages."""

import itertools
import random

from tidtam.ground.areas.models import Area
from tidtam.work.followup.order import ordered
from tidtam.work.followup.place import metres


def village(number: int, latitude: float | None, longitude: float | None) -> Area:
    return Area(code=f"401506{number:02}", latitude=latitude, longitude=longitude)


def way(areas, start) -> float:
    points = [start, *(area.point for area in areas)] if start else [area.point for area in areas]
    return sum(metres(a, b) for a, b in itertools.pairwise(points))


def test_villages_in_a_row_are_visited_in_a_row():
    row = [village(number, 16.0, 102 + number / 10) for number in (3, 1, 4, 2)]
    found = ordered(row, (16.0, 102.0))
    assert [stop.area.code[-2:] for stop in found.stops] == ["01", "02", "03", "04"]
    assert abs(found.total - metres((16.0, 102.0), (16.0, 102.4))) < 1


def test_without_a_start_the_day_begins_at_an_end():
    row = [village(number, 16.0, 102 + number / 10) for number in (3, 1, 4, 2)]
    codes = [stop.area.code[-2:] for stop in ordered(row).stops]
    assert codes in (["01", "02", "03", "04"], ["04", "03", "02", "01"])
    assert ordered(row).stops[0].leg is None


def test_a_village_without_a_point_is_last_and_named_apart():
    lost = village(9, None, None)
    found = ordered([lost, village(1, 16.0, 102.0)], (16.1, 102.0))
    assert [stop.area.code[-2:] for stop in found.stops] == ["01"]
    assert found.pointless == [lost]
    assert ordered([lost]) == ([], [lost])
    assert ordered([]) == ([], [])


def test_it_comes_near_the_shortest_of_all_orders_and_keeps_every_village():
    source = random.Random(2561)
    for _round in range(20):
        areas = [village(number, 15.5 + source.random(), 102 + source.random()) for number in range(7)]
        start = (15.5 + source.random(), 102 + source.random())
        found = ordered(areas, start)
        assert {stop.area.code for stop in found.stops} == {area.code for area in areas}
        best = min(way(one, start) for one in itertools.permutations(areas))
        assert found.total <= best * 1.15
        assert abs(found.total - way([stop.area for stop in found.stops], start)) < 1e-3
