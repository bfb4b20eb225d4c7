from datetime import date, timedelta

import pytest

from tidtam.kit import clock
from tidtam.reporting.figures.queries import DEFINITIONS, BadFigureQuestion, figure
from tidtam.reporting.figures.queries.usual import usual_question
from tidtam.work.sales.actions.targets import adjust_target, set_targets
from tidtam.work.sales.tests.test_targets import YEAR, cohort, sold

__all__ = ["sold"]  # a fixture

ASK = {"name": "sales.target", "area": "40", "start": YEAR, "end": date(2018, 9, 1)}
pytestmark = pytest.mark.usefixtures("sold")


def test_a_target_is_divided_by_district_and_what_was_adjusted_stands_beside_them():
    set_targets("40", YEAR, cohort(), 10_00, by=None)
    found = figure(**ASK, by="district")
    assert (found.value, found.notes) == (1_430_00, ())
    assert {row.key: row.value for row in found.rows} == {"4015": 1_100_00, "4025": 330_00}
    then = clock.now()
    with clock.frozen(then + timedelta(days=1)):
        adjust_target("4015", YEAR, baht=1_000_00, reason="น้ำท่วม", by=None)
        found = figure(**ASK, by="district")
        assert found.value == sum(row.value for row in found.rows) == 1_430_00
        assert (found.rows[-1].key, found.rows[-1].value) == ("apart", 100_00)
        assert "1,330" in found.notes[0]
        assert figure(**ASK, by="district", known_at=then).rows[-1].key != "apart"
    assert figure(**{**ASK, "area": ""}, by="province").value == 1_430_00
    assert figure(**{**ASK, "area": "4025"}).text == "330"


def test_where_none_is_set_the_figure_says_so():
    assert len(figure(**ASK).notes) == 1


def test_it_is_of_a_whole_fiscal_year_and_so_it_is_usually_asked():
    with pytest.raises(BadFigureQuestion):
        figure(**{**ASK, "end": date(2018, 6, 1)})
    usual = usual_question(DEFINITIONS["sales.target"], "40")
    assert (usual.start, usual.end) == (YEAR, date(2018, 9, 1))
