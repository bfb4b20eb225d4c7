"""Plane geometry: cells that fill their outline, points in shapes, distances."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tidtam.ground.areas import geometry

DEGREES = st.tuples(
    st.integers(10100, 10350).map(lambda n: n / 100), st.integers(1500, 1750).map(lambda n: n / 100)
)


@given(st.lists(DEGREES, min_size=2, max_size=30, unique=True))
def test_cells_fill_the_outline_and_each_holds_its_own_site(sites):
    outline = geometry.frame(sites, 0.12)
    drawn = geometry.cells(sites, outline)

    whole = abs(geometry.signed_area(outline))
    assert sum(abs(geometry.signed_area(cell)) for cell in drawn) == pytest.approx(whole, rel=1e-6)
    for site, cell in zip(sites, drawn, strict=True):
        assert geometry.in_ring(cell, site)


@given(st.lists(DEGREES, min_size=2, max_size=12, unique=True), DEGREES)
def test_a_point_lies_in_the_cell_of_the_nearest_site(sites, point):
    outline = geometry.frame(sites, 0.12)
    assume(geometry.in_ring(outline, point))
    gaps = sorted((one[0] - point[0]) ** 2 + (one[1] - point[1]) ** 2 for one in sites)
    assume(gaps[1] - gaps[0] > 1e-6)

    nearest = min(
        range(len(sites)), key=lambda n: (sites[n][0] - point[0]) ** 2 + (sites[n][1] - point[1]) ** 2
    )

    holders = [n for n, cell in enumerate(geometry.cells(sites, outline)) if geometry.in_ring(cell, point)]
    assert holders in ([nearest], [])  # a point on an edge is in no cell or in one


def test_a_hole_is_not_in_the_shape():
    square = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]
    hole = [[4, 4], [6, 4], [6, 6], [4, 6], [4, 4]]
    shape = {"type": "Polygon", "coordinates": [square, hole]}

    assert geometry.holds(shape, (1, 1))
    assert not geometry.holds(shape, (5, 5))
    assert not geometry.holds(shape, (11, 5))
    assert geometry.middle(shape) == (5, 5)


def test_khon_kaen_to_bangkok_is_about_400_km():
    assert geometry.distance_km((102.83, 16.43), (100.50, 13.75)) == pytest.approx(388, abs=5)
